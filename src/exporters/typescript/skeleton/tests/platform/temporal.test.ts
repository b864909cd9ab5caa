import { describe, expect, it } from 'vitest';
import type { SagaDefinition, SagaStep } from '../../platform/saga/definition.ts';
import { NotImplemented, Refused, TimedOut, Unavailable } from '../../platform/errors.ts';
import type { SagaCommand } from '../../platform/saga/participants.ts';
import { playOrchestration } from '../../platform/simulation/play.ts';
import { playTemporal } from '../../platform/simulation/play-temporal.ts';
import { VirtualClock } from '../../platform/simulation/virtual-clock.ts';
import { type Kept, sagaActivities } from '../../platform/temporal/activities.ts';

const step = (id: string, extra: Partial<SagaStep> = {}): SagaStep => ({
  id,
  name: id,
  participant: 'somebody',
  action: `do-${id}`,
  compensation: `undo-${id}`,
  kind: 'compensatable',
  timeoutMs: 1_000,
  idempotent: true,
  inbox: true,
  emits: `${id}.done`,
  request: (context) => context,
  ...extra,
});

const saga = (...blocks: SagaStep[][]): SagaDefinition => ({
  id: 'trip',
  name: 'Trip',
  trigger: 'BookTrip',
  blocks,
  compensationOrder: 'reverse',
  compensationTries: 4,
});

const RETRY = { retries: 2, kind: 'exponential', baseMs: 100, capMs: 1_000, jitter: 'none' } as const;
const PIVOT = saga([step('flight')], [step('pay', { kind: 'pivot' })], [step('ticket', { kind: 'retriable' })]);

describe('a saga on Temporal', () => {
  it.each([
    ['all goes well', {}],
    ['a step is refused', { hotel: { do: 'refuse' } }],
    ['a step fails', { hotel: { do: 'error' } }],
    ['a step does not answer', { hotel: { do: 'timeout' } }],
    ['undoing fails once', { car: { do: 'refuse' }, flight: { undoFailures: 1 } }],
    ['undoing fails for ever', { car: { do: 'refuse' }, flight: { undoFailures: 9 } }],
  ] as const)('goes as with the embedded coordinator when %s', async (_, faults) => {
    const trip = saga([step('flight')], [step('hotel', { retry: RETRY }), step('train')], [step('car')]);
    expect(await playTemporal(trip, faults)).toEqual(await playOrchestration(trip, faults));
  });

  it.each([[{ pay: { do: 'timeout' } }], [{ pay: { do: 'error' } }], [{ ticket: { do: 'error' } }], [{ ticket: { do: 'refuse' } }]] as const)(
    'has no way back after its pivot: %j',
    async (faults) => {
      expect(await playTemporal(PIVOT, faults)).toEqual(await playOrchestration(PIVOT, faults));
    },
  );

  it('waits for a person, who lets it try again, until it was put right by hand', async () => {
    const trip = saga([step('flight')], [step('hotel')]);
    const faults = { hotel: { do: 'refuse' }, flight: { undoFailures: 5 } } as const;
    expect((await playTemporal(trip, faults)).status).toBe('needs human');
    const { actions, status, effects } = await playTemporal(trip, faults, {}, {}, ['try-again']);
    expect({ status, effects }).toEqual({ status: 'failed', effects: [] });
    expect(actions.filter((action) => action === 'undo flight')).toHaveLength(6);
  });

  it('goes on forward where a person lets a step after the pivot try again', async () => {
    const { actions, status } = await playTemporal(PIVOT, { ticket: { do: 'error' } }, {}, {}, ['try-again', 'settled']);
    expect(status).toBe('needs human');
    expect(actions.filter((action) => action === 'do ticket')).toHaveLength(8);
    expect(actions).not.toContain('undo flight');
  });
});

describe('an activity', () => {
  const tried = async (answer: (command: SagaCommand) => Promise<unknown>, number: number, kept?: Kept, extra: Partial<SagaStep> = {}) => {
    const notes: Kept[] = [];
    const trip = saga([step('hotel', { retry: RETRY, ...extra })]);
    const clock = new VirtualClock();
    const attempt = () => ({ number, kept, keep: (next: Kept) => void notes.push(next) });
    const activity = sagaActivities(trip, { participants: { call: answer }, clock, random: () => 0.5 }, attempt)['trip.do.hotel'];
    const run = activity?.({ sagaId: '1', context: { guest: 'Ada' } }) ?? Promise.reject(new Error('there is none'));
    const failure = await clock.play(
      run.then(
        () => undefined,
        (error: unknown) => error,
      ),
    );
    return { failure, notes };
  };
  const failing = (error: Error) => () => Promise.reject(error);

  it('sends the same key at every try', async () => {
    const keys: string[] = [];
    const answer = async ({ key }: SagaCommand) => void keys.push(key);
    await tried(answer, 1);
    await tried(answer, 2, { unknown: false, ended: true, waitMs: 100 });
    expect(keys).toEqual(['1:hotel:do', '1:hotel:do']);
  });

  it('is not tried again when it is refused, or when nobody has written it', async () => {
    expect((await tried(failing(new Refused('no')), 1)).failure).toMatchObject({ type: 'Refused', nonRetryable: true });
    expect((await tried(failing(new NotImplemented('x')), 1)).failure).toMatchObject({ type: 'NotImplemented', nonRetryable: true });
  });

  it('says when to try again, and when that was the last time', async () => {
    const kept = { unknown: false, ended: true, waitMs: 100 };
    expect((await tried(failing(new Unavailable('down')), 1)).failure).toMatchObject({
      nonRetryable: false,
      nextRetryDelay: 100,
      details: [{ unknown: false }],
    });
    expect((await tried(failing(new Unavailable('down')), 2, kept)).failure).toMatchObject({ nonRetryable: false, nextRetryDelay: 200 });
    expect((await tried(failing(new Unavailable('down')), 3, kept)).failure).toMatchObject({ nonRetryable: true, details: [{ unknown: false }] });
  });

  it('remembers that a try had no answer, or that its worker died', async () => {
    const silent = await tried(() => new Promise(() => {}), 1);
    expect(silent.failure).toMatchObject({ type: 'TimedOut', details: [{ unknown: true }] });
    expect(silent.notes.at(-1)).toEqual({ unknown: true, ended: true, waitMs: 100 });
    expect((await tried(failing(new Unavailable('down')), 2, silent.notes.at(-1))).failure).toMatchObject({ details: [{ unknown: true }] });
    expect((await tried(failing(new Unavailable('down')), 2, silent.notes[0])).failure).toMatchObject({ details: [{ unknown: true }] });
    expect((await tried(failing(new Unavailable('down')), 2)).failure).toMatchObject({ details: [{ unknown: true }] });
  });

  it('is tried longer where nobody knows whether a step without a way back was done', async () => {
    const pivot = { kind: 'pivot', compensation: undefined, retry: undefined } as unknown as Partial<SagaStep>;
    expect((await tried(failing(new TimedOut('?')), 3, { unknown: true, ended: true, waitMs: 1 }, pivot)).failure).toMatchObject({ nonRetryable: false });
    expect((await tried(failing(new TimedOut('?')), 4, { unknown: true, ended: true, waitMs: 1 }, pivot)).failure).toMatchObject({ nonRetryable: true });
  });
});
