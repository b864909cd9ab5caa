import type { RetryPolicy, Saga, SagaStep } from '../../../model/index.ts';
import type { Facts } from '../../facts/facts.ts';
import { participantsOf } from '../../facts/sagas.ts';
import type { Fix, TitlePart } from '../../finding.ts';
import { compensationFor } from '../../fixing/compensations.ts';
import { defineRule, type FixRequest, type Verdict } from '../../rule.ts';
import { capitalised, counted, listed, located, strong } from '../../wording/text.ts';
import { unsafeSteps, type Danger, type UnsafeStep } from './unsafe.ts';
import { say } from '../../../speech/index.ts';
import { titled } from '../../wording/title.ts';

/** Retries of a step that was tried for ever before. */
const RETRIES = 2;

export const sagaStepUnsafe = defineRule({
  id: 'saga-step-unsafe',
  title: 'Unsafe saga step',
  summary: 'A step of a saga does harm when it is repeated, never gives up, or stands where its kind cannot work.',
  group: 'Consistency and sagas',
  severity: 'error',
  confidence: 'P',
  parameters: {},
  sources: ['DOC'],
  docs: {
    wrong:
      'A step that changes something is not idempotent: neither it nor the operation that does it says so. Or it is retried without end, before the pivot or after it: at some point a person has to be called. Or the declared kinds are in an order that cannot work: a second pivot, a compensatable step after the pivot, a retriable one before the pivot or a compensatable step. Steps that change nothing are safe. Where an import could not know, the rule asks.',
    why: 'Every message of a saga can arrive twice: after a timeout, a restart, a redelivery. A step that is not idempotent then charges twice. A step that never gives up keeps the saga, and what it reserved, for ever. After the pivot nothing is undone, before it nothing may stay.',
    fix: 'Give the step a key by which its participant knows that it was done. Bound its retries and then call a person. Order the steps: compensatable, one pivot, retriable.',
    pictures: {
      bad: 'grid orders payments | saga-state .; orders(service {name: Order service}) -> payments(service {name: Payment service}): call {label: "charge, again and again", timeout: {ms: 800}}; orders -> saga-state(datastore {name: order-sagas}); saga place(orchestration orders) {name: Place order, stateStoreId: saga-state}: reserve@orders {compensation: release, idempotent: true} > charge@payments {kind: pivot, idempotent: false, retry: {unlimited: true}}',
      good: 'grid orders payments | saga-state .; orders(service {name: Order service}) -> payments(service {name: Payment service}): call {label: charge with a key, idempotent: true, timeout: {ms: 800}}; orders -> saga-state(datastore {name: order-sagas}); saga place(orchestration orders) {name: Place order, stateStoreId: saga-state}: reserve@orders {compensation: release, idempotent: true} > charge@payments {kind: pivot, idempotent: true, retry: {retries: 2}}',
    },
  },
  judgement: { each: 'saga', judge },
  fixes,
});

function judge(facts: Facts, id: string, saga: Saga): Verdict | undefined {
  const { steps, asked } = unsafeSteps(facts, saga);
  if (steps.length > 0) return verdict(facts, id, saga, steps);
  return asked.length > 0 ? question(facts, id, saga, asked) : undefined;
}

function verdict(facts: Facts, id: string, saga: Saga, unsafe: readonly UnsafeStep[]): Verdict {
  const steps = [...new Set(unsafe.map(({ step }) => step))];
  const dangers = dangersOf(unsafe);
  return {
    severity: 'error',
    ...placesOf(facts, id, steps),
    title: titleOf(saga, unsafe),
    why: dangers.map(([danger, names]) => REASONS[danger](names)).join(' '),
  };
}

function titleOf(saga: Saga, unsafe: readonly UnsafeStep[]): readonly TitlePart[] {
  const dangers = dangersOf(unsafe);
  const [only] = dangers;
  if (dangers.length === 1 && only) {
    const [danger, names] = only;
    return HEADLINES[danger](strong(saga.name), strong(listed(names, 3)), names.length === 1);
  }
  const steps = new Set(unsafe.map(({ step }) => step)).size;
  return steps === 1 ? titled`${strong(saga.name)} has one unsafe step` : titled`${strong(saga.name)} has ${counted(steps, 'unsafe step')}`;
}

function dangersOf(unsafe: readonly UnsafeStep[]): [Danger, string[]][] {
  const names = new Map<Danger, string[]>();
  for (const { step, danger } of unsafe) names.set(danger, [...(names.get(danger) ?? []), step.name]);
  return [...names];
}

const HEADLINES: Readonly<Record<Danger, (saga: TitlePart, steps: TitlePart, isOne: boolean) => readonly TitlePart[]>> = {
  'not-idempotent': (saga, steps, isOne) => (isOne ? titled`${saga}: ${steps} is not idempotent` : titled`${saga}: ${steps} are not idempotent`),
  endless: (saga, steps, isOne) => (isOne ? titled`${saga}: ${steps} is retried for ever` : titled`${saga}: ${steps} are retried for ever`),
  'second-pivot': (saga, steps, isOne) => (isOne ? titled`${saga}: ${steps} is a second pivot` : titled`${saga}: ${steps} are pivots beside the first`),
  'after-pivot': (saga, steps) => titled`${saga}: ${steps} cannot be undone after the pivot`,
  'before-pivot': (saga, steps, isOne) =>
    isOne ? titled`${saga}: ${steps} is retriable before the pivot` : titled`${saga}: ${steps} are retriable before the pivot`,
};

