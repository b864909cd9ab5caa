import fc from 'fast-check';
import { z } from 'zod';
import {
  COLLECTION_NAMES,
  COLLECTION_SCHEMAS,
  REFERENCE_TARGETS,
  SINGLETON_SCHEMAS,
  applyEdits,
  emptyDesign,
  flowSchema,
  legalFlowKinds,
  repair,
  type CollectionName,
  type Design,
} from '../model/index.ts';
import { HOSTILE_IDS, HOSTILE_NAMES } from './hostile.ts';

export interface DesignOptions {
  /** Names that break careless sinks, and random Unicode; or only ordinary words. Hostile where nothing is said. */
  readonly names?: 'hostile' | 'plain';
  /** Records in each collection, at most. */
  readonly size?: number;
}

/**
 * Whole valid designs, with every field of the schema somewhere: the generators are derived from it, so a new field is covered without a change here.
 * Flows are legal, references point at records that are there, ids are unique.
 */
export function designs({ names = 'hostile', size = 5 }: DesignOptions = {}): fc.Arbitrary<Design> {
  const valueOf = values(names === 'hostile' ? hostileText : plainText);
  const records = Object.fromEntries(
    COLLECTION_NAMES.map((name) => [
      name,
      fc.array(name === 'flows' ? flowFields(valueOf) : valueOf(COLLECTION_SCHEMAS[name]), { maxLength: name === 'elements' ? size * 3 : size, size: 'max' }),
    ]),
  ) as Record<CollectionName, fc.Arbitrary<Make[]>>;
  const ids = fc.uniqueArray(idText, { minLength: COLLECTION_NAMES.length * size + size * 2, maxLength: COLLECTION_NAMES.length * size + size * 2 });
  return fc
    .record({
      ids,
      ends: fc.array(fc.nat(), { minLength: size, maxLength: size }),
      meta: valueOf(SINGLETON_SCHEMAS.meta),
      platform: valueOf(SINGLETON_SCHEMAS.platform),
      records: fc.record(records),
    })
    .map((drawn) => assemble(drawn));
}

/** Any text that a field may hold, hostile names among them; well-formed, because the schema makes it so. */
export const hostileText: fc.Arbitrary<string> = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom<string>(...HOSTILE_NAMES) },
  { weight: 1, arbitrary: fc.string({ unit: 'grapheme', maxLength: 20 }) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 20 }).map((text) => text.toWellFormed()) },
  {
    weight: 1,
    arbitrary: fc
      .array(fc.constantFrom('a line', ' indented', 'trailing ', '', '# hash', '- dash', 'key: value'), { maxLength: 6 })
      .map((lines) => lines.join('\n')),
  },
);
export const plainText: fc.Arbitrary<string> = fc.lorem({ maxCount: 2 });

type Schema = z.core.$ZodType;
type Pools = Readonly<Record<CollectionName, readonly string[]>>;

/** A value that is drawn before the ids of the design are known: it picks its references when they are. */
type Make = (pools: Pools) => unknown;
/** What a value is that would need a reference to a record, and there is none. */
const MISSING = Symbol('missing');
type ValueOf = (schema: Schema) => fc.Arbitrary<Make>;

const idText = fc.oneof(
  { weight: 1, arbitrary: fc.constantFrom<string>(...HOSTILE_IDS) },
  { weight: 4, arbitrary: fc.stringMatching(/^[a-z]{2}-[a-z0-9]{4}$/) },
);

interface Drawn {
  readonly ids: readonly string[];
  readonly ends: readonly number[];
  readonly meta: Make;
  readonly platform: Make;
  readonly records: Readonly<Record<CollectionName, readonly Make[]>>;
}

