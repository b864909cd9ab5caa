import { Circles } from './circles.ts';
import { copyOf, idsOf, settle } from './collections.ts';
import type { AddEdit, Edit, EditResult, EditTarget, Json, RemoveEdit, UpdateEdit } from './edits.ts';
import { allOf } from './halts.ts';
import { sameData, withoutUndefined } from './plainData.ts';
import { WITH_INPUT, joinPath, problemsOf, shorten, type Problem } from './problems.ts';
import { exists, keyReference, mayRefer, mentions, referencesOf, withoutReferences, type Reference } from './references.ts';
import {
  COLLECTION_NAMES,
  COLLECTION_SCHEMAS,
  RECORD_COLLECTIONS,
  REFERENCE_TARGETS,
  SINGLETON_SCHEMAS,
  idSchema,
  isSingleton,
  type CollectionName,
  type Design,
  type ReferenceTarget,
} from './schema/index.ts';
import { flowProblems, recordProblems } from './validity.ts';

/**
 * Applies a list of edits as one transaction: whole, or not at all.
 *
 * Every record is checked against its schema when it is written. Ids (unique over all collections), references and the legality of flows
 * are checked when all edits are done, so their order among themselves is free. What referred to a removed record is cleared or goes with it.
 * The given design is never written to, and every record that no edit touches keeps its identity.
 */
export function applyEdits(design: Design, edits: readonly Edit[]): EditResult {
  return allOf(applyingEdits(design, edits));
}

/** As {@link applyEdits}, for thousands: halts after every few and says how far it is, from 0 to 1. */
export function* applyingEdits(design: Design, edits: readonly Edit[]): Generator<number, EditResult> {
  const transaction = new Transaction(design);
  for (const [index, edit] of edits.entries()) {
    transaction.perform(edit, index);
    if (index % AT_ONCE === AT_ONCE - 1) yield (0.8 * index) / edits.length;
  }
  yield* transaction.cascade();
  yield* transaction.check();
  return transaction.result();
}

/** So many records are looked at between two halts: a few milliseconds. */
const AT_ONCE = 200;

/** A collection or one record, seen as untyped data; zod gives the types back. */
type Fields = Readonly<Record<string, unknown>>;

class Transaction {
  private readonly draft: Record<EditTarget, Fields>;
  private readonly before: Design;
  private readonly owned = new Set<EditTarget>();
  /** Ids that a collection has more, or less, than before. */
  private readonly reshaped = new Map<EditTarget, { readonly added: Set<string>; readonly removed: Set<string> }>();
  private readonly problems: Problem[] = [];
  private readonly applied: Edit[] = [];
  private readonly inverse: Edit[] = [];
  /** Removed and not added again, by id; layout and rule settings are not in here, for nothing refers to them. */
  private readonly removed = new Map<string, CollectionName>();
  /** Written by an edit of this transaction: `collection` and `id` of what the final check looks at. */
  private readonly written = new Map<string, { readonly collection: EditTarget; readonly id: string }>();
  /** References that an edit wrote although the target was removed before; they are mistakes, not leftovers of the removal. */
  private readonly insisted = new Set<string>();
  private readonly changedKind = new Set<string>();

  constructor(design: Design) {
    this.before = design;
    this.draft = { ...design };
  }

  perform(edit: Edit, index: number): void {
    const collection: string = edit.collection;
    if (!Object.hasOwn(COLLECTION_SCHEMAS, collection) && !Object.hasOwn(SINGLETON_SCHEMAS, collection)) {
      this.problems.push({ path: shorten(collection), message: `There is no collection “${shorten(collection)}” (edit ${index + 1}).` });
    } else if (edit.op === 'update') this.update(edit);
    else if (Object.hasOwn(SINGLETON_SCHEMAS, collection)) this.refuse(edit, `“${collection}” is always there; it can only be updated.`);
    else if (edit.op === 'add') this.add(edit);
    else this.remove(edit);
  }

  /** Takes out, or clears, whatever refers to a removed record, until nothing does. */
  *cascade(): Generator<number> {
    if (this.removed.size === 0 || this.problems.length > 0) return;
    for (let pending: ReadonlyMap<string, CollectionName> = this.removed; pending.size > 0; ) {
      const next = new Map<string, CollectionName>();
      for (const collection of COLLECTION_NAMES) {
        this.cascadeInto(collection, pending, next);
        if (pending.size > AT_ONCE) yield 0.8;
      }
      for (const [id, collection] of next) this.removed.set(id, collection);
      pending = next;
    }
  }

