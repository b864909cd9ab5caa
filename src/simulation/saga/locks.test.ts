import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Design, SagaStep } from '../../model/index.ts';
import { lines, atStep, choreographed, orchestrated, playSaga } from '../testing/designs.ts';
import { stateAt } from '../replay/index.ts';
import type { Load, Trace } from '../trace.ts';
import { Locks, victimOf } from './locks.ts';

type Policy = 'fail' | 'retry' | 'wait';

/** Two people who transfer money, each from the account of the other: both are locked, in opposite order. Every element takes 10 ms, a hop 5 ms. */
const transfers = (policy: Policy, more: Partial<SagaStep> = {}): Design =>
  orchestrated({
    steps: [
      {},
      { name: 'Debit', participantId: 'stock', lock: { resource: 'account', policy }, ...more },
      { name: 'Credit', participantId: 'stock', lock: { resource: 'account', policy, of: 'other' }, ...more },
    ],
  });
const TWO: Load = { count: 2, everyUs: 0, arrival: 'closed', users: 2, thinkUs: 0, keys: 2 };

/** Two orders of the same customer, the second one while the first is going on. */
const orders = (policy: Policy, more: Partial<SagaStep> = {}): Design => orchestrated({ steps: [{}, { lock: { resource: 'customer', policy }, ...more }, {}] });
const SAME: Load = { count: 2, everyUs: 20_000, keys: 1 };

const play = (design: Design, load: Load, faults: Parameters<typeof playSaga>[1] = []): Trace => playSaga(design, faults, { load });
const statuses = (trace: Trace): string[] => trace.sagaRuns.map(({ status }) => status);
const about = (trace: Trace, word: string): string[] => lines(trace).filter((line) => line.includes(word));

describe('two runs that lock the same two records in opposite order', () => {
  const trace = play(transfers('wait'), TWO);

  it('come to exactly one deadlock, in which exactly one gives up', () => {
    expect(about(trace, 'deadlock')).toEqual(['Credit of Order 2 gives up: deadlock — Order 2 and Order 1 wait for one another: the younger gives up']);
    expect(trace.results.locks).toEqual({ taken: 3, waited: 2, refused: 0, deadlocks: 1 });
  });

  it('end with the older completed and the younger rolled back', () => {
    expect(trace.sagaRuns.map(({ status, effects, broken }) => [status, effects, broken])).toEqual([
      ['completed', [1, 1, 1], []],
      ['failed', [0, 0, 0], []],
    ]);
  });

  it('go on when the younger has undone its step, which gives the record back', () => {
    expect(lines(trace).slice(6)).toEqual([
      'Credit of Order 1 waits — account 2 is ACCOUNT_PENDING: held by Order 2',
      'Credit of Order 2 waits — account 1 is ACCOUNT_PENDING: held by Order 1',
      'Credit of Order 2 gives up: deadlock — Order 2 and Order 1 wait for one another: the younger gives up',
      'Credit refused — Order 2 and Order 1 wait for one another: the younger gives up',
      'Compensating, last step first — Undo charge skipped: never applied',
      'Undo reserve sent — undo of step 2, try 1 of 4',
      'Credit of Order 1 goes on — account 2 is free: waited 31 ms',
      'Credit done — 51 ms',
      'Order 1 completed — every step is done, 156 ms',
      'Undo reserve done — 20 ms',
      'Undo create sent — undo of step 1, try 1 of 4',
      'Undo create done — 41 ms',
      'Order 2 rolled back — Order 2 and Order 1 wait for one another: the younger gives up: nothing remains, 208 ms',
    ]);
  });

  it('show at the element how many of its records are pending, and none at the end', () => {
    const pendingAt = (tUs: number) => stateAt(trace, tUs).elements.find(({ elementId }) => elementId === 'stock')?.pending;
    expect(pendingAt(100_000)).toBe(2);
    expect(pendingAt(trace.durationUs)).toBeUndefined();
  });

  it('come to no deadlock where a record that is pending refuses instead', () => {
    const refused = play(transfers('fail'), TWO);
    expect(statuses(refused)).toEqual(['failed', 'failed']);
    expect(refused.results.locks).toMatchObject({ waited: 0, refused: 2, deadlocks: 0 });
  });

  it('come to no deadlock where both lock in the same order', () => {
    const ordered = play(transfers('wait'), { ...TWO, keys: 1 });
    expect(statuses(ordered)).toEqual(['completed', 'completed']);
    expect(ordered.results.locks).toMatchObject({ waited: 1, deadlocks: 0 });
  });
});

