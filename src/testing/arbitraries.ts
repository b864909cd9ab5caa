import fc from 'fast-check';
import { z } from 'zod';
import {
  COLLECTION_NAMES,
  COLLECTION_SCHEMAS,
  REFERENCE_TARGETS,
  SINGLETON_SCHEMAS,
  applyEdits,
  elementSchema,
  emptyDesign,
  flowSchema,
  legalFlowKinds,
  repair,
  type CollectionName,
  type Design,
  type Element,
  type FlowKind,
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
  const strings = names === 'hostile' ? hostileText : plainText;
  return idPools(size).chain((pools) => {
    const context: Context = { pools, strings };
    return recordsOf(context, 'elements', elementSchema).chain((elements) =>
      fc
        .record({
          ...Object.fromEntries(
            COLLECTION_NAMES.filter((name) => name !== 'elements' && name !== 'flows').map((name) => [
              name,
              recordsOf(context, name, COLLECTION_SCHEMAS[name]),
            ]),
          ),
          meta: singleton(SINGLETON_SCHEMAS.meta, context),
          platform: singleton(SINGLETON_SCHEMAS.platform, context),
          flows: flowsBetween(elements as Readonly<Record<string, Element>>, context),
        })
        .map((rest) => valid({ ...emptyDesign(), ...rest, elements } as unknown as Design)),
    );
  });
}

/** Any text that a field may hold, hostile names among them; well-formed, because the schema makes it so. */
export const hostileText: fc.Arbitrary<string> = fc.oneof(
  fc.constantFrom<string>(...HOSTILE_NAMES),
  fc.string({ unit: 'grapheme', maxLength: 30 }),
  fc.string({ unit: 'binary', maxLength: 30 }).map((text) => text.toWellFormed()),
  fc.lorem({ mode: 'sentences', maxCount: 2 }),
  fc.array(fc.constantFrom('a line', ' indented', 'trailing ', '', '# hash', '- dash', 'key: value'), { maxLength: 6 }).map((lines) => lines.join('\n')),
);
export const plainText: fc.Arbitrary<string> = fc.lorem({ maxCount: 2 });

interface Context {
  readonly pools: Readonly<Record<CollectionName, readonly string[]>>;
  readonly strings: fc.Arbitrary<string>;
}

type Schema = z.core.$ZodType;
type Records = Readonly<Record<string, unknown>>;

function valid(design: Design): Design {
  const result = applyEdits(design, repair(design));
  if (!result.ok) throw new Error(`The generated design could not be repaired: ${JSON.stringify(result.problems)}`);
  return result.design;
}

/** Ids for each collection, unique over all of them. */
function idPools(size: number): fc.Arbitrary<Context['pools']> {
  const id = fc.oneof(
    { weight: 1, arbitrary: fc.constantFrom<string>(...HOSTILE_IDS) },
    { weight: 4, arbitrary: fc.stringMatching(/^[a-z]{1,6}-[a-z0-9]{4}$/) },
  );
  const owners = COLLECTION_NAMES.filter((name) => name !== 'layout' && name !== 'ruleSettings');
  return fc.uniqueArray(id, { maxLength: owners.length * size, size: 'max' }).chain((ids) =>
    fc.array(fc.nat({ max: owners.length * 2 }), { minLength: ids.length, maxLength: ids.length }).map((draws) => {
      const pools = Object.fromEntries(COLLECTION_NAMES.map((name) => [name, [] as string[]])) as Record<CollectionName, string[]>;
      // Every second draw is an element: the other collections are about them.
      for (const [index, own] of ids.entries()) pools[owners[draws[index] ?? 0] ?? 'elements'].push(own);
      pools.layout = [...pools.elements, ...pools.contexts, ...pools.notes, ...pools.frames];
      pools.ruleSettings = ['layering.cycle', 'saga.no-compensation'];
      return pools;
    }),
  );
}

function recordsOf(context: Context, collection: CollectionName, schema: Schema): fc.Arbitrary<Records> {
  const record = valueOf(schema, context);
  if (!record) return fc.constant({});
  return fc.record(Object.fromEntries(context.pools[collection].map((id) => [id, record])), { requiredKeys: [] }).map(plain);
}

const singleton = (schema: Schema, context: Context): fc.Arbitrary<unknown> => valueOf(schema, context) ?? fc.constant({});

