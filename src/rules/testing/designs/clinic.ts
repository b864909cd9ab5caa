import type { JudgedDesign } from './judged.ts';

/** Clean: two orchestrated sagas (one that undoes independent steps at the same time, one that a workflow engine runs), webhooks, one direct message, a worker that fills the read side, retries that just fit. */
export const clinic: JudgedDesign = {
  name: 'clinic',
  text: `
    meta {name: Clinic, engineers: 18}
    platform {tls: true, tracing: true, healthChecks: true}
    patient(client {variant: web}) -> portal(gateway {variant: bff, authentication: true, rateLimit: {limit: 20, perMs: 1000}, defaults: {timeout: {ms: 2500}, circuitBreaker: {}}}): call {timeout: {ms: 4000}}
    portal -> appointments(service {defaults: {timeout: {ms: 900}, circuitBreaker: {}}}): call {intent: command, idempotent: true}
    portal -> records(service {role: query-side}): call {intent: query}
    portal -> discharge-flow(service {role: orchestrator, workflowEngine: true, defaults: {timeout: {ms: 900}, circuitBreaker: {}}}): call {intent: command, idempotent: true}
    appointments -> appointments-db(datastore): access {mode: read-write}
    appointments -> records: call {intent: query}
    appointments -> rooms(service {operations: [{name: op-1, style: behaviour}, {name: op-2, style: behaviour}]}): call {intent: command, idempotent: true, retry: {retries: 1, backoff: exponential, baseMs: 100, jitter: full}}
    appointments -> staff(service {operations: [{name: op-1, style: behaviour}, {name: op-2, style: behaviour}, {name: op-3, style: behaviour}]}): call {intent: command, idempotent: true}
    appointments -> billing(service {defaults: {timeout: {ms: 500}, circuitBreaker: {}}}): call {intent: command, idempotent: true}
    appointments -> letters(service {operations: [{name: op-1, style: behaviour}, {name: op-2, style: behaviour}]}): send {idempotent: true, retry: {retries: 3, backoff: exponential, baseMs: 200, jitter: full}}
    appointments -> insurer(external {conformist: true}): send {idempotent: true, retry: {retries: 3, backoff: exponential, baseMs: 200, jitter: decorrelated}}
    appointments -> ministry(external {platform: true}): send {idempotent: true}
    billing -> acquirer(external {conformist: true}): call {intent: command, idempotent: true}
    billing -> billing-db(datastore): access {mode: read-write}
    rooms -> rooms-db(datastore): access {mode: read-write}
    rooms -> room-events(channel {variant: queue, deadLetterChannelId: room-dead}): publish {outbox: change-data-capture}
    room-events -> records-projector(service {role: projection, partOfId: records}): consume {idempotent: true, maxDeliveries: 10}
    room-dead(channel)
    records-projector -> records-db(datastore): access {mode: write}
    records -> records-db: access {mode: read}
    discharge-flow -> wards(service): call {intent: command, idempotent: true}
    discharge-flow -> billing: call {intent: command, idempotent: true}
    wards -> wards-db(datastore): access {mode: read-write}
    saga book(orchestration appointments) {stateStoreId: appointments-db, compensationOrder: parallel, compensationTries: 10}: check@records {readOnly: true, idempotent: true} > hold-room@rooms {compensation: free-room, idempotent: true} > hold-staff@staff {compensation: free-staff, idempotent: true, parallelWith: hold-room} > charge@billing {kind: pivot, idempotent: true} > confirm@letters {kind: retriable, idempotent: true, retry: {retries: 3, backoff: exponential, jitter: full}}
    saga discharge(orchestration discharge-flow) {compensationOrder: reverse}: free-bed@wards {compensation: take-bed, idempotent: true} > bill@billing {kind: pivot, idempotent: true}
    context scheduling(appointments, rooms, staff)
    context care(records, records-projector, wards, discharge-flow)
    context finance(billing)
    context post(letters)
    team a(appointments, rooms, staff, letters)
    team b(records, wards, discharge-flow, billing)
  `,
  findings: [],
};
