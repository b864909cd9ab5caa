import { z } from 'zod';
import {
  COLLECTION_SCHEMAS,
  SINGLETON_SCHEMAS,
  elementSchema,
  flowSchema,
  policyFields,
  type CollectionName,
  type ElementKind,
  type FieldMeta,
  type FlowKind,
  type PolicyName,
  type ReferenceTarget,
  type SingletonName,
} from './schema/index.ts';

export type FormFieldType =
  | 'text'
  | 'prose'
  | 'number'
  | 'integer'
  | 'boolean'
  | 'enum'
  /** A list of short texts. */
  | 'list'
  /** Some of the `options`. */
  | 'enumList'
  | 'reference'
  | 'referenceList'
  /** A record inside the record, with `fields`. */
  | 'group'
  /** A list of records with `fields`. */
  | 'groupList'
  /** Texts by a key that the person chooses. */
  | 'record'
  /** A number, or one of the `options`. */
  | 'numberOrWord'
  /** One of several records; `options` names them, `variants` holds the fields of each. */
  | 'variant';

export interface FormOption {
  readonly value: string;
  readonly label: string;
}

/** What a generated form needs to know of one field. Everything comes from the schema: a new field is a new row without further code. */
export interface FormField {
  readonly key: string;
  readonly label: string;
  readonly type: FormFieldType;
  readonly optional: boolean;
  /** Edited by another part of the screen; a generated form leaves it out. */
  readonly hidden: boolean;
  readonly help?: string;
  /** Shown behind the number: `ms`, `requests/s`. */
  readonly unit?: string;
  /** Fields without one stand first. */
  readonly section?: string;
  readonly options?: readonly FormOption[];
  /** Smallest number, length of text, or count of entries that is taken. */
  readonly min?: number;
  /** Set where `min` itself is not taken: the number must be larger. */
  readonly exclusiveMin?: boolean;
  readonly max?: number;
  /** What may be picked, for references. */
  readonly ref?: ReferenceTarget;
  /** Kinds of element to offer first. */
  readonly kinds?: readonly string[];
  readonly fields?: readonly FormField[];
  readonly variants?: { readonly [value: string]: readonly FormField[] };
}

type Schema = z.core.$ZodType;

/**
 * The rows of a form for a record schema, in the order of the schema. Cached: the same schema gives the same array.
 * @throws TypeError for a schema that is no record; use {@link elementForm} and {@link flowForm} where the record's `kind` decides.
 */
export function formOf(schema: Schema): readonly FormField[] {
  const known = forms.get(schema);
  if (known) return known;
  if (!(schema instanceof z.ZodObject)) throw new TypeError('A form needs the schema of a record.');
  const fields = Object.entries(schema.shape).flatMap(([key, value]) => {
    const field = fieldOf(key, value as Schema);
    return field ? [field] : [];
  });
  forms.set(schema, fields);
  return fields;
}

const forms = new WeakMap<Schema, readonly FormField[]>();

export const elementForm = (kind: ElementKind): readonly FormField[] => formOf(optionOf(elementSchema, kind));
export const flowForm = (kind: FlowKind): readonly FormField[] => formOf(optionOf(flowSchema, kind));
/** The parameters of a policy. */
export const policyForm = (name: PolicyName): readonly FormField[] => formOf(policyFields[name].unwrap());
/** Rows for a record of any collection but elements and flows, and for `meta` and `platform`. */
export const recordForm = (name: Exclude<CollectionName, 'elements' | 'flows'> | SingletonName): readonly FormField[] =>
  formOf(name === 'meta' || name === 'platform' ? SINGLETON_SCHEMAS[name] : COLLECTION_SCHEMAS[name]);

/** The rows for one record as it is, whatever its collection. */
export function formFor(collection: CollectionName | SingletonName, record: object): readonly FormField[] {
  const kind = (record as { readonly kind?: string }).kind;
  if (collection === 'elements') return elementForm(kind as ElementKind);
  if (collection === 'flows') return flowForm(kind as FlowKind);
  return recordForm(collection);
}

/** A field that exists in this kind of record, by key; undefined where the kind has none of that name. */
export const fieldIn = (form: readonly FormField[], key: string): FormField | undefined => form.find((field) => field.key === key);

function optionOf(union: z.ZodDiscriminatedUnion, kind: string): Schema {
  const found = union.options.find((option) => option instanceof z.ZodObject && literalOf(option.shape[union.def.discriminator]) === kind);
  if (!found) throw new TypeError(`There is no kind “${kind}”.`);
  return found;
}

