import type { AddEdit, Edit, EditTarget, Json, UpdateEdit } from './edits.ts';
import { sameData } from './plainData.ts';
import { COLLECTION_NAMES, SINGLETON_SCHEMAS, type Design, type SingletonName } from './schema/index.ts';

type Fields = Readonly<Record<string, unknown>>;

/**
 * The edits that lead from one snapshot to another, in order of collection and id, removals first. Applied to `before` as one transaction they give `after`.
 * Records that both share by identity cost one comparison.
 */
export function diffDesigns(before: Design, after: Design): Edit[] {
  const removals: Edit[] = [];
  const changes: Edit[] = [];
  for (const name of Object.keys(SINGLETON_SCHEMAS) as SingletonName[]) {
    const edit = updateBetween(name, name, before[name], after[name]);
    if (edit) changes.push(edit);
  }
  for (const collection of COLLECTION_NAMES) {
    const old: Fields = before[collection];
    const next: Fields = after[collection];
    if (old === next) continue;
    for (const id of Object.keys(old).sort()) if (!Object.hasOwn(next, id)) removals.push({ op: 'remove', collection, id });
    for (const id of Object.keys(next).sort()) {
      if (!Object.hasOwn(old, id)) changes.push({ op: 'add', collection, id, record: next[id] } as AddEdit);
      else {
        const edit = updateBetween(collection, id, old[id] as object, next[id] as object);
        if (edit) changes.push(edit);
      }
    }
  }
  return [...removals, ...changes];
}

function updateBetween(collection: EditTarget, id: string, before: object, after: object): UpdateEdit | undefined {
  if (before === after) return undefined;
  const old = before as Fields;
  const next = after as Fields;
  const keys = [...new Set([...Object.keys(old), ...Object.keys(next)])].sort().filter((key) => !sameData(old[key], next[key]));
  return keys.length === 0 ? undefined : { op: 'update', collection, id, fields: Object.fromEntries(keys.map((key) => [key, (next[key] ?? null) as Json])) };
}
