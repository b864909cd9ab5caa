import type { JudgedDesign } from './judged.ts';

/** Calls that are too many, too trusting and tried too often. */
export const marketplace: JudgedDesign = {
  name: 'marketplace',
  text: `
    meta {preset: production, engineers: 80, drivers: [scale]}
    platform {tls: true, tracing: true, healthChecks: true}
    team a; team b

    web(client {variant: web}) -> api(gateway {variant: api-gateway, authentication: true, rateLimit: {}}): call
    phone(client {variant: mobile}) -> api: call
    api -> s1(service {apiVersioned: true, instances: 3, discovery: static}): call {timeout: {ms: 900}, circuitBreaker: {}}
    api -> s2(service {apiVersioned: true}): call {timeout: {ms: 900}, circuitBreaker: {}}
    api -> s3(service {apiVersioned: true}): call {timeout: {ms: 900}, circuitBreaker: {}}
    api -> s4(service {apiVersioned: true}): call {timeout: {ms: 900}, circuitBreaker: {}}
    api -> s5(service {apiVersioned: true}): call {timeout: {ms: 900}, circuitBreaker: {}}
    s1 -> hub(service {apiVersioned: true}): call {intent: query, timeout: {ms: 100}, circuitBreaker: {}, callsPerRequest: 5}
    s2 -> hub: call {intent: query, timeout: {ms: 100}, circuitBreaker: {}, callsPerRequest: per-item}
    s3 -> hub: call {intent: command, idempotent: true, timeout: {ms: 100}, circuitBreaker: {}, retry: {retries: 4, backoff: exponential, jitter: full, baseMs: 10}}
    s4 -> hub: call {intent: command, timeout: {ms: 100}, circuitBreaker: {}, retry: {retries: 1, backoff: exponential, jitter: full, baseMs: 10}}
    s5 -> hub: call {intent: query, timeout: {ms: 100}, circuitBreaker: {}, retry: {retries: 1, backoff: fixed, baseMs: 10}}
    s1 -> d1(datastore): access; s2 -> d2(datastore): access; s3 -> d3(datastore): access; s4 -> d4(datastore): access; s5 -> d5(datastore): access
    hub -> dh(datastore): access
    s5 -> sold(channel {deadLetterChannelId: dead}): publish {outbox: transactional-outbox}; dead(channel)
    sold -> s1: consume {idempotent: true}
    context buyers(s1, d1, s2, d2) {teamId: a}; context sellers(s3, d3, s4, d4) {teamId: a}; context money(s5, d5, hub, dh) {teamId: b}
  `,
  findings: [
    'warning god-gateway@api',
    'warning missing-bulkhead@api',
    'info static-endpoint@s1',
    'warning chatty-call@s1-hub',
    'warning n-plus-one-composition@s2-hub',
    'warning unbounded-retries@s3',
    'error retry-non-idempotent@s4',
    'warning retry-without-backoff-jitter@s5',
    'warning hub-service@hub',
  ],
};