describe('a run that finds its record pending', () => {
  it('is refused and undone, with the policy fail', () => {
    const trace = play(orders('fail'), SAME);
    expect(statuses(trace)).toEqual(['completed', 'failed']);
    expect(about(trace, 'PENDING')).toEqual([
      'Reserve of Order 2 finds its record pending — customer 1 is CUSTOMER_PENDING: held by Order 1',
      'Reserve refused — customer 1 is CUSTOMER_PENDING: held by Order 1',
      'Order 2 rolled back — customer 1 is CUSTOMER_PENDING: held by Order 1: nothing remains, 106 ms',
    ]);
  });

  it('tries again until the record is free, with the policy retry', () => {
    const trace = play(orders('retry'), SAME);
    expect(statuses(trace)).toEqual(['completed', 'completed']);
    expect(about(trace, 'PENDING')).toEqual([
      'Reserve of Order 2 finds its record pending — customer 1 is CUSTOMER_PENDING: held by Order 1',
      'Reserve failed — customer 1 is CUSTOMER_PENDING: held by Order 1, try 1 of 4: again in 1 s',
    ]);
  });

  it('waits until the record is free, with the policy wait', () => {
    const trace = play(orders('wait'), SAME);
    expect(statuses(trace)).toEqual(['completed', 'completed']);
    expect(about(trace, 'customer 1')).toEqual([
      'Reserve of Order 2 waits — customer 1 is CUSTOMER_PENDING: held by Order 1',
      'Reserve of Order 2 goes on — customer 1 is free: waited 27 ms',
    ]);
  });

  it('is undone when it has waited too long, and is not done any more when the record is free', () => {
    const trace = play(orders('wait', { timeout: { ms: 50 } }), { ...SAME, count: 3 }, [atStep('charge', 'slow', { amount: 20, times: 1 })]);
    expect(statuses(trace)).toEqual(['completed', 'failed', 'failed']);
    expect(trace.sagaRuns.map(({ effects }) => effects)).toEqual([
      [1, 1, 1],
      [0, 0, 0],
      [0, 0, 0],
    ]);
    expect(about(trace, 'had nothing to undo')).toHaveLength(2);
    expect(about(trace, 'goes on')).toEqual([]);
  });

  it('waits for ever where the other one needs a person and no timeout is designed', () => {
    const design = orders('wait', { timeout: undefined } as never);
    const trace = play(design, SAME, [atStep('charge', 'refuse', { times: 1 }), atStep('reserve', 'errors', { direction: 'undo' })]);
    expect(statuses(trace)).toEqual(['needs-human', 'stuck']);
    expect(about(trace, 'PENDING')).toContain('Order 2 waits for ever — Reserve waits for customer 1, which Order 1 left CUSTOMER_PENDING');
    expect(lines(trace)).toContain('Reserve of Order 1 leaves customer 1 CUSTOMER_PENDING — until a person decides, no other run can go on with it');
  });

  it('does not go on with what was done late for a run that needs a person', () => {
    const pivot = { kind: 'pivot', compensation: undefined, timeout: { ms: 50 } } as unknown as Partial<SagaStep>;
    const { sagas, ...design } = orders('fail', pivot);
    const order = { ...(sagas['order'] as Design['sagas'][string]), compensationTries: 1 };
    const trace = play({ ...design, sagas: { order } }, { ...SAME, everyUs: 2_000_000 }, [atStep('reserve', 'slow', { amount: 20, times: 1 })]);
    expect(statuses(trace)).toEqual(['needs-human', 'failed']);
    expect(trace.sagaRuns.map(({ effects }) => effects[1])).toEqual([1, 0]);
    expect(about(trace, 'leaves')).toHaveLength(1);
  });

  it('calls the pending state as the design does', () => {
    const trace = play(orders('fail', { lock: { resource: 'customer', pendingState: 'APPROVAL_PENDING' } }), SAME);
    expect(about(trace, 'is APPROVAL_PENDING: held by Order 1')).not.toEqual([]);
  });

  it('holds no place while it waits: a participant with a single one serves the run that it waits for', () => {
    const design = transfers('wait');
    const stock = { ...design.elements['stock'], instances: 1, concurrency: 1 } as Design['elements'][string];
    const trace = play({ ...design, elements: { ...design.elements, stock } }, TWO);
    expect(statuses(trace)).toEqual(['completed', 'failed']);
  });

  it('is the same among events', () => {
    const design = choreographed({ steps: [{}, { lock: { resource: 'customer', policy: 'wait' } }, {}] });
    const trace = play(design, SAME);
    expect(statuses(trace)).toEqual(['completed', 'completed']);
    expect(trace.results.locks).toEqual({ taken: 2, waited: 1, refused: 0, deadlocks: 0 });
  });
});

