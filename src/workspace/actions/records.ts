import { boxesOf } from '../../drawing/index.ts';
import { mark, t } from '../../language/index.ts';
import {
  add,
  allIds,
  newId,
  RECORD_COLLECTIONS,
  remove,
  type CollectionName,
  type Design,
  type Edit,
  type EditTarget,
  type Json,
  type Message,
  type Scenario,
} from '../../model/index.ts';
import { apply, applyOrBegin, type ApplyResult } from '../editing.ts';
import { useDesign } from '../stores/design.ts';
import { isInFolded } from '../stores/lens.ts';
import { useView, view } from '../stores/view.ts';
import type { Made } from './add.ts';
import { freeName, makingOf, nameOf } from './names.ts';

/** Changes fields of one record; `null` removes a field. For forms: pass the field's name as `gesture` while a slider or a text is being changed. */
export function updateRecord(
  collection: EditTarget,
  id: string,
  fields: { readonly [field: string]: Json | undefined },
  options: { readonly label?: string; readonly gesture?: string } = {},
): ApplyResult {
  const { design } = useDesign.getState();
  const { label = t('Change {{name}}', { name: collection === 'meta' || collection === 'platform' ? t(collection) : nameOf(design, id) }), ...rest } = options;
  return apply([{ op: 'update', collection, id, fields }], { label, ...rest });
}

/**
 * Gives any record that has a name a new one. White space around it is dropped; an empty name changes nothing. The text of a note is its name.
 * @param options.made this element, context, note or frame has just been made: its first name is part of that step
 */
export function renameRecord(id: string, name: string, options: { readonly made?: boolean } = {}): ApplyResult {
  const { design } = useDesign.getState();
  view.rename(null);
  const wanted = name.trim();
  const collection = collectionOf(design, id);
  if (!collection) return { ok: false, problems: [{ path: id, message: t('This record is not there any more.') }] };
  const field = collection === 'notes' ? 'text' : collection === 'flows' ? 'label' : collection === 'decisions' ? 'title' : 'name';
  const before = (design[collection][id] as { readonly [field: string]: unknown } | undefined)?.[field];
  const clears = wanted === '' && field === 'label';
  if ((wanted === '' && !clears) || wanted === before) return { ok: true, applied: [] };
  const edits: readonly Edit[] = [{ op: 'update', collection, id, fields: { [field]: clears ? null : wanted } }];
  if (options.made) return apply(edits, { label: collection === 'notes' ? t('Add note') : t('Add {{name}}', { name: wanted }), gesture: makingOf(id) });
  return apply(edits, { label: t('Rename {{name}}', { name: nameOf(design, id) }) });
}

/** The collection that holds the id; places and rule settings are not asked. */
export function collectionOf(design: Design, id: string): CollectionName | undefined {
  return RECORD_COLLECTIONS.find((collection) => Object.hasOwn(design[collection], id));
}

/** Removes records of any kind, with all that cannot stand without them. With many it only begins: then `applied` is empty. */
export function removeRecords(ids: readonly string[]): ApplyResult {
  const { design } = useDesign.getState();
  const edits: Edit[] = [];
  for (const id of new Set(ids)) {
    const collection = collectionOf(design, id);
    if (collection) edits.push(remove(collection, id));
  }
  if (edits.length === 0) return { ok: true, applied: [] };
  const label = edits.length === 1 ? t('Remove {{name}}', { name: nameOf(design, edits[0]?.id ?? '') }) : t('Remove {{count}} items', { count: edits.length });
  return applyOrBegin(edits, { label, select: [], doing: t('Removing …') });
}

export function removeSelection(): ApplyResult {
  return removeRecords(useView.getState().selection);
}

/** Selects everything that the canvas shows: all that stands on it, on the map contexts and their relations. */
export function selectAll(): void {
  const { design } = useDesign.getState();
  const { contexts, relations, elements } = design;
  const { notes, frames } = boxesOf(design);
  if (useView.getState().mode === 'map') view.select([...Object.keys(contexts), ...Object.keys(relations)]);
  else view.select([...Object.keys(contexts), ...Object.keys(elements), ...notes.keys(), ...frames.keys()].filter((id) => !isInFolded(design, id)));
}

const MESSAGE_NAMES = { event: mark('Event'), command: mark('Command'), query: mark('Query'), document: mark('Document') } as const;

export function addMessage(fields: Partial<Message> & { readonly kind: Message['kind'] }): Made {
  const { design } = useDesign.getState();
  const name = freeName(design.messages, fields.name ?? t(MESSAGE_NAMES[fields.kind]));
  const id = newId(name, allIds(design), Math.random);
  return applyAdd([add('messages', id, { ...fields, name })], id, t('Add {{name}}', { name }), false);
}

export function addScenario(scenario: Scenario): Made {
  const { design } = useDesign.getState();
  const name = freeName(design.scenarios, scenario.name);
  const id = newId(name, allIds(design), Math.random);
  return applyAdd([add('scenarios', id, { ...scenario, name })], id, t('Add {{name}}', { name }), false);
}

export function applyAdd(edits: readonly Edit[], id: string, label: string, select = true): Made {
  const result = apply(edits, select ? { label, select: [id], gesture: makingOf(id) } : { label });
  return result.ok ? { ok: true, id } : result;
}
