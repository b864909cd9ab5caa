import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { stateAt } from '../replay/index.ts';
import type { RunInput } from '../simulate.ts';
import { traced } from '../testing/designs.ts';
import { everything } from '../testing/everything.ts';
import type { FaultInput, Trace } from '../trace.ts';

/** Laws that every run keeps, on one design that has every mechanism in it. */
const S = 1_000_000;
const faults: readonly FaultInput[] = [
  { targetId: 'bank', kind: 'errors', amount: 0.6, fromUs: 6 * S, toUs: 9 * S },
  { targetId: 'stock', kind: 'down', instances: 2, fromUs: 4 * S, toUs: 12 * S },
  { targetId: 'orders', kind: 'crash', fromUs: 10 * S },
  { targetId: 'tells', kind: 'lose', amount: 0.1, fromUs: 0 },
];
const input: RunInput = {
  entry: { kind: 'flow', flowId: 'buy' },
  seed: 11,
  load: { count: 10_000_000, everyUs: 50_000, toEveryUs: 12_000, arrival: 'ramp', durationUs: 15 * S, keys: 40 },
  alongside: [
    { flowId: 'look', load: { count: 200, everyUs: 60_000, arrival: 'poisson', keys: 40 } },
    { flowId: 'fetch', load: { count: 10_000_000, everyUs: 0, arrival: 'closed', users: 4, thinkUs: 200_000, durationUs: 15 * S, keys: 40 } },
  ],
  faults,
  releases: [
    { elementId: 'stock', atUs: S, errorRate: 0.3 },
    { elementId: 'orders', atUs: 2 * S },
  ],
  phases: [1, 2].map((phase) => ({ migrationId: 'out', phase, atUs: phase * 5 * S })),
};
const play = (more: Partial<RunInput> = {}): Trace => traced(everything, { ...input, ...more });
const whole = play();

describe('a run in which everything happens', () => {
  it('really has everything in it', () => {
    const { data, flows } = whole.results;
    expect(whole.stopped.kind).toBe('finished');
    expect(data.caches[0]).toMatchObject({ hits: expect.any(Number), misses: expect.any(Number) });
    expect(Math.min(data.caches[0]?.hits ?? 0, data.caches[0]?.misses ?? 0)).toBeGreaterThan(0);
    expect(data.copies.map(({ storeId }) => storeId)).toEqual(['replica', 'view']);
    expect(data.eventStores[0]?.appends).toBeGreaterThan(50);
    expect(data.routes.map(({ toId }) => toId)).toEqual(expect.arrayContaining(['old', 'orders']));
    expect(data.releases.every(({ doneUs, new: { requests } }) => doneUs !== undefined && requests > 0)).toBe(true);
    const charge = flows.find(({ flowId }) => flowId === 'charge');
    expect(charge?.rejectedByBreaker).toBeGreaterThan(0);
    expect(charge?.fallbacks).toBeGreaterThan(0);
    const icons = new Set(whole.entries.map(({ icon }) => icon));
    for (const icon of ['fault', 'release', 'route', 'stale', 'lost', 'retry', 'fallback'] as const) expect(icons.has(icon), icon).toBe(true);
  });

  it('is the same again with the same seed, and another with another', () => {
    expect(play().hash).toBe(whole.hash);
    expect(play({ seed: 12 }).hash).not.toBe(whole.hash);
    expect(play()).toEqual(whole);
  });

  it('is the same up to t, whatever breaks from t on', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 14 * S }),
        fc.constantFrom('orders', 'stock', 'cache', 'ledger', 'view', 'tells', 'toOrders'),
        fc.constantFrom('errors', 'down', 'slow', 'crash', 'lose', 'timeout', 'duplicate', 'partition') as fc.Arbitrary<FaultInput['kind']>,
        (fromUs, targetId, kind) => {
          const other = play({ faults: [...faults, { targetId, kind, fromUs }] });
          const until = (trace: Trace) => trace.entries.filter(({ tUs }) => tUs < fromUs);
          expect(until(other)).toEqual(until(whole));
          expect(stateAt(other, fromUs - 1)).toEqual(stateAt(whole, fromUs - 1));
        },
      ),
      { numRuns: 15, seed: 7 },
    );
  });

  it('shows at t what a run that is stopped at t shows', () => {
    for (const share of [0.13, 0.4, 0.66, 0.9]) {
      const tUs = Math.floor(whole.durationUs * share);
      const stopped = play({ limits: { durationUs: tUs } });
      const at = Math.min(tUs, stopped.durationUs);
      const { entry: _one, ...fresh } = stateAt(stopped, at);
      const { entry: _other, ...scrubbed } = stateAt(whole, at);
      expect(scrubbed).toEqual(fresh);
    }
  });

  it('does not depend on how often snapshots are taken', () => {
    const [rare, often] = [play({ snapshotInterval: 1_000_000 }), play({ snapshotInterval: 13 })];
    expect(often.hash).toBe(rare.hash);
    for (let look = 0; look <= 40; look += 1) {
      const tUs = Math.floor((whole.durationUs * ((look * 17) % 41)) / 40);
      expect(stateAt(often, tUs)).toEqual(stateAt(rare, tUs));
    }
  });

  it('keeps nothing that has come and gone: at the end nobody works and nobody waits', () => {
    const end = stateAt(whole, whole.durationUs);
    expect(end.elements.filter(({ busy, queued }) => busy > 0 || queued > 0)).toEqual([]);
    expect(whole.spans.status.every((status) => status !== 0)).toBe(true);
  });

  it('goes through a structured clone', () => {
    expect(structuredClone(whole)).toEqual(whole);
  });
});
