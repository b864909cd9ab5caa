import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { emptyDesign, type Design } from '../../model/index.ts';
import { stateAt } from '../replay/index.ts';
import type { RunInput } from '../simulate.ts';
import { call, service, traced } from '../testing/designs.ts';
import type { FaultInput, Trace } from '../trace.ts';

/**
 * Laws that every run keeps, on one design that has every mechanism in it:
 *
 *   web → gateway (rate limit) → monolith | orders (strangler)      orders → cache + db → replica, event store, topic (outbox) → projection → view
 *   orders → stock (sidecar, client-side discovery, canary), bank (deadline, cancel, retry, breaker, timeout, bulkhead, fallback), in parallel
 */
const S = 1_000_000;
const latency = { p50: 8, p99: 60 };
const design: Design = {
  ...emptyDesign('Everything'),
  elements: {
    web: { kind: 'client', name: 'Web' },
    gateway: { kind: 'gateway', name: 'Gateway', latency: { p50: 1, p99: 3 }, rateLimit: { limit: 60, perMs: 1_000 } },
    old: { kind: 'monolith', name: 'Old', latency },
    orders: service('Orders', { latency, instances: 3, concurrency: 4, deployment: 'rolling', rollout: { readyMs: 3_000 } }),
    stock: service('Stock', {
      latency,
      instances: 4,
      concurrency: 5,
      discovery: 'client-side',
      deployment: 'canary',
      sidecars: ['proxy'],
      rollout: { readyMs: 10, stepMs: 4_000 },
    }),
    bank: { kind: 'external', name: 'Bank', latency, availability: 0.97 },
    cache: { kind: 'datastore', name: 'Cache', variant: 'cache', latency: { p50: 1, p99: 3 }, timeToLiveMs: 4_000 },
    db: { kind: 'datastore', name: 'Db', latency: { p50: 3, p99: 12 } },
    replica: { kind: 'datastore', name: 'Replica', latency: { p50: 3, p99: 12 } },
    ledger: { kind: 'datastore', name: 'Ledger', variant: 'event-store', latency: { p50: 2, p99: 9 } },
    placed: { kind: 'channel', name: 'Placed', variant: 'topic', keyed: true, visibilityTimeoutMs: 500 },
    projection: service('Projection', { role: 'projection', latency }),
    view: { kind: 'datastore', name: 'View', latency: { p50: 2, p99: 6 } },
    queries: service('Queries', { role: 'query-side', latency }),
    registry: { kind: 'registry', name: 'Registry', timeToLiveMs: 5_000 },
  },
  flows: {
    buy: call('web', 'gateway', { operation: 'orders', intent: 'command', deadlineMs: 2_000, propagatesDeadline: true }),
    look: call('web', 'queries', { intent: 'query' }),
    fetch: call('web', 'orders', { intent: 'query' }),
    toOld: call('gateway', 'old', { timeout: { ms: 500 } }),
    toOrders: call('gateway', 'orders', { timeout: { ms: 900 }, propagatesDeadline: true, propagatesCancel: true }),
    reserve: call('orders', 'stock', { parallelGroup: 'both', critical: false, retry: { retries: 1, baseMs: 20, jitter: 'full' } }),
    charge: call('orders', 'bank', {
      parallelGroup: 'both',
      timeout: { ms: 120 },
      retry: { retries: 2, baseMs: 30, jitter: 'decorrelated' },
      circuitBreaker: { failures: 4, openMs: 2_000 },
      bulkhead: { concurrent: 4, queue: 4 },
      fallback: { kind: 'queued' },
      propagatesDeadline: true,
    }),
    cached: { kind: 'access', from: 'orders', to: 'cache' },
    stored: { kind: 'access', from: 'orders', to: 'db' },
    booked: { kind: 'access', from: 'orders', to: 'ledger' },
    follows: { kind: 'replicate', from: 'db', to: 'replica', lagMs: 300 },
    tells: { kind: 'publish', from: 'orders', to: 'placed', outbox: 'transactional-outbox' },
    takes: { kind: 'consume', from: 'placed', to: 'projection' },
    keeps: { kind: 'access', from: 'projection', to: 'view', mode: 'write' },
    sees: { kind: 'access', from: 'queries', to: 'view', mode: 'read' },
  },
  migrations: {
    out: {
      name: 'Orders out',
      technique: 'strangler-fig',
      monolithId: 'old',
      facadeId: 'gateway',
      phases: [20, 60, 100].map((percent) => ({ name: `${percent} %`, routes: [{ route: 'orders', toId: 'orders', percent }] })),
    },
  },
};
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
const play = (more: Partial<RunInput> = {}): Trace => traced(design, { ...input, ...more });
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
