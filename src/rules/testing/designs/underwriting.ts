import type { JudgedDesign } from './judged.ts';

/** Clean: every number stands exactly at the last value that is allowed: hops, calls, attempts, waits, operations, callers, people, the objective. */
export const underwriting: JudgedDesign = {
  name: 'underwriting',
  text: `
    meta {name: Insurance at the border of everything, engineers: 10, slo: 0.997}
    platform {name: Dapr, tracing: true, healthChecks: true}
    intake(service {availability: 0.999, operations: [{name: quote}, {name: apply}, {name: withdraw}], aggregates: [application]}) -> sales-pg(datastore {variant: relational}): access {mode: read-write, schemas: [intake]}
    stock(service {availability: 0.999, operations: [{name: reserve}, {name: release}, {name: look}], aggregates: [cover]}) -> sales-pg: access {mode: read-write, schemas: [stock]}
    tariffs(service {operations: [{name: rates}, {name: history}, {name: valid on}], aggregates: [tariff]}) -> sales-pg: access {mode: read-write, schemas: [tariffs]}
    claims(service {availability: 0.9995, operations: [{name: claim op 0}, {name: claim op 1}, {name: claim op 2}, {name: claim op 3}, {name: claim op 4}, {name: claim op 5}, {name: claim op 6}, {name: claim op 7}, {name: claim op 8}, {name: claim op 9}, {name: claim op 10}, {name: claim op 11}, {name: claim op 12}, {name: claim op 13}, {name: claim op 14}, {name: claim op 15}, {name: claim op 16}, {name: claim op 17}, {name: claim op 18}], aggregates: [a, b, c, d, e]}) -> claims-db(datastore {variant: relational}): access {mode: read-write}
    billing(service {operations: [{name: bill}, {name: pay}, {name: remind}], aggregates: [invoice]}) -> billing-db(datastore {variant: relational}): access {mode: read-write}
    payouts(service {operations: [{name: pay out}, {name: stop}, {name: list}], aggregates: [payout]}) -> payouts-db(datastore {variant: relational}): access {mode: read-write}
    parties(service {operations: [{name: create party, style: crud}, {name: read party, style: crud}, {name: update party, style: crud}, {name: delete party, style: crud}], aggregates: [party]}) -> parties-db(datastore {variant: relational}): access {mode: read-write}
    portal(client {variant: web}) -> gate(gateway {variant: api-gateway, authentication: true, rateLimit: {limit: 100, perMs: 1000}, defaults: {circuitBreaker: {}, timeout: {ms: 1550}}}): call {tls: true}
    app(client {variant: mobile}) -> gate: call {tls: true}
    gate -> intake: call {intent: command, idempotent: true}
    gate -> claims: call {intent: command}
    gate -> billing: call {intent: query}
    gate -> payouts: call {intent: query}
    intake -> pricing(service {availability: 0.999, operations: [{name: price}, {name: explain}, {name: simulate}]}): call {intent: query, idempotent: true, timeout: {ms: 750}, retry: {retries: 1, backoff: exponential, baseMs: 50, jitter: full}, callsPerRequest: 4}
    pricing -> stock: call {intent: query, idempotent: true, timeout: {ms: 100}, retry: {retries: 3, backoff: exponential, baseMs: 50, jitter: full}}
    intake -> tariffs: call {intent: query, timeout: {ms: 300}}
    pricing -> tariffs: call {intent: query, timeout: {ms: 100}}
    payouts -> tariffs: call {intent: query, timeout: {ms: 300}, circuitBreaker: {}}
    claims -> tariffs: call {intent: query, timeout: {ms: 300}, circuitBreaker: {}}
    claims -> parties: call {intent: command, timeout: {ms: 300}}
    claims -> billing: call {intent: command, timeout: {ms: 700}}
    payouts -> claims: call {intent: command, timeout: {ms: 1500}, idempotent: true}
    context sales(intake, pricing, stock, tariffs) {teamId: alpha}
    context service(claims, billing, payouts, parties, claims-db, billing-db, payouts-db, parties-db) {teamId: beta}
    team alpha(intake, pricing, stock, tariffs)
    team beta(claims, billing, payouts, parties)
  `,
  findings: [],
};