const literalOf = (schema: unknown): unknown => (schema instanceof z.ZodLiteral ? schema.value : undefined);

function fieldOf(key: string, outer: Schema): FormField | undefined {
  const optional = outer instanceof z.ZodOptional;
  const schema = optional ? outer.unwrap() : outer;
  if (schema instanceof z.ZodLiteral) return undefined;
  const meta: FieldMeta = { ...z.globalRegistry.get(schema), ...z.globalRegistry.get(outer) };
  return {
    key,
    label: meta.label ?? key,
    optional,
    hidden: meta.hidden === true,
    ...(meta.help === undefined ? {} : { help: meta.help }),
    ...(meta.unit === undefined ? {} : { unit: meta.unit }),
    ...(meta.section === undefined ? {} : { section: meta.section }),
    ...shapeOf(schema, meta),
  };
}

type Shape = Pick<FormField, 'type' | 'options' | 'min' | 'exclusiveMin' | 'max' | 'ref' | 'kinds' | 'fields' | 'variants'>;

function shapeOf(schema: Schema, meta: FieldMeta): Shape {
  if (meta.ref) return { type: 'reference', ref: meta.ref, ...(meta.kinds ? { kinds: meta.kinds } : {}) };
  if (schema instanceof z.ZodString) return { type: meta.multiline ? 'prose' : 'text', ...given({ min: schema.minLength, max: schema.maxLength }) };
  if (schema instanceof z.ZodNumber) return { type: schema.isInt ? 'integer' : 'number', ...boundsOf(schema) };
  if (schema instanceof z.ZodBoolean) return { type: 'boolean' };
  if (schema instanceof z.ZodEnum) return { type: 'enum', options: optionsOf(schema, meta) };
  if (schema instanceof z.ZodObject) return { type: 'group', fields: formOf(schema) };
  if (schema instanceof z.ZodRecord) return { type: 'record' };
  if (schema instanceof z.ZodArray) return listShape(schema.element, meta);
  if (schema instanceof z.ZodDiscriminatedUnion) return variantShape(schema, meta);
  if (schema instanceof z.ZodUnion) return numberOrWord(schema, meta);
  return { type: 'text' };
}

function listShape(item: Schema, meta: FieldMeta): Shape {
  const ref = z.globalRegistry.get(item)?.ref;
  if (ref) return { type: 'referenceList', ref };
  if (item instanceof z.ZodEnum) return { type: 'enumList', options: optionsOf(item, meta) };
  return item instanceof z.ZodObject ? { type: 'groupList', fields: formOf(item) } : { type: 'list' };
}

function variantShape(schema: z.ZodDiscriminatedUnion, meta: FieldMeta): Shape {
  const entries = schema.options.flatMap((option) =>
    option instanceof z.ZodObject ? [[String(literalOf(option.shape[schema.def.discriminator])), formOf(option)] as const] : [],
  );
  return { type: 'variant', options: entries.map(([value]) => ({ value, label: meta.options?.[value] ?? value })), variants: Object.fromEntries(entries) };
}

function numberOrWord(schema: z.ZodUnion, meta: FieldMeta): Shape {
  const number = schema.options.find((option) => option instanceof z.ZodNumber);
  const words = schema.options.flatMap((option) => (option instanceof z.ZodLiteral ? [...option.values].map(String) : []));
  return {
    type: 'numberOrWord',
    options: words.map((value) => ({ value, label: meta.options?.[value] ?? value })),
    ...(number instanceof z.ZodNumber ? boundsOf(number) : {}),
  };
}

const optionsOf = (schema: z.ZodEnum, meta: FieldMeta): FormOption[] =>
  schema.options.map((option) => ({ value: String(option), label: meta.options?.[String(option)] ?? String(option) }));

function boundsOf(schema: z.ZodNumber): Pick<Shape, 'min' | 'exclusiveMin' | 'max'> {
  const bounds = given({ min: schema.minValue, max: schema.maxValue });
  const exclusive = bounds.min !== undefined && !schema.safeParse(bounds.min).success;
  if (!exclusive || bounds.min === undefined) return bounds;
  return schema.isInt ? { ...bounds, min: bounds.min + 1 } : { ...bounds, exclusiveMin: true };
}

function given(bounds: { readonly min: number | null; readonly max: number | null }): { min?: number; max?: number } {
  const known = (value: number | null): value is number => value !== null && Number.isFinite(value) && Math.abs(value) < Number.MAX_SAFE_INTEGER;
  return { ...(known(bounds.min) ? { min: bounds.min } : {}), ...(known(bounds.max) ? { max: bounds.max } : {}) };
}
