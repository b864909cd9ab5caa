import type { Design } from '../../model/index.ts';
import { complete, grid } from './example.ts';
import { circuitBreaker, platform, storeLatency, wellRun } from './policies.ts';

const at = grid([0, 248, 544, 840, 1112], [0, 152, 304, 456]);

const route = (to: string, label: string) =>
  ({
    kind: 'call',
    from: 'facade',
    to,
    label,
    protocol: 'REST',
    idempotent: true,
    propagatesDeadline: true,
    tls: true,
    timeout: { ms: 2_500 },
    circuitBreaker,
  }) as const;
const enter = (label: string, operation: string) =>
  ({
    kind: 'call',
    from: 'web-shop',
    to: 'facade',
    label,
    operation,
    protocol: 'REST',
    idempotent: true,
    tls: true,
    timeout: { ms: 4_000 },
    // A share, not a number: when one route fails for some, the others stay open.
    circuitBreaker: { ...circuitBreaker, mode: 'rate', failureRate: 0.5, minimumCalls: 20 },
  }) as const;
const operation = (name: string, intent: 'command' | 'query') => ({ name, intent, style: 'behaviour', idempotent: true }) as const;

/** A shop is taken out of its monolith route by route; who is served by what changes from phase to phase, and can go back. */
export const design: Design = complete({
  meta: {
    schemaVersion: 1,
    name: 'Strangling a monolith',
    description:
      'A strangler fig in four phases. A facade stands before the monolith and sends each route to what is ready for it: the catalogue first for a tenth of the customers, then for all, then the orders. A customer who was sent to the new service stays there. Play the migration, then let the new order service fail and see who notices.',
    origin: 'drawn',
    engineers: 18,
    drivers: ['independent-teams', 'scale'],
    preset: 'design',
  },
  platform,
  teams: { 'catalogue-team': { name: 'Catalogue', size: 5 }, 'orders-team': { name: 'Orders', size: 6 }, 'shop-team': { name: 'Shop', size: 7 } },
  contexts: {
    catalogue: { name: 'Catalogue', subdomain: 'supporting', teamId: 'catalogue-team' },
    orders: { name: 'Orders', subdomain: 'core', teamId: 'orders-team' },
    shop: { name: 'Old shop', subdomain: 'supporting', teamId: 'shop-team' },
  },
  elements: {
    'web-shop': { kind: 'client', name: 'Web shop', variant: 'web', technology: 'React' },
    facade: {
      kind: 'gateway',
      name: 'Strangler facade',
      variant: 'facade',
      technology: 'Envoy',
      router: true,
      authentication: true,
      rateLimit: { algorithm: 'token-bucket', limit: 200, perMs: 1_000, burst: 400 },
      instances: 2,
      latency: { p50: 2, p99: 8 },
    },
    'catalogue-service': {
      kind: 'service',
      name: 'Catalogue service',
      technology: 'Go',
      role: 'business',
      contextIds: ['catalogue'],
      ownerIds: ['catalogue-team'],
      operations: [operation('Browse', 'query'), operation('PublishArticle', 'command')],
      aggregates: ['Article', 'Category'],
      latency: { p50: 12, p99: 60 },
      ...wellRun,
    },
    'catalogue-db': {
      kind: 'datastore',
      name: 'catalogue-db',
      variant: 'document',
      technology: 'MongoDB',
      engine: 'MongoDB',
      contextIds: ['catalogue'],
      latency: storeLatency,
    },
    'order-service': {
      kind: 'service',
      name: 'Order service',
      technology: 'Kotlin',
      role: 'business',
      contextIds: ['orders'],
      ownerIds: ['orders-team'],
      operations: [operation('PlaceOrder', 'command'), operation('TrackOrder', 'query')],
      aggregates: ['Order', 'Basket'],
      latency: { p50: 18, p99: 90 },
      ...wellRun,
    },
    'order-db': {
      kind: 'datastore',
      name: 'order-db',
      variant: 'relational',
      technology: 'PostgreSQL',
      engine: 'PostgreSQL',
      contextIds: ['orders'],
      latency: storeLatency,
    },
    'old-shop': {
      kind: 'monolith',
      name: 'Old shop',
      technology: 'Java EE',
      contextIds: ['shop'],
      ownerIds: ['shop-team'],
      operations: [operation('Browse', 'query'), operation('PlaceOrder', 'command'), operation('Reviews', 'query')],
      aggregates: ['Article', 'Order', 'Review'],
      latency: { p50: 60, p99: 400 },
      ...wellRun,
      concurrency: 64,
    },
    'shop-db': {
      kind: 'datastore',
      name: 'shop-db',
      variant: 'relational',
      technology: 'Oracle',
      engine: 'Oracle',
      contextIds: ['shop'],
      latency: { p50: 5, p99: 30 },
    },
  },
  flows: {
    'shop-browses': enter('browse', 'Browse'),
    'shop-orders': enter('order', 'PlaceOrder'),
    'facade-catalogue': { ...route('catalogue-service', 'browse'), intent: 'query' },
    'facade-orders': { ...route('order-service', 'order'), intent: 'command' },
    'facade-old-shop': { ...route('old-shop', 'everything else'), intent: 'command' },
    'catalogue-stores': { kind: 'access', from: 'catalogue-service', to: 'catalogue-db', mode: 'read-write', transactional: true, schemas: ['articles'] },
    'orders-store': { kind: 'access', from: 'order-service', to: 'order-db', mode: 'read-write', transactional: true, schemas: ['orders'] },
    'old-shop-stores': { kind: 'access', from: 'old-shop', to: 'shop-db', mode: 'read-write', transactional: true, schemas: ['shop'] },
  },
  migrations: {
    strangler: {
      name: 'Out of the old shop',
      description: 'Route by route; each phase can be taken back by going to the one before it.',
      technique: 'strangler-fig',
      monolithId: 'old-shop',
      facadeId: 'facade',
      phases: [
        { name: 'Facade in place', routes: [] },
        { name: 'Catalogue for a tenth', routes: [{ route: 'Browse', toId: 'catalogue-service', percent: 10 }] },
        { name: 'Catalogue for all', routes: [{ route: 'Browse', toId: 'catalogue-service', percent: 100 }] },
        {
          name: 'Catalogue and orders',
          routes: [
            { route: 'Browse', toId: 'catalogue-service', percent: 100 },
            { route: 'PlaceOrder', toId: 'order-service', percent: 100 },
          ],
        },
      ],
    },
  },
  scenarios: {
    'four-phases': {
      name: 'Four phases in forty seconds',
      description: 'People browse and order while the facade sends ever more of them to the new services.',
      entry: { kind: 'flow', flowId: 'shop-browses' },
      load: { arrival: 'poisson', ratePerSecond: 20, keys: 200 },
      alongside: [{ flowId: 'shop-orders', ratePerSecond: 5 }],
      phases: [
        { migrationId: 'strangler', phase: 2, atMs: 10_000 },
        { migrationId: 'strangler', phase: 3, atMs: 20_000 },
        { migrationId: 'strangler', phase: 4, atMs: 30_000 },
      ],
      seed: 7,
      durationMs: 40_000,
    },
    'canary-fails': {
      name: 'The new catalogue fails for a tenth',
      description: 'Only the customers who were sent to the new service notice; then the phase is taken back.',
      entry: { kind: 'flow', flowId: 'shop-browses' },
      load: { arrival: 'constant', ratePerSecond: 20, keys: 200 },
      faults: [{ targetId: 'catalogue-service', kind: 'errors', amount: 1, fromMs: 8_000, toMs: 30_000 }],
      phases: [
        { migrationId: 'strangler', phase: 2, atMs: 5_000 },
        { migrationId: 'strangler', phase: 1, atMs: 15_000 },
      ],
      seed: 7,
      durationMs: 25_000,
    },
  },
  layout: {
    'web-shop': at(0, 1),
    facade: at(1, 1),
    'catalogue-service': at(3, 0),
    'catalogue-db': at(4, 0),
    'order-service': at(3, 1),
    'order-db': at(4, 1),
    'old-shop': at(3, 3),
    'shop-db': at(4, 3),
  },
});
