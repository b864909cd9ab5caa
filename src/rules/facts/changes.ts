import { changedIds, COLLECTION_NAMES, type CollectionName, type Design, type Edit, type Meta, type Platform, type RecordOf } from '../../model/index.ts';

/** Records that differ between two snapshots, by collection; `undefined` stands for a record that is gone. */
export type Changes = { readonly [C in CollectionName]?: readonly (readonly [id: string, record: RecordOf<C> | undefined])[] } & {
  readonly meta?: Meta;
  readonly platform?: Platform;
};

type Records = Readonly<Record<string, unknown>>;
type Entry = readonly [id: string, record: unknown];

/**
 * What changed from one snapshot to another, told by the identity of records: a collection with the same identity is not looked at,
 * and a record with the same identity is the same.
 */
export function changesBetween(before: Design, after: Design): Changes {
  const changes: { -readonly [K in keyof Changes]: unknown } = {};
  for (const collection of COLLECTION_NAMES) {
    if (before[collection] === after[collection]) continue;
    const entries = entriesBetween(before[collection], after[collection]);
    if (entries.length > 0) changes[collection] = entries;
  }
  if (before.meta !== after.meta) changes.meta = after.meta;
  if (before.platform !== after.platform) changes.platform = after.platform;
  return changes as Changes;
}

/** What a list of applied edits changed, read from the design that they led to. */
export function changesOf(applied: readonly Edit[], after: Design): Changes {
  const ids = new Map<CollectionName, Set<string>>();
  const changes: { -readonly [K in keyof Changes]: unknown } = {};
  for (const { collection, id } of applied) {
    if (collection === 'meta') changes.meta = after.meta;
    else if (collection === 'platform') changes.platform = after.platform;
    else ids.set(collection, (ids.get(collection) ?? new Set()).add(id));
  }
  for (const [collection, changed] of ids) changes[collection] = [...changed].map((id): Entry => [id, own(after[collection], id)]);
  return changes as Changes;
}

/** How many records changed. */
export function sizeOf(changes: Changes): number {
  let size = (changes.meta ? 1 : 0) + (changes.platform ? 1 : 0);
  for (const collection of COLLECTION_NAMES) size += changes[collection]?.length ?? 0;
  return size;
}

const own = (records: Records, id: string): unknown => (Object.hasOwn(records, id) ? records[id] : undefined);

const entriesBetween = (before: Records, after: Records): Entry[] =>
  changedIds(before as Readonly<Record<string, object>>, after as Readonly<Record<string, object>>).map((id) => [id, own(after, id)]);
