import { t } from '../../language/index.ts';
import {
  allIds,
  allOf,
  applyEdits,
  COLLECTION_NAMES,
  newId,
  parseDesign,
  RECORD_COLLECTIONS,
  referencesOf,
  remove,
  SCHEMA_VERSION,
  type CollectionName,
  type Design,
  type Edit,
  type Problem,
} from '../../model/index.ts';
import { boundsOf, type Point } from './boxes.ts';

/** Collections whose records are copied when they are selected. Messages come along where something selected carries them. */
const COPIED: readonly CollectionName[] = ['elements', 'contexts', 'notes', 'flows', 'relations', 'frames', 'sagas'];

/**
 * The part of a design that these records make, valid in itself: with the members of the contexts, the flows and relations between them, and the
 * messages that they carry. What refers to anything else is cleared as if that were removed.
 */
export function fragmentOf(design: Design, ids: Iterable<string>): Design {
  const kept = new Set(ids);
  for (const [id, element] of Object.entries(design.elements)) if (element.contextIds?.some((context) => kept.has(context))) kept.add(id);
  for (const [id, note] of Object.entries(design.notes)) if (note.contextId !== undefined && kept.has(note.contextId)) kept.add(id);
  for (const [id, flow] of Object.entries(design.flows)) if (kept.has(flow.from) && kept.has(flow.to)) kept.add(id);
  for (const [id, relation] of Object.entries(design.relations)) if (kept.has(relation.upstream) && kept.has(relation.downstream)) kept.add(id);
  for (const [id, note] of Object.entries(design.notes)) if (note.aboutId !== undefined && kept.has(note.aboutId)) kept.add(id);
  for (const message of messagesOf(design, kept)) kept.add(message);
  const edits: Edit[] = [];
  for (const collection of RECORD_COLLECTIONS) {
    const copied = collection === 'messages' || COPIED.includes(collection);
    for (const id of Object.keys(design[collection])) if (!copied || !kept.has(id)) edits.push(remove(collection, id));
  }
  const result = applyEdits({ ...design, ruleSettings: {} }, edits);
  return result.ok ? result.design : design;
}

function messagesOf(design: Design, kept: ReadonlySet<string>): Set<string> {
  const messages = new Set<string>();
  for (const collection of COPIED) {
    for (const [id, record] of Object.entries(design[collection])) {
      if (!kept.has(id)) continue;
      for (const { target, id: referred } of referencesOf(collection, record)) if (target === 'messages') messages.add(referred);
    }
  }
  return messages;
}

const FENCE = 'seamwright';

/** A fragment as text that survives mail, chat and Markdown: JSON in a fence. Places come along. */
export function fragmentText(fragment: Design): string {
  const filled = COLLECTION_NAMES.filter((collection) => Object.keys(fragment[collection]).length > 0).map((collection) => [collection, fragment[collection]]);
  const data = { schemaVersion: SCHEMA_VERSION, ...Object.fromEntries(filled) };
  return `\`\`\`${FENCE}\n${JSON.stringify(data, null, 2)}\n\`\`\`\n`;
}

/** More text is not taken for a fragment. */
const MAX_LENGTH = 32 * 1024 * 1024;

/** Reads what {@link fragmentText} wrote. `undefined` for text that is no fragment, problems for one that is damaged. */
export function readFragment(text: string): { readonly design: Design } | { readonly problems: readonly Problem[] } | undefined {
  if (text.length > MAX_LENGTH) return undefined;
  const start = text.indexOf(`\`\`\`${FENCE}\n`);
  if (start < 0) return undefined;
  const from = start + FENCE.length + 4;
  const end = text.indexOf('\n```', from);
  try {
    const { schemaVersion, ...collections } = JSON.parse(text.slice(from, end < 0 ? undefined : end)) as { readonly [key: string]: unknown };
    const result = parseDesign({ ...collections, meta: { schemaVersion, name: 'Fragment' } });
    return result.ok ? { design: result.design } : { problems: result.problems };
  } catch {
    return { problems: [{ path: 'fragment', message: t('The copied text is damaged: it is no JSON.') }] };
  }
}

/** Text of which {@link readFragment} would take longer than the page should wait, as the text of a design that an importer reads; `undefined` for any other. */
export function largeFragmentText(text: string): string | undefined {
  if (text.length < LARGE_TEXT) return undefined;
  const begin = new RegExp(`^\\s*\`\`\`${FENCE}\n\\{\\s*"schemaVersion": (\\d+),`).exec(text);
  const end = text.lastIndexOf('\n```');
  if (!begin || end < begin[0].length) return undefined;
  return `{"meta":{"schemaVersion":${begin[1]},"name":"Fragment"},${text.slice(begin[0].length, end)}`;
}

