import { formFor, type CollectionName, type Design, type FormField, type Saga, type SagaStep, type SingletonName } from '../../model/index.ts';
import { nameOf } from './names.ts';

/** One property of a record in words; neither is escaped. */
export interface Fact {
  readonly label: string;
  readonly value: string;
  /** The value is made of facts of its own: in a sentence it stands in brackets. */
  readonly nested?: boolean;
}

/**
 * What is stated of a record, in the order of its form, with units and the words of options. A field that is new in the schema is told without a change here.
 * @param told keys that stand elsewhere
 */
export function factsOf(design: Design, collection: CollectionName | SingletonName, record: object, told: readonly string[]): readonly Fact[] {
  return factsIn(design, formFor(collection, record), record, new Set([...told, 'unknown']));
}

/** What is stated of a step beyond what stands in a column of its own. */
export function stepFacts(design: Design, { steps }: Saga, step: SagaStep): readonly Fact[] {
  const fields = formFor('sagas', {}).find(({ key }) => key === 'steps')?.fields ?? [];
  const beside = steps.find(({ id }) => id === step.parallelWith);
  return [
    ...factsIn(design, fields, step, new Set(['id', 'name', 'participantId', 'action', 'compensation', 'kind', 'readOnly', 'parallelWith'])),
    ...(beside === undefined ? [] : [{ label: 'Together with', value: beside.name }]),
  ];
}

function factsIn(design: Design, fields: readonly FormField[], record: object, told: ReadonlySet<string> = new Set()): readonly Fact[] {
  return fields.flatMap((field) => {
    if (told.has(field.key)) return [];
    const value = words(design, field, (record as Readonly<Record<string, unknown>>)[field.key]);
    return value === '' ? [] : [{ label: field.label, value, ...(field.type === 'group' && value !== 'yes' && { nested: true }) }];
  });
}

/** Facts on one line: “timeout 800 ms, retry (tries 3)”. */
export const inWords = (facts: readonly Fact[]): string =>
  facts
    .map(({ label, value, nested }) => {
      if (nested === true) return `${lower(label)} (${value})`;
      if (value === 'yes') return lower(label);
      return value === 'no' ? `${lower(label)}: no` : `${lower(label)} ${value}`;
    })
    .join(', ');

function words(design: Design, field: FormField, value: unknown): string {
  if (value === undefined || value === null) return '';
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (typeof value === 'number') return field.unit === '0 to 1' ? `${Number((value * 100).toPrecision(12))} %` : [value, field.unit].filter(Boolean).join(' ');
  if (typeof value === 'string') return field.ref ? nameOf(design, value) : (field.options?.find((option) => option.value === value)?.label ?? value);
  if (field.key === 'policyOrder' && Array.isArray(value)) return value.map(policyWords).join(', ');
  if (Array.isArray(value)) return value.map((item) => words(design, field, item)).join(', ');
  if (typeof value !== 'object') return '';
  return groupWords(design, field, value);
}

const policyWords = (name: string): string => name.replace(/[A-Z]/g, (capital) => ` ${capital.toLowerCase()}`);

function groupWords(design: Design, field: FormField, group: object): string {
  const inside = inWords(factsIn(design, field.fields ?? [], group));
  if (field.type === 'groupList') return `(${inside})`;
  return inside === '' ? 'yes' : inside;
}

/** A label inside of a sentence; abbreviations keep their letters. */
const lower = (label: string): string => (/^\p{Lu}\p{Lu}/u.test(label) ? label : label.charAt(0).toLowerCase() + label.slice(1));
