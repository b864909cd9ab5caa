import type { JudgedDesign } from './judged.ts';

/** Careless at the edge: no authentication, no limit, no TLS, an app that goes around the gateway, a partner that reads the ledger. */
export const bank: JudgedDesign = {
  name: 'bank',
  text: `
    meta {preset: production, engineers: 60, drivers: [regulation]}
    platform {tracing: true, healthChecks: true, timeout: {ms: 500}}
    team retail; team ledger-team

    web(client {variant: web, name: Web bank}) -> gate(gateway {name: Gateway, variant: api-gateway}): call {timeout: {ms: 9000}}
    mobile(client {variant: mobile, name: Mobile bank}) -> accounts(service {name: Account service, apiVersioned: true, authentication: true, operations: [{name: Open}, {name: Close}, {name: Show}]}): call {tls: true, timeout: {ms: 9000}, rateLimit: {limit: 10, perMs: 1000}}
    gate -> accounts: call {circuitBreaker: {}}
    gate -> cards(service {name: Card service, operations: [{name: Issue}, {name: Block}, {name: Show}]}): call {circuitBreaker: {}}
    accounts -> ledger(datastore {name: Ledger}): access {mode: read-write}
    cards -> card-db(datastore {name: Cards}): access {mode: read-write}
    partner(external {name: Credit bureau}) -> ledger: access {mode: read}
    cards -> scheme(external {name: Card scheme, legacy: true}): call {tls: true, timeout: {ms: 300}}
    context retail-banking(accounts, ledger) {teamId: retail}; context card-issuing(cards, card-db)
    context products {teamId: ledger-team}
    relation retail-banking -> card-issuing: customer-supplier {downstreamRoles: [CF]} #conform
  `.replace('customer-supplier {downstreamRoles: [CF]} #conform', 'customer-supplier #conform {downstreamRoles: [CF]}'),
  findings: [
    'error direct-store-access@partner',
    'error unauthenticated-entry@gate',
    'error plaintext-trust-boundary@gate',
    'error invalid-context-relationship@conform',
    'warning client-bypasses-gateway@mobile',
    'warning missing-rate-limiter@gate',
    'warning missing-circuit-breaker@cards',
    'warning missing-acl@cards',
    'warning unversioned-api@cards',
    // teams exist, and nobody owns cards
    'info one-owner-per-service@cards',
  ],
};
