/** Order of ids by code units, the same on every machine. */
export const compareIds = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

export const sortIds = (ids: string[]): string[] => ids.sort(compareIds);

export type Relation = 'same' | 'different' | 'unknown';

/** Whether two sets of ids overlap; unknown where one is empty. */
export function relation(a: readonly string[], b: readonly string[]): Relation {
  if (a.length === 0 || b.length === 0) return 'unknown';
  return a.some((id) => b.includes(id)) ? 'same' : 'different';
}
