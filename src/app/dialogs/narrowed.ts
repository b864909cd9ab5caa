import type { Entry, EntryGroup } from './entries.ts';

/** A group as it is shown: the first of what fits, and how much fits in all. */
export interface ShownGroup extends EntryGroup {
  readonly total: number;
}

/** Rows of one group that are on the page at most: a design of thousands of elements opens as fast as a small one, and more letters find the rest. */
const AT_MOST = 50;

/** What fits the letters typed so far. Groups in which nothing fits are left out. */
export function narrowed(groups: readonly EntryGroup[], query: string): ShownGroup[] {
  const words = query.toLocaleLowerCase().split(/\s+/u).filter(Boolean);
  return groups
    .map(({ title, items }) => {
      const fitting = words.length === 0 ? items : items.filter((entry) => fits(entry, words));
      return { title, items: fitting.slice(0, AT_MOST), total: fitting.length };
    })
    .filter(({ total }) => total > 0);
}

/** Every word of the query stands somewhere in the title, the hint or the further words. */
function fits({ title, hint = '', words = '' }: Entry, query: readonly string[]): boolean {
  const text = `${title} ${hint} ${words}`.toLocaleLowerCase();
  return query.every((word) => text.includes(word));
}