function assemble({ ids, ends, meta, platform, records }: Drawn): Design {
  const pools = poolsOf(ids, records);
  const design: Record<string, unknown> = { ...emptyDesign(), meta: meta(pools), platform: platform(pools) };
  for (const name of COLLECTION_NAMES) if (name !== 'flows') design[name] = made(pools[name], records[name], pools);
  const elements = design['elements'] as Design['elements'];
  design['flows'] = flowsBetween(elements, pools, records.flows, ends);
  const result = applyEdits(design as unknown as Design, repair(design as unknown as Design));
  if (!result.ok) throw new Error(`The generated design could not be repaired: ${JSON.stringify(result.problems)}`);
  return result.design;
}

/** Ids for as many records as were drawn; places and settings are keyed by others. */
function poolsOf(ids: readonly string[], records: Drawn['records']): Pools {
  let next = 0;
  const take = (count: number) => ids.slice(next, (next += count));
  const pools = Object.fromEntries(COLLECTION_NAMES.map((name) => [name, take(records[name].length)] as const)) as unknown as Record<
    CollectionName,
    readonly string[]
  >;
  const placed = [...pools.elements, ...pools.contexts, ...pools.notes, ...pools.frames, ...pools.flows];
  return {
    ...pools,
    layout: placed.slice(0, records.layout.length),
    ruleSettings: ['layering.cycle', 'saga.no-compensation', 'a'].slice(0, records.ruleSettings.length),
  };
}

function made(ids: readonly string[], makes: readonly Make[], pools: Pools): object {
  return Object.fromEntries(
    ids.flatMap((id, index) => {
      const record = makes[index]?.(pools) ?? MISSING;
      return record === MISSING ? [] : [[id, record]];
    }),
  );
}

/** Own fields of a flow of each kind; the ends come when the elements are known. */
function flowFields(valueOf: ValueOf): fc.Arbitrary<Make> {
  const kinds = flowSchema.options.map((option) => {
    const { from: _from, to: _to, kind, ...own } = option.shape;
    return [kind.value, valueOf(z.strictObject(own))] as const;
  });
  return fc.record(Object.fromEntries(kinds)).map((byKind) => (pools) => Object.fromEntries(kinds.map(([kind]) => [kind, byKind[kind]?.(pools)])));
}

function flowsBetween(elements: Design['elements'], pools: Pools, makes: readonly Make[], draws: readonly number[]): object {
  const ends = Object.entries(elements).flatMap(([from, source]) =>
    Object.entries(elements).flatMap(([to, target]) => legalFlowKinds(source, target).map((kind) => ({ kind, from, to }))),
  );
  if (ends.length === 0) return {};
  return Object.fromEntries(
    pools.flows.map((id, index) => {
      const end = ends[(draws[index] ?? 0) % ends.length] ?? ends[0];
      const fields = makes[index]?.(pools) as Readonly<Record<string, object>>;
      return [id, { ...fields[end?.kind ?? 'call'], ...end }];
    }),
  );
}

/** Generators of values by schema, each built once. */
function values(strings: fc.Arbitrary<string>): ValueOf {
  const cache = cacheFor(strings);
  const valueOf: ValueOf = (schema) => {
    const known = cache.get(schema);
    if (known) return known;
    const built = build(schema, valueOf, strings);
    cache.set(schema, built);
    return built;
  };
  return valueOf;
}

const caches = new WeakMap<object, Map<Schema, fc.Arbitrary<Make>>>();
function cacheFor(strings: fc.Arbitrary<string>): Map<Schema, fc.Arbitrary<Make>> {
  const cache = caches.get(strings) ?? new Map<Schema, fc.Arbitrary<Make>>();
  caches.set(strings, cache);
  return cache;
}

const asIs = (arbitrary: fc.Arbitrary<unknown>): fc.Arbitrary<Make> => arbitrary.map((value) => () => value);

