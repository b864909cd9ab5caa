import { copyWritten } from '../run/copying.ts';
import { useDesign } from '../stores/design.ts';
import { useExplore } from './store.ts';

/** Puts the counterexample onto the clipboard as a Mermaid sequence. Says so; `false` where there is none, or no clipboard. */
export async function copyCounterexample(): Promise<boolean> {
  const { result } = useExplore.getState();
  if (result.kind !== 'done') return false;
  const { counterexampleDiagram } = await import('../../workers/runs/index.ts');
  const text = counterexampleDiagram(useDesign.getState().design, result.exploration);
  return text === undefined ? false : copyWritten(text, 'a Mermaid sequence');
}