const REASONS: Readonly<Record<Danger, (names: readonly string[]) => string>> = {
  'not-idempotent': (names) =>
    names.length === 1
      ? say`${listed(names)} has its effect again whenever it is repeated, which a timeout, a restart or a second delivery does.`
      : say`${listed(names)} have their effects again whenever one is repeated, which a timeout, a restart or a second delivery does.`,
  endless: (names) =>
    names.length === 1
      ? say`${listed(names)} never gives up: while the cause lasts, the saga goes neither on nor back, what it holds stays held, and nobody is called.`
      : say`${listed(names)} never give up: while the cause lasts, the saga goes neither on nor back, what it holds stays held, and nobody is called.`,
  'second-pivot': (names) =>
    say`With ${listed(names)} there are ${counted(names.length + 1, 'point')} of no return: when the later fails, what stands before it can no longer be undone.`,
  'after-pivot': (names) =>
    names.length === 1
      ? say`${listed(names)} is meant to be compensated, but after the pivot nothing is: a failure there has to be retried until it works.`
      : say`${listed(names)} are meant to be compensated, but after the pivot nothing is: a failure there has to be retried until it works.`,
  'before-pivot': (names) =>
    names.length === 1
      ? say`${listed(names)} is retried until it works and not undone, although a later step can still fail and send the saga back.`
      : say`${listed(names)} are retried until it works and not undone, although a later step can still fail and send the saga back.`,
};

function question(facts: Facts, id: string, saga: Saga, steps: readonly SagaStep[]): Verdict {
  const names = steps.map(({ name }) => name);
  return {
    severity: 'info',
    question: true,
    ...placesOf(facts, id, steps),
    title:
      names.length === 1
        ? titled`Is ${listed(names, 3)} of ${strong(saga.name)} idempotent?`
        : titled`Are ${listed(names, 3)} of ${strong(saga.name)} idempotent?`,
    why:
      steps.length === 1
        ? say`The source that this was imported from does not say whether one step of ${saga.name} may be repeated. A timeout, a restart or a second delivery repeats them.`
        : say`The source that this was imported from does not say whether ${counted(steps.length, 'step')} of ${saga.name} may be repeated. A timeout, a restart or a second delivery repeats them.`,
  };
}

function placesOf(facts: Facts, id: string, steps: readonly SagaStep[]): { evidence: string[]; where: string } {
  const participants = participantsOf(facts, steps);
  return { evidence: [id, ...participants.map((slot) => facts.elementId(slot))], where: located(participants.map((slot) => facts.name(slot))) };
}

function fixes({ facts, finding, draft }: FixRequest<Record<never, number>>): readonly Fix[] {
  const saga = facts.design.sagas[finding.subject];
  if (!saga) return [];
  const { steps: unsafe, asked } = unsafeSteps(facts, saga);
  const repairs = new Map<SagaStep, Danger[]>(asked.map((step) => [step, ['not-idempotent']]));
  for (const { step, danger } of unsafe) repairs.set(step, [...(repairs.get(step) ?? []), danger]);
  const steps = saga.steps.map((step) => (repairs.get(step) ?? []).reduce(repaired, step));
  const gainsUndo = steps.some((step, i) => step.compensation !== saga.steps[i]?.compensation);
  const isOnlyEndless = asked.length === 0 && unsafe.every(({ danger }) => danger === 'endless');
  const edited = draft('make-safe');
  // With more compensations a saga gets an order for them, which must not be a wrong one.
  edited.update('sagas', finding.subject, {
    steps,
    ...(gainsUndo && saga.compensationOrder !== undefined && saga.compensationOrder !== 'reverse' && { compensationOrder: 'reverse' as const }),
  });
  return [{ id: 'make-safe', title: repairTitle(unsafe, asked), edits: edited.edits, ...(isOnlyEndless && { safe: true as const }) }];
}

function repaired(step: SagaStep, danger: Danger): SagaStep {
  switch (danger) {
    case 'not-idempotent':
      return { ...step, idempotent: true };
    case 'endless':
      return { ...step, retry: bounded(step.retry ?? {}) };
    case 'second-pivot':
    case 'after-pivot':
      return { ...step, kind: 'retriable' };
    case 'before-pivot':
      return { ...step, kind: 'compensatable', compensation: step.compensation ?? compensationFor(step.action ?? step.name) };
    default:
      return danger satisfies never;
  }
}

function bounded(retry: RetryPolicy): RetryPolicy {
  const { unlimited: _, ...kept } = retry;
  return { ...kept, retries: RETRIES };
}

function repairTitle(unsafe: readonly UnsafeStep[], asked: readonly SagaStep[]): string {
  const names = (...dangers: Danger[]) => unsafe.filter(({ danger }) => dangers.includes(danger)).map(({ step }) => step.name);
  const idempotent = [...names('not-idempotent'), ...asked.map(({ name }) => name)];
  const endless = names('endless');
  const retriable = names('second-pivot', 'after-pivot');
  const compensatable = names('before-pivot');
  const parts = [
    idempotent.length > 0 && say`make ${listed(idempotent, 3)} idempotent`,
    endless.length > 0 && say`give ${listed(endless, 3)} up after ${counted(RETRIES, 'retry', 'retries')}`,
    retriable.length > 0 && say`retry ${listed(retriable, 3)} until it works`,
    compensatable.length > 0 && say`compensate ${listed(compensatable, 3)}`,
  ].filter((part) => part !== false);
  return capitalised(listed(parts));
}
