import * as Y from 'yjs';
import { COLLECTION_NAMES, SINGLETON_SCHEMAS, type Design, type Edit, type EditTarget } from '../../model/index.ts';

/**
 * How a design lies in a Yjs document: one root map for each collection, in it one nested map for each record, so that two people can change
 * two fields of one record. An entry of `layout` is one plain value: half a place is no place. `meta` and `platform` are root maps themselves.
 */
export const ROOT_NAMES: readonly EditTarget[] = [...(Object.keys(SINGLETON_SCHEMAS) as (keyof typeof SINGLETON_SCHEMAS)[]), ...COLLECTION_NAMES];

export const isSingleton = (target: EditTarget): target is keyof typeof SINGLETON_SCHEMAS => Object.hasOwn(SINGLETON_SCHEMAS, target);

/** Whether a record of this collection is one value instead of a map of fields. */
export const isPlainValue = (collection: EditTarget): boolean => collection === 'layout';

/** The fields of a record as they were read, not yet trusted. */
export type RawRecord = { readonly [field: string]: unknown };

export const rootOf = (doc: Y.Doc, target: EditTarget): Y.Map<unknown> => doc.getMap(target);

/** The record as it stands in the document; `undefined` when there is none. What is no record at all comes back as one without fields. */
export function rawRecord(doc: Y.Doc, target: EditTarget, id: string): RawRecord | undefined {
  const root = rootOf(doc, target);
  if (isSingleton(target)) return fieldsOf(root);
  const value = root.get(id);
  if (value === undefined) return undefined;
  if (value instanceof Y.Map) return isPlainValue(target) ? {} : fieldsOf(value as Y.Map<unknown>);
  return isPlainValue(target) && typeof value === 'object' && value !== null && !(value instanceof Y.AbstractType) ? (value as RawRecord) : {};
}

// `Object.fromEntries` makes own properties of every key, `__proto__` too, which the schema then refuses.
const fieldsOf = (map: Y.Map<unknown>): RawRecord => Object.fromEntries([...map.entries()].map(([field, value]) => [field, unwrapped(value)]));

const WRAP = '$wrapped';

/**
 * A value as Yjs takes it. Yjs tells plain objects by their `constructor`, so one that has a key of that name (a term of the ubiquitous language,
 * say) is put into another object.
 */
function wrapped(value: unknown): unknown {
  const isAwkward = typeof value === 'object' && value !== null && (Object.hasOwn(value, 'constructor') || isWrapper(value));
  return isAwkward ? { [WRAP]: value } : value;
}

const unwrapped = (value: unknown): unknown => (isWrapper(value) ? value[WRAP] : value);

const isWrapper = (value: unknown): value is { readonly [WRAP]: unknown } =>
  typeof value === 'object' && value !== null && Object.hasOwn(value, WRAP) && Object.keys(value).length === 1;

/** Writes edits that were checked before. Call inside a transaction. */
export function writeEdits(doc: Y.Doc, edits: readonly Edit[]): void {
  for (const edit of edits) {
    const root = rootOf(doc, edit.collection);
    switch (edit.op) {
      case 'add':
        root.set(edit.id, isPlainValue(edit.collection) ? edit.record : new Y.Map(definedEntries(edit.record)));
        break;
      case 'update':
        writeFields(doc, root, edit.collection, edit.id, edit.fields);
        break;
      case 'remove':
        root.delete(edit.id);
    }
  }
}

function writeFields(doc: Y.Doc, root: Y.Map<unknown>, target: EditTarget, id: string, fields: RawRecord): void {
  if (isPlainValue(target)) {
    const merged = Object.entries({ ...rawRecord(doc, target, id), ...fields });
    root.set(id, Object.fromEntries(merged.filter(([, value]) => value !== null && value !== undefined)));
    return;
  }
  const record = isSingleton(target) ? root : root.get(id);
  if (!(record instanceof Y.Map)) return;
  for (const [field, value] of definedEntries(fields)) {
    if (value === null) record.delete(field);
    else record.set(field, value);
  }
}

/** Writes a whole design into an empty document. Call inside a transaction. */
export function writeDesign(doc: Y.Doc, design: Design): void {
  for (const record of recordsOf(design)) writeRecord(doc, record);
}

/** One record of a design; `meta` and `platform` have no id of their own. */
type PlacedRecord = readonly [target: EditTarget, id: string, record: object];

/** Everything that a design consists of. Written one after the other, in as many transactions as one likes, it makes the document. */
export function* recordsOf(design: Design): Generator<PlacedRecord> {
  for (const target of ROOT_NAMES) {
    if (isSingleton(target)) yield [target, target, design[target]];
    else for (const [id, record] of Object.entries(design[target])) yield [target, id, record];
  }
}

/** Writes a record into a document that has none in its place. Call inside a transaction. */
export function writeRecord(doc: Y.Doc, [target, id, record]: PlacedRecord): void {
  const root = rootOf(doc, target);
  if (isSingleton(target)) for (const [field, value] of definedEntries(record)) root.set(field, value);
  else root.set(id, isPlainValue(target) ? record : new Y.Map(definedEntries(record)));
}

const definedEntries = (record: object): [string, unknown][] =>
  Object.entries(record).flatMap(([field, value]) => (value === undefined ? [] : [[field, wrapped(value)]]));

/** The whole document as plain data, whatever version of the format it is in. */
export function plainDocument(doc: Y.Doc): { readonly [root: string]: unknown } {
  return Object.fromEntries([...doc.share.keys()].map((name) => [name, plainRoot(doc.getMap(name))]));
}

const plainRoot = (root: Y.Map<unknown>): RawRecord =>
  Object.fromEntries([...root.entries()].map(([key, value]) => [key, value instanceof Y.Map ? fieldsOf(value as Y.Map<unknown>) : unwrapped(value)]));

/** Writes a design over whatever the document holds. Call inside a transaction. */
export function overwrite(doc: Y.Doc, design: Design): void {
  for (const name of doc.share.keys()) doc.getMap(name).clear();
  writeDesign(doc, design);
}

/** Which records a transaction has written: ids by collection. For `meta` and `platform` the id is that same word. */
export type Touched = Map<EditTarget, Set<string>>;

/** Collects into `touched` what this transaction has written. Types that do not belong to a known root are passed over. */
export function noteTouched(doc: Y.Doc, transaction: Y.Transaction, touched: Touched): void {
  for (const [type, keys] of transaction.changed) {
    const place = placeOf(doc, type);
    if (!place) continue;
    const ids = touched.get(place.target) ?? new Set();
    touched.set(place.target, ids);
    if (place.id !== undefined) ids.add(place.id);
    else for (const key of keys) if (key !== null) ids.add(key);
  }
}

type AnyType = Y.AbstractType<Y.YEvent<Y.AbstractType<unknown>>>;

function placeOf(doc: Y.Doc, type: AnyType): { readonly target: EditTarget; readonly id?: string } | undefined {
  let holder: AnyType = type;
  let id: string | undefined;
  while (holder._item) {
    id = holder._item.parentSub ?? undefined;
    const parent: unknown = holder._item.parent;
    if (!(parent instanceof Y.AbstractType)) return undefined;
    holder = parent as AnyType;
  }
  const target = ROOT_NAMES.find((name) => doc.share.get(name) === holder);
  if (!target) return undefined;
  if (isSingleton(target)) return { target, id: target };
  return id === undefined ? { target } : { target, id };
}
