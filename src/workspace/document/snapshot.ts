import type * as Y from 'yjs';
import { allOf, emptyDesign, type CollectionName, type Design } from '../../model/index.ts';
import { fittingFields } from './plausible.ts';
import { isSingleton, rawRecord, ROOT_NAMES, rootOf, type RawRecord, type Touched } from './shape.ts';

/** Reads the whole document. Records are not checked: after a merge, {@link repair} of the model does that. */
export function readAll(doc: Y.Doc): Design {
  const touched: Touched = new Map();
  for (const target of ROOT_NAMES) touched.set(target, new Set(isSingleton(target) ? [target] : rootOf(doc, target).keys()));
  return readTouched(doc, emptyDesign(), touched);
}

/** The next snapshot: only the touched records are read, all others keep their identity, and so does a touched one that is as it was. */
export function readTouched(doc: Y.Doc, before: Design, touched: Touched): Design {
  return allOf(readingTouched(doc, before, touched));
}

/** As {@link readTouched}, for thousands: halts after every few records and says how far it is, from 0 to 1. */
export function* readingTouched(doc: Y.Doc, before: Design, touched: Touched): Generator<number, Design> {
  const changed: { [target: string]: object } = {};
  for (const [index, [target, ids]] of [...touched].entries()) {
    const next = isSingleton(target) ? nextSingleton(doc, target, before) : yield* nextCollection(doc, target, ids, before[target], index / touched.size);
    if (next !== before[target]) changed[target] = next;
  }
  return Object.keys(changed).length === 0 ? before : ({ ...before, ...changed } as Design);
}

/** There is always a singleton: where a field of it is damaged, the default stands in. */
function nextSingleton(doc: Y.Doc, target: 'meta' | 'platform', before: Design): object {
  const next = { ...emptyDesign()[target], ...fittingFields(target, rawRecord(doc, target, target) ?? {}) };
  return sameFields(before[target], next) ? before[target] : next;
}

function* nextCollection(
  doc: Y.Doc,
  target: CollectionName,
  ids: Iterable<string>,
  old: { readonly [id: string]: object },
  share: number,
): Generator<number, object> {
  let next: { [id: string]: object } | undefined;
  let count = 0;
  for (const id of ids) {
    if (++count % AT_ONCE === 0) yield share;
    const was = Object.hasOwn(old, id) ? old[id] : undefined;
    const is = rawRecord(doc, target, id);
    if (is === was || (is && was && sameFields(was as RawRecord, is))) continue;
    next ??= { ...old };
    if (is === undefined) delete next[id];
    else Object.defineProperty(next, id, { value: is, enumerable: true, configurable: true, writable: true });
  }
  return next ?? old;
}

/** So many records are read between two halts: a few milliseconds. */
const AT_ONCE = 300;

function sameFields(a: RawRecord, b: RawRecord): boolean {
  const keys = Object.keys(a);
  return keys.length === Object.keys(b).length && keys.every((key) => Object.hasOwn(b, key) && Object.is(a[key], b[key]));
}
