import { t } from '../../language/index.ts';
import { type Design, type Edit, update } from '../../model/index.ts';
import { applyOrBegin, type ApplyResult } from '../editing.ts';
import { useDesign } from '../stores/design.ts';
import type { NamePattern, Span } from './pattern.ts';
import { namesOf, type NamePlace } from './places.ts';

/** A name in which something was found. */
export interface NameHit extends NamePlace {
  readonly spans: readonly Span[];
}

/** The names of a design in which something fits, in the order of {@link namesOf}. */
export function findNames(design: Design, pattern: NamePattern): readonly NameHit[] {
  return namesOf(design).flatMap((place) => {
    const spans = pattern.spans(place.text);
    return spans.length === 0 ? [] : [{ ...place, spans }];
  });
}

/** A name before and after; `null` where nothing would be left of one that must not be empty. */
export interface NameChange extends NameHit {
  readonly after: string | null;
}

/** What replacing would make of each hit. Words on flows may become empty: they go. */
export function nameChanges(hits: readonly NameHit[], pattern: NamePattern, replacement: string): readonly NameChange[] {
  return hits.map((hit) => {
    const after = pattern.replaced(hit.text, hit.spans, replacement).trim();
    return { ...hit, after: after === '' && hit.collection !== 'flows' && hit.collection !== 'notes' ? null : after };
  });
}

/** The changes as edits: one for each record, none where a name stays as it is. */
export function editsOf(design: Design, changes: readonly NameChange[]): readonly Edit[] {
  const edits: Edit[] = [];
  const steps = new Map<string, Map<string, string>>();
  for (const { collection, id, field, stepId, text, after } of changes) {
    if (after === null || after === text) continue;
    if (stepId === undefined) edits.push({ op: 'update', collection, id, fields: { [field]: after === '' && collection === 'flows' ? null : after } });
    else steps.set(id, (steps.get(id) ?? new Map<string, string>()).set(stepId, after));
  }
  for (const [id, names] of steps) {
    const saga = design.sagas[id];
    if (saga) edits.push(update('sagas', id, { steps: saga.steps.map((step) => ({ ...step, name: names.get(step.id) ?? step.name })) }));
  }
  return edits;
}

/** Gives all of these their new names in one undo step. With many it only begins: then `applied` is empty. */
export function replaceNames(changes: readonly NameChange[], label: string): ApplyResult {
  const edits = editsOf(useDesign.getState().design, changes);
  if (edits.length === 0) return { ok: true, applied: [] };
  return applyOrBegin(edits, { label, doing: t('Replacing …') });
}
