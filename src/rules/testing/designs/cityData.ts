import type { JudgedDesign } from './judged.ts';

/** Clean: an identity provider, a registry, settings and telemetry that everybody calls, public content behind a load balancer, webhooks, a scheduler, platform services. */
export const cityData: JudgedDesign = {
  name: 'city data',
  text: `
    meta {name: City data with everything around it, engineers: 25, drivers: [scale], slo: 0.95}
    platform {name: Consul, timeout: {ms: 800}, circuitBreaker: {}, tracing: true, healthChecks: true}
    applications(service {aggregates: [applications], operations: [{name: open applications}, {name: close applications}, {name: plan applications}]}) -> applications-db(datastore {variant: relational}): access {mode: read-write}
    applications -> keycloak(service {infrastructure: true}): call {intent: query}
    applications -> settings(service {infrastructure: true}): call {intent: query}
    applications -> consul(registry): call
    applications -> tempo(observability): call {offPath: true}
    fees(service {aggregates: [fees], operations: [{name: open fees}, {name: close fees}, {name: plan fees}]}) -> fees-db(datastore {variant: relational}): access {mode: read-write}
    fees -> keycloak: call {intent: query}
    fees -> settings: call {intent: query}
    fees -> consul: call
    fees -> tempo: call {offPath: true}
    inspections(service {aggregates: [inspections], operations: [{name: open inspections}, {name: close inspections}, {name: plan inspections}]}) -> inspections-db(datastore {variant: relational}): access {mode: read-write}
    inspections -> keycloak: call {intent: query}
    inspections -> settings: call {intent: query}
    inspections -> consul: call
    inspections -> tempo: call {offPath: true}
    signals(service {aggregates: [signals], operations: [{name: open signals}, {name: close signals}, {name: plan signals}]}) -> signals-db(datastore {variant: relational}): access {mode: read-write}
    signals -> keycloak: call {intent: query}
    signals -> settings: call {intent: query}
    signals -> consul: call
    signals -> tempo: call {offPath: true}
    parking(service {aggregates: [parking], operations: [{name: open parking}, {name: close parking}, {name: plan parking}]}) -> parking-db(datastore {variant: relational}): access {mode: read-write}
    parking -> keycloak: call {intent: query}
    parking -> settings: call {intent: query}
    parking -> consul: call
    parking -> tempo: call {offPath: true}
    bins(service {aggregates: [bins], operations: [{name: open bins}, {name: close bins}, {name: plan bins}]}) -> bins-db(datastore {variant: relational}): access {mode: read-write}
    bins -> keycloak: call {intent: query}
    bins -> settings: call {intent: query}
    bins -> consul: call
    bins -> tempo: call {offPath: true}
    routes(service {aggregates: [routes], operations: [{name: open routes}, {name: close routes}, {name: plan routes}]}) -> routes-db(datastore {variant: relational}): access {mode: read-write}
    routes -> keycloak: call {intent: query}
    routes -> settings: call {intent: query}
    routes -> consul: call
    routes -> tempo: call {offPath: true}
    citizen(client {variant: web}) -> cdn(gateway {variant: load-balancer, publicContent: true, rateLimit: {limit: 100, perMs: 1000}, defaults: {timeout: {ms: 2000}}}): call {tls: true}
    clerk(client {variant: web}) -> office(gateway {variant: bff, authentication: true, rateLimit: {limit: 100, perMs: 1000}, defaults: {timeout: {ms: 2000}}}): call {tls: true}
    open-data-users(external {public: true}) -> cdn: call {tls: true}
    cdn -> parking: call {intent: query}
    cdn -> bins: call {intent: query}
    office -> applications: call {intent: command}
    office -> inspections: call {intent: command}
    office -> signals: call {intent: command}
    office -> routes: call {intent: command}
    office -> keycloak: call {intent: query}
    applications -> fees: call {intent: command, timeout: {ms: 500}}
    cron(scheduler) -> routes: call
    routes -> bins: call {intent: query, timeout: {ms: 300}}
    fees -> payments-api(external {platform: true}): call {tls: true, intent: command, timeout: {ms: 400}}
    contractor-port(service {role: adapter}) -> contractor-a(external): send {tls: true, idempotent: true}
    contractor-port -> contractor-b(external): send {tls: true, idempotent: true}
    signals -> signal-telemetry(channel {variant: stream, lossy: true}): publish {derived: false}
    signal-telemetry -> parking: consume {idempotent: true}
    routes -> route-done(channel {variant: topic, deadLetterChannelId: dead}): publish {outbox: transactional-outbox}
    route-done -> contractor-port: consume {idempotent: true}
    mesh(mesh)
    dead(channel {variant: queue})
    context permits(applications, applications-db, fees, fees-db, inspections, inspections-db)
    context traffic(signals, signals-db, parking, parking-db)
    context waste(bins, bins-db, routes, routes-db, contractor-port)
  `,
  findings: [],
};