  /** References, legality, cycles: everything that needs to see more than one record. */
  *check(): Generator<number> {
    if (this.problems.length > 0) return;
    const circles = new Circles(this.current());
    let checked = 0;
    for (const { collection, id } of this.written.values()) {
      const record = this.record(collection, id);
      if (record !== undefined) this.problems.push(...recordProblems(this.current(), collection, id, record, circles));
      if (++checked % AT_ONCE === 0) yield 0.8 + (0.2 * checked) / this.written.size;
    }
    if (this.changedKind.size > 0) this.checkFlowsAt(this.changedKind);
  }

  result(): EditResult {
    if (this.problems.length > 0) return { ok: false, problems: this.problems };
    for (const name of this.owned) if (!isSingleton(name)) settle(this.draft[name], this.before[name], this.reshaped.get(name));
    return { ok: true, design: this.owned.size === 0 ? this.before : this.current(), applied: this.applied, inverse: this.inverse.toReversed() };
  }

  private add(edit: AddEdit): void {
    const { collection, id } = edit;
    const problem = this.idProblem(collection, id);
    if (problem) return this.refuse(edit, problem);
    const parsed = COLLECTION_SCHEMAS[collection].safeParse(edit.record, WITH_INPUT);
    if (!parsed.success) return void this.problems.push(...problemsOf(parsed.error, COLLECTION_SCHEMAS[collection], joinPath(collection, id)));
    const record = withoutUndefined(parsed.data);
    this.reshape(collection, id, 'added');
    this.write(collection, id, record);
    this.removed.delete(id);
    for (const reference of referencesOf(collection, record)) this.noteInsisted(collection, id, reference);
    this.applied.push({ op: 'add', collection, id, record } as AddEdit);
    this.inverse.push({ op: 'remove', collection, id });
  }

  private update(edit: UpdateEdit): void {
    const { collection, id } = edit;
    const old = this.record(collection, id);
    if (old === undefined) return this.refuse(edit, this.missing(collection, id));
    const merged: Record<string, unknown> = { ...old };
    for (const [key, value] of Object.entries(edit.fields)) {
      if (value === null) delete merged[key];
      else if (value !== undefined) Object.defineProperty(merged, key, { value, enumerable: true, configurable: true, writable: true });
    }
    const parsed = schemaOf(collection).safeParse(merged, WITH_INPUT);
    if (!parsed.success)
      return void this.problems.push(...problemsOf(parsed.error, schemaOf(collection), isSingleton(collection) ? collection : joinPath(collection, id)));
    const record = withoutUndefined(parsed.data) as Fields;
    const changed = Object.keys(edit.fields).filter((key) => edit.fields[key] !== undefined && !sameData(old[key], record[key]));
    if (changed.length === 0) return;
    const kept = keepIdentity(old, record, changed);
    this.write(collection, id, kept);
    if (collection === 'elements' && old['kind'] !== kept['kind']) this.changedKind.add(id);
    for (const reference of referencesOf(collection, kept)) {
      if (changed.includes(reference.path.split('.', 1)[0] ?? '')) this.noteInsisted(collection, id, reference);
    }
    this.applied.push({ op: 'update', collection, id, fields: pick(kept, changed) });
    this.inverse.push({ op: 'update', collection, id, fields: pick(old, changed) });
  }

  private remove(edit: RemoveEdit): void {
    const { collection, id } = edit;
    const old = this.record(collection, id);
    if (old === undefined) return this.refuse(edit, this.missing(collection, id));
    this.erase(collection, id, old);
    if (keyReference(collection) === undefined) this.removed.set(id, collection);
  }

  private cascadeInto(collection: CollectionName, removed: ReadonlyMap<string, CollectionName>, next: Map<string, CollectionName>): void {
    const isGone = (target: ReferenceTarget, id: string) => {
      const from = removed.get(id);
      return from !== undefined && (REFERENCE_TARGETS[target] as readonly CollectionName[]).includes(from) && !exists(this.current(), target, id);
    };
    const keyTarget = keyReference(collection);
    if (keyTarget !== undefined) {
      for (const id of removed.keys()) {
        const entry = this.record(collection, id);
        if (entry !== undefined && isGone(keyTarget, id)) this.erase(collection, id, entry);
      }
      return;
    }
    if (![...new Set(removed.values())].some((from) => mayRefer(collection, from))) return;
    const records = this.draft[collection];
    const isRemoved = (id: string) => removed.has(id);
    for (const id of this.owned.has(collection) ? Object.keys(records) : idsOf(records)) {
      const record = records[id] as Fields;
      if (!mentions(collection, record, isRemoved) || this.isInsisted(collection, id, record)) continue;
      const left = withoutReferences(collection, record, isGone);
      if (left === undefined) {
        this.erase(collection, id, record);
        next.set(id, collection);
      } else if (left !== record) {
        const changed = Object.keys(record).filter((key) => record[key] !== left[key]);
        this.write(collection, id, left);
        this.applied.push({ op: 'update', collection, id, fields: pick(left, changed) });
        this.inverse.push({ op: 'update', collection, id, fields: pick(record, changed) });
      }
    }
  }

