import { mark, t } from '../../language/index.ts';
import { add, allIds, type Design, newId } from '../../model/index.ts';
import { addContext, addElement, addFrame, addMessage, addSaga, addSagaStep, apply, type Made, useDesign, view } from '../../workspace/index.ts';
import { titleOf } from '../records/describe.ts';
import { KINDS_TO_ADD } from './kinds.ts';
import type { OutlineRow } from './tree.ts';

/** Something that can be added at a row. */
export interface Addable {
  readonly label: string;
  readonly hint?: string;
  make(): Made;
}

/** What can be added at a place of the outline, and how that is asked for and said. */
export interface Adding {
  readonly title: string;
  readonly placeholder: string;
  /** Said where nothing can be added. */
  readonly empty: string;
  /** The saga that what is made is a step of. */
  readonly ownerId?: string;
  readonly options: readonly Addable[];
}

/** What can be added at a row: elements to a context, steps to a saga, under a head what stands there; with no row everything. */
export function addingAt(design: Design, row: OutlineRow | undefined): Adding {
  if (row?.kind === 'saga') return steps(design, row.id ?? '', undefined);
  if (row?.kind === 'step') return steps(design, row.ownerId ?? '', row.position);
  const group = row?.kind === 'group' ? GROUPS[row.key] : undefined;
  if (group) return { title: t('Add to {{name}}', { name: row?.label ?? '' }), placeholder: t('What to add'), empty: '', options: group() };
  const contextId = contextOf(design, row);
  return {
    title: contextId === undefined ? t('Add to the design') : t('Add to {{name}}', { name: titleOf(design, contextId) }),
    placeholder: t('What to add'),
    empty: '',
    options: [...elements(row, contextId), ...(contextId === undefined ? [context(), ...sagas(), ...messages(), ...frames(), ...teams()] : [])],
  };
}

const elements = (row: OutlineRow | undefined, contextId: string | undefined): readonly Addable[] =>
  KINDS_TO_ADD.map(({ label, seed }) => ({
    label: t(label),
    hint: t(seed.kind),
    make: () => {
      if (row?.kind === 'element' && row.id !== undefined) view.select([row.id]);
      return addElement(contextId === undefined ? seed : { ...seed, contextIds: [contextId] }, undefined, { rename: false });
    },
  }));

const context = (): Addable => ({ label: t('Bounded context'), hint: t('around what is to come'), make: () => addContext({ rename: false }) });
const sagas = (): readonly Addable[] => [{ label: t('Saga'), make: () => addSaga() }];
const frames = (): readonly Addable[] => [{ label: t('Frame'), hint: t('slide of the presentation'), make: () => addFrame() }];
const messages = (): readonly Addable[] =>
  (['event', 'command', 'query', 'document'] as const).map((kind) => ({ label: t(MESSAGES[kind]), hint: t('message'), make: () => addMessage({ kind }) }));
const teams = (): readonly Addable[] => [{ label: t('Team'), make: addTeam }];

const MESSAGES = { event: mark('Event'), command: mark('Command'), query: mark('Query'), document: mark('Document') } as const;

/** What stands under a head that has things of its own. */
const GROUPS: Readonly<Record<string, () => readonly Addable[]>> = {
  'group:sagas': sagas,
  'group:messages': messages,
  'group:frames': frames,
  'group:teams': teams,
};

function steps(design: Design, sagaId: string, index: number | undefined): Adding {
  const participants = Object.entries(design.elements).filter(([, { kind }]) => PARTICIPANTS.has(kind));
  return {
    title: t('Add a step to {{name}}', { name: titleOf(design, sagaId) }),
    placeholder: t('Who does it'),
    empty: t('There is no service yet that could do it.'),
    ownerId: sagaId,
    options: participants.map(([participantId, { name, kind }]) => ({
      label: name,
      hint: t(kind),
      make: () => addSagaStep(sagaId, { name, participantId }, index),
    })),
  };
}

const PARTICIPANTS: ReadonlySet<string> = new Set(['service', 'monolith', 'external', 'gateway']);

function addTeam(): Made {
  const { design } = useDesign.getState();
  const taken = new Set(Object.values(design.teams).map(({ name }) => name));
  let name = t('Team');
  for (let number = 2; taken.has(name); number++) name = `${t('Team')} ${number}`;
  const id = newId(name, allIds(design), Math.random);
  const result = apply([add('teams', id, { name })], { label: `Add ${name}` });
  return result.ok ? { ok: true, id } : result;
}

/** The context that a new element joins: the row's own, or that of the element it stands beside. */
function contextOf(design: Design, row: OutlineRow | undefined): string | undefined {
  if (row?.kind === 'context') return row.id;
  return row?.id === undefined ? undefined : design.elements[row.id]?.contextIds?.[0];
}
