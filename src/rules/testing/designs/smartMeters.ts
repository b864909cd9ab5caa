import type { JudgedDesign } from './judged.ts';

/** Clean: a gateway that only routes for three kinds of client, nineteen operations and twenty, 4.9 calls a request, batches, a composite that rides along, streams that may lose messages. */
export const smartMeters: JudgedDesign = {
  name: 'smart meters',
  text: `
    meta {name: Energy, engineers: 40}
    platform {name: Consul, timeout: {ms: 800}, circuitBreaker: {}, tls: true, tracing: true, healthChecks: true}
    meter(client {variant: device}) -> readings(channel {variant: stream, lossy: true}): publish
    readings -> aggregator(service {role: projection}): consume {idempotent: true}
    app(client {variant: mobile}) -> edge(gateway {variant: api-gateway, router: true, authentication: true, rateLimit: {limit: 100, perMs: 1000}, defaults: {timeout: {ms: 2000}}}): call {timeout: {ms: 4000}}
    portal(client {variant: web}) -> edge: call {timeout: {ms: 4000}}
    utility(client {variant: partner}) -> edge: call {timeout: {ms: 4000}}
    edge -> meters(service {operations: [{name: op-1, style: behaviour}, {name: op-2, style: behaviour}, {name: op-3, style: behaviour}, {name: op-4, style: behaviour}, {name: op-5, style: behaviour}, {name: op-6, style: behaviour}, {name: op-7, style: behaviour}, {name: op-8, style: behaviour}, {name: op-9, style: behaviour}, {name: op-10, style: behaviour}, {name: op-11, style: behaviour}, {name: op-12, style: behaviour}, {name: op-13, style: behaviour}, {name: op-14, style: behaviour}, {name: op-15, style: behaviour}, {name: op-16, style: behaviour}, {name: op-17, style: behaviour}, {name: op-18, style: behaviour}, {name: op-19, style: behaviour}], aggregates: [a, b, c, d, e], deploymentUnit: meters}): call {intent: command, idempotent: true}
    edge -> tariffs(service {operations: [{name: op-1, style: behaviour}, {name: op-2, style: behaviour}, {name: op-3, style: behaviour}, {name: op-4, style: behaviour}, {name: op-5, style: behaviour}, {name: op-6, style: behaviour}, {name: op-7, style: behaviour}, {name: op-8, style: behaviour}, {name: op-9, style: behaviour}, {name: op-10, style: behaviour}, {name: op-11, style: behaviour}, {name: op-12, style: behaviour}, {name: op-13, style: behaviour}, {name: op-14, style: behaviour}, {name: op-15, style: behaviour}, {name: op-16, style: behaviour}, {name: op-17, style: behaviour}, {name: op-18, style: behaviour}, {name: op-19, style: behaviour}, {name: op-20, style: behaviour}], aggregates: [a, b, c], deploymentUnit: home, instances: 1, discovery: static}): call {intent: command, idempotent: true}
    edge -> customers(service {operations: [{name: op-1, style: crud}, {name: op-2, style: crud}, {name: op-3, style: crud}, {name: op-4, style: crud}], aggregates: [Customer]}): call {intent: command, idempotent: true}
    edge -> home-view(service {role: composite, deploymentUnit: home}): call {intent: query}
    edge -> alerts(service {operations: [{name: op-1, style: behaviour}]}): call {intent: query}
    edge -> billing(service {operations: [{name: op-1, style: behaviour}, {name: op-2, style: behaviour}, {name: op-3, style: behaviour}, {name: op-4, style: behaviour}, {name: op-5, style: behaviour}, {name: op-6, style: behaviour}], aggregates: [Bill]}): call {intent: query}
    home-view -> meters: call {intent: query, callsPerRequest: per-item, batched: true}
    home-view -> tariffs: call {intent: query, callsPerRequest: 4.9}
    alerts -> meters: call {intent: query}
    tariffs -> forecast(service {role: function, operations: [{name: op-1, style: behaviour}]}): call {intent: query, timeout: {ms: 300}, callsPerRequest: 20, batched: true}
    meters-worker(service {partOfId: meters, deploymentUnit: meters}) -> meter-db(datastore): access {mode: read-write}
    meters -> meter-db: access {mode: read-write}
    meters -> usage(channel {variant: stream, lossy: true}): publish {derived: false}
    usage -> aggregator: consume {idempotent: true}
    aggregator -> series-db(datastore {variant: column}): access {mode: write}
    nightly(scheduler) -> aggregator: call {intent: command, idempotent: true, offPath: true}
    customers -> customer-db(datastore): access {mode: read-write}
    customers -> customer-changed(channel {deadLetterChannelId: dead}): publish {outbox: transactional-outbox}
    customer-changed -> billing: consume {idempotent: true}
    dead(channel)
    billing -> customers: call {intent: query}
    billing -> bill-db(datastore): access {mode: read-write}
    context field(meters, meters-worker, aggregator, home-view)
    context prices(tariffs, forecast, home-view)
    context people(customers)
    context bills(billing)
    context news(alerts)
  `,
  findings: [],
};
