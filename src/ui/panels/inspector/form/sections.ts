import type { FormField } from '../../../../model/index.ts';

export interface FormSection {
  readonly title: string | undefined;
  readonly fields: readonly FormField[];
}

/** Lists of records and the like have editors of their own. */
const OWN_EDITOR: ReadonlySet<FormField['type']> = new Set(['record', 'groupList', 'variant']);

/**
 * Visible fields, section by section in the order of the schema. What stands in `first` has no section and comes in that order;
 * without it, every field that names no section. What is then left without a section comes under "More", last.
 */
export function bySection(fields: readonly FormField[], except: readonly string[], first?: readonly string[]): readonly FormSection[] {
  const shown = fields.filter((field) => !field.hidden && !OWN_EDITOR.has(field.type) && !except.includes(field.key));
  const isFirst = (field: FormField) => (first === undefined ? field.section === undefined : first.includes(field.key));
  const place = (field: FormField) => first?.indexOf(field.key) ?? 0;
  const open = shown.filter(isFirst).toSorted((a, b) => place(a) - place(b));
  const rest = shown.filter((field) => !isFirst(field));
  const titles = new Set(rest.map((field) => field.section));
  const named = [...titles].filter((title) => title !== undefined).map((title) => ({ title, fields: rest.filter((field) => field.section === title) }));
  const more = { title: 'More', fields: rest.filter((field) => field.section === undefined) };
  return [{ title: undefined, fields: open }, ...named, more].filter((section) => section.fields.length > 0);
}
