import type { JudgedDesign } from './judged.ts';

/** Two chains too long, retries at every layer, an app that goes past the gateway to a service which nothing protects. In production. */
export const taxis: JudgedDesign = {
  name: 'taxis',
  text: `
    meta {name: Rides, engineers: 90, preset: production}
    platform {tls: true, tracing: true, healthChecks: true, circuitBreaker: {}}
    rider(client {variant: mobile}) -> gate(gateway {variant: bff, authentication: true, rateLimit: {limit: 900, perMs: 1000}}): call {timeout: {ms: 9000}}
    gate -> rides(service {apiVersioned: true}): call {intent: command, idempotent: true, timeout: {ms: 8000}}
    rides -> match(service): call {intent: query}
    match -> eta(service): call {intent: query, timeout: {ms: 5000}, retry: {retries: 2, backoff: exponential, baseMs: 50, jitter: full}}
    eta -> map(service {instances: 4, discovery: static}): call {intent: query, timeout: {ms: 1500}, retry: {retries: 2, backoff: exponential, baseMs: 50, jitter: full}}
    map -> tiles(service): call {intent: query, timeout: {ms: 450}, retry: {retries: 2, backoff: exponential, baseMs: 50, jitter: full}}
    rides -> pricing(service): call {intent: query, timeout: {ms: 900}}
    rides -> wallet(service): call {intent: command, idempotent: true, timeout: {ms: 900}}
    rides -> promos(service): call {intent: query, timeout: {ms: 900}}
    rides -> profiles(service): call {intent: query, timeout: {ms: 900}}
    rides -> receipts(service): send {idempotent: true}
    rides -> safety(service): send {idempotent: true}
    rides -> ride-db(datastore): access {mode: read-write}
    rides -> ride-ended(channel {variant: topic, deadLetterChannelId: dead}): publish {outbox: transactional-outbox}
    dead(channel)
    ride-ended -> payouts(service {apiVersioned: true, defaults: {timeout: {ms: 1000}}}): consume {idempotent: true}
    nightly(scheduler) -> payouts: call {intent: command, idempotent: true, timeout: {ms: 2000}}
    payouts -> fees(service): call {intent: query}
    fees -> fx(service): call {intent: query, timeout: {ms: 400}, retry: {retries: 2, backoff: exponential, baseMs: 50, jitter: none}}
    fx -> quotes(service): call {intent: query, timeout: {ms: 50}, retry: {retries: 4, backoff: exponential, baseMs: 10, jitter: full}}
    driver-app(client {variant: mobile}) -> drivers(service): call {intent: command, idempotent: true, timeout: {ms: 3000}}
    drivers -> wallet: call {intent: command, timeout: {ms: 900}, retry: {retries: 1, backoff: exponential, baseMs: 50, jitter: full}}
    wallet -> wallet-db(datastore): access {mode: read-write}
    context dispatch(rides, match, eta, promos, profiles, drivers)
    context geo(map, tiles)
    context money(payouts, fees, fx, quotes, wallet, pricing)
    context after(receipts, safety)
  `,
  findings: [
    'error sync-chain@rides',
    'error missing-timeout@rides',
    'error retry-non-idempotent@drivers',
    'error retry-amplification@match',
    'error unauthenticated-entry@drivers',
    'warning sync-chain@payouts',
    'warning point-to-point-async@rides',
    'warning timeout-inversion@fees',
    'warning retry-without-backoff-jitter@fees',
    'warning unbounded-retries@fx',
    'warning retry-amplification@fees',
    'warning missing-bulkhead@rides',
    'warning client-bypasses-gateway@driver-app',
    'warning missing-rate-limiter@drivers',
    'warning unversioned-api@drivers',
    'warning unversioned-api@map',
    'warning unversioned-api@pricing',
    'warning unversioned-api@wallet',
    'info static-endpoint@map',
  ],
};
