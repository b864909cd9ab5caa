import { createContext, useContext } from 'react';
import type { Stage } from './stage.ts';

export const StageContext = createContext<Stage | null>(null);

/** The canvas that a component lies on. Throws outside of one: there is nothing to draw on. */
export function useStage(): Stage {
  const stage = useContext(StageContext);
  if (!stage) throw new Error('This component must lie inside <Canvas>.');
  return stage;
}
