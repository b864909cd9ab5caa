import type { JudgedDesign } from './judged.ts';

/** Seven people with four services that are released together, and writes to three contexts with nothing that brings them back. */
export const agency: JudgedDesign = {
  name: 'agency',
  text: `
    meta {engineers: 7}
    platform {tls: true, tracing: true, healthChecks: true, timeout: {ms: 300}, circuitBreaker: {}}
    team all

    page(client) -> gate(gateway {authentication: true, rateLimit: {}}): call {timeout: {ms: 2000}}
    gate -> events(service {name: Event service, deploymentUnit: suite}): call {timeout: {ms: 1000}}
    events -> venues(service {name: Venue service, deploymentUnit: suite}): call {intent: command}
    events -> artists(service {name: Artist service}): call {intent: command}
    events -> tickets(service {name: Ticket service}): call {intent: command, timeout: {ms: 600}}
    tickets -> ledger(service {name: Ledger service}): call {intent: command}
    events -> event-db(datastore): access {mode: read-write}; venues -> venue-db(datastore): access {mode: read-write}
    artists -> artist-db(datastore): access {mode: read-write}; tickets -> ticket-db(datastore): access {mode: read-write}; ledger -> ledger-db(datastore): access {mode: read-write}
    saga tour(orchestration events) {compensationOrder: forward}: plan@events {compensation: Drop} > book@events {compensation: Cancel, idempotent: true} > sell@events {kind: pivot, idempotent: true}
    context planning(events, event-db) {teamId: all}; context places(venues, venue-db) {teamId: all}; context people(artists, artist-db) {teamId: all}
    context selling(tickets, ticket-db, ledger, ledger-db) {teamId: all}
  `,
  findings: [
    'warning premature-microservices@meta',
    'warning shared-deployment-unit@events',
    // four calls that command, and nothing is published
    'warning sync-everything@meta',
    'warning multi-service-write-without-saga@events',
    'error saga-volatile-state@tour',
    'error saga-compensation-order@tour',
    // plan is not idempotent
    'error saga-step-unsafe@tour',
  ],
};
