import { describe, expect, it } from 'vitest';
import { changedBy, judged, saidBy } from '../../testing/judging.ts';
import { clientBypassesGateway } from './rule.ts';

const PAST = 'shop(client) -> orders(service): call #direct; shop -> gate(gateway): call #entry';
const GUARDS = { timeout: { ms: 1_000 }, circuitBreaker: { failures: 5, windowMs: 10_000, openMs: 30_000, halfOpenPermits: 3 } };

describe('client-bypasses-gateway', () => {
  it('warns of a call past the gateway that there is', () => {
    expect(saidBy(clientBypassesGateway, PAST)).toEqual(['warning: shop reaches orders past the gateway']);
    expect(judged(clientBypassesGateway, PAST)[0]).toMatchObject({
      subject: 'shop',
      evidence: ['shop', 'orders', 'direct'],
      why: expect.stringContaining('orders. It has to authenticate'),
    });
  });

  it('warns of two services that are called directly where there is none', () => {
    expect(saidBy(clientBypassesGateway, 'shop(client) -> orders(service): call; shop -> stock(monolith): call')).toEqual([
      'warning: shop reaches two services directly',
    ]);
  });

  it('warns of a browser that publishes to the broker', () => {
    expect(saidBy(clientBypassesGateway, `shop(client {variant: web}) -> kafka(broker): publish; gate(gateway)`)).toEqual([
      'warning: shop reaches kafka past the gateway',
    ]);
  });

  it.each([
    ['only one service is called and there is no gateway', 'shop(client) -> orders(service): call'],
    ['the second one is a worker of the first', 'shop(client) -> orders(service): call; shop -> w(service {partOfId: orders}): call'],
    ['the service is an identity provider', 'shop(client) -> login(service {infrastructure: true}): call; gate(gateway)'],
    ['the service is an edge itself', 'shop(client) -> bff(service {role: edge}): call; gate(gateway)'],
    ['the only gateway is a load balancer', 'shop(client) -> orders(service): call; lb(gateway {variant: load-balancer})'],
    ['a device publishes to the broker', 'shop(client {variant: device}) -> mqtt(broker): publish; gate(gateway)'],
    ['a browser publishes clicks, which may get lost', 'shop(client {variant: web}) -> clicks(channel {lossy: true}): publish; gate(gateway)'],
    ['the client calls an external system', 'shop(client) -> maps(external): call; gate(gateway)'],
  ])('says nothing where %s', (_, design) => expect(saidBy(clientBypassesGateway, design)).toEqual([]));
});

describe('its fix', () => {
  it('lets the call start at the gateway, with what a gateway needs', () => {
    expect(changedBy(clientBypassesGateway, PAST, 'reroute')).toEqual({
      flows: { direct: { kind: 'call', from: 'gate', to: 'orders', ...GUARDS, fallback: { kind: 'fail-fast' } } },
    });
  });

  it('keeps what the gateway gives to all its calls', () => {
    const design = PAST.replace('gate(gateway)', 'gate(gateway {defaults: {timeout: {ms: 300}, circuitBreaker: {}}})');
    expect(changedBy(clientBypassesGateway, design, 'reroute')).toEqual({ flows: { direct: { kind: 'call', from: 'gate', to: 'orders' } } });
  });

  it('only takes the call away where the gateway makes it already', () => {
    expect(changedBy(clientBypassesGateway, `${PAST}; gate -> orders: call`, 'reroute')).toEqual({ flows: { direct: undefined } });
  });

  it('lets the client call the gateway if it did not', () => {
    expect(changedBy(clientBypassesGateway, 'shop(client) -> orders(service): call #direct; gate(gateway) -> orders: call', 'reroute')).toEqual({
      flows: { direct: undefined, call: { kind: 'call', from: 'shop', to: 'gate', tls: true } },
    });
  });

  it('puts a new gateway in front of everything that any client reaches', () => {
    const design = 'shop(client) -> orders(service): call #a; shop -> stock(service): call #b; app(client) -> orders: call #c';
    expect(changedBy(clientBypassesGateway, design, 'reroute')).toEqual({
      elements: {
        'api-gateway': {
          kind: 'gateway',
          variant: 'api-gateway',
          name: 'API gateway',
          router: true,
          authentication: true,
          rateLimit: { limit: 100, perMs: 1_000 },
        },
      },
      flows: {
        a: { kind: 'call', from: 'api-gateway', to: 'orders', ...GUARDS, fallback: { kind: 'fail-fast' } },
        b: { kind: 'call', from: 'api-gateway', to: 'stock', ...GUARDS, fallback: { kind: 'fail-fast' } },
        c: undefined,
        call: { kind: 'call', from: 'app', to: 'api-gateway', tls: true },
        'call~': { kind: 'call', from: 'shop', to: 'api-gateway', tls: true },
      },
    });
  });

  it('lets a gateway wait longer than the services behind it do, whatever the platform says', () => {
    const design =
      'platform {timeout: {ms: 1000}, circuitBreaker: {}}; shop(client) -> orders(service): call #a; shop -> stock(service): call #b; orders -> stock: call';
    expect(changedBy(clientBypassesGateway, design, 'reroute')['flows']).toMatchObject({ a: { timeout: { ms: 1_200 } }, b: { from: 'api-gateway' } });
    expect(changedBy(clientBypassesGateway, design, 'reroute')['flows']?.['b']).not.toHaveProperty('timeout');
  });
});
