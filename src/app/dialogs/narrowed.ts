import type { Entry, EntryGroup } from './entries.ts';

/** A group as it is shown: the first of what fits, and how much fits in all. */
export interface ShownGroup extends EntryGroup {
  readonly total: number;
}

/** Rows of one group that are on the page at most: a design of thousands of elements opens as fast as a small one, and more letters find the rest. */
const AT_MOST = 50;

/** What fits the letters typed so far, the title that is or begins with them first, and its group; what can be done before what cannot. Groups in which nothing fits are left out. */
export function narrowed(groups: readonly EntryGroup[], query: string): ShownGroup[] {
  const text = query.trim().toLocaleLowerCase();
  const words = text.split(/\s+/u).filter(Boolean);
  return groups
    .map(({ title, items }) => {
      const fitting = words.length === 0 ? items : items.filter((entry) => fits(entry, words)).toSorted((a, b) => rank(a, text) - rank(b, text));
      return { title, items: fitting.slice(0, AT_MOST), total: fitting.length, rank: fitting[0] && words.length > 0 ? rank(fitting[0], text) : 0 };
    })
    .filter(({ total }) => total > 0)
    .toSorted((a, b) => a.rank - b.rank)
    .map(({ title, items, total }) => ({ title, items, total }));
}

/** Least where the title is what was typed, then where it begins with it; what cannot be done now comes after its like. */
function rank({ title, disabled = false }: Entry, text: string): number {
  const lower = title.toLocaleLowerCase();
  return 2 * (lower === text ? 0 : lower.startsWith(text) ? 1 : 2) + (disabled ? 1 : 0);
}

/** Every word of the query stands somewhere in the title, the hint or the further words. */
function fits({ title, hint = '', words = '' }: Entry, query: readonly string[]): boolean {
  const text = `${title} ${hint} ${words}`.toLocaleLowerCase();
  return query.every((word) => text.includes(word));
}
