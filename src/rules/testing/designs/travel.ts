import type { JudgedDesign } from './judged.ts';

/**
 * Clean: an orchestrated saga with a pivot, budgets that just fit (800 ms is twice 350 ms and a wait of 100 ms), attempts that multiply to eight,
 * an availability of exactly what is promised, calls off the path, and a deadline that travels along.
 */
export const travel: JudgedDesign = {
  name: 'travel booking',
  text: `
    meta {engineers: 16, drivers: [independent-teams], slo: 0.998}
    platform {tls: true, tracing: true, healthChecks: true}
    team booking; team suppliers

    site(client {variant: web, name: Travel site}) -> edge(gateway {variant: api-gateway, authentication: true, rateLimit: {}, availability: 1}): call
    edge -> trips(service {name: Trip service, availability: 0.999}): call {timeout: {ms: 2000}, circuitBreaker: {}, retry: {retries: 1, backoff: exponential, jitter: equal, baseMs: 50}, idempotent: true}
    trips -> flights(service {name: Flight service, availability: 0.999}): call {intent: command, idempotent: true, timeout: {ms: 800}, circuitBreaker: {}, retry: {retries: 1, backoff: exponential, jitter: decorrelated, baseMs: 50}}
    flights -> seats(service {name: Seat service}): call {intent: query, timeout: {ms: 350}, circuitBreaker: {}, retry: {retries: 1, backoff: exponential, jitter: full, baseMs: 100, capMs: 100}}
    trips -> weather(service {name: Weather service, availability: 0.9}): call {intent: query, timeout: {ms: 100}, circuitBreaker: {}, fallback: {kind: degraded}, critical: false}
    trips -> audit(service {name: Audit service, availability: 0.9}): call {intent: command, offPath: true, timeout: {ms: 5000}, propagatesDeadline: true, idempotent: true, circuitBreaker: {}}
    trips -> hotels(channel {name: Hotel commands, variant: queue, deadLetterChannelId: dead}): publish {outbox: transactional-outbox}
    dead(channel {name: Dead letters, variant: queue})
    hotels -> hotel(service {name: Hotel service}): consume {idempotent: true}
    hotel -> hotel-db(datastore): access {mode: read-write}
    trips -> trip-db(datastore {name: Trips}): access {mode: read-write}
    flights -> flight-db(datastore): access {mode: read-write}
    seats -> seat-db(datastore): access {mode: read-write}
    audit -> audit-db(datastore {variant: column}): access {mode: write}

    saga book-trip(orchestration trips) {stateStoreId: trip-db, compensationOrder: reverse}: check@trips {readOnly: true} > hold@flights {compensation: Release seats, idempotent: true, timeout: {ms: 800}} > room@hotel {compensation: Cancel room, idempotent: true} > pay@trips {kind: pivot, idempotent: true} > ticket@flights {kind: retriable, idempotent: true, retry: {retries: 3, backoff: exponential, jitter: full}}

    context booking-context(trips, trip-db, audit, audit-db) {teamId: booking}
    context flying(flights, flight-db, seats, seat-db, weather) {teamId: suppliers}
    context staying(hotel, hotel-db) {teamId: suppliers}
  `,
  findings: [],
};
