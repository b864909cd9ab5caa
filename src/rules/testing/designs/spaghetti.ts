import type { JudgedDesign } from './judged.ts';

/** A distributed monolith: everybody waits for everybody and half of them share a store. */
export const spaghetti: JudgedDesign = {
  name: 'spaghetti',
  text: `
    meta {engineers: 30, drivers: [scale]}
    platform {tls: true, tracing: true, healthChecks: true, timeout: {ms: 300}, circuitBreaker: {}}
    team one; team two
    page(client) -> gate(gateway {authentication: true, rateLimit: {}}): call {timeout: {ms: 5000}}
    gate -> a(service): call {timeout: {ms: 2000}}
    a -> b(service): call {intent: query, timeout: {ms: 1000}}
    b -> c(service): call {intent: query, timeout: {ms: 900}}
    c -> a: call {intent: query, timeout: {ms: 100}}
    c -> d(service): call {intent: query}
    a -> store(datastore): access {mode: write}; b -> store: access {mode: write}
    c -> store-c(datastore): access {mode: read-write}; d -> store-d(datastore): access {mode: read-write}
    a -> news(channel {deadLetterChannelId: dead}): publish {outbox: transactional-outbox}; dead(channel); news -> d: consume {idempotent: true}
    context left(a, b, store) {teamId: one}; context right(c, store-c, d, store-d) {teamId: two}
  `,
  findings: [
    // a, b and c in one circle
    'error cyclic-dependency@a',
    'error shared-database@store',
    // a calls back b with 1000 ms where c gave it 100 ms
    'error timeout-inversion@a',
    // p = (3+3+3... ) see the test of the score: p = 9/12, d = 1/2, c = 3/4, l = 0
    'error distributed-monolith@meta',
  ],
};
