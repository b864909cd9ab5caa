import type { JudgedDesign } from './judged.ts';

/** Clean in every preset: policies come from the call, from its source and from the mesh, and the outer ones hold where the inner are silent. */
export const lending: JudgedDesign = {
  name: 'lending',
  text: `
    meta {name: "Library lending, policies on every level", engineers: 30, drivers: [isolation], preset: production, slo: 0.99}
    platform {name: Istio, timeout: {ms: 1000}, circuitBreaker: {}, tls: true, tracing: true, healthChecks: true, discovery: true, bulkhead: {concurrent: 50}, rateLimit: {limit: 100, perMs: 1000}}
    loans(service {aggregates: [loan, fine], defaults: {timeout: {ms: 800}, retry: {retries: 2, backoff: exponential, baseMs: 100, jitter: full}}, instances: 3, apiVersioned: true}) -> loans-db(datastore {variant: relational}): access {mode: read-write}
    holds(service {aggregates: [hold], defaults: {timeout: {ms: 400}}, apiVersioned: true}) -> holds-db(datastore {variant: relational}): access {mode: read-write}
    titles(service {aggregates: [title], apiVersioned: true}) -> titles-db(datastore {variant: relational}): access {mode: read-write}
    copies(service {aggregates: [copy], instances: 1, discovery: static, apiVersioned: true}) -> copies-db(datastore {variant: relational}): access {mode: read-write}
    readers(service {aggregates: [reader], apiVersioned: true}) -> readers-db(datastore {variant: relational}): access {mode: read-write}
    opening-hours(service {referenceData: true, operations: [{name: create hours, style: crud}, {name: read hours, style: crud}, {name: update hours, style: crud}, {name: delete hours, style: crud}], aggregates: [hours], apiVersioned: true}) -> opening-hours-db(datastore {variant: relational}): access {mode: read-write}
    web(client {variant: web}) -> front(gateway {variant: bff, authentication: true, rateLimit: {limit: 100, perMs: 1000}, defaults: {timeout: {ms: 3000}}}): call
    kiosk(client {variant: device}) -> kiosk-front(gateway {variant: bff, authentication: true, defaults: {timeout: {ms: 3000}, circuitBreaker: {}, bulkhead: {concurrent: 5}}}): call {rateLimit: {limit: 100, perMs: 1000}, tls: true}
    front -> loans: call
    front -> holds: call
    front -> titles: call
    front -> readers: call
    front -> opening-hours: call
    kiosk-front -> loans: call
    kiosk-front -> readers: call
    kiosk-front -> opening-hours: call
    loans -> copies: call {intent: command, idempotent: true}
    loans -> readers: call {intent: query, idempotent: true, timeout: {ms: 500}}
    loans -> opening-hours: call {intent: query, idempotent: true, retry: {retries: 0}}
    holds -> titles: call {intent: query}
    holds -> opening-hours: call {intent: query}
    nightly(scheduler) -> holds: call {offPath: true}
    loans -> loan-events(channel {variant: topic, deadLetterChannelId: loan-dlq}): publish {outbox: transactional-outbox}
    loan-events -> holds: consume {idempotent: true}
    loan-events -> copies: consume {idempotent: true}
    loan-dlq(channel {variant: queue})
    context lending(loans, holds)
    context catalogue(titles, copies)
    context members(readers)
    context branches(opening-hours)
  `,
  findings: [],
};