/** A fragment of some hundred elements. */
const LARGE_TEXT = 100_000;

export interface Insertion {
  readonly edits: readonly Edit[];
  /** Ids of what stands on the canvas afterwards and was not inside something else that was inserted. */
  readonly select: readonly string[];
}

/**
 * The edits that put a fragment into a design. An id stays where it is free; the others are new, and references follow.
 * A message that is there already under the same id and name is used, not copied.
 * @param place `by`: moved by so many pixels; `at`: its centre stands there
 */
export function insertionOf(design: Design, fragment: Design, place: Place): Insertion {
  return allOf(inserting(design, fragment, place));
}

type Place = { readonly by: Point } | { readonly at: Point };
/** So many records are prepared between two halts: a few milliseconds. */
const AT_ONCE = 300;

/** As {@link insertionOf}, for thousands: halts after every few and says how far it is, from 0 to 1. */
export function* inserting(design: Design, fragment: Design, place: Place): Generator<number, Insertion> {
  const taken = allIds(design);
  const fresh = new Set<string>();
  const ids = new Map<string, string>();
  let named = 0;
  const shared = new Set<string>();
  for (const collection of RECORD_COLLECTIONS) {
    for (const [id, record] of Object.entries(fragment[collection])) {
      if (++named % AT_ONCE === 0) yield 0;
      const name = 'name' in record ? record.name : id;
      if (collection === 'messages' && design.messages[id]?.name === name) shared.add(id);
      else if (!taken(id)) ids.set(id, id);
      else
        ids.set(
          id,
          newId(name, (candidate) => taken(candidate) || fresh.has(candidate) || Object.hasOwn(fragment[collection], candidate), Math.random),
        );
      const chosen = ids.get(id);
      if (chosen !== undefined) fresh.add(chosen);
    }
  }
  const edits: Edit[] = [];
  for (const collection of RECORD_COLLECTIONS) {
    for (const [id, record] of Object.entries(fragment[collection])) {
      const chosen = ids.get(id);
      if (edits.length % AT_ONCE === AT_ONCE - 1) yield edits.length / (edits.length + AT_ONCE * 10);
      if (chosen !== undefined && !shared.has(id))
        edits.push({ op: 'add', collection, id: chosen, record: renamedReferences(collection, record, ids) } as Edit);
    }
  }
  const shift = 'by' in place ? place.by : shiftTo(fragment, place.at);
  for (const [id, entry] of Object.entries(fragment.layout)) {
    const chosen = ids.get(id);
    if (chosen !== undefined) edits.push({ op: 'add', collection: 'layout', id: chosen, record: { ...entry, x: entry.x + shift.x, y: entry.y + shift.y } });
  }
  return { edits, select: selectionOf(fragment).map((id) => ids.get(id) ?? id) };
}

function selectionOf(fragment: Design): readonly string[] {
  const loose = Object.entries(fragment.elements).filter(([, element]) => !element.contextIds?.some((context) => Object.hasOwn(fragment.contexts, context)));
  const stickies = Object.keys(fragment.notes).filter((id) => fragment.notes[id]?.aboutId === undefined);
  return [...Object.keys(fragment.contexts), ...loose.map(([id]) => id), ...stickies, ...Object.keys(fragment.frames)];
}

function shiftTo(fragment: Design, centre: Point): Point {
  const bounds = boundsOf(fragment, Object.keys(fragment.layout));
  if (!bounds) return { x: 0, y: 0 };
  return { x: Math.round(centre.x - bounds.x - bounds.width / 2), y: Math.round(centre.y - bounds.y - bounds.height / 2) };
}

function renamedReferences(collection: CollectionName, record: object, ids: ReadonlyMap<string, string>): object {
  let copy: object = record;
  for (const { id, path } of referencesOf(collection, record)) {
    const renamed = ids.get(id);
    if (renamed !== undefined && renamed !== id) copy = withValueAt(copy, path.split('.'), renamed);
  }
  return copy;
}

function withValueAt<T>(holder: T, [key, ...rest]: readonly string[], value: string): T {
  if (key === undefined) return value as T;
  const inner = withValueAt((holder as { readonly [key: string]: unknown })[key], rest, value);
  return (Array.isArray(holder) ? holder.with(Number(key), inner) : { ...holder, [key]: inner }) as T;
}
