import type { JudgedDesign } from './judged.ts';

/** A saga that forgets, undoes forwards and cannot undo all; a worker that publishes what its service writes; strangers at the stores. */
export const leakySaga: JudgedDesign = {
  name: 'orders in a leaky saga',
  text: `
    meta {name: Orders, engineers: 25}
    platform {tls: true, tracing: true, healthChecks: true}
    buyer(client {variant: web}) -> gate(gateway {variant: api-gateway, authentication: true, rateLimit: {limit: 100, perMs: 1000}, defaults: {timeout: {ms: 3000}, circuitBreaker: {}}}): call {timeout: {ms: 4000}}
    gate -> ordering(service): call {intent: command, idempotent: true}
    gate -> returns(service): call {intent: command, idempotent: true}
    ordering -> order-saga(service {role: orchestrator}): call {intent: command, idempotent: true, timeout: {ms: 2500}}
    order-saga -> stock(service): call {intent: command, idempotent: true, timeout: {ms: 700}}
    order-saga -> payments(service): call {intent: command, idempotent: true, timeout: {ms: 1500}}
    order-saga -> shipping(service): call {intent: command, idempotent: true, timeout: {ms: 700}}
    returns -> payments: call {intent: command, idempotent: true, timeout: {ms: 1500}}
    returns -> stock: call {intent: command, idempotent: true, timeout: {ms: 700}}
    payments -> psp(external): call {intent: command, idempotent: true, timeout: {ms: 1000}, tls: false}
    ordering -> order-db(datastore): access {mode: read-write}
    nightly(scheduler) -> order-db: access {mode: write}
    stock -> stock-db(datastore): access {mode: read-write}
    warehouse-mgmt(external) -> stock-db: access {mode: read}
    payments -> pay-db(datastore): access {mode: read-write}
    payments -> pay-cache(datastore {variant: cache}): access {mode: write}
    shipping -> ship-db(datastore): access {mode: write}
    shipping -> shipped(channel {variant: topic, brokerId: kafka}): publish
    kafka(broker)
    payments -> paid(channel {variant: topic, brokerId: kafka}): publish {outbox: none}
    stock-worker(service {partOfId: stock}) -> stock-changed(channel {deadLetterChannelId: dead}): publish
    dead(channel)
    shipped -> customers(service): consume
    stock-changed -> customers: consume {idempotent: true}
    customers -> mailer(service): send {idempotent: true}
    customers -> loyalty(service): send {idempotent: true}
    loyalty -> loyalty-db(datastore): access {mode: read-write}
    mailer -> loyalty-db: access {mode: read}
    saga place-order(orchestration order-saga) {compensationOrder: forward}: create@ordering {compensation: cancel, idempotent: true} > reserve@stock {idempotent: true} > charge@payments {kind: pivot} > ship@shipping {kind: retriable, idempotent: true}
    context order(ordering, order-saga, returns)
    context pay(payments)
    context warehouse(stock, stock-worker)
    context ship(shipping, returns)
    context crm(customers, mailer, loyalty)
  `,
  findings: [
    'error context-spanning-service@returns',
    'error direct-store-access@nightly',
    'error direct-store-access@warehouse-mgmt',
    'error dual-write@payments',
    'error dual-write@shipping',
    'error dual-write@stock',
    'error saga-missing-compensation@place-order',
    'error saga-compensation-order@place-order',
    'error saga-volatile-state@place-order',
    'error saga-step-unsafe@place-order',
    'error plaintext-trust-boundary@payments',
    'warning shared-database@loyalty-db',
    'warning point-to-point-async@customers',
    'warning missing-circuit-breaker@order-saga',
    'warning missing-circuit-breaker@payments',
    'warning missing-circuit-breaker@returns',
    'warning missing-dead-letter-queue@shipped',
    'warning multi-service-write-without-saga@returns',
    'warning consumer-not-idempotent@customers',
    'warning missing-acl@payments',
  ],
};
