import { inSentence, t } from '../../../language/index.ts';
import { applyEdits, fieldIn, formFor, type CollectionName, type Design, type Edit } from '../../../model/index.ts';
import { COLLECTION_WORDS } from '../../records/words.ts';
import { endsOf, kindOf, titleOf } from '../../records/describe.ts';

/** What a list of edits does to one record, in words. */
export interface RecordChange {
  readonly id: string;
  readonly does: 'adds' | 'changes' | 'removes';
  readonly name: string;
  /** "service", "synchronous call", "rule setting". */
  readonly kind: string;
  /** Labels of the fields that change. */
  readonly fields: readonly string[];
}

/** Where something stands is no change of the design. */
const NOT_SHOWN: ReadonlySet<string> = new Set<CollectionName>(['layout']);

/** What edits do, record by record: what they add first, then what they change, then what they remove, cascades too. Nothing where they do not fit the design. */
export function recordChanges(design: Design, edits: readonly Edit[]): readonly RecordChange[] {
  const result = applyEdits(design, edits);
  if (!result.ok) return [];
  const byRecord = new Map<string, Edit[]>();
  for (const edit of result.applied) {
    if (NOT_SHOWN.has(edit.collection)) continue;
    const key = `${edit.collection} ${edit.id}`;
    const list = byRecord.get(key);
    if (list) list.push(edit);
    else byRecord.set(key, [edit]);
  }
  const changes = [...byRecord.values()].flatMap((list) => changeOf(design, result.design, list) ?? []);
  return ORDER.flatMap((does) => changes.filter((change) => change.does === does));
}

const ORDER = ['adds', 'changes', 'removes'] as const satisfies readonly RecordChange['does'][];

function changeOf(before: Design, after: Design, edits: readonly Edit[]): RecordChange | undefined {
  const [first] = edits;
  if (!first) return undefined;
  const { collection, id } = first;
  const was = recordOf(before, collection, id);
  const is = recordOf(after, collection, id);
  if (is && !was) return { id, does: 'adds', ...named(after, collection, id), fields: [] };
  if (was && !is) return { id, does: 'removes', ...named(before, collection, id), fields: [] };
  if (!was || !is) return undefined;
  const form = formFor(collection, is);
  const keys = new Set(edits.flatMap((edit) => (edit.op === 'update' ? Object.keys(edit.fields) : [])));
  return { id, does: 'changes', ...named(before, collection, id), fields: [...keys].map((key) => inSentence(t(fieldIn(form, key)?.label ?? key))) };
}

function recordOf(design: Design, collection: Edit['collection'], id: string): object | undefined {
  if (collection === 'meta' || collection === 'platform') return design[collection];
  return Object.hasOwn(design[collection], id) ? design[collection][id] : undefined;
}

function named(design: Design, collection: Edit['collection'], id: string): Pick<RecordChange, 'name' | 'kind'> {
  if (collection === 'meta') return { name: design.meta.name, kind: 'design' };
  if (collection === 'platform') return { name: t('Platform'), kind: 'design' };
  if (collection === 'ruleSettings') return { name: id, kind: inSentence(COLLECTION_WORDS.ruleSettings) };
  const flow = collection === 'flows' ? design.flows[id] : undefined;
  return { name: flow ? endsOf(design, flow) : titleOf(design, id), kind: inSentence(kindOf(design, id)) };
}

/** `adds Order replica`, `Orders → Stock: timeout`, as one line each. */
export const changeWords = ({ fields }: RecordChange): string => fields.join(', ');
