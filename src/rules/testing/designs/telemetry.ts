import type { JudgedDesign } from './judged.ts';

/** Clean: devices, streams, CQRS with event sourcing, projections, an ambassador to the network of a partner. */
export const telemetry: JudgedDesign = {
  name: 'telemetry platform',
  text: `
    meta {engineers: 12, drivers: [scale]}
    platform {tracing: true, healthChecks: true}
    team platform-team

    meters(client {variant: device, name: Smart meters}) -> ingest(gateway {name: Ingest gateway, variant: api-gateway, authentication: true, rateLimit: {limit: 10000, perMs: 1000}}): call {tls: true}
    console(client {variant: web, name: Operator console}) -> console-bff(gateway {name: Console BFF, variant: bff, authentication: true, rateLimit: {}}): call {tls: true}
    ingest -> readings(channel {name: Readings, variant: stream, lossy: true}): publish {derived: false}
    bus(broker {engine: Kafka}); dlq(channel {name: Rejected events, variant: queue, brokerId: bus})
    readings -> metering(service {name: Metering service, role: command-side, aggregates: [Meter, Tariff]}): consume {idempotent: true}
    metering -> journal(datastore {name: Journal, variant: event-store}): access {mode: read-write}
    metering -> meter-events(channel {name: Meter events, variant: topic, brokerId: bus, deadLetterChannelId: dlq, keyed: true}): publish {outbox: event-sourcing}
    meter-events -> usage-view(service {name: Usage projection, role: projection}): consume {idempotent: true, group: usage}
    meter-events -> alarms(service {name: Alarm service, operations: [{name: Raise}, {name: Acknowledge}, {name: Silence}]}): consume {idempotent: true, group: alarms}
    usage-view -> usage-db(datastore {name: Usage, variant: column}): access {mode: write}
    usage(service {name: Usage queries, role: query-side, partOfId: usage-view}) -> usage-db: access {mode: read}
    console-bff -> usage: call {intent: query, timeout: {ms: 800}, circuitBreaker: {}}
    console-bff -> alarms: call {timeout: {ms: 800}, circuitBreaker: {}}
    alarms -> alarm-db(datastore): access {mode: read-write}
    alarms -> sms(external {name: SMS provider, platform: true}): call {intent: command, idempotent: true, tls: true, timeout: {ms: 150}, circuitBreaker: {}, retry: {retries: 2, backoff: exponential, jitter: full, baseMs: 100}}
    traces(observability {name: Tracing}); metering -> traces: call; alarms -> traces: call; usage -> traces: call

    context measuring(metering, journal, usage-view, usage, usage-db) {teamId: platform-team}
    context alerting(alarms, alarm-db) {teamId: platform-team}
  `,
  findings: [],
};