describe('a lock', () => {
  it('is free for its owner, however often it asks, and is given back when the last of its steps is undone', () => {
    const lock = { resource: 'customer', policy: 'fail' as const };
    const design = orchestrated({ steps: [{}, { lock }, { participantId: 'stock', lock }] });
    expect(statuses(play(design, { count: 1, everyUs: 0 }))).toEqual(['completed']);
    expect(play(design, { ...SAME, everyUs: 1_000_000 }, [atStep('charge', 'timeout', { times: 1 })]).sagaRuns.map(({ status }) => status)).toEqual([
      'failed',
      'failed',
    ]);
  });

  it('goes to the first in line', () => {
    const locks = new Locks();
    for (const owner of [1, 2, 3]) locks.ask('r', owner, 'wait');
    expect(locks.release('r', 1)).toBe(2);
    expect([locks.holderOf('r'), locks.lineOf('r')]).toEqual([2, [3]]);
  });

  it('is in a circle of any length', () => {
    const locks = new Locks();
    for (const owner of [1, 2, 3]) locks.ask(`r${owner}`, owner, 'wait');
    for (const owner of [1, 2]) locks.ask(`r${owner + 1}`, owner, 'wait');
    expect(locks.circleThrough(1)).toEqual([]);
    locks.ask('r1', 3, 'wait');
    expect([...locks.circleThrough(3)].sort()).toEqual([1, 2, 3]);
  });

  it('is given up by the youngest that can still go back', () => {
    expect(victimOf([1, 2, 3], () => true)).toBe(3);
    expect(victimOf([1, 2, 3], (owner) => owner !== 3)).toBe(2);
    expect(victimOf([1, 2, 3], () => false)).toBe(3);
  });
});

describe('many runs on few keys', () => {
  const policy = fc.constantFrom<Policy>('fail', 'retry', 'wait');
  const given = fc.record({
    first: policy,
    second: policy,
    keys: fc.integer({ min: 1, max: 3 }),
    count: fc.integer({ min: 2, max: 12 }),
    everyUs: fc.integer({ min: 0, max: 60_000 }),
    seed: fc.integer({ min: 0, max: 0xffffffff }),
    timeoutMs: fc.constantFrom(40, 200, 1_000),
    fails: fc.constantFrom('refuse', 'timeout', 'slow', undefined),
  });

  it('all end, give everything back, and leave no effect of what was rolled back', () => {
    fc.assert(
      fc.property(given, ({ first, second, keys, count, everyUs, seed, timeoutMs, fails }) => {
        const timeout = { ms: timeoutMs };
        const steps = [
          {},
          { participantId: 'stock', timeout, lock: { resource: 'account', policy: first } },
          { participantId: 'stock', timeout, lock: { resource: 'account', policy: second, of: 'other' as const } },
        ];
        const faults = fails ? [atStep('charge', fails, { amount: fails === 'slow' ? 5 : 0.4 })] : [];
        const trace = playSaga(orchestrated({ steps }), faults, { seed, load: { count, everyUs, keys } });
        for (const run of trace.sagaRuns) {
          expect(run.broken).toEqual([]);
          expect([run.status, run.effects]).toEqual(run.status === 'completed' ? ['completed', [1, 1, 1]] : ['failed', [0, 0, 0]]);
        }
        expect(stateAt(trace, trace.durationUs).elements.filter(({ pending }) => pending)).toEqual([]);
        expect(about(trace, 'deadlock')).toHaveLength(trace.results.locks?.deadlocks ?? 0);
      }),
      { numRuns: 400, seed: 7 },
    );
  }, 30_000);

  it('never hold a record of the same key at the same time', () => {
    fc.assert(
      fc.property(policy, fc.integer({ min: 2, max: 10 }), fc.integer({ min: 0, max: 60_000 }), (kind, count, everyUs) => {
        const trace = play(orders(kind), { count, everyUs, keys: 1 });
        const done = (run: number) => trace.entries.find((entry) => entry.run === run && entry.stepId === 'reserve' && entry.icon === 'done')?.tUs;
        const held = trace.sagaRuns.flatMap(({ run, endedUs = 0 }) => (done(run) === undefined ? [] : [[done(run) ?? 0, endedUs] as const]));
        const inOrder = held.toSorted(([a], [b]) => a - b);
        for (let index = 1; index < inOrder.length; index += 1) expect(inOrder[index]?.[0]).toBeGreaterThanOrEqual(inOrder[index - 1]?.[1] ?? 0);
      }),
      { numRuns: 100, seed: 7 },
    );
  });
});
