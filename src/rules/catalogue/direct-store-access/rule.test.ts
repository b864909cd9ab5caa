import { describe, expect, it } from 'vitest';
import { changedBy, judged, saidBy } from '../../testing/judging.ts';
import { directStoreAccess } from './rule.ts';

const BREAKER = { circuitBreaker: { failures: 5, windowMs: 10_000, openMs: 30_000, halfOpenPermits: 3 } };

describe('direct-store-access', () => {
  it.each([
    ['a client', 'shop(client) -> db(datastore): access'],
    ['a gateway', 'shop(gateway) -> db(datastore): access'],
    ['an external system', 'shop(external) -> db(datastore): access'],
    ['a scheduler that shares the store with a service', 'shop(scheduler) -> db(datastore): access; orders(service) -> db'],
    ['a gateway that shares a cache with a service', 'shop(gateway) -> db(datastore {variant: cache}): access; orders(service) -> db'],
  ])('is an error for %s', (_, design) => expect(saidBy(directStoreAccess, design)).toEqual(['error: shop → db reaches a store directly']));

  it.each([
    ['a service', 'orders(service) -> db(datastore)'],
    ['a monolith', 'orders(monolith) -> db(datastore)'],
    ['a gateway with its own cache', 'gate(gateway) -> db(datastore {variant: cache}): access'],
    ['a client with a signed address', 'shop(client) -> files(datastore {variant: object}): access'],
    ['a platform service', 'backup(external {platform: true}) -> db(datastore): access'],
    ['a scheduler with its own store', 'cron(scheduler) -> db(datastore): access'],
    ['telemetry that watches a store', 'prometheus(observability) -> db(datastore): access; orders(service) -> db'],
  ])('says nothing of %s', (_, design) => expect(saidBy(directStoreAccess, design)).toEqual([]));

  it('rolls the stores of one source up', () => {
    const [finding, ...others] = judged(directStoreAccess, 'shop(client) -> a(datastore): access #x; shop -> b(datastore): access #y');
    expect(others).toEqual([]);
    expect(finding).toMatchObject({ subject: 'shop', message: 'shop reaches two stores directly', evidence: ['shop', 'a', 'b', 'x', 'y'] });
  });
});

describe('its fix', () => {
  it('lets the owner answer, through the gateway', () => {
    const design = 'shop(client) -> db(datastore): access #direct {mode: read}; orders(service) -> db; shop -> gate(gateway): call';
    expect(changedBy(directStoreAccess, design, 'owner')).toEqual({
      flows: {
        direct: undefined,
        call: { kind: 'call', from: 'gate', to: 'orders', intent: 'query', timeout: { ms: 1_000 }, ...BREAKER, fallback: { kind: 'cached' } },
      },
    });
  });

  it('lets the owner answer a client directly where there is no gateway', () => {
    expect(changedBy(directStoreAccess, 'shop(client) -> db(datastore): access #direct; orders(service) -> db', 'owner')).toEqual({
      elements: { orders: { kind: 'service', name: 'orders', authentication: true } },
      flows: { direct: undefined, call: { kind: 'call', from: 'shop', to: 'orders', tls: true, rateLimit: { limit: 100, perMs: 1_000 } } },
    });
  });

  it('needs no TLS on the call where the platform gives it, and no authentication for a partner', () => {
    expect(changedBy(directStoreAccess, 'platform {tls: true}; p(external) -> db(datastore): access #direct; orders(service) -> db', 'owner')).toEqual({
      flows: { direct: undefined, call: { kind: 'call', from: 'p', to: 'orders' } },
    });
  });

  it('observes a new service as all others are', () => {
    const design = 'gate(gateway) -> db(datastore {name: order-db}): access; a(service {observability: {tracing: true, healthChecks: true}})';
    expect(changedBy(directStoreAccess, design, 'owner')['elements']).toMatchObject({
      'order-service': { observability: { tracing: true, healthChecks: true } },
    });
  });

  it('puts a service in front of a store that has no owner', () => {
    expect(changedBy(directStoreAccess, 'gate(gateway) -> db(datastore {name: order-db}): access #direct; context sales(db)', 'owner')).toEqual({
      elements: { 'order-service': { kind: 'service', name: 'Order service', contextIds: ['sales'] } },
      flows: {
        direct: undefined,
        access: { kind: 'access', from: 'order-service', to: 'db', mode: 'read-write' },
        call: { kind: 'call', from: 'gate', to: 'order-service', timeout: { ms: 1_000 }, ...BREAKER, fallback: { kind: 'fail-fast' } },
      },
    });
  });
});
