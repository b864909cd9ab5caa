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
  const form = formFor(collection, record);
  const words = form.flatMap((field) => fieldWords(design, field, valueOf(record, field.key), valueOf(other, field.key)));
  return words.length === 0 ? [] : [`${title}: ${words.join(', ')}`];
}

function fieldWords(design: Design, field: FormField, value: unknown, beside: unknown): string[] {
  if (JSON.stringify(value) === JSON.stringify(beside)) return [];
  const label = lower(field.label);
  if (value === undefined) return [field.type === 'boolean' ? `${label} not stated` : `no ${label}`];
  if (field.type === 'groupList' && Array.isArray(value)) return itemWords(design, field, value, Array.isArray(beside) ? beside : []);
  if (value === true) return [label];
  if (value === false) return [`${label}: no`];
  return [`${label} ${valueWords(design, field, value)}`.trim()];
}

/** Entries of a list that are new or different, each by its name. */
function itemWords(design: Design, field: FormField, items: readonly unknown[], others: readonly unknown[]): string[] {
  return items.flatMap((item, i) => {
    const beside = others[i];
    if (!isRecord(item) || JSON.stringify(item) === JSON.stringify(beside)) return [];
    const words = (field.fields ?? []).flatMap((inner) => fieldWords(design, inner, item[inner.key], isRecord(beside) ? beside[inner.key] : undefined));
    const name = typeof item['name'] === 'string' ? item['name'] : String(i + 1);
    return words.length === 0 ? [] : [`${name} (${words.join(', ')})`];
  });
}

function valueWords(design: Design, field: FormField, value: unknown): string {
  if (typeof value === 'number') return field.unit === '0 to 1' ? `${Number((value * 100).toPrecision(12))} %` : [value, field.unit].filter(Boolean).join(' ');
  if (typeof value === 'string') return field.ref ? titleOf(design, value) : lower(field.options?.find((option) => option.value === value)?.label ?? value);
  if (Array.isArray(value)) return value.map((item) => valueWords(design, field, item)).join(', ');
  if (!isRecord(value)) return '';
  const inner = field.fields ?? [];
  return inner
    .flatMap(({ key, ...rest }) => (value[key] === undefined || typeof value[key] === 'boolean' ? [] : valueWords(design, { key, ...rest }, value[key])))
    .join(', ');
}

function titleOf(design: Design, id: string): string {
  const flow = design.flows[id];
  if (flow) return `${titleOf(design, flow.from)} → ${titleOf(design, flow.to)}`;
  const named: { readonly name?: string; readonly text?: string; readonly title?: string } | undefined =
    design.elements[id] ?? design.contexts[id] ?? design.sagas[id] ?? design.messages[id] ?? design.teams[id] ?? design.scenarios[id] ?? design.decisions[id];
  return named?.name ?? named?.title ?? id;
}

const isRecord = (value: unknown): value is { readonly [key: string]: unknown } => typeof value === 'object' && value !== null && !Array.isArray(value);
const valueOf = (record: object, key: string): unknown => (isRecord(record) ? record[key] : undefined);

/** A label inside of a sentence; abbreviations keep their letters. */
const lower = (label: string): string => (/^\p{Lu}\p{Lu}/u.test(label) ? label : label.charAt(0).toLocaleLowerCase() + label.slice(1));
