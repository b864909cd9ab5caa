import type { JudgedDesign } from './judged.ts';

/** A distributed monolith: two circles, two shared stores (one of them in one table only), three services released together, and everything a command. */
export const retail: JudgedDesign = {
  name: 'retail chain',
  text: `
    meta {name: Retail, engineers: 40}
    platform {tls: true, tracing: true, healthChecks: true, circuitBreaker: {}}
    terminal(client {variant: device}) -> gate(gateway {variant: api-gateway, authentication: true, rateLimit: {limit: 100, perMs: 1000}}): call {timeout: {ms: 4000}, intent: command, idempotent: true}
    gate -> pos(service {deploymentUnit: retail}): call {timeout: {ms: 3000}, intent: command, idempotent: true}
    pos -> pricing(service {deploymentUnit: retail}): call {intent: command, idempotent: true, timeout: {ms: 2000}, propagatesDeadline: true}
    pricing -> promo(service {deploymentUnit: retail}): call {intent: command, idempotent: true, timeout: {ms: 2000}, propagatesDeadline: true}
    promo -> loyalty(service): call {intent: command, idempotent: true, timeout: {ms: 2000}, propagatesDeadline: true}
    loyalty -> pricing: call {intent: command, idempotent: true, timeout: {ms: 2000}, propagatesDeadline: true}
    loyalty -> crm(service): call {intent: command, idempotent: true, timeout: {ms: 2000}, propagatesDeadline: true}
    pos -> stock(service): call {intent: command, idempotent: true, timeout: {ms: 2000}, propagatesDeadline: true}
    stock -> warehouse(service): call {intent: command, idempotent: true, timeout: {ms: 2000}, propagatesDeadline: true}
    warehouse -> stock: call {intent: command, idempotent: true, timeout: {ms: 2000}, propagatesDeadline: true}
    pos -> ledger(service): call {intent: command, idempotent: true, timeout: {ms: 2000}, propagatesDeadline: true}
    ledger -> sap(external {legacy: true}): call {intent: command, idempotent: true, timeout: {ms: 1000}}
    pricing -> retail-db(datastore): access {mode: write, schemas: [prices, promos]}
    promo -> retail-db: access {mode: read-write, schemas: [promos]}
    crm -> retail-db: access {mode: read-write, schemas: [people]}
    stock -> stock-db(datastore): access {mode: read-write}
    warehouse -> stock-db: access {mode: read}
    team red(pos, pricing, promo, loyalty)
    team blue(stock, crm, ledger, loyalty)
    team green(warehouse)
  `,
  findings: [
    'error distributed-monolith@meta',
    'error shared-database@retail-db',
    'error shared-database@stock-db',
    'error cyclic-dependency@loyalty',
    'error cyclic-dependency@stock',
    'error one-owner-per-service@loyalty',
    'warning shared-deployment-unit@pos',
    'warning sync-everything@meta',
    'warning missing-acl@ledger',
  ],
};
