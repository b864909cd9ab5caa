import { COLLECTION_SCHEMAS, referencesOf, type CollectionName, type Design } from '../../model/index.ts';
import { isSingleton, type Touched } from './shape.ts';

/**
 * Whether a merge may have left something to repair. Repairing looks at the whole design; moving a box in another tab, sixty times a second, must not.
 * What was valid before stays valid as long as each touched record is valid in itself and still refers to the same records.
 */
export function mayNeedRepair(before: Design, after: Design, touched: Touched): boolean {
  for (const [target, ids] of touched) {
    if (isSingleton(target)) continue;
    for (const id of ids) if (!isHarmless(before, after, target, id)) return true;
  }
  return false;
}

function isHarmless(before: Design, after: Design, collection: CollectionName, id: string): boolean {
  const was: object | undefined = before[collection][id];
  const is: object | undefined = after[collection][id];
  if (was === is) return true;
  if (!is) return collection === 'layout';
  if (!was || !COLLECTION_SCHEMAS[collection].safeParse(is).success) return false;
  if ('kind' in was && 'kind' in is && was.kind !== is.kind) return false;
  const old = referencesOf(collection, was);
  const now = referencesOf(collection, is);
  return old.length === now.length && old.every((reference, index) => reference.id === now[index]?.id && reference.path === now[index]?.path);
}
