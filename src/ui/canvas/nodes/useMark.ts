import { useSyncExternalStore } from 'react';
import type { Marks } from '../stage/marks.ts';
import { useStage } from '../stage/StageContext.ts';

/** One fact about how something stands out. The component renders again only when this fact changes. */
export function useMark<T>(select: (marks: Marks) => T): T {
  const { marks } = useStage();
  return useSyncExternalStore(marks.subscribe, () => select(marks.get()));
}
