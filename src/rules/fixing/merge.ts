import { POLICY_NAMES, type Operation, type Policies, type PolicyName, type Saga } from '../../model/index.ts';
import type { Facts } from '../facts/facts.ts';
import { isService } from '../facts/kinds.ts';
import type { FixDraft } from './draft.ts';

/** Lets one service take over what another does: operations, flows, workers, messages and saga steps. Calls between the two go. */
export function mergeInto(facts: Facts, draft: FixDraft, gone: number, into: number): void {
  const goneId = facts.elementId(gone);
  const intoId = facts.elementId(into);
  takeOperations(facts, draft, gone, into);
  for (const flow of facts.flowsInOrder([...facts.outgoing(gone), ...facts.incoming(gone)])) moveFlow(facts, draft, flow, gone, into);
  for (const member of facts.inOrder(facts.group(gone))) {
    const element = facts.element(member);
    if (member !== gone && isService(element) && element.partOfId === goneId) draft.update('elements', facts.elementId(member), { partOfId: intoId });
  }
  const { messages, sagas } = facts.design;
  for (const id of Object.keys(messages).sort()) if (messages[id]?.ownerId === goneId) draft.update('messages', id, { ownerId: intoId });
  for (const id of Object.keys(sagas).sort()) moveSaga(draft, id, sagas[id], goneId, intoId);
  draft.remove('elements', goneId);
}

function takeOperations(facts: Facts, draft: FixDraft, gone: number, into: number): void {
  const from = facts.element(gone);
  const to = facts.element(into);
  if (!isService(from) || !isService(to)) return;
  const known = new Set((to.operations ?? []).map(({ name }) => name));
  const added: Operation[] = (from.operations ?? []).filter(({ name }) => !known.has(name));
  const aggregates = [...new Set([...(to.aggregates ?? []), ...(from.aggregates ?? [])])];
  if (added.length === 0 && aggregates.length === (to.aggregates?.length ?? 0)) return;
  draft.update('elements', facts.elementId(into), {
    ...(added.length > 0 && { operations: [...(to.operations ?? []), ...added] }),
    ...(aggregates.length > (to.aggregates?.length ?? 0) && { aggregates }),
  });
}

function moveFlow(facts: Facts, draft: FixDraft, flow: number, gone: number, into: number): void {
  const record = facts.flow(flow);
  if (!record) return;
  const group = facts.root(into);
  const from = facts.source(flow) === gone ? into : facts.source(flow);
  const to = facts.target(flow) === gone ? into : facts.target(flow);
  const isInside = facts.root(from) === group && facts.root(to) === group;
  const isDouble =
    record.kind !== 'call' && Array.from(facts.outgoing(from)).some((other) => facts.flow(other)?.kind === record.kind && facts.target(other) === to);
  // What is double or inside goes together with the service.
  if (isInside || isDouble) draft.remove('flows', facts.flowId(flow));
  else
    draft.update('flows', facts.flowId(flow), {
      ...inherited(facts, flow),
      ...(from === into && { from: facts.elementId(into) }),
      ...(to === into && { to: facts.elementId(into) }),
    });
}

/** Policies that a call has from its source, which it would lose with it. */
export function inherited(facts: Facts, flow: number): Policies {
  if (!facts.call(flow)) return {};
  const policies: { -readonly [N in PolicyName]?: unknown } = {};
  for (const name of POLICY_NAMES) {
    const effective = facts.policy(flow, name);
    if (effective.state === 'set' && effective.from === 'element') policies[name] = effective.policy;
  }
  return policies as Policies;
}

function moveSaga(draft: FixDraft, id: string, saga: Saga | undefined, goneId: string, intoId: string): void {
  if (!saga) return;
  if (saga.orchestratorId === goneId) draft.update('sagas', id, { orchestratorId: intoId });
  if (saga.steps.some((step) => step.participantId === goneId)) {
    draft.update('sagas', id, { steps: saga.steps.map((step) => (step.participantId === goneId ? { ...step, participantId: intoId } : step)) });
  }
}
