import type { JudgedDesign } from './judged.ts';

/** The insurance company of the Lakeside Mutual samples as it is known: three conformists of one core, clients of their own, messages beside the database. */
export const lakesideMutual: JudgedDesign = {
  name: 'lakeside mutual',
  text: `
    meta {name: Lakeside Mutual}
    customer-core(service {aggregates: [customer], observability: {healthChecks: true, logs: true}}) -> customer-core-db(datastore {variant: relational}): access {mode: read-write}
    customer-management(service {aggregates: [interaction log], observability: {healthChecks: true, logs: true}}) -> customer-management-db(datastore {variant: relational}): access {mode: read-write}
    self-service(service {aggregates: [quote request, user login], authentication: true, observability: {healthChecks: true, logs: true}}) -> self-service-db(datastore {variant: relational}): access {mode: read-write}
    policy-management(service {aggregates: [policy, quote request], observability: {healthChecks: true, logs: true}}) -> policy-management-db(datastore {variant: relational}): access {mode: read-write}
    risk-management(service {aggregates: [customer data], observability: {healthChecks: true, logs: true}}) -> risk-management-db(datastore {variant: relational}): access {mode: read-write}
    customer-management-frontend(client {variant: web}) -> customer-management: call {tls: false}
    self-service-frontend(client {variant: web}) -> self-service: call {tls: false}
    policy-management-frontend(client {variant: web}) -> policy-management: call {tls: false}
    risk-client(client {variant: device}) -> risk-management: call {tls: false}
    customer-management -> customer-core: call {intent: command}
    self-service -> customer-core: call {intent: command}
    policy-management -> customer-core: call {intent: query}
    self-service -> quote-requests(channel {variant: queue, deadLetterChannelId: activemq-dlq}): publish
    quote-requests -> policy-management: consume
    policy-management -> quote-responses(channel {variant: queue, deadLetterChannelId: activemq-dlq}): publish
    quote-responses -> self-service: consume
    policy-management -> policy-events(channel {variant: queue, deadLetterChannelId: activemq-dlq}): publish
    policy-events -> risk-management: consume
    activemq-dlq(channel {variant: queue})
    context customer-core-ctx(customer-core)
    context customer-management-ctx(customer-management)
    context self-service-ctx(self-service)
    context policy-management-ctx(policy-management)
    context risk-management-ctx(risk-management)
    relation customer-core-ctx -> customer-management-ctx: upstream-downstream #r1 {upstreamRoles: [OHS, PL], downstreamRoles: [CF]}
    relation customer-core-ctx -> self-service-ctx: upstream-downstream #r2 {upstreamRoles: [OHS, PL], downstreamRoles: [CF]}
    relation customer-core-ctx -> policy-management-ctx: upstream-downstream #r3 {upstreamRoles: [OHS, PL], downstreamRoles: [CF]}
    relation self-service-ctx -> policy-management-ctx: partnership #r4
  `,
  findings: [
    'error missing-timeout@customer-management',
    'error missing-timeout@policy-management',
    'error missing-timeout@self-service',
    'error dual-write@policy-management',
    'error dual-write@self-service',
    'error unauthenticated-entry@customer-management',
    'error unauthenticated-entry@policy-management',
    'error unauthenticated-entry@risk-management',
    'error plaintext-trust-boundary@customer-management',
    'error plaintext-trust-boundary@policy-management',
    'error plaintext-trust-boundary@risk-management',
    'error plaintext-trust-boundary@self-service',
    'warning missing-circuit-breaker@customer-management',
    'warning missing-circuit-breaker@policy-management',
    'warning missing-circuit-breaker@self-service',
    'warning consumer-not-idempotent@policy-management',
    'warning consumer-not-idempotent@risk-management',
    'warning consumer-not-idempotent@self-service',
    'warning missing-rate-limiter@customer-management',
    'warning missing-rate-limiter@policy-management',
    'warning missing-rate-limiter@risk-management',
    'warning missing-rate-limiter@self-service',
    'warning no-distributed-tracing@meta',
  ],
};
