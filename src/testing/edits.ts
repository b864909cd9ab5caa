import fc from 'fast-check';
import { COLLECTION_NAMES, applyEdits, type CollectionName, type Design, type Edit } from '../model/index.ts';

/**
 * Lists of edits that lead from one valid design towards another: records of `to` are added or replaced, records of `from` are removed or
 * lose a field. Many lists are refused as a whole, which is wanted: a property about edits should see both outcomes.
 */
export function editsBetween(from: Design, to: Design): fc.Arbitrary<Edit[]> {
  const candidates: Edit[] = COLLECTION_NAMES.flatMap((collection) => [
    ...removals(collection, from),
    ...clearings(collection, from),
    ...arrivals(collection, from, to),
  ]);
  return candidates.length === 0 ? fc.constant([]) : fc.shuffledSubarray(candidates, { maxLength: Math.min(candidates.length, 8) });
}

/** A design and a list of edits of which each was accepted in turn; the last design is what they lead to. */
export function acceptedEdits(design: Design, edits: readonly Edit[]): { design: Design; edits: Edit[] } {
  const accepted: Edit[] = [];
  let current = design;
  for (const edit of edits) {
    const result = applyEdits(current, [edit]);
    if (!result.ok) continue;
    accepted.push(edit);
    current = result.design;
  }
  return { design: current, edits: accepted };
}

type Records = Readonly<Record<string, object>>;

const removals = (collection: CollectionName, from: Design): Edit[] => Object.keys(from[collection]).map((id) => ({ op: 'remove', collection, id }));

const clearings = (collection: CollectionName, from: Design): Edit[] =>
  Object.entries(from[collection] as Records).flatMap(([id, record]) =>
    Object.keys(record).map((field): Edit => ({ op: 'update', collection, id, fields: { [field]: null } })),
  );

const arrivals = (collection: CollectionName, from: Design, to: Design): Edit[] =>
  Object.entries(to[collection] as Records).map(([id, record]) =>
    Object.hasOwn(from[collection], id)
      ? { op: 'update', collection, id, fields: record as never }
      : ({ op: 'add', collection, id, record } as unknown as Edit),
  );
