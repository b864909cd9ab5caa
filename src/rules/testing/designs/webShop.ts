import type { JudgedDesign } from './judged.ts';

/**
 * Clean, on a mesh, asked as for production. Everything stands just inside a limit: two synchronous hops, four calls for each request, three retries,
 * four synchronous callers of one service, four targets of another, a function with one operation, reference data that is only read and written,
 * a report on a replica, and a relay that shares the database of its service.
 */
export const webShop: JudgedDesign = {
  name: 'web shop',
  text: `
    meta {preset: production, engineers: 24, drivers: [scale, independent-teams], slo: 0.99}
    platform {name: Mesh, tls: true, tracing: true, healthChecks: true, discovery: true, timeout: {ms: 200}, circuitBreaker: {}}
    team storefront {size: 8}; team fulfilment {size: 9}; team money {size: 7}

    shop(client {variant: web, name: Web shop}) -> gate(gateway {name: API gateway, variant: api-gateway, authentication: true, rateLimit: {limit: 500, perMs: 1000}}): call {timeout: {ms: 3000}}
    gate -> orders(service {name: Order service, apiVersioned: true, availability: 0.999,
      operations: [{name: PlaceOrder, intent: command, style: behaviour}, {name: CancelOrder, intent: command, style: behaviour}, {name: FindOrder, intent: query}]}): call {timeout: {ms: 2000}}
    gate -> catalogue(service {name: Catalogue service, apiVersioned: true, operations: [{name: Search, intent: query}, {name: Describe, intent: query}, {name: Publish, intent: command}]}): call {timeout: {ms: 900}}
    orders -> pricing(service {name: Pricing service, apiVersioned: true, availability: 0.999, operations: [{name: Quote, intent: query}, {name: Discount, intent: query}, {name: Bundle, intent: query}]}): call {intent: query, callsPerRequest: 4, timeout: {ms: 500}, retry: {retries: 1, backoff: exponential, jitter: full, baseMs: 50}}
    pricing -> tax(service {name: Tax function, role: function, apiVersioned: true, operations: [{name: Tax, intent: query}]}): call {intent: query}
    pricing -> currencies(service {name: Currency service, referenceData: true, apiVersioned: true, operations: [{name: Read, intent: query, style: crud}, {name: Update, intent: command, style: crud}]}): call {intent: query}
    catalogue -> currencies: call {intent: query, fallback: {kind: cached}}

    orders -> order-db(datastore {name: Orders, variant: relational}): access {mode: read-write}
    relay(service {name: Outbox relay, partOfId: orders}) -> order-db: access {mode: read-write}
    relay -> order-events(channel {name: Order events, variant: topic, deadLetterChannelId: parked}): publish {outbox: transactional-outbox}
    parked(channel {name: Parked messages, variant: queue})
    order-events -> shipping(service {name: Shipping service, operations: [{name: Ship}, {name: Track}, {name: Hold}]}): consume {idempotent: true}
    order-events -> mailing(service {name: Mailing service, role: adapter}): consume {idempotent: true}
    mailing -> mail(external {name: Mail provider, platform: true}): call {tls: true}
    shipping -> shipping-db(datastore {name: Shipments}): access {mode: read-write}
    pricing -> price-db(datastore {name: Prices}): access {mode: read}
    catalogue -> catalogue-db(datastore {name: Catalogue, variant: document}): access {mode: read-write}
    currencies -> rate-db(datastore {name: Rates}): access {mode: read-write}
    order-db -> order-replica(datastore {name: Orders replica, replicaOfId: order-db}): replicate {lagMs: 400}
    report(service {name: Sales report, role: reporting}) -> order-replica: access {mode: read}

    login(service {name: Identity provider, infrastructure: true, apiVersioned: true}); gate -> login: call; orders -> login: call; catalogue -> login: call; pricing -> login: call; shipping -> login: call; mailing -> login: call

    context ordering(orders, relay, order-db) {subdomain: core, teamId: storefront}
    context browsing(catalogue, catalogue-db) {teamId: storefront}
    context pricing-context(pricing, tax, price-db, currencies, rate-db) {teamId: money}
    context delivery(shipping, shipping-db, mailing) {teamId: fulfilment}
    context insight(report, order-replica) {teamId: money}
    context access(login) {subdomain: generic, teamId: storefront}
    relation ordering -> delivery: upstream-downstream {upstreamRoles: [PL]}
    relation pricing-context -> ordering: customer-supplier
  `,
  findings: [],
};
