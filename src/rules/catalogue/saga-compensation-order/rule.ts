import type { Saga, SagaStep } from '../../../model/index.ts';
import type { Facts } from '../../facts/facts.ts';
import { blocksOf, participantsOf, stepsWithoutUndo } from '../../facts/sagas.ts';
import type { Fix } from '../../finding.ts';
import { defineRule, type FixRequest, type Verdict } from '../../rule.ts';
import { counted, located, strong } from '../../wording/text.ts';
import { say } from '../../../speech/index.ts';
import { titled, type TitlePart } from '../../wording/title.ts';

export const sagaCompensationOrder = defineRule({
  id: 'saga-compensation-order',
  title: 'Wrong compensation order',
  summary: 'A saga undoes its steps in an order in which they cannot be undone.',
  group: 'Consistency and sagas',
  severity: 'error',
  confidence: 'P',
  parameters: {},
  sources: ['DOC'],
  docs: {
    wrong:
      'A saga undoes its steps, where two or more have to be undone, in the order in which they were done; or at the same time although two of them belong to the same participant and were done one after the other. Where an import could not know the order, the rule asks.',
    why: 'A later step was built on an earlier one. Taking the earlier away first leaves the later without its ground, so that its compensation fails or undoes the wrong thing.',
    fix: 'Compensate in reverse: what was done last is undone first.',
    pictures: {
      bad: 'grid orders payments | order-db stock; orders(service {name: Order service}) -> payments(service {name: Payment service}): call {label: 2 refund, timeout: {ms: 800}}; orders -> stock(service {name: Stock service}): call {label: 1 release, timeout: {ms: 500}}; orders -> order-db(datastore); saga place(orchestration orders) {name: Place order, stateStoreId: order-db, compensationOrder: forward}: reserve@stock {compensation: release, idempotent: true} > charge@payments {compensation: refund, idempotent: true} > confirm@orders {kind: pivot, idempotent: true}',
      good: 'grid orders payments | order-db stock; orders(service {name: Order service}) -> payments(service {name: Payment service}): call {label: 1 refund, timeout: {ms: 800}}; orders -> stock(service {name: Stock service}): call {label: 2 release, timeout: {ms: 500}}; orders -> order-db(datastore); saga place(orchestration orders) {name: Place order, stateStoreId: order-db, compensationOrder: reverse}: reserve@stock {compensation: release, idempotent: true} > charge@payments {compensation: refund, idempotent: true} > confirm@orders {kind: pivot, idempotent: true}',
    },
  },
  judgement: { each: 'saga', judge },
  fixes,
});

function judge(facts: Facts, id: string, saga: Saga): Verdict | undefined {
  const compensated = saga.steps.filter((step) => step.compensation !== undefined);
  if (saga.compensationOrder === 'forward') return forwards(facts, id, saga);
  if (compensated.length < 2) return undefined;
  const dependent = saga.compensationOrder === 'parallel' ? dependentPair(saga, compensated) : undefined;
  if (dependent) {
    const [earlier, later] = dependent;
    const participant = facts.design.elements[later.participantId]?.name ?? later.participantId;
    return verdict(
      facts,
      id,
      dependent,
      titled`${strong(saga.name)} undoes dependent steps of ${participant} at the same time`,
      say`${earlier.compensation ?? ''} and ${later.compensation ?? ''} run at the same time at ${participant}, although ${later.name} came after ${earlier.name} there.`,
    );
  }
  return saga.compensationOrder === undefined && saga.unknown?.includes('compensationOrder') === true ? question(facts, id, saga, compensated) : undefined;
}

/** The order is wrong for a step, too, of which nobody has said yet how it is undone. */
function forwards(facts: Facts, id: string, saga: Saga): Verdict | undefined {
  const lacking = new Set(stepsWithoutUndo(facts, saga));
  const undone = saga.steps.filter((step) => step.compensation !== undefined || lacking.has(step));
  const [first, second] = undone;
  const last = undone.at(-1);
  if (!first || !second || !last) return undefined;
  const undoing = (step: SagaStep) => step.compensation ?? say`whatever undoes ${step.name}`;
  return verdict(
    facts,
    id,
    undone,
    titled`${strong(saga.name)} compensates in the order in which it acted`,
    say`${undoing(first)} runs before ${undoing(last)}, although ${last.name} came after ${first.name} and was built on it.`,
  );
}

/** Two compensations of one participant for steps that ran one after the other. */
function dependentPair(saga: Saga, compensated: readonly SagaStep[]): readonly [SagaStep, SagaStep] | undefined {
  const blocks = blocksOf(saga);
  const blockOf = (step: SagaStep) => blocks[saga.steps.indexOf(step)];
  for (const [i, later] of compensated.entries()) {
    const earlier = compensated.slice(0, i).find((step) => step.participantId === later.participantId && blockOf(step) !== blockOf(later));
    if (earlier) return [earlier, later];
  }
  return undefined;
}

function verdict(facts: Facts, id: string, steps: readonly SagaStep[], title: readonly TitlePart[], detail: string): Verdict {
  return {
    severity: 'error',
    ...placesOf(facts, id, steps),
    title,
    why: say`${detail} What a later step needs is gone when its own compensation runs, which then fails or undoes the wrong thing.`,
  };
}

function question(facts: Facts, id: string, saga: Saga, steps: readonly SagaStep[]): Verdict {
  return {
    severity: 'info',
    question: true,
    ...placesOf(facts, id, steps),
    title: titled`In which order does ${strong(saga.name)} compensate?`,
    why: say`The source that this was imported from does not say in which order ${counted(steps.length, 'compensation')} of ${saga.name} run. Only the reverse order is safe without knowing more.`,
  };
}

function placesOf(facts: Facts, id: string, steps: readonly SagaStep[]): { evidence: string[]; where: string } {
  const participants = participantsOf(facts, steps);
  return { evidence: [id, ...participants.map((slot) => facts.elementId(slot))], where: located(participants.map((slot) => facts.name(slot))) };
}

function fixes({ facts, finding, draft }: FixRequest<Record<never, number>>): readonly Fix[] {
  const edited = draft('reverse');
  edited.update('sagas', finding.subject, { compensationOrder: 'reverse' });
  const last = facts.design.sagas[finding.subject]?.steps.filter((step) => step.compensation !== undefined).at(-1);
  return [{ id: 'reverse', title: say`Compensate in reverse, ${last?.compensation ?? say`the last`} first`, edits: edited.edits }];
}
