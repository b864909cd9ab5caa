import { describe, expect, it } from 'vitest';
import { Refused, VersionConflict } from '../../platform/errors.ts';
import type { ServicePorts } from '../../platform/service.ts';
import { takeRecord } from '../../platform/saga/locks.ts';
import { doOnce, undoOnce } from '../../platform/saga/once.ts';
import type { SagaState } from '../../platform/saga/state.ts';
import { eventually, message } from './bus-contract.ts';
import { fresh } from './environment.ts';

/** Everything that a service keeps, and a store of its own. */
export type State = Pick<ServicePorts, 'inbox' | 'outbox' | 'sagaStore' | 'pending' | 'records' | 'store'> & {
  /** What the outbox has brought to a channel so far. */
  readonly relayed: (channel: string) => readonly unknown[];
  /** Resolves when an owner waits for a record. */
  readonly standsInLine: (record: string, owner: string) => Promise<void>;
};

export const runOf = (sagaId: string, more: Partial<SagaState> = {}): SagaState => ({
  sagaId,
  definition: 'buy',
  status: 'running',
  currentStepIndex: 0,
  completedSteps: [],
  unknownSteps: [],
  failedSteps: [],
  compensatedSteps: [],
  tries: { 'do:pay': { count: 2, unknown: true, pausing: false } },
  context: { order: { id: 'ä', lines: [1, 2] } },
  startedAt: 1,
  updatedAt: 2,
  needsHuman: false,
  version: 0,
  ...more,
});

/**
 * What every place promises in which a service keeps its state, in memory or in a database.
 * @param state is there when the tests run.
 */
