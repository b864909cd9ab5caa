import { formFor, type CollectionName, type Design, type FormField, type SingletonName } from '../../model/index.ts';
import { nameOf } from './names.ts';

/** One property of a record in words; neither is escaped. */
export interface Fact {
  readonly label: string;
  readonly value: string;
}

/**
 * What is stated of a record, in the order of its form, with units and the words of options. A field that is new in the schema is told without a change here.
 * @param told keys that stand elsewhere
 */
export function factsOf(design: Design, collection: CollectionName | SingletonName, record: object, told: readonly string[]): readonly Fact[] {
  return factsIn(design, formFor(collection, record), record, new Set([...told, 'unknown']));
}

function factsIn(design: Design, fields: readonly FormField[], record: object, told: ReadonlySet<string> = new Set()): readonly Fact[] {
  return fields.flatMap((field) => {
    if (told.has(field.key)) return [];
    const value = words(design, field, (record as Readonly<Record<string, unknown>>)[field.key]);
    return value === '' ? [] : [{ label: field.label, value }];
  });
}

/** Facts on one line: “timeout 800 ms, retry (tries 3)”. */
export const inWords = (facts: readonly Fact[]): string =>
  facts
    .map(({ label, value }) => {
      if (value === 'yes') return lower(label);
      return value === 'no' ? `${lower(label)}: no` : `${lower(label)} ${value}`;
    })
    .join(', ');

function words(design: Design, field: FormField, value: unknown): string {
  if (value === undefined || value === null) return '';
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (typeof value === 'number') return field.unit === '0 to 1' ? `${Number((value * 100).toPrecision(12))} %` : [value, field.unit].filter(Boolean).join(' ');
  if (typeof value === 'string') return field.ref ? nameOf(design, value) : (field.options?.find((option) => option.value === value)?.label ?? value);
  if (Array.isArray(value)) return value.map((item) => words(design, field, item)).join(', ');
  if (typeof value !== 'object') return '';
  return groupWords(design, field, value);
}

function groupWords(design: Design, field: FormField, group: object): string {
  const inside = inWords(factsIn(design, field.fields ?? [], group));
  if (field.type !== 'groupList') return inside === '' ? 'yes' : `(${inside})`;
  return `(${inside})`;
}

/** A label inside of a sentence; abbreviations keep their letters. */
const lower = (label: string): string => (/^\p{Lu}\p{Lu}/u.test(label) ? label : label.charAt(0).toLowerCase() + label.slice(1));
