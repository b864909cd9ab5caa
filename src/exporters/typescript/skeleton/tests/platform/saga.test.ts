import { describe, expect, it } from 'vitest';
import { Refused, Unavailable, VersionConflict } from '../../platform/errors.ts';
import { SagaCoordinator } from '../../platform/saga/coordinator.ts';
import type { SagaDefinition, SagaStep } from '../../platform/saga/definition.ts';
import { doOnce, InMemoryStepRecords, undoOnce } from '../../platform/saga/once.ts';
import { InMemoryPendingRecords, type SemanticLock, takeRecord } from '../../platform/saga/locks.ts';
import type { Participants } from '../../platform/saga/participants.ts';
import { InMemorySagaStore } from '../../platform/saga/state.ts';
import { type FaultScript, SimulatedParticipants } from '../../platform/simulation/participants.ts';
import { playChoreography, playOrchestration } from '../../platform/simulation/play.ts';
import { VirtualClock } from '../../platform/simulation/virtual-clock.ts';

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

const TRIP = saga([step('flight')], [step('hotel')], [step('car')]);

function world(participants: Participants = new SimulatedParticipants()) {
  const clock = new VirtualClock();
  const store = new InMemorySagaStore();
  const coordinator = (definition = TRIP) => new SagaCoordinator(definition, { store, participants, clock, random: () => 0.5 });
  return { clock, store, coordinator };
}

describe('a coordinator', () => {
  it('keeps what the steps answered in the context', async () => {
    const { clock, coordinator } = world();
    const state = await clock.play(coordinator().start('1', { guest: 'Ada' }));
    expect(state.context).toEqual({ guest: 'Ada', flight: { ok: true }, hotel: { ok: true }, car: { ok: true } });
  });

  it('sends the step again under the same key after a crash', async () => {
    const keys: string[] = [];
    const inner = new SimulatedParticipants();
    let crash = true;
    const { clock, store, coordinator } = world({
      call: (command) => {
        keys.push(command.key);
        const answer = inner.call(command);
        return crash && command.stepId === 'hotel' ? new Promise(() => {}) : answer;
      },
    });
    const withoutEnd = saga([step('flight')], [step('hotel', { timeoutMs: 1e9 })], [step('car')]);
    void coordinator(withoutEnd).start('1', {});
    await clock.play(clock.sleep(10));
    crash = false;
    expect((await store.unfinished()).map(({ completedSteps }) => completedSteps)).toEqual([['flight']]);
    const [state] = await clock.play(coordinator(withoutEnd).resumeAll());
    expect(state?.status).toBe('completed');
    expect(keys).toEqual(['1:flight:do', '1:hotel:do', '1:hotel:do', '1:car:do']);
    expect(inner.effects.size).toBe(3);
  });

  it('undoes a step that was sent before a crash and fails after it: it may have been done', async () => {
    const inner = new SimulatedParticipants();
    let crash = true;
    const { clock, coordinator } = world({
      call: async (command) => {
        if (!crash && command.key === '1:hotel:do') throw new Unavailable('out of order');
        const answer = await inner.call(command);
        return crash && command.stepId === 'hotel' ? new Promise(() => {}) : answer;
      },
    });
    void coordinator().start('1', {});
    await clock.play(clock.sleep(10));
    crash = false;
    expect(await clock.play(coordinator().resume('1'))).toMatchObject({ status: 'failed', needsHuman: false });
    expect(inner.actions).toEqual(['do flight', 'do hotel', 'undo hotel', 'undo flight']);
    expect(inner.effects.size).toBe(0);
  });

  it('counts the tries before a crash', async () => {
    const retry = { retries: 2, kind: 'fixed', baseMs: 100, capMs: 100, jitter: 'none' } as const;
    const patient = saga([step('flight', { retry })]);
    let calls = 0;
    const { clock, coordinator } = world({
      call: async ({ direction }) => {
        if (direction === 'undo') return undefined;
        calls += 1;
        if (calls === 2) return new Promise(() => {});
        throw new Unavailable('out of order');
      },
    });
    void coordinator(patient).start('1', {});
    await clock.play(clock.sleep(150));
    expect(await clock.play(coordinator(patient).resume('1'))).toMatchObject({ status: 'failed', compensatedSteps: ['flight'] });
    expect(calls).toBe(4);
  });

  it('stops as soon as another one goes on with its run', async () => {
    const { clock, coordinator } = world({ call: () => new Promise(() => {}) });
    const slow = coordinator().start('1', {});
    await clock.play(clock.sleep(10));
    void coordinator().resume('1');
    await expect(clock.play(slow)).rejects.toThrow(VersionConflict);
  });

  it('loses its write when another one has taken over', async () => {
    const { clock, store, coordinator } = world();
    const state = await clock.play(coordinator().start('1', {}));
    await store.save(state);
    await expect(store.save(state)).rejects.toThrow(VersionConflict);
  });

  it('starts no run twice', async () => {
    const { clock, coordinator } = world();
    await clock.play(coordinator().start('1', {}));
    await expect(coordinator().start('1', {})).rejects.toThrow(VersionConflict);
  });

  it('runs the steps of a block together and waits for the siblings of a failed one', async () => {
    const together = saga([step('flight'), step('hotel'), step('car')]);
    expect(await playOrchestration(together, { hotel: { do: 'refuse' } })).toEqual({
      actions: ['do flight', 'do hotel', 'do car', 'undo car', 'undo flight'],
      status: 'failed',
      effects: [],
    });
  });

  it('undoes a step that did not answer: it may have been done', async () => {
    const { actions, effects } = await playOrchestration(TRIP, { hotel: { do: 'timeout' } });
    expect(actions).toEqual(['do flight', 'do hotel', 'undo hotel', 'undo flight']);
    expect(effects).toEqual([]);
  });

  it('tries a step again as often as it says, but not one that was refused', async () => {
    const retry = { retries: 2, kind: 'fixed', baseMs: 100, capMs: 100, jitter: 'none' } as const;
    const patient = saga([step('flight', { retry })]);
    expect((await playOrchestration(patient, { flight: { do: 'error' } })).actions).toEqual(['do flight', 'do flight', 'do flight']);
    expect((await playOrchestration(patient, { flight: { do: 'refuse' } })).actions).toEqual(['do flight']);
  });

  it('undoes in the order that the saga asks for', async () => {
    const forward = await playOrchestration({ ...TRIP, compensationOrder: 'forward' }, { car: { do: 'refuse' } });
    expect(forward.actions.slice(3)).toEqual(['undo flight', 'undo hotel']);
  });

  it('tries what comes after the pivot again, and calls a person in the end', async () => {
    const { compensation: _, ...pay } = step('pay', { kind: 'pivot' });
    const paid = saga([step('flight')], [pay], [step('ticket', { kind: 'retriable' })]);
    const played = await playOrchestration(paid, { ticket: { do: 'error' } });
    expect(played).toEqual({
      actions: ['do flight', 'do pay', 'do ticket', 'do ticket', 'do ticket', 'do ticket'],
      status: 'needs human',
      effects: ['flight', 'pay'],
    });
  });

  it('stops when a compensation fails for the fourth time', async () => {
    const { actions, status } = await playOrchestration(TRIP, { car: { do: 'refuse' }, hotel: { undoFailures: 4 } });
    expect(actions.filter((action) => action === 'undo hotel')).toHaveLength(4);
    expect(actions).not.toContain('undo flight');
    expect(status).toBe('needs human');
  });
});

