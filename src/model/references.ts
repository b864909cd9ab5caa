import { z } from 'zod';
import {
  COLLECTION_NAMES,
  COLLECTION_SCHEMAS,
  KEY_REFERENCES,
  REFERENCE_TARGETS,
  SINGLETON_SCHEMAS,
  type CollectionName,
  type Design,
  type FieldMeta,
  type ReferenceTarget,
  type SingletonName,
} from './schema/index.ts';

/** A place inside a record that holds the id of another one. */
export interface Reference {
  readonly target: ReferenceTarget;
  readonly id: string;
  /** Dotted path inside the record: `steps.2.participantId`. */
  readonly path: string;
  /** Following such a reference must never lead back to the record. */
  readonly acyclic: boolean;
}

/** Every reference that stands in a record, in the order of the schema. The answer is kept as long as the record lives. */
export function referencesOf(collection: CollectionName | SingletonName, record: object): readonly Reference[] {
  const known = referencesByRecord.get(record);
  if (known) return known;
  const found: Reference[] = [];
  const plan = PLANS[collection];
  if (plan) collect(plan, record, '', found);
  const references = found.length === 0 ? NONE : found;
  referencesByRecord.set(record, references);
  return references;
}

const referencesByRecord = new WeakMap<object, readonly Reference[]>();
const NONE: readonly Reference[] = [];

/** Says whether a record holds a reference to one of the ids. Looks without keeping anything, for a walk over a whole collection. */
export function mentions(collection: CollectionName, record: object, isWanted: (id: string) => boolean): boolean {
  const plan = PLANS[collection];
  return plan !== undefined && planMentions(plan, record, isWanted);
}

/** Says whether records of one collection may refer to records of another. */
export const mayRefer = (from: CollectionName, to: CollectionName): boolean => REFERRED[from].has(to);

/** Says whether the record that a reference points at is there. References to siblings are judged by {@link siblingProblems}. */
export function exists(design: Design, target: ReferenceTarget, id: string): boolean {
  for (const collection of REFERENCE_TARGETS[target]) if (Object.hasOwn(design[collection], id)) return true;
  return false;
}

/** Paths and ids of references to entries of the same list that are not there, and of entries that share their id. */
export function siblingProblems(collection: CollectionName | SingletonName, record: object): { path: string; id: string; twice: boolean }[] {
  const found: { path: string; id: string; twice: boolean }[] = [];
  const plan = PLANS[collection];
  if (plan?.siblings) checkSiblings(plan, record, '', found);
  return found;
}

/** What a removal leaves of a record: nothing (`undefined`), the record itself when it is untouched, or a new one. */
export function withoutReferences<R extends object>(
  collection: CollectionName,
  record: R,
  isGone: (target: ReferenceTarget, id: string) => boolean,
): R | undefined {
  const plan = PLANS[collection];
  if (!plan) return record;
  const left = prune(plan, record, isGone, undefined);
  return left === HOLDER || left === VALUE ? undefined : (left as R);
}

/** The record with only the first of list entries that share their `id`; the record itself where there are none. */
export function withoutTwins<R extends object>(collection: CollectionName | SingletonName, record: R): R {
  const twins = siblingProblems(collection, record).filter(({ twice }) => twice);
  if (twins.length === 0) return record;
  const left: Record<string, unknown> = { ...(record as Readonly<Record<string, unknown>>) };
  for (const key of new Set(twins.map(({ path }) => path.split('.', 1)[0] ?? ''))) {
    const seen = new Set<unknown>();
    const list = left[key];
    if (Array.isArray(list)) left[key] = list.filter((entry) => !isRecord(entry) || (!seen.has(entry['id']) && seen.add(entry['id'])));
  }
  return left as R;
}

/** What the key of an entry refers to, for the collections that are keyed by other records. */
export const keyReference = (collection: CollectionName): ReferenceTarget | undefined => KEY_REFERENCES[collection];

/** The references of a schema as a small tree, so that reading a record looks only where references can be. */
type Plan = { readonly optional: boolean; readonly siblings: boolean } & (
  | { readonly shape: 'reference'; readonly target: ReferenceTarget; readonly onRemove: 'remove' | 'clear'; readonly acyclic: boolean }
  | { readonly shape: 'object'; readonly fields: readonly (readonly [key: string, plan: Plan])[] }
  | { readonly shape: 'list'; readonly item: Plan }
  | { readonly shape: 'map'; readonly item: Plan }
  | { readonly shape: 'union'; readonly key: string; readonly cases: ReadonlyMap<unknown, Plan> }
);

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === 'object' && value !== null;

