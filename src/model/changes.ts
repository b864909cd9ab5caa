import { idsOf, type Records } from './collections.ts';

/** So many comparisons are remembered: whoever follows an edit asks for the same few. */
const REMEMBERED = 6;
interface Comparison {
  readonly before: WeakRef<Records>;
  readonly after: WeakRef<Records>;
  readonly ids: readonly string[];
}
const comparisons: Comparison[] = [];

/**
 * Ids of records that were added, removed or replaced between two snapshots of one collection, removals last.
 * Costs nothing where both are the same object, or were compared just now; else one comparison a record.
 */
export function changedIds(before: Records<object>, after: Records<object>): readonly string[] {
  if (before === after) return [];
  const known = comparisons.find((one) => one.after.deref() === after && one.before.deref() === before);
  if (known) return known.ids;
  const ids = compared(before, after);
  if (comparisons.unshift({ before: new WeakRef(before), after: new WeakRef(after), ids }) > REMEMBERED) comparisons.pop();
  return ids;
}

function compared(before: Records<object>, after: Records<object>): readonly string[] {
  const ids = idsOf(after);
  const old = idsOf(before);
  if (ids === old) return ids.filter((id) => before[id] !== after[id]);
  const replaced = ids.filter((id) => before[id] !== after[id]);
  return [...replaced, ...old.filter((id) => after[id] === undefined)];
}
