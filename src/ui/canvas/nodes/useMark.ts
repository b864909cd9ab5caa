import { useSyncExternalStore } from 'react';
import type { Marks } from '../stage/marks.ts';
import { useStage } from '../stage/StageContext.ts';

/** One fact about how something stands out. The component renders again only when this fact changes. */
export function useMark<T>(select: (marks: Marks) => T): T {
  const { marks } = useStage();
  return useSyncExternalStore(marks.subscribe, () => select(marks.get()));
}

/** Whether what is being done would end in this element. */
export function useIsTarget(id: string): boolean {
  const { target } = useStage();
  return useSyncExternalStore(target.subscribe, () => target.get() === id);
}
