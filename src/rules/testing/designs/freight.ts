import type { JudgedDesign } from './judged.ts';

/** What hides behind workers and edges: a circle closed by a worker, two heads of one chain, calls per item at the edge, one service in the middle of five. */
export const freight: JudgedDesign = {
  name: 'freight',
  text: `
    meta {name: Logistics, engineers: 90, drivers: [scale]}
    platform {name: mesh, timeout: {ms: 1000}, circuitBreaker: {}, tls: true, tracing: true, healthChecks: true, discovery: true}
    web(client {variant: web}) -> gate(gateway {variant: bff, authentication: true, rateLimit: {limit: 100, perMs: 1000}, defaults: {timeout: {ms: 5000}}}): call {tls: true}
    vehicles(service {aggregates: [vehicle]}) -> vehicles-db(datastore {variant: relational}): access {mode: read-write}
    drivers(service {aggregates: [driver]}) -> drivers-db(datastore {variant: relational}): access {mode: read-write}
    loads(service {aggregates: [load]}) -> loads-db(datastore {variant: relational}): access {mode: read-write}
    rates(service {aggregates: [rate]}) -> rates-db(datastore {variant: relational}): access {mode: read-write}
    geo(service {aggregates: [place], instances: 4, discovery: static}) -> geo-db(datastore {variant: relational}): access {mode: read-write}
    docks(service {aggregates: [dock]}) -> docks-db(datastore {variant: relational}): access {mode: read-write}
    desk(service {aggregates: [case]}) -> desk-db(datastore {variant: relational}): access {mode: read-write}
    planner(service {role: orchestrator}) -> planner-db(datastore {variant: relational}): access {mode: read-write}
    gate -> loads: call {intent: query}
    gate -> desk: call {intent: query}
    gate -> planner: call {intent: query}
    vehicles -> drivers: call {intent: query, timeout: {ms: 800}}
    fleet-worker(service {partOfId: drivers}) -> vehicles: call {intent: query, timeout: {ms: 700}}
    planner -> loads: call {intent: command, idempotent: true, timeout: {ms: 900}}
    loads -> rates: call {intent: query, timeout: {ms: 800}}
    rates -> geo: call {intent: query, timeout: {ms: 700}}
    docks -> geo: call {intent: query, timeout: {ms: 700}}
    desk -> geo: call {intent: query, timeout: {ms: 700}}
    vehicles -> geo: call {intent: query, timeout: {ms: 600}}
    drivers -> geo: call {intent: query, timeout: {ms: 500}}
    desk -> loads: call {intent: query, callsPerRequest: 5, timeout: {ms: 900}}
    gate -> docks: call {intent: query, callsPerRequest: per-item}
    desk -> vehicles: call {intent: query, callsPerRequest: 12, batched: true, timeout: {ms: 900}}
    docks -> loads: send {idempotent: true}
    docks -> desk: send {idempotent: true}
    context fleet(vehicles, drivers, fleet-worker)
    context freight(loads, planner, rates)
    context depot-ctx(geo, docks)
    context desk-context(desk)
  `,
  findings: [
    'error cyclic-dependency@drivers',
    'error timeout-inversion@vehicles',
    'warning sync-chain@desk',
    'warning sync-chain@planner',
    'warning chatty-call@desk-loads',
    'warning n-plus-one-composition@gate-docks',
    'warning point-to-point-async@docks',
    'warning hub-service@geo',
  ],
};
