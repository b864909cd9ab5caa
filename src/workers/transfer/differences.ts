import { COLLECTION_NAMES, formFor, type CollectionName, type Design, type FormField } from '../../model/index.ts';

/** Records that are seen in a picture: that one is there needs no words. */
const SEEN: ReadonlySet<CollectionName> = new Set(['elements', 'flows', 'contexts', 'relations', 'notes']);
/** Where something stands is no difference. */
const COMPARED = COLLECTION_NAMES.filter((name) => name !== 'layout' && name !== 'frames');

/**
 * What a design says that another one says differently, as far as a picture of it does not show it: `Orders → Payments: timeout 800 ms` where the other
 * has none, and `Orders → Payments: no timeout` the other way round.
 */
export function differences(design: Design, other: Design): readonly string[] {
  return [
    ...fieldLines(design, 'platform', 'Platform', design.platform, other.platform),
    ...fieldLines(design, 'meta', 'The design', { ...design.meta, name: '' }, { ...other.meta, name: '' }),
    ...COMPARED.flatMap((name) => recordLines(design, other, name)),
  ];
}

function recordLines(design: Design, other: Design, collection: CollectionName): string[] {
  const records: { readonly [id: string]: object } = design[collection];
  const others: { readonly [id: string]: object } = other[collection];
  const here = Object.entries(records).flatMap(([id, record]) => {
    const beside = others[id];
    if (beside) return fieldLines(design, collection, titleOf(design, id), record, beside);
    return SEEN.has(collection) ? [] : [titleOf(design, id)];
  });
  const gone = SEEN.has(collection) ? [] : Object.keys(others).filter((id) => !records[id]);
  return [...here, ...gone.map((id) => `No ${lower(titleOf(other, id))}`)];
}

function fieldLines(design: Design, collection: CollectionName | 'platform' | 'meta', title: string, record: object, other: object): string[] {
  const words = fieldsWords(design, formFor(collection, record), record, other);
  return words.length === 0 ? [] : [`${title}: ${words.join(', ')}`];
}

/** Names and labels stand in the picture. */
const WRITTEN: ReadonlySet<string> = new Set(['name', 'label', 'id']);

const fieldsWords = (design: Design, fields: readonly FormField[], record: object, other: object): string[] =>
  fields.filter(({ key }) => !WRITTEN.has(key)).flatMap((field) => fieldWords(design, field, valueOf(record, field.key), valueOf(other, field.key)));

function fieldWords(design: Design, field: FormField, value: unknown, beside: unknown): string[] {
  if (JSON.stringify(value) === JSON.stringify(beside)) return [];
  const label = lower(field.label);
  if (value === undefined) return [field.type === 'boolean' ? `${label} (not stated)` : `no ${label}`];
  if (typeof value === 'boolean') return [value ? label : `${label} (no)`];
  if (isRecord(value)) return [withInner(label, innerWords(design, field, value, beside))];
  if (field.type === 'groupList' && Array.isArray(value)) return itemWords(design, field, value, Array.isArray(beside) ? beside : []);
  return [`${label} ${valueWords(design, field, value)}`];
}

/** Entries of a list that are new or different, each by its name. */
function itemWords(design: Design, field: FormField, items: readonly unknown[], others: readonly unknown[]): string[] {
  return items.flatMap((item, i) => {
    const beside = others[i];
    if (!isRecord(item) || JSON.stringify(item) === JSON.stringify(beside)) return [];
    const name = typeof item['name'] === 'string' ? lower(item['name']) : String(i + 1);
    return [withInner(name, innerWords(design, field, item, beside))];
  });
}

/** What is said inside of a field; a mark that is missing there says nothing. */
function innerWords(design: Design, field: FormField, value: object, beside: unknown): string[] {
  const said = (field.fields ?? []).filter(({ key, type }) => type !== 'boolean' || valueOf(value, key) !== undefined);
  return fieldsWords(design, said, value, isRecord(beside) ? beside : {});
}

const withInner = (label: string, inner: readonly string[]): string => (inner.length === 0 ? label : `${label} (${inner.join(', ')})`);

function valueWords(design: Design, field: FormField, value: unknown): string {
  if (typeof value === 'number') return field.unit === '0 to 1' ? `${Number((value * 100).toPrecision(12))} %` : [value, field.unit].filter(Boolean).join(' ');
  if (typeof value === 'string') return field.ref ? titleOf(design, value) : lower(field.options?.find((option) => option.value === value)?.label ?? value);
  return Array.isArray(value) ? value.map((item) => valueWords(design, field, item)).join(', ') : '';
}

function titleOf(design: Design, id: string): string {
  const flow = design.flows[id];
  if (flow) return `${titleOf(design, flow.from)} → ${titleOf(design, flow.to)}`;
  const relation = design.relations[id];
  if (relation) return `${titleOf(design, relation.upstream)} → ${titleOf(design, relation.downstream)}`;
  const named: { readonly name?: string; readonly text?: string; readonly title?: string } | undefined =
    design.elements[id] ?? design.contexts[id] ?? design.sagas[id] ?? design.messages[id] ?? design.teams[id] ?? design.scenarios[id] ?? design.decisions[id];
  return named?.name ?? named?.title ?? id;
}

const isRecord = (value: unknown): value is { readonly [key: string]: unknown } => typeof value === 'object' && value !== null && !Array.isArray(value);
const valueOf = (record: object, key: string): unknown => (isRecord(record) ? record[key] : undefined);

/** A label inside of a sentence; abbreviations keep their letters. */
const lower = (label: string): string => (/^\p{Lu}\p{Lu}/u.test(label) ? label : label.charAt(0).toLocaleLowerCase() + label.slice(1));
