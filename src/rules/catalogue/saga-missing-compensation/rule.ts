import type { Saga, SagaStep } from '../../../model/index.ts';
import type { Facts } from '../../facts/facts.ts';
import { participantsOf, pivotIndex, stepsWithoutUndo } from '../../facts/sagas.ts';
import type { Fix } from '../../finding.ts';
import { defineRule, type FixRequest, type Verdict } from '../../rule.ts';
import { counted, either, listed, located, strong } from '../../wording/text.ts';
import { compensationFor } from '../../fixing/compensations.ts';
import { say } from '../../../speech/index.ts';
import { titled } from '../../wording/title.ts';

export const sagaMissingCompensation = defineRule({
  id: 'saga-missing-compensation',
  title: 'Saga without compensation',
  summary: 'A step that may have to be undone says not how.',
  group: 'Consistency and sagas',
  severity: 'error',
  confidence: 'P',
  parameters: {},
  sources: ['DOC'],
  docs: {
    wrong:
      'A step before the pivot changes something and has no compensation. Without a declared pivot it is the last step that is not retriable, which nothing follows that could fail. Steps that change nothing are not judged. Where an import could not know, the rule asks.',
    why: 'When a later step fails, what this one did stays: a reservation that nobody releases, a charge for an order that does not exist. Somebody has to find and mend it by hand.',
    fix: 'Name the operation that undoes it, and make it safe to call twice.',
    pictures: {
      bad: 'grid orders payments | order-db stock; orders(service {name: Order service}) -> payments(service {name: Payment service}): call {label: charge, timeout: {ms: 800}}; orders -> stock(service {name: Stock service}): call {label: reserve, timeout: {ms: 500}}; orders -> order-db(datastore); saga place(orchestration orders) {name: Place order, stateStoreId: order-db}: reserve@stock {idempotent: true} > charge@payments {kind: pivot, idempotent: true}',
      good: 'grid orders payments | order-db stock; orders(service {name: Order service}) -> payments(service {name: Payment service}): call {label: charge, timeout: {ms: 800}}; orders -> stock(service {name: Stock service}): call {label: reserve or release, timeout: {ms: 500}}; orders -> order-db(datastore); saga place(orchestration orders) {name: Place order, stateStoreId: order-db}: reserve@stock {compensation: release, idempotent: true} > charge@payments {kind: pivot, idempotent: true}',
    },
  },
  judgement: { each: 'saga', judge },
  fixes,
});

function judge(facts: Facts, id: string, saga: Saga): Verdict | undefined {
  const steps = stepsWithoutUndo(facts, saga);
  const [first] = steps;
  if (!first) return undefined;
  const names = steps.map((step) => step.name);
  const participants = participantsOf(facts, steps);
  const evidence = [id, ...participants.map((slot) => facts.elementId(slot))];
  const where = located(participants.map((slot) => facts.name(slot)));
  if (saga.unknown?.some((field) => field === 'compensation' || field === 'steps')) {
    return {
      severity: 'info',
      question: true,
      evidence,
      title: titled`How is ${listed(names, 3)} undone in ${strong(saga.name)}?`,
      where,
      why:
        steps.length === 1
          ? say`The source that this was imported from does not say how one step of ${saga.name} is compensated when a later one fails.`
          : say`The source that this was imported from does not say how ${counted(steps.length, 'step')} of ${saga.name} are compensated when a later one fails.`,
    };
  }
  const after = laterSteps(saga, first);
  return {
    severity: 'error',
    evidence,
    title: titled`${strong(saga.name)} cannot undo ${strong(listed(names, 3))}`,
    where,
    why:
      names.length === 1
        ? say`${first.name} changes something at ${nameOf(facts, first)} and has no compensation. When ${after} fails, it stays done, and somebody has to find and mend it by hand.`
        : say`${listed(names)} change something and have no compensation. When ${after} fails, they stay done, and somebody has to find and mend it by hand.`,
  };
}

const nameOf = (facts: Facts, step: SagaStep): string => facts.design.elements[step.participantId]?.name ?? step.participantId;

function laterSteps(saga: Saga, step: SagaStep): string {
  const later = saga.steps.slice(saga.steps.indexOf(step) + 1, pivotIndex(saga) + 1).map(({ name }) => name);
  return later.length === 0 ? say`a step beside it` : either(later, 3);
}

function fixes({ facts, finding, draft }: FixRequest<Record<never, number>>): readonly Fix[] {
  const saga = facts.design.sagas[finding.subject];
  if (!saga) return [];
  const lacking = new Set(stepsWithoutUndo(facts, saga));
  const steps = saga.steps.map((step) => (lacking.has(step) ? { ...step, compensation: compensationFor(step.action ?? step.name) } : step));
  const names = steps.filter((_, i) => lacking.has(saga.steps[i] as SagaStep)).map((step) => step.compensation ?? '');
  const edited = draft('compensate');
  // With its first compensations a saga gets an order for them, which must not be a wrong one.
  edited.update('sagas', finding.subject, {
    steps,
    ...(saga.compensationOrder !== undefined && saga.compensationOrder !== 'reverse' && { compensationOrder: 'reverse' as const }),
  });
  return [{ id: 'compensate', title: say`Compensate with ${listed(names, 3)}`, edits: edited.edits }];
}
