import { emptyDesign, type Design } from '../../model/index.ts';
import { call, service } from './designs.ts';

const latency = { p50: 8, p99: 60 };
/**
 * One design that has every mechanism in it:
 *
 *   web → gateway (rate limit) → monolith | orders (strangler)      orders → cache + db → replica, event store, topic (outbox) → projection → view
 *   orders → stock (sidecar, client-side discovery, canary), bank (deadline, cancel, retry, breaker, timeout, bulkhead, fallback), in parallel
 */
export const everything: Design = {
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
