import { idsOf, type Records } from './collections.ts';

/**
 * Ids of records that were added, removed or replaced between two snapshots of one collection, removals last.
 * Costs nothing where both are the same object, else one comparison a record.
 */
export function changedIds(before: Records<object>, after: Records<object>): readonly string[] {
  if (before === after) return [];
  const ids = idsOf(after);
  const old = idsOf(before);
  if (ids === old) return ids.filter((id) => before[id] !== after[id]);
  const replaced = ids.filter((id) => before[id] !== after[id]);
  return [...replaced, ...old.filter((id) => after[id] === undefined)];
}
