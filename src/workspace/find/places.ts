import type { CollectionName, Design } from '../../model/index.ts';

/** Collections whose records are called something, in the order in which hits are listed. */
const NAMED = [
  ['contexts', 'name'],
  ['elements', 'name'],
  ['flows', 'label'],
  ['notes', 'text'],
  ['sagas', 'name'],
  ['messages', 'name'],
  ['scenarios', 'name'],
  ['migrations', 'name'],
  ['frames', 'name'],
  ['teams', 'name'],
  ['decisions', 'title'],
] as const satisfies readonly (readonly [CollectionName, string])[];

/** A place of a design where somebody reads a name. */
export interface NamePlace {
  /** Unique in the design. */
  readonly key: string;
  readonly collection: (typeof NAMED)[number][0];
  /** The record; of a step its saga. */
  readonly id: string;
  readonly field: (typeof NAMED)[number][1];
  /** The step of a saga that is called so. */
  readonly stepId?: string;
  readonly text: string;
}

/** Every name of a design: of records, of the steps of sagas, the words on flows and the text of notes. */
export function namesOf(design: Design): readonly NamePlace[] {
  return NAMED.flatMap(([collection, field]) =>
    Object.entries(design[collection]).flatMap(([id, record]): NamePlace[] => {
      const text = (record as Readonly<Record<string, unknown>>)[field];
      const own: NamePlace[] = typeof text === 'string' && text !== '' ? [{ key: id, collection, id, field, text }] : [];
      return collection === 'sagas' ? [...own, ...stepsOf(design, id)] : own;
    }),
  );
}

function stepsOf(design: Design, id: string): readonly NamePlace[] {
  const steps = design.sagas[id]?.steps ?? [];
  return steps.map((step) => ({ key: `${id}/${step.id}`, collection: 'sagas', id, field: 'name', stepId: step.id, text: step.name }));
}
