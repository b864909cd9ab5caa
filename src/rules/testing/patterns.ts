import { update, type Design } from '../../model/index.ts';
import { sketch } from '../../testing/index.ts';
import { Facts } from '../facts/facts.ts';
import { edited } from './randomDesign.ts';

/** For each rule a piece of design that it, and nothing else, finds something in. */
export const PATTERNS: Readonly<Record<string, string>> = {
  nanoservice: 'one(service) -> tiny(service {operations: [{name: Tax}]}): call {timeout: {}}; context shared(one, tiny)',
  megaservice: `big(service {aggregates: [A, B, C, D], operations: [${Array.from({ length: 20 }, (_, i) => `{name: o${i}}`).join(', ')}]}); one(service {operations: [{name: x}]}); two(service {operations: [{name: x}]}); three(service {operations: [{name: x}]})`,
  'entity-crud-service':
    'one(service) -> table(service {operations: [{name: Read, style: crud}]}): call {timeout: {}}; two(service) -> table: call {timeout: {}}',
  'context-spanning-service': 'wide(service {contextIds: [ordering, billing]})',
  // Services that are not business and are released together, with calls on two levels.
  'distributed-monolith': [
    ...[1, 2, 3].flatMap((i) => ['a', 'b', 'c'].map((level) => `${level}${i}(service {role: query-side, deploymentUnit: all})`)),
    ...[1, 2, 3].flatMap((i) =>
      [1, 2, 3].flatMap((k) => [`a${i} -> b${k}: call {timeout: {}, intent: query}`, `b${i} -> c${k}: call {timeout: {}, intent: query}`]),
    ),
  ].join('; '),
  'premature-microservices': 'meta {engineers: 4}',
  'shared-deployment-unit': 'one(service {deploymentUnit: unit}); two(service {deploymentUnit: unit})',
  'shared-database': 'one(service) -> both(datastore); two(service) -> both',
  'direct-store-access': 'robot(external) -> bare(datastore): access',
  'cyclic-dependency': 'one(service) -> two(service): call {timeout: {}}; two -> one: call {timeout: {}}',
  'sync-chain': 'one(service) -> two(service): call {timeout: {}}; two -> three(service): call {timeout: {}}; three -> four(service): call {timeout: {}}',
  'chatty-call': 'one(service) -> two(service): call {timeout: {}, callsPerRequest: 12}',
  'n-plus-one-composition': 'one(service) -> two(service): call {timeout: {}, callsPerRequest: per-item}',
  'sync-everything':
    'orders -> two(service): call {timeout: {}}; orders -> three(service): call {timeout: {}}; two -> four(service): call {timeout: {}}; three -> four: call {timeout: {}}',
  'point-to-point-async': 'one(service) -> two(service): send; one -> three(service): send',
  'hub-service':
    'hub(service); one(service) -> hub: call {timeout: {}}; two(service) -> hub: call {timeout: {}}; three(service) -> hub: call {timeout: {}}; four(service) -> hub: call {timeout: {}}; five(service) -> hub: call {timeout: {}}',
  'static-endpoint': 'one(service {discovery: static, instances: 3})',
  'missing-timeout': 'one(service) -> two(service): call',
  'timeout-inversion': 'one(service) -> two(service): call {timeout: {ms: 100}}; two -> three(service): call {timeout: {ms: 200}}',
  'missing-circuit-breaker': 'one(service) -> partner(external {conformist: true}): call {timeout: {}}',
  'retry-without-backoff-jitter': 'one(service) -> two(service): call {timeout: {}, intent: query, retry: {retries: 2, backoff: none}}',
  'unbounded-retries': 'one(service) -> two(service): call {timeout: {}, intent: query, retry: {unlimited: true, backoff: exponential, jitter: full}}',
  'retry-non-idempotent': 'one(service) -> two(service): call {timeout: {}, intent: command, retry: {retries: 2, backoff: exponential, jitter: full}}',
  'retry-amplification':
    'one(service) -> two(service): call {timeout: {}, intent: query, retry: {retries: 2, backoff: exponential, jitter: full}}; two -> three(service): call {timeout: {}, intent: query, retry: {retries: 2, backoff: exponential, jitter: full}}',
  'missing-bulkhead':
    'ruleSettings missing-bulkhead {severity: warning}; one(service {defaults: {timeout: {}}}) -> two(service): call {intent: query}; one -> three(service): call {intent: query}; one -> four(service): call {intent: query}; one -> five(service): call {intent: query}; one -> six(service): call {intent: query}',
  'missing-dead-letter-queue': 'news(channel) -> one(service): consume {idempotent: true}',
  'availability-below-slo':
    'meta {slo: 0.999}; shop -> door(gateway {authentication: true, rateLimit: {}}): call {tls: true}; door -> one(service): call {timeout: {}, circuitBreaker: {}}; one -> two(service {availability: 0.99}): call {timeout: {}}',
  'dual-write': 'one(service) -> one-db(datastore); one -> news(channel): publish',
  'multi-service-write-without-saga':
    'one(service) -> two(service): call {timeout: {}, circuitBreaker: {}, intent: command}; one -> three(service): call {timeout: {}, circuitBreaker: {}, intent: command}; context c1(one); context c2(two); context c3(three)',
  'saga-missing-compensation':
    'one(service); two(service); saga mission(orchestration one) {stateStoreId: order-db}: first@one {idempotent: true} > second@two {idempotent: true}',
  'saga-compensation-order':
    'one(service); two(service); saga mission(orchestration one) {stateStoreId: order-db, compensationOrder: forward}: first@one {compensation: x, idempotent: true} > second@two {compensation: y, idempotent: true}',
  'saga-volatile-state':
    'one(service); two(service); saga mission(orchestration one): first@one {compensation: x, idempotent: true} > second@two {idempotent: true}',
  'saga-step-unsafe':
    'one(service); two(service); saga mission(orchestration one) {stateStoreId: order-db}: first@one {compensation: x, idempotent: true} > second@two {kind: pivot}',
  'consumer-not-idempotent': 'news(channel {deadLetterChannelId: dead}) -> one(service): consume; dead(channel)',
  'client-bypasses-gateway':
    'browser(client) -> one(service {authentication: true}): call {rateLimit: {}}; browser -> two(service {authentication: true}): call {rateLimit: {}}',
  'god-gateway':
    'browser(client {variant: web}) -> door(gateway {variant: api-gateway, authentication: true, rateLimit: {}, defaults: {timeout: {}, circuitBreaker: {}}}): call; phone(client {variant: mobile}) -> door: call; door -> orders: call; door -> payments: call; door -> shipping: call',
  'missing-rate-limiter': 'browser(client) -> door(gateway {authentication: true}): call {tls: true}',
  'unauthenticated-entry': 'browser(client) -> door(gateway {rateLimit: {}}): call',
  'plaintext-trust-boundary': 'browser(client) -> gate: call {tls: false}',
  'no-distributed-tracing': 'one(service {observability: {tracing: false}})',
  'missing-health-check': 'relay -> one(service {observability: {healthChecks: false}}): call {timeout: {}}',
  'one-owner-per-service': 'one(service {ownerIds: [pink, gray]}); team pink; team gray',
  'unversioned-api': 'ruleSettings unversioned-api {severity: warning}; gate -> one(service): call {timeout: {ms: 900}, circuitBreaker: {}}',
  'invalid-context-relationship': 'relation ordering -> billing: customer-supplier {downstreamRoles: [CF]}',
  'missing-acl': 'one(service) -> partner(external): call {timeout: {}, circuitBreaker: {}}',
};

