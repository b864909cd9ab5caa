import type { JudgedDesign } from './judged.ts';

/** Clean: a monolith that is being strangled behind a facade, a legacy system behind an anti-corruption layer, a tax office that everybody conforms to. */
export const claims: JudgedDesign = {
  name: 'insurance claims',
  text: `
    meta {engineers: 40, drivers: [regulation, isolation]}
    platform {tls: true, tracing: true, healthChecks: true}
    team core {size: 20}; team modern {size: 20}

    portal(client {variant: web, name: Customer portal}) -> facade(gateway {name: Facade, variant: facade, authentication: true, rateLimit: {}}): call
    broker(client {variant: partner, name: Brokers}) -> facade: call
    facade -> policies(monolith {name: Policy administration, operations: [{name: A}, {name: B}, {name: C}, {name: D}, {name: E}]}): call {timeout: {ms: 4000}, circuitBreaker: {}}
    facade -> claim(service {name: Claim service, operations: [{name: Open, intent: command}, {name: Assess, intent: command}, {name: Settle, intent: command}]}): call {timeout: {ms: 2000}, circuitBreaker: {}}
    claim -> documents(service {name: Document service, operations: [{name: Store, intent: command}, {name: Read, intent: query}, {name: Stamp, intent: command}]}): call {intent: command, timeout: {ms: 600}, circuitBreaker: {}}
    claim -> host-adapter(service {name: Host adapter, role: anti-corruption-layer}): call {intent: query, timeout: {ms: 1500}, circuitBreaker: {}}
    host-adapter -> host(external {name: Mainframe, legacy: true}): call {timeout: {ms: 1200}, circuitBreaker: {}}
    claim -> tax-office(external {name: Tax office, conformist: true}): call {intent: query, timeout: {ms: 900}, circuitBreaker: {}}
    claim -> claim-db(datastore {engine: PostgreSQL}): access {mode: read-write, schemas: [claims]}
    documents -> document-store(datastore {variant: object}): access {mode: read-write}
    policies -> server(datastore {name: Policy database}): access {mode: read-write, schemas: [policies]}
    rating(service {name: Rating service, operations: [{name: Rate}, {name: Compare}, {name: Explain}]}) -> server: access {mode: read-write, schemas: [rating]}
    facade -> rating: call {timeout: {ms: 500}, circuitBreaker: {}}
    migrations move-claims {technique: strangler-fig, monolithId: policies, facadeId: facade, phases: [{name: Claims first, routes: [{route: /claims, toId: claim, percent: 50}]}]}

    context policy(policies, server) {teamId: core}
    context claiming(claim, claim-db, documents, document-store, host-adapter) {teamId: modern}
    context rates(rating) {teamId: core}
    relation policy -> claiming: upstream-downstream {downstreamRoles: [ACL]}
    relation rates -> policy: customer-supplier {upstreamRoles: [PL]}
  `,
  findings: [],
};