describe('a participant', () => {
  it('does the work of a key once and gives the same answer', async () => {
    const records = new InMemoryStepRecords();
    let times = 0;
    const work = async () => ++times;
    expect([await doOnce(records, 'k', work), await doOnce(records, 'k', work)]).toEqual([1, 1]);
  });

  it('sticks to its refusal', async () => {
    const records = new InMemoryStepRecords();
    await expect(doOnce(records, 'k', () => Promise.reject(new Refused('no')))).rejects.toThrow('no');
    await expect(doOnce(records, 'k', async () => 'yes')).rejects.toThrow('no');
  });

  it('refuses to do what was undone first', async () => {
    const records = new InMemoryStepRecords();
    await undoOnce(records, 'k', () => Promise.reject(new Error('there is nothing to undo')));
    await expect(doOnce(records, 'k', async () => 'too late')).rejects.toThrow(Refused);
  });
});

describe('a choreography', () => {
  const scripts: readonly [string, FaultScript, string[]][] = [
    ['goes through', {}, ['do flight', 'do hotel', 'do car']],
    ['goes back when a step is refused', { car: { do: 'refuse' } }, ['do flight', 'do hotel', 'do car', 'undo hotel', 'undo flight']],
    ['undoes a step that did not answer', { hotel: { do: 'timeout' } }, ['do flight', 'do hotel', 'undo hotel', 'undo flight']],
  ];
  for (const [fact, faults, actions] of scripts) {
    it(fact, async () => expect((await playChoreography(TRIP, faults)).actions).toEqual(actions));
  }

  it('does not undo what comes before a step that is stuck after the pivot', async () => {
    const { compensation: _, ...pay } = step('pay', { kind: 'pivot' });
    const paid = saga([step('flight')], [pay], [step('ticket', { kind: 'retriable' })]);
    expect((await playChoreography(paid, { ticket: { do: 'error' } })).effects).toEqual(['flight', 'pay']);
  });

  it('asks a pivot that nothing undoes again, and then leaves it to a person instead of going back over it', async () => {
    const { compensation: _, ...pay } = step('pay', { kind: 'pivot' });
    const played = await playChoreography(saga([step('flight')], [pay]), { pay: { do: 'timeout' } });
    expect(played).toEqual({ actions: ['do flight', 'do pay', 'do pay', 'do pay', 'do pay'], status: 'needs human', effects: ['flight', 'pay'] });
  });

  it('takes an event twice that comes twice only where nothing recognises it', async () => {
    const forgetful = { inbox: false, idempotent: false };
    expect((await playChoreography(TRIP, { hotel: { twice: true } })).effects).toEqual(['flight', 'hotel', 'car']);
    const twice = await playChoreography(saga([step('flight')], [step('hotel', forgetful)]), { hotel: { twice: true } });
    expect(twice.effects).toEqual(['flight', 'hotel', 'hotel']);
  });
});

