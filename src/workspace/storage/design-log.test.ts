import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { add, update } from '../../model/index.ts';
import { sketch } from '../../testing/index.ts';
import { LivingDocument } from '../document/living-document.ts';
import { FakeClock } from '../fakes/fake-clock.ts';
import { aborted, connectionClosed, FaultyStore, quotaExceeded } from '../fakes/faulty-store.ts';
import { COMPACT_ABOVE, DesignLog } from './design-log.ts';
import { MemoryStore } from '../fakes/memory-store.ts';
import { recover } from './recover.ts';
import type { LogStatus } from './save-status.ts';

const order = () => sketch('orders(service) -> payments(service): call #charge');

/** Lets everything that waits for nothing but promises happen. */
const turns = async (): Promise<void> => {
  for (let i = 0; i < 30; i++) await Promise.resolve();
};

/** A document whose changes go to a log, as an open design does it. */
function logged({ disk = new MemoryStore(), from }: { readonly disk?: MemoryStore; readonly from?: LivingDocument } = {}) {
  const clock = new FakeClock();
  const document = from ?? LivingDocument.create(order());
  let faulty = new FaultyStore(disk);
  let store = faulty.store;
  const said: LogStatus[] = [];
  let failOpening: (() => Error) | undefined;
  const log = new DesignLog({
    designId: 'order',
    store: async () => {
      if (failOpening) throw failOpening();
      return store;
    },
    onBroken: () => reopen(),
    clock,
    whole: () => document.encode(),
    summary: () => ({ name: document.design.meta.name, elements: Object.keys(document.design.elements).length, updatedAt: clock.now() }),
    onStatus: (status) => said.push(status),
  });
  document.listen({ updated: (bytes) => log.append(...bytes) });
  const reopen = (onto: MemoryStore = disk): void => {
    faulty = new FaultyStore(onto);
    store = faulty.store;
  };
  return {
    clock,
    document,
    log,
    said,
    disk,
    reopen,
    last: () => said.at(-1),
    fault: (fault: (() => Error) | undefined) => faulty.failWith(fault),
    failOpening: (fault: (() => Error) | undefined) => {
      failOpening = fault;
    },
    hang: () => faulty.hang(),
    answer: () => faulty.answer(),
    writes: () => faulty.writes,
    edit: (name: string) => document.apply([update('meta', 'meta', { name })], { label: '' }),
  };
}

const reopened = async (disk: MemoryStore) => LivingDocument.load(recover(await disk.read('order')).updates).design;

