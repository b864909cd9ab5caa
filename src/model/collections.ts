import { isSorted } from './sorting.ts';

/** Records by id, as a snapshot holds them. */
export type Records<R = unknown> = { readonly [id: string]: R };

/**
 * The ids of a collection in its own order. Listing the keys of a large object is most of what reading or copying it costs,
 * so the list is kept as long as the collection lives.
 * @param records a collection of a snapshot, which nobody writes into
 */
export function idsOf(records: Records): readonly string[] {
  const known = idLists.get(records);
  if (known) return known;
  const ids = Object.keys(records);
  idLists.set(records, ids);
  return ids;
}

const idLists = new WeakMap<Records, readonly string[]>();

/** The ids of a collection sorted, kept as {@link idsOf} keeps its list. Most collections are written in order already. */
export function sortedIdsOf(records: Records): readonly string[] {
  const known = sortedLists.get(records);
  if (known) return known;
  const ids = idsOf(records);
  const sorted = isSorted(ids) ? ids : ids.toSorted();
  sortedLists.set(records, sorted);
  return sorted;
}

const sortedLists = new WeakMap<Records, readonly string[]>();

/** A copy to write into. When the writing is done, {@link settle} must be told what became of it. */
export function copyOf(records: Records): Record<string, unknown> {
  const copy: Record<string, unknown> = {};
  for (const id of idsOf(records)) copy[id] = records[id];
  return copy;
}

/** Says that the copy of `original` will not be written to any more, so that its ids can be told from those of the original. */
export function settle(copy: Records, original: Records, changed?: { readonly added: ReadonlySet<string>; readonly removed: ReadonlySet<string> }): void {
  const ids = idsOf(original);
  if (!changed) return void idLists.set(copy, ids);
  const { added, removed } = changed;
  const kept = removed.size === 0 ? ids : ids.filter((id) => !removed.has(id) && !added.has(id));
  idLists.set(copy, added.size === 0 ? kept : [...kept, ...added]);
}
