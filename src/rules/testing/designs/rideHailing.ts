import type { JudgedDesign } from './judged.ts';

/** Clean: a gateway for each kind of client, a choreographed saga, telemetry that may get lost, webhooks to a partner. */
export const rideHailing: JudgedDesign = {
  name: 'ride hailing',
  text: `
    meta {engineers: 30, drivers: [scale]}
    platform {tls: true, tracing: true, healthChecks: true}
    team riders; team drivers; team payments

    rider(client {variant: mobile, name: Rider app}) -> rider-bff(gateway {name: Rider BFF, variant: bff, authentication: true, rateLimit: {}}): call
    driver(client {variant: device, name: Driver unit}) -> driver-bff(gateway {name: Driver BFF, variant: bff, authentication: true, rateLimit: {}}): call
    rider-bff -> trips(service {name: Trip service}): call {timeout: {ms: 800}, circuitBreaker: {}}
    rider-bff -> quotes(service {name: Quote service}): call {timeout: {ms: 300}, circuitBreaker: {}}
    driver-bff -> trips: call {timeout: {ms: 800}, circuitBreaker: {}}
    driver-bff -> positions(service {name: Position service}): call {timeout: {ms: 300}, circuitBreaker: {}}
    trips -> trip-db(datastore): access {mode: read-write}
    quotes -> quote-db(datastore): access {mode: read}
    positions -> position-db(datastore {variant: key-value}): access {mode: write}
    positions -> position-stream(channel {name: Positions, variant: stream, lossy: true}): publish {derived: false}
    position-stream -> quotes: consume {idempotent: true}
    trips -> trip-events(channel {name: Trip events, deadLetterChannelId: trip-dead}): publish {outbox: change-data-capture}
    trip-dead(channel {name: Trip dead letters, variant: queue})
    trip-events -> billing(service {name: Billing service}): consume {idempotent: true}
    trip-events -> matching(service {name: Matching service}): consume {idempotent: true}
    billing -> billing-db(datastore): access {mode: read-write}
    matching -> matching-db(datastore): access {mode: read-write}
    billing -> bill-events(channel {name: Bill events}): publish {outbox: transactional-outbox}
    matching -> match-events(channel {name: Match events}): publish {outbox: transactional-outbox}
    bill-events -> trips: consume {idempotent: true, deadLetterChannelId: trip-dead}
    match-events -> trips: consume {idempotent: true, deadLetterChannelId: trip-dead}
    billing -> card-adapter(service {name: Card adapter, role: anti-corruption-layer}): call {intent: command, idempotent: true, timeout: {ms: 3000}, retry: {retries: 3, backoff: exponential, jitter: full}}
    card-adapter -> card-provider(external {name: Card provider}): call {intent: command, idempotent: true, tls: true, timeout: {ms: 700}, circuitBreaker: {}}
    billing -> fleet(external {name: Fleet partner, conformist: true}): send {idempotent: true}
    billing -> auditor(external {name: Auditor, conformist: true}): send {idempotent: true}

    message trip-requested(event); message driver-matched(event); message trip-billed(event)
    saga book(choreography) {trigger: trip-requested}: request@trips {compensation: Cancel trip, idempotent: true, emits: trip-requested} > match@matching {compensation: Release driver, idempotent: true, on: trip-requested, emits: driver-matched} > bill@billing {kind: pivot, idempotent: true, on: driver-matched, emits: trip-billed}

    context riding(trips, trip-db, rider-bff) {teamId: riders}; context offers(quotes, quote-db) {teamId: riders}
    context driving(positions, position-db, matching, matching-db, driver-bff) {teamId: drivers}
    context charging(billing, billing-db, card-adapter) {teamId: payments}
  `,
  findings: [],
};
