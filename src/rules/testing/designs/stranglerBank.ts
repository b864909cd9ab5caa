import type { JudgedDesign } from './judged.ts';

/** Clean: a mainframe that is being strangled behind a facade, with adapters in front of what is old, a read replica, a change feed and one cluster with tables apart. */
export const stranglerBank: JudgedDesign = {
  name: 'strangler bank',
  text: `
    meta {name: Bank that is being strangled, engineers: 80, drivers: [regulation, independent-teams]}
    platform {name: Linkerd, timeout: {ms: 900}, circuitBreaker: {}, tls: true, tracing: true, healthChecks: true}
    mainframe(monolith {apiVersioned: true}) -> mainframe-db2(datastore {variant: relational}): access {mode: read-write}
    transfers(service {aggregates: [transfer], apiVersioned: true}) -> cluster(datastore {variant: relational}): access {mode: read-write, schemas: [transfers]}
    limits(service {aggregates: [limit], apiVersioned: true}) -> cluster: access {mode: read-write, schemas: [limits]}
    card-issuing(service {aggregates: [card], apiVersioned: true}) -> cluster: access {mode: read-write, schemas: [card-issuing]}
    cluster -> transfers-replica(datastore {variant: relational, replicaOfId: cluster}): replicate {lagMs: 200}
    reports(service {role: reporting}) -> transfers-replica: access {mode: read}
    reports -> reports-db(datastore {variant: column}): access {mode: read-write}
    mainframe-db2 -> reports-db: replicate {lagMs: 5000}
    online-banking(client {variant: web}) -> facade(gateway {variant: facade, authentication: true, rateLimit: {limit: 100, perMs: 1000}, defaults: {timeout: {ms: 3000}}}): call
    teller(client {variant: device}) -> facade: call
    facade -> mainframe: call
    facade -> transfers: call
    facade -> card-issuing: call
    facade -> limits: call {intent: query}
    transfers -> mainframe-adapter(service {role: anti-corruption-layer}): call {intent: command, idempotent: true}
    mainframe-adapter -> mainframe: call {intent: command, timeout: {ms: 700}}
    transfers -> swift(external {legacy: true, conformist: true}): call {intent: command, protocol: SOAP, offPath: true}
    card-issuing -> scheme-adapter(service {role: anti-corruption-layer}): call {intent: command}
    scheme-adapter -> card-scheme(external {legacy: true}): call {intent: command, timeout: {ms: 600}}
    card-issuing -> mail(external {platform: true}): call {offPath: true}
    limits -> bureau-adapter(service {role: anti-corruption-layer}): call {intent: query, timeout: {ms: 300}}
    bureau-adapter -> credit-bureau(external): call {intent: query, timeout: {ms: 250}}
    context core-banking(mainframe, mainframe-db2) {teamId: core-team}
    context payments(transfers, limits, mainframe-adapter, bureau-adapter) {teamId: pay-team}
    context cards(card-issuing, scheme-adapter) {teamId: pay-team}
    context insight(reports, reports-db) {teamId: data-team}
    team core-team(mainframe)
    team pay-team(transfers, limits, card-issuing, mainframe-adapter, scheme-adapter, bureau-adapter)
    team data-team(reports)
    relation core-banking -> payments: customer-supplier #r1 {downstreamRoles: [ACL]}
    relation payments -> cards: upstream-downstream #r2 {upstreamRoles: [OHS, PL], downstreamRoles: [CF]}
    relation core-banking -> insight: upstream-downstream #r3 {downstreamRoles: [CF]}
    relation swift -> payments: upstream-downstream #r4 {downstreamRoles: [CF]}
    migrations strangle {name: Strangle, technique: strangler-fig, monolithId: mainframe, facadeId: facade, phases: [{name: pilot, routes: [{route: "/transfers", toId: transfers, percent: 10}, {route: "/transfers", toId: mainframe, percent: 90}]}]}
  `,
  findings: [],
};