function planOf(schema: z.core.$ZodType, optional = false): Plan | undefined {
  const meta: FieldMeta | undefined = z.globalRegistry.get(schema);
  if (meta?.ref && meta.onRemove && !(schema instanceof z.ZodOptional)) {
    return { optional, siblings: meta.ref === 'siblings', shape: 'reference', target: meta.ref, onRemove: meta.onRemove, acyclic: meta.acyclic === true };
  }
  if (schema instanceof z.ZodOptional) return planOf(schema.unwrap(), true);
  if (schema instanceof z.ZodObject) {
    const fields: [string, Plan][] = [];
    for (const [key, value] of Object.entries(schema.shape)) {
      const plan = planOf(value as z.core.$ZodType);
      if (plan) fields.push([key, plan]);
    }
    return fields.length === 0 ? undefined : { optional, siblings: fields.some(([, plan]) => plan.siblings), shape: 'object', fields };
  }
  if (schema instanceof z.ZodArray || schema instanceof z.ZodRecord) {
    const item = planOf(schema instanceof z.ZodArray ? schema.element : schema.valueType);
    return item && { optional, siblings: item.siblings, shape: schema instanceof z.ZodArray ? 'list' : 'map', item };
  }
  if (schema instanceof z.ZodDiscriminatedUnion) {
    const key = schema.def.discriminator;
    const cases = new Map<unknown, Plan>();
    for (const option of schema.options) {
      const plan = planOf(option as z.core.$ZodType);
      const tag = option instanceof z.ZodObject ? option.shape[key] : undefined;
      if (plan && tag instanceof z.ZodLiteral) for (const value of tag.values) cases.set(value, plan);
    }
    return cases.size === 0 ? undefined : { optional, siblings: [...cases.values()].some((plan) => plan.siblings), shape: 'union', key, cases };
  }
  return undefined;
}

const PLANS: { readonly [C in CollectionName | SingletonName]?: Plan } = Object.fromEntries(
  [...COLLECTION_NAMES.map((name) => [name, COLLECTION_SCHEMAS[name]] as const), ...Object.entries(SINGLETON_SCHEMAS)].flatMap(([name, schema]) => {
    const plan = planOf(schema);
    return plan ? [[name, plan]] : [];
  }),
);

const REFERRED = Object.fromEntries(COLLECTION_NAMES.map((name) => [name, referredBy(PLANS[name], new Set())])) as Record<
  CollectionName,
  ReadonlySet<CollectionName>
>;

function referredBy(plan: Plan | undefined, found: Set<CollectionName>): ReadonlySet<CollectionName> {
  if (plan?.shape === 'reference') for (const collection of REFERENCE_TARGETS[plan.target]) found.add(collection);
  else if (plan?.shape === 'object') for (const [, field] of plan.fields) referredBy(field, found);
  else if (plan?.shape === 'union') for (const chosen of plan.cases.values()) referredBy(chosen, found);
  else if (plan) referredBy(plan.item, found);
  return found;
}

function planMentions(plan: Plan, value: unknown, isWanted: (id: string) => boolean): boolean {
  if (value === undefined) return false;
  switch (plan.shape) {
    case 'reference':
      return typeof value === 'string' && plan.target !== 'siblings' && isWanted(value);
    case 'object':
      if (isRecord(value)) for (const [key, field] of plan.fields) if (planMentions(field, value[key], isWanted)) return true;
      return false;
    case 'list':
      return Array.isArray(value) && value.some((entry) => planMentions(plan.item, entry, isWanted));
    case 'map':
      return isRecord(value) && Object.values(value).some((entry) => planMentions(plan.item, entry, isWanted));
    case 'union': {
      const chosen = isRecord(value) ? plan.cases.get(value[plan.key]) : undefined;
      return chosen !== undefined && planMentions(chosen, value, isWanted);
    }
  }
}