describe('The log of a design', () => {
  it('has, at every moment that it says saved, everything on disk', async () => {
    const { log, document, disk, edit, last } = logged();
    log.start();
    for (let round = 0; round < 20; round++) {
      edit(`Name ${round}`);
      await turns();
      expect(last()).toEqual({ state: 'saved' });
      expect(await reopened(disk)).toEqual(document.design);
    }
  });

  it('writes a change at once, not later', async () => {
    const { log, edit, writes } = logged();
    log.start();
    await turns();
    const before = writes();
    edit('Shop');
    await turns();
    expect(writes()).toBe(before + 1);
  });

  it('puts what comes while a write is under way into the next one', async () => {
    const { log, hang, answer, edit, writes, last, disk, document } = logged();
    log.start();
    await turns();
    hang();
    const before = writes();
    for (let round = 0; round < 50; round++) edit(`Name ${round}`);
    await turns();
    expect(writes()).toBe(before + 1);
    expect(last()).toEqual({ state: 'saving' });
    answer();
    await turns();
    expect(writes()).toBe(before + 2);
    expect(last()).toEqual({ state: 'saved' });
    expect(await reopened(disk)).toEqual(document.design);
  });

  it.each([
    ['the quota is full', quotaExceeded, 'The storage of this browser is full.'],
    ['the transaction is aborted', aborted, 'The storage refuses to write: aborted.'],
  ])('says at once that changes are only in memory when %s, and writes them later', async (_name, fault, reason) => {
    const context = logged();
    context.log.start();
    await turns();
    context.fault(fault);
    context.edit('Shop');
    await turns();
    expect(context.last()).toEqual({ state: 'memory-only', reason });
    context.fault(undefined);
    context.clock.pass(500);
    await turns();
    expect(context.last()).toEqual({ state: 'saved' });
    expect((await reopened(context.disk)).meta.name).toBe('Shop');
  });

  it('tries again, ever more rarely, as long as it is refused, and stays red', async () => {
    const context = logged();
    context.log.start();
    await turns();
    context.fault(quotaExceeded);
    context.edit('Shop');
    await turns();
    const before = context.writes();
    for (let round = 0; round < 60; round++) {
      context.clock.pass(1_000);
      await turns();
      expect(context.last()).toMatchObject({ state: 'memory-only' });
    }
    expect(context.writes() - before).toBeGreaterThan(4);
    expect(context.writes() - before).toBeLessThan(12);
  });

  it('says that the disk does not answer when a write takes a second', async () => {
    const context = logged();
    context.log.start();
    await turns();
    context.hang();
    context.edit('Shop');
    await turns();
    context.clock.pass(1_000);
    expect(context.last()).toEqual({ state: 'memory-only', reason: 'The disk does not answer.' });
    context.answer();
    await turns();
    expect(context.last()).toEqual({ state: 'saved' });
  });

  it('writes the whole design to a storage that was cleared and opened anew', async () => {
    const context = logged();
    context.log.start();
    context.edit('Shop');
    await turns();
    const empty = new MemoryStore();
    context.reopen(empty);
    context.log.storageLost('cleared');
    await turns();
    expect(context.last()).toEqual({ state: 'saved' });
    expect(await reopened(empty)).toEqual(context.document.design);
  });

  it('opens the storage anew when the connection was closed under a write', async () => {
    const context = logged();
    context.log.start();
    await turns();
    context.fault(connectionClosed);
    context.edit('Shop');
    await turns();
    expect(context.last()).toMatchObject({ state: 'memory-only' });
    context.clock.pass(500);
    await turns();
    expect(context.last()).toEqual({ state: 'saved' });
    expect((await reopened(context.disk)).meta.name).toBe('Shop');
  });

  it('keeps everything in memory where there is no storage, and writes it when there is', async () => {
    const context = logged();
    context.failOpening(() => new Error('This browser gives no storage here.'));
    context.log.start();
    context.edit('Shop');
    await turns();
    expect(context.last()).toEqual({ state: 'memory-only', reason: 'This browser gives no storage here.' });
    context.failOpening(undefined);
    context.log.retryNow();
    await turns();
    expect(context.last()).toEqual({ state: 'saved' });
    expect((await reopened(context.disk)).meta.name).toBe('Shop');
  });

  it('never says saved of what is not there, and loses nothing once the disk works, through any faults', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(steps(), { minLength: 5, maxLength: 40 }), async (script) => {
        const context = logged();
        context.log.start();
        let number = 0;
        for (const step of script) {
          if (step === 'edit') context.edit(`Name ${number++}`);
          else if (step === 'quota') context.fault(quotaExceeded);
          else if (step === 'abort') context.fault(aborted);
          else if (step === 'close') context.fault(connectionClosed);
          else if (step === 'works') context.fault(undefined);
          else if (step === 'compact') void context.log.compact();
          else if (step === 'hang') context.hang();
          else if (step === 'answer') context.answer();
          else if (step === 'no storage') context.failOpening(() => new Error('none'));
          else if (step === 'storage') context.failOpening(undefined);
          else if (step === 'time') context.clock.pass(2_000);
          if (number % 2 === 0) await turns();
          if (context.last()?.state === 'saved') expect(await reopened(context.disk)).toEqual(context.document.design);
        }
        context.failOpening(undefined);
        context.answer();
        context.fault(undefined);
        await turns();
        context.clock.pass(60_000);
        await turns();
        expect(context.last()).toEqual({ state: 'saved' });
        expect(await reopened(context.disk)).toEqual(context.document.design);
      }),
      { numRuns: 200, seed: 7 },
    );
  }, 60_000);
});

const steps = () =>
  fc.oneof(
    { weight: 6, arbitrary: fc.constant('edit' as const) },
    { weight: 6, arbitrary: fc.constantFrom('quota', 'abort', 'close', 'works', 'compact', 'hang', 'answer', 'no storage', 'storage', 'time') },
  );

describe('Compacting', () => {
  it('makes one update of many, without a change of the design', async () => {
    const { log, disk, edit, document } = logged();
    log.start();
    for (let round = 0; round < 30; round++) {
      edit(`Name ${round}`);
      await turns();
    }
    expect((await disk.read('order')).length).toBe(31);
    await log.compact();
    expect((await disk.read('order')).length).toBe(1);
    expect(await reopened(disk)).toEqual(document.design);
  });

  it('happens by itself in a long session', async () => {
    const { log, disk, edit } = logged();
    log.start();
    for (let round = 0; round < COMPACT_ABOVE + 20; round++) {
      edit(`Name ${round}`);
      await turns();
    }
    expect((await disk.read('order')).length).toBeLessThan(40);
  });

  it('by two tabs at once, with appends in between, loses nothing of either', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(fc.nat(1), fc.constantFrom('edit', 'edit', 'compact', 'wait')), { minLength: 4, maxLength: 40 }), async (script) => {
        const disk = new MemoryStore();
        const start = LivingDocument.create(order());
        await disk.append('order', [start.encode()], { name: '', elements: 2, updatedAt: 0 });
        const tabs = [0, 1].map(() => logged({ disk, from: LivingDocument.load([start.encode()]) }));
        for (const tab of tabs) tab.log.start();
        for (const [index, [which, what]] of script.entries()) {
          const tab = tabs[which];
          if (what === 'edit') tab?.document.apply([add('teams', `team-${which}-${index}`, { name: 'Team' })], { label: '' });
          else if (what === 'compact') void tab?.log.compact();
          else await turns();
        }
        await turns();
        const expected = script.flatMap(([which, what], index) => (what === 'edit' ? [`team-${which}-${index}`] : []));
        expect(Object.keys((await reopened(disk)).teams).sort()).toEqual(expected.sort());
      }),
      { numRuns: 200, seed: 8 },
    );
  }, 60_000);
});
