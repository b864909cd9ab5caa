import type { JudgedDesign } from './judged.ts';

/** Services cut wrongly: one with everything, one with a table, one with a function, one in two contexts, two that wait for each other. */
export const university: JudgedDesign = {
  name: 'university',
  text: `
    meta {engineers: 14, drivers: [scale]}
    platform {tls: true, tracing: true, healthChecks: true, timeout: {ms: 300}, circuitBreaker: {}}
    team campus

    student(client {variant: web}) -> gate(gateway {variant: api-gateway, authentication: true, rateLimit: {}}): call {timeout: {ms: 9000}}
    gate -> studies(service {name: Study service, aggregates: [Student, Programme, Exam, Grade, Thesis], operations: [
      {name: o1, style: behaviour}, {name: o2}, {name: o3}, {name: o4}, {name: o5}, {name: o6}, {name: o7}, {name: o8}, {name: o9}, {name: o10},
      {name: o11}, {name: o12}, {name: o13}, {name: o14}, {name: o15}, {name: o16}, {name: o17}, {name: o18}, {name: o19}, {name: o20}]}): call {timeout: {ms: 1000}}
    gate -> rooms(service {name: Room service, operations: [{name: Book}, {name: Free}, {name: Plan}]}): call {timeout: {ms: 1000}}
    studies -> addresses(service {name: Address service, aggregates: [Address], operations: [{name: create, style: crud}, {name: read, style: crud}, {name: update, style: crud}]}): call {intent: query}
    rooms -> addresses: call {intent: query}
    rooms -> slug(service {name: Room code service, operations: [{name: Code}]}): call {intent: query, timeout: {ms: 100}}
    library(service {name: Library service, operations: [{name: Lend}, {name: Return}, {name: Remind}]}) -> fees(service {name: Fee service, operations: [{name: Charge}, {name: Waive}, {name: List}]}): call {intent: query, timeout: {ms: 200}}
    fees -> library: call {intent: query, timeout: {ms: 100}}
    library -> loan-db(datastore): access {mode: read-write}; fees -> fee-db(datastore): access {mode: read-write}
    studies -> study-db(datastore): access {mode: read-write}; rooms -> room-db(datastore): access {mode: read-write}; addresses -> address-db(datastore): access {mode: read-write}
    gate -> library: call {timeout: {ms: 1000}}
    studies -> enrolled(channel {deadLetterChannelId: dead}): publish {outbox: transactional-outbox}; dead(channel)
    enrolled -> library: consume {idempotent: true}

    context studying(studies, study-db) {teamId: campus}; context housing(rooms, room-db, slug, addresses, address-db) {teamId: campus}
    context lending(library, loan-db, fees, fee-db) {teamId: campus}; context paying(fees) {teamId: campus}
  `,
  findings: [
    'warning megaservice@studies',
    'warning entity-crud-service@addresses',
    'warning nanoservice@slug',
    'error context-spanning-service@fees',
    // fees waits 100 ms for library, which waits 200 ms for fees
    'error cyclic-dependency@fees',
    'error timeout-inversion@library',
  ],
};