function collect(plan: Plan, value: unknown, path: string, found: Reference[]): void {
  if (value === undefined) return;
  switch (plan.shape) {
    case 'reference':
      if (typeof value === 'string' && plan.target !== 'siblings') found.push({ target: plan.target, id: value, path, acyclic: plan.acyclic });
      return;
    case 'object':
      if (isRecord(value)) for (const [key, field] of plan.fields) collect(field, value[key], path === '' ? key : `${path}.${key}`, found);
      return;
    case 'list':
      if (Array.isArray(value)) for (let i = 0; i < value.length; i++) collect(plan.item, value[i], `${path}.${i}`, found);
      return;
    case 'map':
      if (isRecord(value)) for (const key of Object.keys(value)) collect(plan.item, value[key], `${path}.${key}`, found);
      return;
    case 'union': {
      const chosen = isRecord(value) ? plan.cases.get(value[plan.key]) : undefined;
      if (chosen) collect(chosen, value, path, found);
    }
  }
}

/** What pruning did to a value that cannot stay: it goes alone, or it takes its holder along. */
const VALUE = Symbol('value goes');
const HOLDER = Symbol('holder goes');

function prune(plan: Plan, value: unknown, isGone: (target: ReferenceTarget, id: string) => boolean, siblings: ReadonlySet<unknown> | undefined): unknown {
  if (value === undefined) return value;
  switch (plan.shape) {
    case 'reference': {
      const gone = plan.target === 'siblings' ? siblings !== undefined && !siblings.has(value) : typeof value === 'string' && isGone(plan.target, value);
      return gone ? (plan.onRemove === 'remove' || !plan.optional ? HOLDER : VALUE) : value;
    }
    case 'object': {
      if (!isRecord(value)) return value;
      let left: Record<string, unknown> | undefined;
      for (const [key, field] of plan.fields) {
        const before = value[key];
        const after = prune(field, before, isGone, siblings);
        if (after === HOLDER) return HOLDER;
        if (after === before) continue;
        left ??= { ...value };
        if (after === VALUE) delete left[key];
        else left[key] = after;
      }
      return left ?? value;
    }
    case 'list': {
      if (!Array.isArray(value)) return value;
      const list = value as readonly unknown[];
      let left = pruneList(plan.item, list, isGone, undefined);
      if (plan.siblings) left = pruneList(plan.item, left, isGone, siblingIds(left));
      if (left.length === list.length && left.every((entry, i) => entry === list[i])) return value;
      return left.length === 0 && plan.optional ? VALUE : left;
    }
    case 'map': {
      if (!isRecord(value)) return value;
      const left: Record<string, unknown> = {};
      let changed = false;
      for (const [key, before] of Object.entries(value)) {
        const after = prune(plan.item, before, isGone, siblings);
        if (after !== before) changed = true;
        if (after !== VALUE && after !== HOLDER) left[key] = after;
      }
      return changed ? left : value;
    }
    case 'union': {
      const chosen = isRecord(value) ? plan.cases.get(value[plan.key]) : undefined;
      return chosen ? prune(chosen, value, isGone, siblings) : value;
    }
  }
}

const pruneList = (
  item: Plan,
  list: readonly unknown[],
  isGone: (target: ReferenceTarget, id: string) => boolean,
  siblings: ReadonlySet<unknown> | undefined,
): unknown[] => list.map((entry) => prune(item, entry, isGone, siblings)).filter((entry) => entry !== VALUE && entry !== HOLDER);

const siblingIds = (list: readonly unknown[]): Set<unknown> => new Set(list.map((entry) => (isRecord(entry) ? entry['id'] : undefined)));

function checkSiblings(plan: Plan, value: unknown, path: string, found: { path: string; id: string; twice: boolean }[]): void {
  if (!isRecord(value)) return;
  if (plan.shape === 'object') {
    for (const [key, field] of plan.fields) if (field.siblings) checkSiblings(field, value[key], path === '' ? key : `${path}.${key}`, found);
  } else if (plan.shape === 'union') {
    const chosen = plan.cases.get(value[plan.key]);
    if (chosen) checkSiblings(chosen, value, path, found);
  } else if (plan.shape === 'list' && plan.item.shape === 'object' && Array.isArray(value)) {
    const ids = siblingIds(value);
    const seen = new Set<unknown>();
    const item = plan.item;
    value.forEach((entry: unknown, index) => {
      if (!isRecord(entry)) return;
      if (seen.has(entry['id'])) found.push({ path: `${path}.${index}.id`, id: String(entry['id']), twice: true });
      seen.add(entry['id']);
      for (const [key, field] of item.fields) {
        if (field.shape !== 'reference' || !field.siblings) continue;
        const id = entry[key];
        if (id !== undefined && !ids.has(id)) found.push({ path: `${path}.${index}.${key}`, id: String(id), twice: false });
      }
    });
  }
}