describe('a record that is pending', () => {
  const lock = (policy: SemanticLock['policy']): SemanticLock => ({ resource: 'order', pending: 'ORDER_PENDING', policy, of: 'own' });

  it('refuses another saga, or tells it to come again, but not its owner', async () => {
    const records = new InMemoryPendingRecords();
    await takeRecord(records, lock('fail'), 'order 1', 'a');
    await takeRecord(records, lock('fail'), 'order 1', 'a');
    await expect(takeRecord(records, lock('fail'), 'order 1', 'b')).rejects.toThrow(new Refused('order 1 is ORDER_PENDING: held by a'));
    await expect(takeRecord(records, lock('retry'), 'order 1', 'b')).rejects.toThrow(Unavailable);
  });

  it('is given to the first in line when its step is undone or its saga has ended', async () => {
    const records = new InMemoryPendingRecords();
    const order: string[] = [];
    const take = (owner: string) => takeRecord(records, lock('wait'), 'order 1', owner).then(() => order.push(owner));
    const all = [take('a'), take('b'), take('c')];
    await all[0];
    await records.free('order 1', 'a');
    await all[1];
    await records.freeAll('b');
    await all[2];
    expect(order).toEqual(['a', 'b', 'c']);
  });

  it('is given up by the younger of two sagas that wait for one another', async () => {
    const records = new InMemoryPendingRecords();
    await takeRecord(records, lock('wait'), 'order 1', 'a');
    await takeRecord(records, lock('wait'), 'order 2', 'b');
    const older = takeRecord(records, lock('wait'), 'order 2', 'a');
    await expect(takeRecord(records, lock('wait'), 'order 1', 'b')).rejects.toThrow('b, a wait for one another: b gives up');
    await records.free('order 2', 'b');
    await older;
    expect(await records.mark('order 2', 'c')).toBe('a');
  });

  it('is not worked on by what was undone, or done, while it stood in line', async () => {
    const pending = new InMemoryPendingRecords();
    const records = new InMemoryStepRecords();
    const done: string[] = [];
    const ask = (key: string) =>
      doOnce(
        records,
        key,
        async () => done.push(key),
        () => takeRecord(pending, lock('wait'), 'order 1', 'b'),
      );
    await takeRecord(pending, lock('wait'), 'order 1', 'a');
    const [twice, again, late] = [ask('b:pay'), ask('b:pay'), ask('b:send')];
    const refusal = expect(late).rejects.toThrow(new Refused('it was undone before it was done'));
    await undoOnce(records, 'b:send', async () => undefined);
    await pending.freeAll('a');
    expect(await Promise.all([twice, again])).toEqual([1, 1]);
    await refusal;
    expect(done).toEqual(['b:pay']);
  });

  it('is free when the saga has ended, and stays pending where a person is needed', async () => {
    const play = async (faults: FaultScript) => {
      const clock = new VirtualClock();
      const pending = new InMemoryPendingRecords();
      const participants = new SimulatedParticipants(faults);
      await takeRecord(pending, lock('fail'), 'order 1', 'run');
      await clock.play(new SagaCoordinator(TRIP, { store: new InMemorySagaStore(), participants, pending, clock, random: () => 0.5 }).start('run', {}));
      return pending.mark('order 1', 'other');
    };
    expect(await play({})).toBe('other');
    expect(await play({ car: { do: 'refuse' } })).toBe('other');
    expect(await play({ car: { do: 'refuse' }, hotel: { undoFailures: 4 } })).toBe('run');
  });
});
