import { describe, expect, it } from 'vitest';
import { type ChoreographyState, QUIET, react } from './choreography.ts';
import { initialSaga, type SagaInput, type SagaState, stepSaga } from './orchestrator.ts';
import { FRESH, handle, type ParticipantState } from './participant.ts';
import { type Plan, planOf, type PlanStep } from './plan.ts';
import { mayWrite } from './protocol.ts';

const step = (id: string, more: object = {}) => ({ id, name: id, participantId: id, compensation: `undo ${id}`, idempotent: true, ...more });
const plan = (steps: readonly object[] = [{}, {}, {}], saga: object = {}): Plan =>
  planOf({ name: 'S', style: 'orchestration', steps: steps.map((more, index) => step('abc'[index] ?? 'x', more)), ...saga });
const only = (one: Plan, index = 0): PlanStep => {
  const found = one.steps[index];
  if (!found) throw new RangeError('no such step');
  return found;
};

describe('a participant', () => {
  const does = (state: ParticipantState, direction: 'do' | 'undo', refuse = false, more = {}) => handle(only(plan([more])), state, direction, refuse);

  it('refuses the same key again, even when it would now say yes', () => {
    const refusedOnce = does(FRESH, 'do', true).state;
    expect(does(refusedOnce, 'do', false)).toMatchObject({ answer: 'refused', state: { effect: 0 } });
  });

  it('answers a key that it has applied as before, without applying it again', () => {
    const applied = does(FRESH, 'do').state;
    expect(does(applied, 'do')).toMatchObject({ answer: 'ok', did: 'recognised', state: { effect: 1 } });
  });

  it('refuses what comes after its undo', () => {
    const tombstone = does(FRESH, 'undo').state;
    expect(does(tombstone, 'do')).toMatchObject({ answer: 'refused', did: 'too-late', state: { effect: 0 } });
    const undone = does(does(FRESH, 'do').state, 'undo').state;
    expect(does(undone, 'do')).toMatchObject({ answer: 'refused', did: 'too-late', state: { effect: 0 } });
  });

  it('undoes once', () => {
    const undone = does(does(FRESH, 'do').state, 'undo').state;
    expect(does(undone, 'undo')).toMatchObject({ answer: 'ok', did: 'recognised', state: { effect: 0 } });
  });

  it('applies a second time where the step is not idempotent', () => {
    const applied = does(FRESH, 'do', false, { idempotent: false }).state;
    expect(does(applied, 'do', false, { idempotent: false })).toMatchObject({ did: 'applied-again', state: { effect: 2 } });
  });
});

describe('an orchestrator', () => {
  const play = (one: Plan, ...inputs: SagaInput[]) =>
    inputs.reduce<{ state: SagaState; said: string[] }>(
      ({ state }, input) => {
        const result = stepSaga(one, state, input);
        return {
          state: result.state,
          said: result.emissions.map((emission) =>
            'step' in emission
              ? `${emission.type} ${emission.step}${'direction' in emission ? ` ${emission.direction}` : ''}`
              : `${emission.type} ${emission.status}`,
          ),
        };
      },
      { state: initialSaga(one), said: [] },
    );
  const start: SagaInput = { type: 'start' };
  const answer = (index: number, kind: 'ok' | 'refused' | 'failed' | 'rejected' | 'unknown', direction: 'do' | 'undo' = 'do'): SagaInput => ({
    type: 'answer',
    step: index,
    direction,
    attempt: 1,
    answer: kind,
    reason: 'r',
  });

  it('has completed nothing when the first command is sent', () => {
    expect(play(plan(), start)).toMatchObject({ said: ['send 0 do'], state: { block: 0, completed: [] } });
  });

  it('goes on only when the whole block is done', () => {
    const one = plan([{}, { parallelWith: 'a' }, {}]);
    expect(play(one, start, answer(1, 'ok')).said).toEqual(['settled 1 do']);
    expect(play(one, start, answer(1, 'ok'), answer(0, 'ok')).said).toEqual(['settled 0 do', 'send 2 do']);
  });

  it('waits for the siblings of a failed step before it compensates', () => {
    const one = plan([{}, { parallelWith: 'a' }]);
    expect(play(one, start, answer(1, 'refused')).said).toEqual(['settled 1 do']);
    expect(play(one, start, answer(1, 'refused'), answer(0, 'ok')).said).toEqual(['settled 0 do', 'compensating 1', 'skipped 1', 'send 0 undo']);
  });

  it('after a crash sends the current command again, and no other', () => {
    expect(play(plan(), start, answer(0, 'ok'), { type: 'resume' }).said).toEqual(['send 1 do']);
  });

  it('after a crash compensates only what is not durably compensated', () => {
    const compensating = [start, answer(0, 'ok'), answer(1, 'ok'), answer(2, 'refused'), answer(1, 'ok', 'undo')];
    expect(play(plan(), ...compensating, { type: 'resume' }).said).toEqual(['send 0 undo']);
  });

  it('after a crash does not trust a failure: the command before it may have been applied', () => {
    expect(play(plan(), start, answer(0, 'ok'), { type: 'resume' }, answer(1, 'failed')).said).toContain('send 1 undo');
  });

  it('compensates a step that timed out, but not one that was rejected', () => {
    expect(play(plan(), start, answer(0, 'ok'), answer(1, 'unknown')).said).toContain('send 1 undo');
    expect(play(plan(), start, answer(0, 'ok'), answer(1, 'rejected')).said).toContain('skipped 1');
  });

  it('never goes back beyond the pivot', () => {
    const one = plan([{}, { kind: 'pivot' }, { kind: 'retriable', retry: { retries: 0 } }]);
    expect(play(one, start, answer(0, 'ok'), answer(1, 'ok'), answer(2, 'refused')).said).toContain('ended needs-human');
  });

  it('asks a pivot that timed out again, because nothing can undo it', () => {
    const one = plan([{}, { kind: 'pivot', compensation: undefined }]);
    expect(play(one, start, answer(0, 'ok'), answer(1, 'unknown')).said).toEqual(['pause 1 do']);
  });

  it('stops for good when it needs a person', () => {
    const one = plan([{}, {}], { compensationTries: 1 });
    const stopped = play(one, start, answer(0, 'ok'), answer(1, 'refused'), answer(0, 'failed', 'undo'));
    expect(stopped.state).toMatchObject({ status: 'failed', needsHuman: true });
    expect(stepSaga(one, stopped.state, { type: 'resume' }).emissions).toEqual([]);
  });

  it('stores a higher version with every change, and none without one', () => {
    const one = plan();
    const { state } = stepSaga(one, initialSaga(one), start);
    expect(state.version).toBe(1);
    expect(stepSaga(one, state, answer(2, 'ok')).state).toBe(state);
  });

  it('takes over with a write of its own, so that one that was taken for dead loses its next write', () => {
    const one = plan();
    const compensating = play(one, start, answer(0, 'ok'), answer(1, 'refused')).state;
    const successor = stepSaga(one, compensating, { type: 'resume' }).state;
    const zombie = stepSaga(one, compensating, answer(0, 'unknown', 'undo')).state;
    expect(mayWrite(compensating.version, successor.version)).toBe(true);
    expect(mayWrite(successor.version, zombie.version)).toBe(false);
  });

  it('does not touch the state that it is given', () => {
    const before = initialSaga(plan());
    const copy = structuredClone(before);
    stepSaga(plan(), before, start);
    expect(before).toEqual(copy);
  });
});