export function describeState(name: string, state: () => State): void {
  describe(`a store ${name}`, () => {
    const store = () => state().store('orders');

    it('gives back what was written, and the version', async () => {
      const key = fresh('order');
      const value = { text: 'Grüße "\u2028', list: [1, null, { deep: true }] };
      expect(await store().put(key, value, 0)).toEqual({ value, version: 1 });
      expect(await store().get(key)).toEqual({ value, version: 1 });
      expect(await store().put(key, 'new', 1)).toEqual({ value: 'new', version: 2 });
    });

    it('lets nobody write over what they have not read', async () => {
      const key = fresh('order');
      await store().put(key, 1, 0);
      await store().put(key, 2, 1);
      for (const expected of [0, 1, 3]) await expect(store().put(key, 'late', expected)).rejects.toThrow(VersionConflict);
      await expect(store().put(fresh('none'), 'first', 1)).rejects.toThrow(VersionConflict);
      await expect(store().remove(key, 1)).rejects.toThrow(VersionConflict);
      expect(await store().get(key)).toEqual({ value: 2, version: 2 });
    });

    it('lets one of many win who write the same version', async () => {
      const key = fresh('order');
      const tries = await Promise.allSettled(Array.from({ length: 8 }, (_, writer) => store().put(key, writer, 0)));
      expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    });

    it('forgets what is removed, and lists the rest in order of first writing', async () => {
      const [a, b, c] = [fresh('b'), fresh('a'), fresh('c')];
      for (const key of [a, b, c]) await store().put(key, key, 0);
      await store().put(a, 'again', 1);
      await store().remove(b, 1);
      const mine = (await store().all()).filter(([key]) => [a, b, c].includes(key));
      expect(mine).toEqual([
        [a, { value: 'again', version: 2 }],
        [c, { value: c, version: 1 }],
      ]);
      expect(await store().get(b)).toBeUndefined();
      await store().remove(b, 0);
    });
  });

  describe(`an inbox ${name}`, () => {
    it('lets each consumer handle a message once', async () => {
      const id = fresh('m');
      const did: string[] = [];
      const once = (consumer: string) => state().inbox.once(consumer, id, async () => void did.push(consumer));
      expect([await once('mail'), await once('mail'), await once('stock')]).toEqual(['handled', 'duplicate', 'handled']);
      expect(did).toEqual(['mail', 'stock']);
    });

    it('lets it be handled again when that failed', async () => {
      const id = fresh('m');
      await expect(state().inbox.once('mail', id, () => Promise.reject(new Error('no paper')))).rejects.toThrow('no paper');
      expect(await state().inbox.once('mail', id, async () => undefined)).toBe('handled');
    });

    it('lets a duplicate wait for the first one', async () => {
      const id = fresh('m');
      const order: string[] = [];
      let open = (): void => undefined;
      const gate = new Promise<void>((resolve) => (open = resolve));
      let first: Promise<unknown> | undefined;
      await new Promise<void>((begun) => {
        first = state().inbox.once('mail', id, async () => {
          begun();
          await gate;
          order.push('first is done');
        });
      });
      const second = state().inbox.once('mail', id, async () => void order.push('second'));
      const told = second.then((result) => order.push(result));
      open();
      await Promise.all([first, told]);
      expect(order).toEqual(['first is done', 'duplicate']);
    });
  });

  describe(`an outbox ${name}`, () => {
    it('brings what was added to its channel, in order', async () => {
      const channel = fresh('orders');
      const all = Array.from({ length: 5 }, (_, index) => message(index, { key: 'a' }));
      for (const envelope of all) await state().outbox.add({ channel, envelope });
      await eventually(() => expect(state().relayed(channel)).toEqual(all));
      expect((await state().outbox.pending()).filter((entry) => entry.channel === channel)).toEqual([]);
    });
  });

  describe(`a store of sagas ${name}`, () => {
    it('gives a run back as it was, counts its writes, and lets no other coordinator write over it', async () => {
      const { sagaStore } = state();
      const first = await sagaStore.save(runOf(fresh('run')));
      expect(first).toEqual(runOf(first.sagaId, { version: 1 }));
      expect(await sagaStore.load(first.sagaId)).toEqual(first);
      const second = await sagaStore.save({ ...first, completedSteps: ['pay'], failureReason: '“no”' });
      await expect(sagaStore.save(first)).rejects.toThrow(VersionConflict);
      await expect(sagaStore.save(runOf(first.sagaId))).rejects.toThrow(VersionConflict);
      expect(await sagaStore.load(first.sagaId)).toEqual(second);
      expect(await sagaStore.load(fresh('none'))).toBeUndefined();
    });

    it('knows the runs that have not ended', async () => {
      const { sagaStore } = state();
      const [running, compensating, completed, failed] = await Promise.all(
        (['running', 'compensating', 'completed', 'failed'] as const).map((status) => sagaStore.save(runOf(fresh('run'), { status }))),
      );
      const ids = (await sagaStore.unfinished()).map(({ sagaId }) => sagaId);
      expect([running, compensating, completed, failed].map((run) => ids.includes(run?.sagaId ?? ''))).toEqual([true, true, false, false]);
    });
  });

  describe(`records of steps ${name}`, () => {
    it('let a step be done once, also when many ask at the same time', async () => {
      const { records } = state();
      const key = fresh('run:pay');
      let did = 0;
      const replies = await Promise.all(Array.from({ length: 6 }, () => doOnce(records, key, async () => ++did)));
      expect(replies).toEqual([1, 1, 1, 1, 1, 1]);
      expect(did).toBe(1);
    });

    it('keep a refusal, and a tombstone', async () => {
      const { records } = state();
      const [no, gone] = [fresh('run:pay'), fresh('run:send')];
      await expect(doOnce(records, no, () => Promise.reject(new Refused('no money')))).rejects.toThrow('no money');
      await expect(doOnce(records, no, async () => 'yes')).rejects.toThrow('no money');
      await undoOnce(records, gone, () => Promise.reject(new Error('there is nothing to undo')));
      await expect(doOnce(records, gone, async () => 'too late')).rejects.toThrow('it was undone before it was done');
    });

    it('let it be done again when it failed, and undone once', async () => {
      const { records } = state();
      const key = fresh('run:pay');
      await expect(doOnce(records, key, () => Promise.reject(new Error('down')))).rejects.toThrow('down');
      expect(await doOnce(records, key, async () => 'done')).toBe('done');
      let undone = 0;
      await undoOnce(records, key, async () => void undone++);
      await undoOnce(records, key, async () => void undone++);
      expect(undone).toBe(1);
    });
  });

  describe(`pending records ${name}`, () => {
    const lock = { resource: 'order', pending: 'ORDER_PENDING', of: 'own' } as const;

    it('are whose they were first, until they are freed', async () => {
      const { pending } = state();
      const [record, a, b] = [fresh('order'), fresh('a'), fresh('b')];
      expect([await pending.mark(record, a), await pending.mark(record, a), await pending.mark(record, b)]).toEqual([a, a, a]);
      await pending.free(record, b);
      expect(await pending.mark(record, b)).toBe(a);
      await pending.free(record, a);
      expect(await pending.mark(record, b)).toBe(b);
      await expect(takeRecord(pending, { ...lock, policy: 'fail' }, record, a)).rejects.toThrow(`${record} is ORDER_PENDING: held by ${b}`);
    });

    it('go to those who wait, one after the other', async () => {
      const { pending } = state();
      const [record, a, b, c] = [fresh('order'), fresh('a'), fresh('b'), fresh('c')];
      const order: string[] = [];
      await pending.mark(record, a);
      const second = pending.markInTurn(record, b).then(() => order.push('b'));
      await state().standsInLine(record, b);
      const third = pending.markInTurn(record, c).then(() => order.push('c'));
      await state().standsInLine(record, c);
      await pending.freeAll(a);
      await second;
      expect(await pending.mark(record, a)).toBe(b);
      await pending.freeAll(b);
      await third;
      expect(order).toEqual(['b', 'c']);
    });

    it('are given up by the youngest when owners wait for one another', async () => {
      const { pending } = state();
      const [first, second, old, young] = [fresh('order'), fresh('stock'), fresh('old'), fresh('young')];
      await pending.mark(first, old);
      await pending.mark(second, young);
      const waits = pending.markInTurn(second, old);
      await state().standsInLine(second, old);
      await expect(pending.markInTurn(first, young)).rejects.toThrow(/wait for one another: young-\w+ gives up$/);
      await pending.freeAll(young);
      await waits;
      expect(await pending.mark(second, young)).toBe(old);
    });

    it('are no longer waited for by a step that is undone', async () => {
      const { pending } = state();
      const [record, a, b] = [fresh('order'), fresh('a'), fresh('b')];
      await pending.mark(record, a);
      const waits = pending.markInTurn(record, b);
      const refused = expect(waits).rejects.toThrow('it was undone before it was done');
      await state().standsInLine(record, b);
      await pending.free(record, b);
      await refused;
    });
  });
}
