import type { FormField } from '../../../model/index.ts';

/** Fields that make no sense for many at once. */
const OWN = new Set(['name', 'description', 'label']);
const SIMPLE = new Set(['text', 'number', 'integer', 'boolean', 'enum', 'list', 'enumList', 'reference', 'referenceList']);

/** Fields that every one of the forms has, of the same type and with the same choices, in the order of the first. */
export function sharedFields(forms: readonly (readonly FormField[])[]): readonly FormField[] {
  const [first = [], ...others] = forms;
  return first.filter(
    (field) =>
      !field.hidden &&
      !OWN.has(field.key) &&
      SIMPLE.has(field.type) &&
      others.every((form) => form === first || form.some((other) => other.key === field.key && other.type === field.type && sameOptions(other, field))),
  );
}

const sameOptions = (a: FormField, b: FormField) =>
  (a.options ?? []).map((option) => option.value).join() === (b.options ?? []).map((option) => option.value).join();

/** The value that all records have in a field, or that they differ. */
export function sharedValue(records: readonly Readonly<Record<string, unknown>>[], key: string): { readonly value: unknown; readonly mixed: boolean } {
  const [first, ...others] = records.map((record) => JSON.stringify(record[key]));
  return others.every((value) => value === first) ? { value: records[0]?.[key], mixed: false } : { value: undefined, mixed: true };
}
