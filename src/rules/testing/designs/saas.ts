import type { JudgedDesign } from './judged.ts';

/** Eight people, twelve services, one gateway for all, a hub; a choreography in the wrong order; a context map that cannot be. In production. */
export const saas: JudgedDesign = {
  name: 'software as a service',
  text: `
    meta {name: SaaS, engineers: 8, slo: 0.9995, preset: production}
    platform {tls: true, tracing: true, healthChecks: true, circuitBreaker: {}}
    web(client {variant: web}) -> gate(gateway {authentication: true, rateLimit: {limit: 100, perMs: 1000}, defaults: {timeout: {ms: 2000}, bulkhead: {concurrent: 40}}}): call {timeout: {ms: 4000}}
    phone(client {variant: mobile}) -> gate: call {timeout: {ms: 4000}}
    gate -> crm(service {operations: [{name: op-1, style: behaviour}, {name: op-2, style: behaviour}, {name: op-3, style: behaviour}, {name: op-4, style: behaviour}, {name: op-5, style: behaviour}, {name: op-6, style: behaviour}, {name: op-7, style: behaviour}, {name: op-8, style: behaviour}], aggregates: [Lead], apiVersioned: true, availability: 0.9999, defaults: {timeout: {ms: 900}}}): call {intent: command, idempotent: true}
    gate -> tickets(service {operations: [{name: op-1, style: behaviour}, {name: op-2, style: behaviour}, {name: op-3, style: behaviour}, {name: op-4, style: behaviour}, {name: op-5, style: behaviour}, {name: op-6, style: behaviour}, {name: op-7, style: behaviour}, {name: op-8, style: behaviour}, {name: op-9, style: behaviour}, {name: op-10, style: behaviour}, {name: op-11, style: behaviour}, {name: op-12, style: behaviour}, {name: op-13, style: behaviour}, {name: op-14, style: behaviour}, {name: op-15, style: behaviour}, {name: op-16, style: behaviour}, {name: op-17, style: behaviour}, {name: op-18, style: behaviour}, {name: op-19, style: behaviour}, {name: op-20, style: behaviour}, {name: op-21, style: behaviour}, {name: op-22, style: behaviour}, {name: op-23, style: behaviour}, {name: op-24, style: behaviour}], aggregates: [a, b, c, d, e, f], apiVersioned: true, defaults: {timeout: {ms: 900}}}): call {intent: command, idempotent: true}
    gate -> billing(service {operations: [{name: op-1, style: behaviour}, {name: op-2, style: behaviour}, {name: op-3, style: behaviour}, {name: op-4, style: behaviour}, {name: op-5, style: behaviour}, {name: op-6, style: behaviour}, {name: op-7, style: behaviour}], aggregates: [Plan], apiVersioned: true, defaults: {timeout: {ms: 900}}}): call {intent: command, idempotent: true}
    gate -> reports(service {operations: [{name: op-1, style: behaviour}, {name: op-2, style: behaviour}, {name: op-3, style: behaviour}, {name: op-4, style: behaviour}, {name: op-5, style: behaviour}, {name: op-6, style: behaviour}], aggregates: [Report], apiVersioned: true, defaults: {timeout: {ms: 900}}}): call {intent: query}
    gate -> search(service {apiVersioned: true, defaults: {timeout: {ms: 900}}}): call {intent: query}
    crm -> accounts(service {apiVersioned: true, availability: 0.999}): call {intent: query}
    crm -> invoices(service): call {intent: query}
    tickets -> accounts: call {intent: query}
    billing -> accounts: call {intent: query}
    reports -> accounts: call {intent: query}
    search -> accounts: call {intent: query}
    billing -> tax(service): call {intent: query}
    billing -> ledger(service): call {intent: query}
    billing -> rates(service): call {intent: query}
    billing -> mailer(service {apiVersioned: true}): call {intent: command, idempotent: true}
    psp(external {conformist: true}) -> hooks(service {authentication: true}): call {intent: command, idempotent: true, timeout: {ms: 2000}, rateLimit: {limit: 10, perMs: 1000}}
    billing -> bill-db(datastore): access {mode: read-write}
    crm -> crm-db(datastore): access {mode: read-write}
    crm -> opened(channel {deadLetterChannelId: dead}): publish {outbox: transactional-outbox, messageId: lead-won}
    opened -> billing: consume {idempotent: true, messageId: lead-won}
    billing -> invoiced(channel {deadLetterChannelId: dead}): publish {outbox: transactional-outbox, messageId: invoice-sent}
    invoiced -> tickets: consume {idempotent: true, messageId: invoice-sent}
    dead(channel)
    message lead-won(event); message invoice-sent(event)
    saga onboard(choreography) {compensationOrder: forward}: open@crm {compensation: close, idempotent: true, emits: lead-won} > invoice@billing {idempotent: true, on: lead-won, emits: invoice-sent} > welcome@tickets {kind: pivot, idempotent: true, on: invoice-sent} > remind@crm {kind: compensatable, compensation: forget, idempotent: true}
    saga upgrade(orchestration billing): price@billing {readOnly: true, idempotent: true} > activate@accounts {kind: pivot, idempotent: true}
    context customer(crm, accounts)
    context support(tickets, mailer)
    context money(billing, invoices, tax, ledger, rates, hooks)
    context insight(reports, search)
    relation money -> money: partnership
    relation support -> money: customer-supplier {upstreamRoles: [OHS]}
  `,
  findings: [
    'error saga-missing-compensation@onboard',
    'error saga-compensation-order@onboard',
    'error saga-volatile-state@upgrade',
    'error saga-step-unsafe@onboard',
    'error invalid-context-relationship@money-money-relation',
    'error invalid-context-relationship@support-money-relation',
    'warning megaservice@tickets',
    'warning premature-microservices@meta',
    'warning hub-service@accounts',
    'warning missing-bulkhead@billing',
    'warning availability-below-slo@gate',
    'warning god-gateway@gate',
    'warning unversioned-api@hooks',
    'warning unversioned-api@invoices',
  ],
};
