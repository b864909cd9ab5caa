/** Up to so many are put into their places one by one: the engine begins each sort with more than a kilobyte of its own. */
const FEW = 12;

/** Sorts in place, as `sort` does: for the many lists that have a few entries each. */
export function sortFew<T>(list: T[], compare: (a: T, b: T) => number): T[] {
  if (list.length > FEW) return list.sort(compare);
  for (let next = 1; next < list.length; next++) {
    const one = list[next] as T;
    let at = next;
    for (; at > 0 && compare(list[at - 1] as T, one) > 0; at--) list[at] = list[at - 1] as T;
    list[at] = one;
  }
  return list;
}

/** By code units, as `sort` compares. */
export const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Whether each of these comes after the one before it, or is the same. */
export function isSorted(texts: readonly string[]): boolean {
  for (let i = 1; i < texts.length; i++) if ((texts[i - 1] as string) > (texts[i] as string)) return false;
  return true;
}
