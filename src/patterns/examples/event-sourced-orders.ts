import type { Design, Element } from '../../model/index.ts';
import { complete, grid } from './example.ts';
import { circuitBreaker, platform, storeLatency, wellRun } from './policies.ts';

const at = grid([0, 248, 544, 816, 1088, 1360], [0, 152, 304]);

const view = (name: string, variant: 'document' | 'search', technology: string): Element => ({
  kind: 'datastore',
  name,
  variant,
  technology,
  engine: technology,
  contextIds: ['ordering'],
  latency: storeLatency,
});
const projection = (name: string): Element => ({
  kind: 'service',
  name,
  technology: 'Kotlin',
  role: 'projection',
  partOfId: 'order-queries',
  contextIds: ['ordering'],
  ownerIds: ['orders-team'],
  latency: { p50: 5, p99: 20 },
  ...wellRun,
});
const consume = (to: string) =>
  ({
    kind: 'consume',
    from: 'order-events',
    to,
    messageId: 'order-changed',
    group: to,
    idempotent: true,
    maxDeliveries: 20,
    deadLetterChannelId: 'dead-letters',
  }) as const;
const ask = (to: string, label: string, operation: string, intent: 'command' | 'query') =>
  ({
    kind: 'call',
    from: 'gateway',
    to,
    label,
    operation,
    intent,
    idempotent: true,
    propagatesDeadline: true,
    tls: true,
    timeout: { ms: 2_000 },
    circuitBreaker,
  }) as const;
const enter = (intent: 'command' | 'query', label: string, operation: string) =>
  ({
    kind: 'call',
    from: 'web-shop',
    to: 'gateway',
    label,
    operation,
    protocol: 'REST',
    intent,
    idempotent: true,
    tls: true,
    timeout: { ms: 4_000 },
    circuitBreaker,
  }) as const;

