type Records = { readonly [id: string]: object };

/**
 * Ids of records that were added, removed or replaced between two snapshots of one collection, removals last.
 * Costs nothing where both are the same object, else one comparison a record.
 */
export function changedIds(before: Records, after: Records): readonly string[] {
  if (before === after) return [];
  const changed: string[] = [];
  let kept = 0;
  for (const id in after) {
    const old = before[id];
    if (old !== after[id]) changed.push(id);
    if (old !== undefined) kept++;
  }
  let size = 0;
  for (const _id in before) size++;
  if (kept < size) for (const id in before) if (after[id] === undefined) changed.push(id);
  return changed;
}
