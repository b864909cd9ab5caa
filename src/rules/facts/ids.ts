import { sortFew } from '../../model/index.ts';

/** Order of ids by code units, the same on every machine. */
export const compareIds = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/**
 * Order of ids for people: `s2` before `s10`, the same on every machine. Runs of digits count as numbers; where those are equal
 * (`s1` and `s01`) code units decide, so that only equal ids are equal.
 */
export function compareNaturally(a: string, b: string): number {
  let start = 0;
  const shorter = Math.min(a.length, b.length);
  while (start < shorter && a.charCodeAt(start) === b.charCodeAt(start)) start++;
  // Where they differ inside of two numbers, the numbers begin before.
  while (start > 0 && isDigit(a, start - 1)) start--;
  if (!isDigit(a, start) || !isDigit(b, start)) return compareIds(a, b);
  const firstA = afterZeros(a, start);
  const firstB = afterZeros(b, start);
  const length = afterDigits(a, firstA) - firstA;
  const longer = length - (afterDigits(b, firstB) - firstB);
  if (longer !== 0) return longer;
  for (let i = 0; i < length; i++) {
    const difference = a.charCodeAt(firstA + i) - b.charCodeAt(firstB + i);
    if (difference !== 0) return difference;
  }
  return compareIds(a, b);
}

function isDigit(text: string, at: number): boolean {
  if (at >= text.length) return false;
  const code = text.charCodeAt(at);
  return code >= 48 && code <= 57;
}

function afterZeros(text: string, from: number): number {
  let at = from;
  while (at < text.length && text.charCodeAt(at) === 48) at++;
  return at;
}

function afterDigits(text: string, from: number): number {
  let at = from;
  while (isDigit(text, at)) at++;
  return at;
}

export const sortIds = (ids: string[]): string[] => sortFew(ids, compareIds);

/** What is given, in order and each once. */
export function inOrderOnce(slots: Iterable<number>, compare: (a: number, b: number) => number): number[] {
  const all = sortFew(Array.from(slots), compare);
  let kept = 0;
  for (const slot of all) if (kept === 0 || all[kept - 1] !== slot) all[kept++] = slot;
  all.length = kept;
  return all;
}

export type Relation = 'same' | 'different' | 'unknown';

/** Whether two sets of ids overlap; unknown where one is empty. */
export function relation(a: readonly string[], b: readonly string[]): Relation {
  if (a.length === 0 || b.length === 0) return 'unknown';
  for (const id of a) if (b.includes(id)) return 'same';
  return 'different';
}