describe('a step of a choreography', () => {
  const one = plan([{}, {}, { parallelWith: 'b' }], { style: 'choreography' });
  const event = (state: ChoreographyState, index: number, kind: 'done' | 'failed' | 'undone', from: number) =>
    react(one, only(one, index), state, { type: 'event', event: kind, from, reason: 'r' });

  it('works once, however often the event comes', () => {
    const first = event(QUIET, 1, 'done', 0);
    expect(first.emissions).toEqual([{ type: 'work', attempt: 1, of: 1 }]);
    expect(event(first.state, 1, 'done', 0).emissions).toEqual([]);
  });

  it('works again when the event comes again, where nothing recognises it', () => {
    const forgetful = { ...only(one, 1), inbox: false };
    const done = { type: 'event', event: 'done', from: 0, reason: '' } as const;
    const first = react(one, forgetful, QUIET, done);
    expect(react(one, forgetful, first.state, done).emissions).toEqual([{ type: 'work', attempt: 1, of: 1 }]);
  });

  it('undoes when the whole block after it has gone back, and not before', () => {
    const done: ChoreographyState = { ...QUIET, status: 'done' };
    const half = event(done, 0, 'failed', 1);
    expect(half.emissions).toEqual([]);
    expect(event(half.state, 0, 'undone', 2).emissions[0]).toMatchObject({ type: 'unwork' });
  });

  it('leaves a tombstone when a sibling fails before it has begun', () => {
    const early = event(QUIET, 1, 'failed', 2);
    expect(early.state.status).toBe('undone');
    expect(event(early.state, 1, 'done', 0).emissions).toEqual([]);
  });

  it('is asked again as a pivot that timed out and that nothing can undo, and in the end a person is', () => {
    const pivotal = plan([{ kind: 'pivot', compensation: undefined }], { style: 'choreography', compensationTries: 2 });
    const input = (state: ChoreographyState, given: Parameters<typeof react>[3]) => react(pivotal, only(pivotal), state, given);
    const unknown = { type: 'worked', answer: 'unknown', reason: 'r' } as const;
    const lost = input(input(QUIET, { type: 'trigger' }).state, unknown);
    expect(lost.emissions).toEqual([{ type: 'pause', direction: 'do', attempt: 2, reason: 'r' }]);
    const again = input(lost.state, { type: 'pause-over', direction: 'do' });
    expect(input(again.state, unknown).emissions).toEqual([{ type: 'needs-human', direction: 'do', reason: 'r' }]);
  });

  it('is undone after a failure when an earlier try may have been applied', () => {
    const retried = plan([{ retry: { retries: 1 } }], { style: 'choreography' });
    const worked = (state: ChoreographyState, answer: 'unknown' | 'failed') => react(retried, only(retried), state, { type: 'worked', answer, reason: 'r' });
    const begun = react(retried, only(retried), QUIET, { type: 'trigger' }).state;
    const again = react(retried, only(retried), worked(begun, 'unknown').state, { type: 'pause-over', direction: 'do' }).state;
    expect(worked(again, 'failed').emissions[0]).toMatchObject({ type: 'unwork' });
  });
});
