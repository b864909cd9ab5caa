import { halve } from './parts.ts';

/** Items in their order on as many diagrams as it takes; an item stays whole, also where it alone does not fit. */
export function packed<T>(items: readonly T[], write: (items: readonly T[]) => string, fits: (text: string) => boolean): string[] {
  const text = write(items);
  if (items.length <= 1 || fits(text)) return [text];
  return halve(items).flatMap((half) => packed(half, write, fits));
}
