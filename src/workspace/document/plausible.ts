import { z } from 'zod';
import { COLLECTION_SCHEMAS, SINGLETON_SCHEMAS, type EditTarget } from '../../model/index.ts';
import { isSingleton, type RawRecord } from './shape.ts';

/**
 * Whether a record may have come about by valid edits and merging alone.
 *
 * A merge can mix what does not fit together: one person turns a service into a data store while another gives it a role. So every field is asked
 * for itself: some kind of record in that collection has such a field, and the value fits there; and no field is missing that all of them have.
 * What fails here was made by no program of ours.
 */
export function isPlausible(target: EditTarget, record: RawRecord): boolean {
  const { optional, required } = fieldsOf(target);
  for (const field of required) if (!Object.hasOwn(record, field)) return false;
  return Object.entries(record).every(([field, value]) => optional.get(field)?.some((schema) => schema.safeParse(value).success) === true);
}

/** The fields of a singleton that fit; the others as if they were not there. */
export function fittingFields(target: keyof typeof SINGLETON_SCHEMAS, record: RawRecord): RawRecord {
  const { optional } = fieldsOf(target);
  return Object.fromEntries(Object.entries(record).filter(([field, value]) => optional.get(field)?.some((schema) => schema.safeParse(value).success) === true));
}

interface Fields {
  /** Every field that some kind of record has, with the schemas that it has in them. */
  readonly optional: ReadonlyMap<string, readonly z.ZodType[]>;
  /** Fields without which no kind of record is one. */
  readonly required: readonly string[];
}

const known = new Map<EditTarget, Fields>();

function fieldsOf(target: EditTarget): Fields {
  const before = known.get(target);
  if (before) return before;
  const schema: z.ZodType = isSingleton(target) ? SINGLETON_SCHEMAS[target] : COLLECTION_SCHEMAS[target];
  const shapes = (schema instanceof z.ZodDiscriminatedUnion ? schema.options : [schema]).filter((shape) => shape instanceof z.ZodObject);
  const optional = new Map<string, z.ZodType[]>();
  for (const shape of shapes) {
    for (const [field, fieldSchema] of Object.entries(shape.shape)) optional.set(field, [...(optional.get(field) ?? []), fieldSchema as z.ZodType]);
  }
  const required = [...optional].filter(([, schemas]) => schemas.length === shapes.length && schemas.every((one) => !one.safeParse(undefined).success));
  const fields = { optional, required: required.map(([field]) => field) };
  known.set(target, fields);
  return fields;
}