function build(schema: Schema, valueOf: ValueOf, strings: fc.Arbitrary<string>): fc.Arbitrary<Make> {
  const ref = schema instanceof z.ZodOptional ? undefined : z.globalRegistry.get(schema)?.ref;
  if (ref) return fc.nat().map((draw) => (pools) => pick(ref === 'siblings' ? LOCAL_IDS : REFERENCE_TARGETS[ref].flatMap((name) => pools[name]), draw));
  if (schema instanceof z.ZodOptional) return valueOf(schema.unwrap());
  if (schema instanceof z.ZodLiteral) return asIs(fc.constantFrom(...schema.values));
  if (schema instanceof z.ZodEnum) return asIs(fc.constantFrom(...schema.options));
  if (schema instanceof z.ZodBoolean) return asIs(fc.boolean());
  if (schema instanceof z.ZodISODate) return asIs(fc.constantFrom('2026-01-31', '1999-12-01'));
  if (schema instanceof z.ZodString) return asIs(isId(schema) ? fc.constantFrom(...LOCAL_IDS) : textOf(schema, strings));
  if (schema instanceof z.ZodNumber) return asIs(numberOf(schema));
  if (schema instanceof z.ZodObject) return objectOf(schema, valueOf);
  if (schema instanceof z.ZodArray) {
    return fc.array(valueOf(schema.element), { maxLength: 3 }).map((makes) => (pools) => makes.map((make) => make(pools)).filter((value) => value !== MISSING));
  }
  if (schema instanceof z.ZodRecord) return mapOf(schema, valueOf, strings);
  if (schema instanceof z.ZodUnion) return fc.oneof(...schema.options.map(valueOf));
  throw new Error('The generator does not know this kind of schema; teach it here.');
}

const pick = (ids: readonly string[], draw: number): unknown => (ids.length === 0 ? MISSING : ids[draw % ids.length]);

/** Ids that no record of a collection owns: saga steps, voters, subjects of a decision. */
const LOCAL_IDS = ['s1', 's2', 's3', '1'] as const;
/** Ids are the texts that refuse a space. */
const isId = (schema: z.ZodString) => !schema.safeParse('a b').success && schema.safeParse('a').success;

function textOf(schema: z.ZodString, strings: fc.Arbitrary<string>): fc.Arbitrary<string> {
  const max = schema.maxLength ?? 500;
  const min = schema.minLength ?? 0;
  return strings.map((text) => text.slice(0, max).toWellFormed()).map((text) => (text.length < min ? 'x'.repeat(min) : text));
}

function numberOf(schema: z.ZodNumber): fc.Arbitrary<number> {
  const min = Math.max(schema.minValue ?? -1e9, -1e9);
  const max = Math.min(schema.maxValue ?? 1e9, 1e9);
  const whole = fc.integer({ min: Math.ceil(min), max: Math.floor(max) });
  const numbers = schema.isInt ? whole : fc.oneof(whole, fc.double({ min, max, noNaN: true }));
  return numbers.map((number) => number + 0).filter((number) => schema.safeParse(number).success);
}

function mapOf(schema: z.ZodRecord, valueOf: ValueOf, strings: fc.Arbitrary<string>): fc.Arbitrary<Make> {
  const key = fc
    .oneof(fc.constantFrom('Order', 'a.b', '1', 'null'), strings)
    .filter((text) => text !== '__proto__' && z.safeParse(schema.keyType, text).success);
  return fc
    .dictionary(key, valueOf(schema.valueType), { maxKeys: 3 })
    .map((makes) => (pools) => Object.fromEntries(Object.entries(makes).map(([name, make]) => [name, make(pools)])));
}

function objectOf(schema: z.ZodObject, valueOf: ValueOf): fc.Arbitrary<Make> {
  const fields = Object.entries(schema.shape).map(([key, value]) => ({ key, value: valueOf(value as Schema), needed: !(value instanceof z.ZodOptional) }));
  const needed = new Set(fields.filter((field) => field.needed).map(({ key }) => key));
  return fc.record(Object.fromEntries(fields.map(({ key, value }) => [key, value])), { requiredKeys: [...needed] }).map((makes) => (pools) => {
    const record: Record<string, unknown> = {};
    for (const [key, make] of Object.entries(makes)) {
      const value = make(pools);
      if (value !== MISSING) record[key] = value;
      else if (needed.has(key)) return MISSING;
    }
    return record;
  });
}
