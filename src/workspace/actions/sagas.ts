import { t } from '../../language/index.ts';
import { add, allIds, newId, update, type Graph, type Saga, type SagaStep } from '../../model/index.ts';
import { apply, type ApplyResult } from '../editing.ts';
import { useDesign } from '../stores/design.ts';
import type { Made } from './add.ts';
import { freeName } from './names.ts';
import { applyAdd } from './records.ts';

/** Makes a saga; without steps it has one for each participant given, in that order. */
export function addSaga(fields: Partial<Saga> & { readonly participants?: readonly string[] } = {}): Made {
  const { design } = useDesign.getState();
  const { participants = [], ...rest } = fields;
  const name = freeName(design.sagas, rest.name ?? t('Saga'));
  const id = newId(name, allIds(design), Math.random);
  const steps: SagaStep[] = rest.steps ?? [];
  for (const participantId of rest.steps ? [] : participants) {
    steps.push({ id: stepId(steps, design.elements[participantId]?.name ?? 'step'), name: design.elements[participantId]?.name ?? 'Step', participantId });
  }
  return applyAdd([add('sagas', id, { style: 'orchestration', ...rest, name, steps })], id, t('Add {{name}}', { name }));
}

/** Which of these can take part in a saga of those that are selected. */
export const sagaMembers = (ids: readonly string[]): readonly string[] =>
  ids.filter((id) => /^(?:service|monolith)$/.test(useDesign.getState().design.elements[id]?.kind ?? ''));

/**
 * Makes a saga of these services: one that calls each of the others, or sends to it by a queue, conducts it, and each of the others is a step, in this
 * order. Where nobody does, and topics or streams join each to another, they do it by choreography: who publishes comes before who consumes.
 */
export function addSagaOf(ids: readonly string[]): Made {
  const { graph } = useDesign.getState();
  const members = sagaMembers(ids);
  const othersThan = (id: string) => members.filter((other) => other !== id);
  const commands = (id: string, other: string) => graph.between(id, other).length > 0 || isHeardBy(graph, id, other, ['queue']);
  const orchestratorId = members.length > 2 ? members.find((id) => othersThan(id).every((other) => commands(id, other))) : undefined;
  if (orchestratorId !== undefined) return addSaga({ orchestratorId, participants: othersThan(orchestratorId) });
  const tells = (id: string, other: string) => isHeardBy(graph, id, other, ['topic', 'stream', undefined]);
  const isChoreography = members.length > 1 && members.every((id) => othersThan(id).some((other) => tells(id, other) || tells(other, id)));
  return isChoreography ? addSaga({ style: 'choreography', participants: inOrder(members, tells) }) : addSaga({ participants: members });
}

/** Whether what one element writes to a channel of these variants comes to the other. */
const isHeardBy = (graph: Graph, fromId: string, toId: string, variants: readonly unknown[]): boolean =>
  graph.outgoing(fromId).some(({ flow }) => {
    const channel = graph.design.elements[flow.to];
    return channel?.kind === 'channel' && variants.includes(channel.variant) && graph.between(flow.to, toId).length > 0;
  });

/** Those whom nobody left tells anything come first; in a circle the first one begins. */
function inOrder(members: readonly string[], tells: (id: string, other: string) => boolean): readonly string[] {
  const left = [...members];
  const ordered: string[] = [];
  while (left.length > 0) {
    const next = left.findIndex((id) => !left.some((other) => other !== id && tells(other, id)));
    ordered.push(...left.splice(Math.max(0, next), 1));
  }
  return ordered;
}

/** Adds a step before the one at `index`, or at the end. The id of the step comes back. */
export function addSagaStep(sagaId: string, step: Omit<SagaStep, 'id'>, index?: number): Made {
  const saga = useDesign.getState().design.sagas[sagaId];
  if (!saga) return gone(sagaId);
  const id = stepId(saga.steps, step.name);
  const result = setSteps(sagaId, saga.steps.toSpliced(index ?? saga.steps.length, 0, { ...step, id }), t('Add step {{name}}', { name: step.name }));
  return result.ok ? { ok: true, id } : result;
}

/** Moves a step so that it stands at `toIndex`, counted without it. */
export function moveSagaStep(sagaId: string, stepIdentifier: string, toIndex: number): ApplyResult {
  const saga = useDesign.getState().design.sagas[sagaId];
  const step = saga?.steps.find((one) => one.id === stepIdentifier);
  if (!saga || !step) return gone(sagaId);
  const others = saga.steps.filter((one) => one !== step);
  return setSteps(sagaId, others.toSpliced(Math.max(0, Math.min(toIndex, others.length)), 0, step), t('Move step {{name}}', { name: step.name }));
}

/** Changes fields of a step; `null` removes a field. */
export function updateSagaStep(
  sagaId: string,
  stepIdentifier: string,
  fields: { readonly [K in keyof SagaStep]?: SagaStep[K] | null },
  options: { readonly gesture?: string } = {},
): ApplyResult {
  const saga = useDesign.getState().design.sagas[sagaId];
  const step = saga?.steps.find((one) => one.id === stepIdentifier);
  if (!saga || !step) return gone(sagaId);
  const changed = Object.fromEntries(Object.entries({ ...step, ...fields, id: step.id }).filter(([, value]) => value !== null && value !== undefined));
  return setSteps(
    sagaId,
    saga.steps.map((one) => (one === step ? (changed as SagaStep) : one)),
    t('Change step {{name}}', { name: step.name }),
    options,
  );
}

/** Removes a step; steps that ran together with it run alone. */
export function removeSagaStep(sagaId: string, stepIdentifier: string): ApplyResult {
  const saga = useDesign.getState().design.sagas[sagaId];
  const step = saga?.steps.find((one) => one.id === stepIdentifier);
  if (!saga || !step) return gone(sagaId);
  const left = saga.steps.flatMap((one): SagaStep[] => {
    if (one === step) return [];
    if (one.parallelWith !== step.id) return [one];
    const { parallelWith: _, ...alone } = one;
    return [alone];
  });
  return setSteps(sagaId, left, t('Remove step {{name}}', { name: step.name }));
}

function setSteps(sagaId: string, steps: SagaStep[], label: string, options: { readonly gesture?: string } = {}): ApplyResult {
  return apply([update('sagas', sagaId, { steps })], { label, ...options });
}

const stepId = (steps: readonly SagaStep[], name: string): string => newId(name, (id) => steps.some((step) => step.id === id), Math.random);

const gone = (sagaId: string): { readonly ok: false; readonly problems: readonly { readonly path: string; readonly message: string }[] } => ({
  ok: false,
  problems: [{ path: `sagas.${sagaId}`, message: t('This step is not there any more.') }],
});