  private checkFlowsAt(elementIds: ReadonlySet<string>): void {
    const design = this.current();
    for (const [id, flow] of Object.entries(design.flows)) {
      if (this.written.has(`flows ${id}`)) continue;
      if (elementIds.has(flow.from) || elementIds.has(flow.to)) this.problems.push(...flowProblems(design, id, flow));
    }
  }

  private idProblem(collection: CollectionName, id: string): string | undefined {
    const parsed = idSchema.safeParse(id);
    if (!parsed.success) return `“${shorten(id)}” cannot be an id: ${parsed.error.issues[0]?.message ?? 'it is not valid'}.`;
    if (Object.hasOwn(this.draft[collection], id)) return `There is already a record “${id}” in ${collection}.`;
    if (!(RECORD_COLLECTIONS as readonly CollectionName[]).includes(collection)) return undefined;
    const other = RECORD_COLLECTIONS.find((name) => Object.hasOwn(this.draft[name], id));
    return other && `The id “${id}” is taken by a record in ${other}; an id is unique over all collections.`;
  }

  private isInsisted(collection: CollectionName, id: string, record: Fields): boolean {
    return this.insisted.size > 0 && referencesOf(collection, record).some((reference) => this.insisted.has(placeOf(collection, id, reference)));
  }

  private noteInsisted(collection: EditTarget, id: string, reference: Reference): void {
    if (this.removed.has(reference.id)) this.insisted.add(placeOf(collection, id, reference));
  }

  private missing(collection: EditTarget, id: string): string {
    return isSingleton(collection) ? `The id of “${collection}” is “${collection}”.` : `There is no record “${shorten(id)}” in ${collection}.`;
  }

  private refuse(edit: Edit, message: string): void {
    this.problems.push({ path: joinPath(edit.collection, shorten(String(edit.id))), message });
  }

  private record(collection: EditTarget, id: string): Fields | undefined {
    const held = this.draft[collection];
    if (isSingleton(collection)) return id === collection ? held : undefined;
    return Object.hasOwn(held, id) ? (held[id] as Fields) : undefined;
  }

  private write(collection: EditTarget, id: string, record: Fields): void {
    if (isSingleton(collection)) {
      this.owned.add(collection);
      this.draft[collection] = record;
    } else this.own(collection)[id] = record;
    this.written.set(`${collection} ${id}`, { collection, id });
  }

  private erase(collection: CollectionName, id: string, old: Fields): void {
    this.reshape(collection, id, 'removed');
    delete this.own(collection)[id];
    this.applied.push({ op: 'remove', collection, id });
    this.inverse.push({ op: 'add', collection, id, record: old } as unknown as AddEdit);
  }

  private reshape(collection: CollectionName, id: string, change: 'added' | 'removed'): void {
    const shape = this.reshaped.get(collection) ?? { added: new Set(), removed: new Set() };
    this.reshaped.set(collection, shape);
    const undone = shape[change === 'added' ? 'removed' : 'added'];
    if (change === 'removed' && undone.delete(id) && !Object.hasOwn(this.before[collection], id)) return;
    shape[change].add(id);
  }

  private own(collection: EditTarget): Record<string, unknown> {
    if (!this.owned.has(collection)) {
      this.owned.add(collection);
      this.draft[collection] = copyOf(this.draft[collection]);
    }
    return this.draft[collection] as Record<string, unknown>;
  }

  /** The draft is a design once the checks are done; before that it is one except for what the checks look at. */
  private current(): Design {
    return this.draft as unknown as Design;
  }
}

const schemaOf = (collection: EditTarget) => (isSingleton(collection) ? SINGLETON_SCHEMAS[collection] : COLLECTION_SCHEMAS[collection]);
const placeOf = (collection: EditTarget, id: string, reference: Reference) => `${collection} ${id} ${reference.id}`;

function pick(record: Fields, keys: readonly string[]): { [field: string]: Json } {
  return Object.fromEntries(keys.map((key) => [key, (record[key] ?? null) as Json]));
}

/** The parsed record with the old values of every field that did not change, so that nested identities survive. */
function keepIdentity(old: Fields, parsed: Fields, changed: readonly string[]): Fields {
  return Object.fromEntries(Object.keys(parsed).map((key) => [key, changed.includes(key) ? parsed[key] : old[key]]));
}