/** A design in which nobody finds anything, although it has a bit of everything. */
export const CLEAN = `
  platform {tls: true, tracing: true, healthChecks: true}
  shop(client) -> gate(gateway {variant: api-gateway, authentication: true, rateLimit: {}}): call
  gate -> orders(service {name: Order service, apiVersioned: true, operations: [{name: Place}, {name: Cancel}, {name: Find}]}): call {timeout: {ms: 900}, circuitBreaker: {}}
  orders -> payments(service {name: Payment service, apiVersioned: true}): call {timeout: {ms: 400}, circuitBreaker: {}, callsPerRequest: 2}
  payments -> bank(external {conformist: true}): call {timeout: {ms: 150}, circuitBreaker: {}, idempotent: true, retry: {retries: 1, backoff: exponential, baseMs: 50, jitter: full}}
  orders -> order-db(datastore); payments -> payment-db(datastore)
  relay(service {partOfId: orders}) -> order-db: access {mode: read}
  relay -> events(channel {deadLetterChannelId: event-dead}): publish {outbox: transactional-outbox}
  event-dead(channel {variant: queue}); events -> shipping(service): consume {idempotent: true}; shipping -> shipping-db(datastore)
  orders -> login(service {infrastructure: true}): call {timeout: {ms: 50}}
  context ordering(orders, order-db, relay); context billing(payments, payment-db); context delivery(shipping, shipping-db)
  team blue(orders, shipping); team red(payments)
  saga place(orchestration orders) {stateStoreId: order-db}: reserve@orders {compensation: release, idempotent: true} > charge@payments {kind: pivot, idempotent: true} > ship@shipping {kind: retriable, idempotent: true}
`;

/** A clean design in which nobody tells anybody anything but by a call. */
const QUIET = `
  platform {tls: true, tracing: true, healthChecks: true}
  shop(client) -> gate(gateway {variant: api-gateway, authentication: true, rateLimit: {}}): call
  gate -> orders(service {name: Order service}): call {timeout: {ms: 900}, circuitBreaker: {}}
  orders -> order-db(datastore)
  context ordering(orders, order-db)
  team blue(orders)
`;

/** Clean designs for patterns that cannot be where the other one has what it has. */
const BASES: Readonly<Record<string, string>> = { 'sync-everything': QUIET };

/** The clean design with the pattern of one rule in it. Services for which the pattern names no team get one, since in the clean design all have. */
export function injected(ruleId: string): Design {
  const design = sketch(PATTERNS[ruleId] ?? '', sketch(BASES[ruleId] ?? CLEAN));
  const facts = new Facts(design);
  const unowned = Object.keys(design.elements).filter((id) => design.elements[id]?.kind === 'service' && facts.teams(facts.elementSlot(id)).length === 0);
  return edited(
    design,
    unowned.map((id) => update('elements', id, { ownerIds: ['blue'] })),
  );
}
