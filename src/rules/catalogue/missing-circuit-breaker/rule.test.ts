import { describe, expect, it } from 'vitest';
import { changedBy, judged, saidBy } from '../../testing/judging.ts';
import { missingCircuitBreaker } from './rule.ts';

const ACROSS = 'orders(service) -> payments(service): call #charge; context sales(orders); context billing(payments)';
const BREAKER = { failures: 5, windowMs: 10_000, openMs: 30_000, halfOpenPermits: 3 };

describe('missing-circuit-breaker', () => {
  it.each([
    ['leaves its context', ACROSS],
    ['comes from a gateway', 'orders(gateway) -> payments(service): call'],
    ['goes to an external system', 'orders(service) -> payments(external): call'],
    [
      'leaves the context that its worker inherits',
      'worker(service {partOfId: shop}) -> pay(service): call; shop(service {name: orders}); context sales(shop); context billing(pay)',
    ],
  ])('warns of a call that %s', (_, design) =>
    expect(saidBy(missingCircuitBreaker, design)[0]).toMatch(/^warning: (orders → payments|worker → pay) has no circuit breaker$/),
  );

  it.each([
    ['stays in its context', 'orders(service) -> payments(service): call; context sales(orders, payments)'],
    ['shares one of its contexts with the target', 'orders(service) -> payments(service): call; context sales(orders, payments); context billing(payments)'],
    ['has an end whose context nobody drew', 'orders(service) -> payments(service): call; context sales(orders)'],
    ['has one', `${ACROSS.replace('#charge', '#charge {circuitBreaker: {}}')}`],
    ['has one by its source', ACROSS.replace('orders(service)', 'orders(service {defaults: {circuitBreaker: {}}})')],
    ['has one by the mesh', `platform {circuitBreaker: {}}; ${ACROSS}`],
    ['is off the request path', ACROSS.replace('#charge', '#charge {offPath: true}')],
    ['goes to infrastructure', ACROSS.replace('payments(service)', 'payments(service {infrastructure: true})')],
    ['goes to telemetry', 'gate(gateway) -> traces(observability): call'],
    ['comes from a client', 'shop(client) -> gate(gateway): call'],
    ['comes from a load balancer', 'edge(gateway {variant: load-balancer}) -> gate(gateway): call'],
  ])('says nothing of a call that %s', (_, design) => expect(saidBy(missingCircuitBreaker, design)).toEqual([]));

  it('asks where an import could not know', () => {
    expect(saidBy(missingCircuitBreaker, ACROSS.replace('#charge', '#charge {unknown: [circuitBreaker]}'))).toEqual([
      'info: Does orders stop calling payments when it keeps failing?',
    ]);
  });

  it('rolls the calls of one source up', () => {
    const [finding, ...others] = judged(missingCircuitBreaker, 'orders(service) -> a(external): call #x; orders -> b(external): call #y');
    expect(others).toEqual([]);
    expect(finding).toMatchObject({ subject: 'orders', message: 'orders makes two calls without a circuit breaker', evidence: ['orders', 'a', 'b', 'x', 'y'] });
  });
});

describe('its fix', () => {
  it('adds the documented breaker, and an old answer where the call is a query', () => {
    expect(changedBy(missingCircuitBreaker, ACROSS.replace('#charge', '#charge {intent: query}'), 'on-calls')).toEqual({
      flows: { charge: { kind: 'call', from: 'orders', to: 'payments', intent: 'query', circuitBreaker: BREAKER, fallback: { kind: 'cached' } } },
    });
  });

  it('keeps a fallback that is there', () => {
    expect(changedBy(missingCircuitBreaker, ACROSS.replace('#charge', '#charge {fallback: {kind: queued}}'), 'on-calls')['flows']).toMatchObject({
      charge: { fallback: { kind: 'queued' } },
    });
  });

  it('can set one default for all calls of the source', () => {
    expect(
      changedBy(missingCircuitBreaker, 'orders(service {defaults: {timeout: {ms: 5}}}) -> a(external): call; orders -> b(external): call', 'on-source'),
    ).toEqual({
      elements: { orders: { kind: 'service', name: 'orders', defaults: { timeout: { ms: 5 }, circuitBreaker: BREAKER, fallback: { kind: 'fail-fast' } } } },
    });
  });
});
