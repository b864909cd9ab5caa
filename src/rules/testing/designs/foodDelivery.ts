import type { JudgedDesign } from './judged.ts';

/** A chain of four hops through a database that two contexts write, retries in every layer, and no compensation for the kitchen. */
export const foodDelivery: JudgedDesign = {
  name: 'food delivery',
  text: `
    meta {engineers: 25, drivers: [scale], slo: 0.999}
    platform {tls: true, tracing: true, healthChecks: true}
    team eat; team move

    eater(client {variant: mobile}) -> gate(gateway {variant: api-gateway, authentication: true, rateLimit: {}}): call
    gate -> orders(service {availability: 0.9995}): call {timeout: {ms: 3000}, circuitBreaker: {}, retry: {retries: 2, backoff: exponential, jitter: full, baseMs: 10}, idempotent: true}
    orders -> kitchen(service {availability: 0.9995}): call {intent: command, idempotent: true, timeout: {ms: 900}, circuitBreaker: {}, retry: {retries: 2, backoff: exponential, jitter: full, baseMs: 10}}
    kitchen -> stock(service {availability: 0.9995}): call {intent: query, timeout: {ms: 280}, circuitBreaker: {}, retry: {retries: 2, backoff: exponential, jitter: full, baseMs: 10}}
    stock -> suppliers(service): call {intent: query, timeout: {ms: 90}, circuitBreaker: {}}
    suppliers -> prices(service): call {intent: query, timeout: {ms: 80}, circuitBreaker: {}}
    orders -> order-db(datastore): access {mode: read-write}
    kitchen -> kitchen-db(datastore): access {mode: read-write}
    couriers(service) -> kitchen-db: access {mode: write}
    stock -> stock-db(datastore): access {mode: read-write}
    orders -> order-events(channel {deadLetterChannelId: dead}): publish {outbox: transactional-outbox}; dead(channel)
    order-events -> couriers: consume {idempotent: true}

    saga deliver(orchestration orders) {stateStoreId: order-db}: accept@orders {compensation: Reject, idempotent: true} > cook@kitchen {idempotent: true} > charge@orders {kind: pivot, idempotent: true}
    context eating(orders, order-db, kitchen, kitchen-db) {teamId: eat}; context moving(couriers) {teamId: move}; context buying(stock, stock-db, suppliers, prices) {teamId: eat}
  `,
  findings: [
    // orders → kitchen → stock → suppliers → prices
    'error sync-chain@orders',
    // kitchen in eating, couriers in moving, both write
    'error shared-database@kitchen-db',
    // 3 × 3 × 3 attempts
    'error retry-amplification@gate',
    // cook changes something and nothing undoes it
    'error saga-missing-compensation@deliver',
    // 0.9995³ = 0.9985
    'warning availability-below-slo@gate',
  ],
};