/** What happened is kept, and nothing else; what people read is made from it, a moment later. */
export const design: Design = complete({
  meta: {
    schemaVersion: 1,
    name: 'Orders as events',
    description:
      'CQRS with event sourcing. Commands append events to a store; two read models follow them, each in the shape that its readers need. Reads may be a moment behind: play the scenarios and watch how far, and what a reader sees who has just written.',
    origin: 'drawn',
    engineers: 12,
    drivers: ['scale', 'isolation'],
    preset: 'design',
  },
  platform,
  teams: { 'orders-team': { name: 'Orders', size: 8 } },
  contexts: {
    ordering: {
      name: 'Ordering',
      subdomain: 'core',
      teamId: 'orders-team',
      language: {
        Event: 'Something that has happened to an order; it is never changed.',
        Projection: 'A view of the orders that is made from their events and can be made again at any time.',
      },
    },
  },
  elements: {
    'web-shop': { kind: 'client', name: 'Web shop', variant: 'web', technology: 'React' },
    gateway: {
      kind: 'gateway',
      name: 'API gateway',
      variant: 'api-gateway',
      technology: 'Envoy',
      authentication: true,
      rateLimit: { algorithm: 'token-bucket', limit: 200, perMs: 1_000, burst: 400 },
      instances: 2,
      latency: { p50: 2, p99: 8 },
    },
    'order-commands': {
      kind: 'service',
      name: 'Order commands',
      technology: 'Kotlin',
      role: 'command-side',
      contextIds: ['ordering'],
      ownerIds: ['orders-team'],
      operations: [
        { name: 'PlaceOrder', intent: 'command', style: 'behaviour', idempotent: true },
        { name: 'ChangeAddress', intent: 'command', style: 'behaviour', idempotent: true },
        { name: 'CancelOrder', intent: 'command', style: 'behaviour', idempotent: true },
      ],
      aggregates: ['Order'],
      latency: { p50: 12, p99: 60 },
      ...wellRun,
    },
    'order-store': {
      kind: 'datastore',
      name: 'order-store',
      variant: 'event-store',
      technology: 'KurrentDB',
      engine: 'KurrentDB',
      contextIds: ['ordering'],
      latency: storeLatency,
    },
    'order-events': {
      kind: 'channel',
      name: 'order-events',
      variant: 'stream',
      technology: 'Kafka topic',
      keyed: true,
      visibilityTimeoutMs: 1_000,
      deadLetterChannelId: 'dead-letters',
    },
    'dead-letters': { kind: 'channel', name: 'dead-letters', variant: 'queue' },
    'status-projection': projection('Status projection'),
    'search-projection': projection('Search projection'),
    'order-status': view('order-status', 'document', 'MongoDB'),
    'order-search': view('order-search', 'search', 'OpenSearch'),
    'order-queries': {
      kind: 'service',
      name: 'Order queries',
      technology: 'Kotlin',
      role: 'query-side',
      contextIds: ['ordering'],
      ownerIds: ['orders-team'],
      operations: [
        { name: 'OrderStatus', intent: 'query', style: 'behaviour', idempotent: true },
        { name: 'FindOrders', intent: 'query', style: 'behaviour', idempotent: true },
      ],
      aggregates: ['Order view'],
      latency: { p50: 8, p99: 40 },
      ...wellRun,
    },
  },
  flows: {
    'shop-writes': enter('command', 'order', 'PlaceOrder'),
    'shop-reads': enter('query', 'my orders', 'OrderStatus'),
    'gateway-commands': ask('order-commands', 'place order', 'PlaceOrder', 'command'),
    'gateway-queries': ask('order-queries', 'order status', 'OrderStatus', 'query'),
    'commands-append': {
      kind: 'access',
      from: 'order-commands',
      to: 'order-store',
      label: 'append',
      mode: 'read-write',
      transactional: true,
      schemas: ['orders'],
    },
    'commands-publish': { kind: 'publish', from: 'order-commands', to: 'order-events', messageId: 'order-changed', outbox: 'event-sourcing' },
    'status-consumes': consume('status-projection'),
    'search-consumes': consume('search-projection'),
    'status-writes': { kind: 'access', from: 'status-projection', to: 'order-status', mode: 'write', transactional: true, schemas: ['status', 'checkpoint'] },
    'search-writes': { kind: 'access', from: 'search-projection', to: 'order-search', mode: 'write', transactional: true, schemas: ['orders', 'checkpoint'] },
    'queries-status': { kind: 'access', from: 'order-queries', to: 'order-status', mode: 'read', schemas: ['status'] },
    'queries-search': { kind: 'access', from: 'order-queries', to: 'order-search', mode: 'read', schemas: ['orders'] },
  },
  messages: {
    'order-changed': {
      name: 'OrderChanged',
      kind: 'event',
      version: 1,
      ownerId: 'order-commands',
      schema: [
        { name: 'orderId', type: 'uuid' },
        { name: 'sequence', type: 'integer' },
        { name: 'what', type: 'string' },
        { name: 'happenedAt', type: 'date-time' },
      ],
    },
  },
  scenarios: {
    'write-and-read': {
      name: 'Write, then read',
      description: 'Orders are placed while others are looked up. Reads of an order that was just changed are counted as stale.',
      entry: { kind: 'flow', flowId: 'shop-writes' },
      load: { arrival: 'poisson', ratePerSecond: 20, keys: 20 },
      alongside: [{ flowId: 'shop-reads', ratePerSecond: 40 }],
      seed: 7,
      durationMs: 20_000,
    },
    'projection-down': {
      name: 'The status projection is down',
      description: 'Nobody who writes notices. The view stands still, and catches up from its checkpoint when the projection is back.',
      entry: { kind: 'flow', flowId: 'shop-writes' },
      load: { arrival: 'constant', ratePerSecond: 10, keys: 50 },
      alongside: [{ flowId: 'shop-reads', ratePerSecond: 10 }],
      faults: [{ targetId: 'status-projection', kind: 'down', fromMs: 4_000, toMs: 10_000 }],
      seed: 7,
      durationMs: 20_000,
    },
  },
  layout: {
    'web-shop': at(0, 1),
    gateway: at(1, 1),
    'order-commands': at(2, 0),
    'order-store': at(3, 0),
    'order-events': at(3, 1),
    'dead-letters': at(3, 2),
    'status-projection': at(4, 1),
    'search-projection': at(4, 2),
    'order-status': at(5, 1),
    'order-search': at(5, 2),
    'order-queries': at(2, 2),
  },
});
