import { describe, expect, it } from 'vitest';
import type { Design } from '../../model/index.ts';
import { FRESH } from '../saga/participant.ts';
import { SAGA_PROTOCOL, type SagaProtocol } from '../saga/protocol.ts';
import { choreographed, orchestrated } from '../testing/designs.ts';
import type { BrokenPromise, Counterexample } from './exploration.ts';
import { explore } from './explore.ts';

/**
 * The mistakes that a saga protocol is most often built with. The design is sound, the protocol is the real one but for one deviation, and the explorer
 * must find each, in a shortest way.
 */

const { stepSaga, handle, react } = SAGA_PROTOCOL;

const refusalNotSticky: SagaProtocol = {
  ...SAGA_PROTOCOL,
  handle: (step, state, direction, refuse) => handle(step, state.memory === 'refused' && direction === 'do' ? FRESH : state, direction, refuse),
};

const failureNotKept: SagaProtocol = { ...SAGA_PROTOCOL, failsAgain: () => false };

const timeoutTakenAsFailure: SagaProtocol = {
  ...SAGA_PROTOCOL,
  stepSaga: (plan, state, input) =>
    stepSaga(plan, state, input.type === 'answer' && input.direction === 'do' && input.answer === 'unknown' ? { ...input, answer: 'failed' } : input),
  react: (plan, step, state, input) => react(plan, step, state, input.type === 'worked' && input.answer === 'unknown' ? { ...input, answer: 'failed' } : input),
};

const noTombstone: SagaProtocol = {
  ...SAGA_PROTOCOL,
  handle: (step, state, direction, refuse) => {
    const reaction = handle(step, state, direction, refuse);
    return reaction.state.memory === 'tombstone' ? { ...reaction, state: FRESH } : reaction;
  },
};

const noDedupe: SagaProtocol = {
  ...SAGA_PROTOCOL,
  handle: (step, state, direction, refuse) => handle({ ...step, idempotent: false, readOnly: false }, state, direction, refuse),
};

const undoNotDeduped: SagaProtocol = {
  ...SAGA_PROTOCOL,
  handle: (step, state, direction, refuse) =>
    direction === 'undo' && state.memory === 'undone'
      ? { state: { ...state, effect: state.effect - 1 }, answer: 'ok', did: 'undone' }
      : handle(step, state, direction, refuse),
};

const forwardOrder: SagaProtocol = { ...SAGA_PROTOCOL, stepSaga: (plan, state, input) => stepSaga({ ...plan, order: 'forward' }, state, input) };

const resumeDropsTheCurrentStep: SagaProtocol = {
  ...SAGA_PROTOCOL,
  stepSaga: (plan, state, input) => {
    const result = stepSaga(plan, state, input);
    return input.type === 'resume' && state.version > 0 ? { ...result, emissions: result.emissions.filter(({ type }) => type !== 'send') } : result;
  },
};

const resumeRequeuesCompensations: SagaProtocol = {
  ...SAGA_PROTOCOL,
  stepSaga: (plan, state, input) => {
    if (input.type !== 'resume' || state.status !== 'compensating') return stepSaga(plan, state, input);
    const undone = state.steps.flatMap(({ undo }, index) => (undo === 'done' ? [index] : []));
    const steps = state.steps.map((step) => (step.undo === 'done' ? { ...step, forward: 'done' as const, undo: 'sent' as const, undoTries: 1 } : step));
    return stepSaga(plan, { ...state, steps, completed: [...state.completed, ...undone] }, input);
  },
};

/** "Step two is the current one" is stored when step one is sent; after a crash it goes on from there. */
const advanceBeforeExecute: SagaProtocol = {
  ...SAGA_PROTOCOL,
  stepSaga: (plan, state, input) => {
    const current = input.type === 'resume' ? state.steps.findIndex(({ forward }) => forward === 'sent') : -1;
    if (current < 0) return stepSaga(plan, state, input);
    return stepSaga(plan, state, { type: 'answer', step: current, direction: 'do', attempt: 1, answer: 'ok', reason: '' });
  },
};

const writesNotFenced: SagaProtocol = { ...SAGA_PROTOCOL, mayWrite: () => true };

function explored(design: Design, protocol: SagaProtocol, faults: number): Counterexample | undefined {
  const outcome = explore(design, 'order', { faults }, protocol);
  return outcome.ok ? outcome.exploration.counterexample : undefined;
}

describe('a mistake in the protocol of an orchestrated saga is found', () => {
  it.each<[string, SagaProtocol, BrokenPromise, number]>([
    ['a refusal that is not sticky', refusalNotSticky, 'remains', 2],
    ['a failure whose copy is applied later', failureNotKept, 'order', 2],
    ['a timeout taken as a failure', timeoutTakenAsFailure, 'remains', 1],
    ['no tombstone', noTombstone, 'remains', 1],
    ['no recognising of keys', noDedupe, 'twice', 1],
    ['an undo that is not recognised', undoNotDeduped, 'undone-twice', 2],
    ['compensating in the order of doing', forwardOrder, 'order', 1],
    ['a resume that drops the current step', resumeDropsTheCurrentStep, 'stuck', 1],
    ['a resume that queues compensations again', resumeRequeuesCompensations, 'sent-again', 2],
    ['advancing before executing', advanceBeforeExecute, 'not-applied', 1],
    ['writes that are not fenced', writesNotFenced, 'order', 1],
  ])('%s, with as few faults as it takes', (_name, protocol, promise, faults) => {
    expect(explored(orchestrated(), protocol, faults)?.promise).toBe(promise);
    expect(explored(orchestrated(), protocol, faults - 1)).toBeUndefined();
  });
});

describe('a mistake in the protocol of a choreographed saga is found', () => {
  const retried = choreographed({ steps: [{}, { retry: { retries: 1 } }, {}] });
  it.each<[string, Design, SagaProtocol, BrokenPromise]>([
    ['a timeout taken as a failure', choreographed(), timeoutTakenAsFailure, 'remains'],
    ['no tombstone', choreographed(), noTombstone, 'remains'],
    ['no recognising of keys', retried, noDedupe, 'twice'],
    ['an undo that is not recognised', choreographed(), undoNotDeduped, 'undone-twice'],
  ])('%s', (_name, design, protocol, promise) => {
    expect(explored(design, protocol, 2)?.promise).toBe(promise);
  });
});

it('the protocol without a mistake is not accused', () => {
  for (const design of [orchestrated(), choreographed()])
    expect(explore(design, 'order', { faults: 2 }, SAGA_PROTOCOL)).toMatchObject({ ok: true, exploration: { verdict: 'holds' } });
});

it('the way is a shortest one: without a tombstone, a timeout and a do that comes after its undo', () => {
  const way = explored(orchestrated(), noTombstone, 2)?.steps.map(({ kind }) => kind);
  expect(way).toEqual(['store', 'send', 'time-out', 'store', 'send', 'deliver', 'answer', 'store', 'deliver']);
});