function flowsBetween(elements: Readonly<Record<string, Element>>, context: Context): fc.Arbitrary<Records> {
  const ends = Object.entries(elements).flatMap(([from, source]) =>
    Object.entries(elements).flatMap(([to, target]) => legalFlowKinds(source, target).map((kind) => ({ kind, from, to }))),
  );
  if (ends.length === 0) return fc.constant({});
  const fieldsOf = Object.fromEntries(
    flowSchema.options.map((option) => {
      const { from: _from, to: _to, ...own } = option.shape;
      return [option.shape.kind.value, valueOf(z.strictObject(own), context)];
    }),
  ) as Record<FlowKind, fc.Arbitrary<object>>;
  const flow = fc.constantFrom(...ends).chain((end) => fieldsOf[end.kind].map((fields) => ({ ...fields, ...end })));
  return fc.record(Object.fromEntries(context.pools.flows.map((id) => [id, flow])), { requiredKeys: [] }).map(plain);
}

/** fast-check makes records without a prototype; the model's have the usual one. */
const plain = (record: object): Records => ({ ...record });

/** Values of a schema; undefined where none exists because it would need a reference to a record and there is none. */
function valueOf(schema: Schema, context: Context): fc.Arbitrary<unknown> | undefined {
  const meta = z.globalRegistry.get(schema);
  if (meta?.ref && !(schema instanceof z.ZodOptional)) {
    const ids = meta.ref === 'siblings' ? STEP_IDS : REFERENCE_TARGETS[meta.ref].flatMap((name) => context.pools[name]);
    return ids.length === 0 ? undefined : fc.constantFrom(...ids);
  }
  if (schema instanceof z.ZodOptional) return valueOf(schema.unwrap(), context);
  if (schema instanceof z.ZodLiteral) return fc.constantFrom(...schema.values);
  if (schema instanceof z.ZodEnum) return fc.constantFrom(...schema.options);
  if (schema instanceof z.ZodBoolean) return fc.boolean();
  if (schema instanceof z.ZodISODate) return fc.constantFrom('2026-01-31', '1999-12-01');
  if (schema instanceof z.ZodString) return isId(schema) ? fc.constantFrom(...STEP_IDS) : textOf(schema, context);
  if (schema instanceof z.ZodNumber) return numberOf(schema);
  if (schema instanceof z.ZodObject) return objectOf(schema, context);
  if (schema instanceof z.ZodArray) {
    const item = valueOf(schema.element, context);
    return item ? fc.array(item, { maxLength: 3 }) : fc.constant([]);
  }
  if (schema instanceof z.ZodRecord) {
    const key = fc
      .oneof(fc.constantFrom('Order', 'a.b', '1', 'null'), context.strings)
      .filter((text) => text !== '__proto__' && z.safeParse(schema.keyType, text).success);
    const value = valueOf(schema.valueType, context);
    return value && fc.dictionary(key, value, { maxKeys: 3 }).map(plain);
  }
  if (schema instanceof z.ZodUnion) {
    const options = schema.options.flatMap((option) => valueOf(option, context) ?? []);
    return options.length === 0 ? undefined : fc.oneof(...options);
  }
  throw new Error('The generator does not know this kind of schema; teach it here.');
}

/** Ids are the texts that refuse a space. */
const isId = (schema: z.ZodString) => !schema.safeParse('a b').success && schema.safeParse('a').success;

/** Ids that no record of a collection owns: saga steps, voters, subjects of a decision. */
const STEP_IDS = ['s1', 's2', 's3', '1'] as const;

const textOf = (schema: z.ZodString, context: Context): fc.Arbitrary<string> =>
  context.strings
    .map((text) =>
      [...text]
        .slice(0, schema.maxLength ?? 500)
        .join('')
        .slice(0, schema.maxLength ?? 500)
        .toWellFormed(),
    )
    .filter((text) => schema.safeParse(text).success);

function numberOf(schema: z.ZodNumber): fc.Arbitrary<number> {
  const min = Math.max(schema.minValue ?? -1e9, -1e9);
  const max = Math.min(schema.maxValue ?? 1e9, 1e9);
  const numbers = schema.isInt
    ? fc.integer({ min: Math.ceil(min), max: Math.floor(max) })
    : fc.oneof(fc.integer({ min: Math.ceil(min), max: Math.floor(max) }), fc.double({ min, max, noNaN: true }));
  return numbers.map((number) => number + 0).filter((number) => schema.safeParse(number).success);
}

function objectOf(schema: z.ZodObject, context: Context): fc.Arbitrary<object> | undefined {
  const fields: Record<string, fc.Arbitrary<unknown>> = {};
  const required: string[] = [];
  for (const [key, value] of Object.entries(schema.shape)) {
    const arbitrary = valueOf(value as Schema, context);
    const needed = !(value instanceof z.ZodOptional);
    if (!arbitrary && needed) return undefined;
    if (arbitrary) fields[key] = arbitrary;
    if (needed) required.push(key);
  }
  return fc.record(fields, { requiredKeys: required }).map(plain);
}
