import type { JudgedDesign } from './judged.ts';

/** Numbers that only show once inheritance is followed: retries of client, gateway and services that multiply, waits beyond those of the caller, an objective out of reach. */
export const ticketSale: JudgedDesign = {
  name: 'ticket sale',
  text: `
    meta {name: Tickets, slo: 0.995}
    platform {name: SDK, tls: true, tracing: true, healthChecks: true, timeout: {ms: 1000}}
    fan(client {variant: web}) -> gate(gateway {variant: api-gateway, authentication: true, rateLimit: {limit: 100, perMs: 1000}, defaults: {timeout: {ms: 1000}, circuitBreaker: {}, retry: {retries: 2, backoff: exponential, baseMs: 50, jitter: full}}}): call {retry: {retries: 1, backoff: exponential, jitter: full}, idempotent: true}
    cart(service {availability: 0.999, defaults: {timeout: {ms: 1000}, retry: {retries: 2, backoff: fixed, baseMs: 100}}}) -> cart-db(datastore {variant: relational}): access {mode: read-write}
    seats(service {availability: 0.999}) -> seats-db(datastore {variant: relational}): access {mode: read-write}
    prices(service {availability: 0.997, defaults: {retry: {retries: 5, backoff: exponential, baseMs: 50, jitter: full}}}) -> prices-db(datastore {variant: relational}): access {mode: read-write}
    pay(service {availability: 0.999}) -> pay-db(datastore {variant: relational}): access {mode: read-write}
    gate -> cart: call {intent: command, idempotent: true}
    gate -> prices: call {intent: query, idempotent: true, timeout: {ms: 3000}}
    cart -> seats: call {intent: command, circuitBreaker: {}}
    seats -> maps(service {availability: 0.998}): call {intent: query, idempotent: true, retry: {retries: 2, backoff: exponential, baseMs: 50, jitter: full}, timeout: {ms: 200}}
    prices -> maps: call {intent: query, idempotent: true, timeout: {ms: 400}}
    pay -> bank(external {availability: 0.995, platform: true}): call {intent: command, idempotent: true, retry: {unlimited: true, backoff: exponential, jitter: full, baseMs: 50}, circuitBreaker: {}}
    cart -> pay: call {intent: command, idempotent: true, circuitBreaker: {}, retry: {retries: 0}, timeout: {ms: 900}}
    context sale(cart, prices)
    context venue(seats, maps)
    context bank-context(pay)
  `,
  findings: [
    'error timeout-inversion@cart',
    'error timeout-inversion@pay',
    'error unbounded-retries@pay',
    'error retry-non-idempotent@cart',
    'error retry-amplification@fan',
    'warning timeout-inversion@prices',
    'warning missing-circuit-breaker@prices',
    'warning retry-without-backoff-jitter@cart',
    'warning unbounded-retries@prices',
    'warning availability-below-slo@gate',
    'warning multi-service-write-without-saga@cart',
  ],
};
