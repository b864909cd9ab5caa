import { describe, expect, it } from 'vitest';
import { applyEdits, update } from '../../../model/index.ts';
import { sketch } from '../../../testing/index.ts';
import { engineOver } from '../../engine/engine.ts';
import { changedBy, judged, saidBy } from '../../testing/judging.ts';
import { missingRateLimiter as rule } from './rule.ts';

const way = (gate = '', call = '') => `shop(client) -> gate(gateway {${gate}}): call #ask {${call}}; gate -> orders(service): call #pass`;

describe('missing-rate-limiter', () => {
  it('warns of a gateway that clients call', () => {
    expect(saidBy(rule, way())).toEqual(['warning: gate limits nothing that shop asks for']);
    expect(judged(rule, way())[0]).toMatchObject({ subject: 'gate', evidence: ['gate', 'shop', 'ask'], where: 'shop' });
  });

  it.each([
    ['a service that a client calls', 'shop(client) -> orders(service): call', 'orders'],
    ['a monolith', 'shop(client) -> orders(monolith): call', 'orders'],
    ['what anybody may call', 'web(external {public: true}) -> orders(gateway): call', 'orders'],
    ['a gateway behind a load balancer', 'shop(client) -> lb(gateway {variant: load-balancer}): call; lb -> gate(gateway): call', 'gate'],
  ])('warns of %s', (_, design, subject) => expect(judged(rule, design).map((finding) => finding.subject)).toEqual([subject]));

  it.each([
    ['the gateway has a limit', way('rateLimit: {}')],
    ['the call has one', way('', 'rateLimit: {}')],
    ['the platform has one', `platform {rateLimit: {}}; ${way()}`],
    ['the gateway limits all its calls', way('defaults: {rateLimit: {}}')],
    ['the gateway behind has one', 'shop(client) -> front(gateway): call; front -> gate(gateway {rateLimit: {}}): call'],
    ['the load balancer has one', 'shop(client) -> lb(gateway {variant: load-balancer, rateLimit: {}}): call; lb -> gate(gateway): call'],
    ['clients go past a gateway that has one', `${way('rateLimit: {}')}; shop -> orders: call`],
    ['only a partner calls', 'partner(external) -> gate(gateway): call'],
    ['only services call', 'orders(service) -> payments(service): call'],
    ['infrastructure is called', 'shop(client) -> login(service {infrastructure: true}): call'],
    ['nobody calls', 'gate(gateway) -> orders(service): call'],
  ])('says nothing where %s', (_, design) => expect(saidBy(rule, design)).toEqual([]));

  it.each([
    ['the gateway', way('unknown: [rateLimit]')],
    ['the call', way('', 'unknown: [rateLimit]')],
  ])('asks where an import does not know it of %s', (_, design) => expect(saidBy(rule, design)).toEqual(['info: Does gate limit how often shop may call?']));

  it('says how much a service can take', () => {
    const design = 'shop(client) -> orders(service {capacity: 40, instances: 3}): call';
    expect(judged(rule, design)[0]?.why).toContain('It can take 120 requests a second.');
  });

  it('names all callers in one finding', () => {
    expect(saidBy(rule, `${way()}; app(client) -> gate: call`)).toEqual(['warning: gate limits nothing that app and shop ask for']);
  });

  it('follows a limit that comes to a load balancer in front', () => {
    const engine = engineOver([rule]);
    const design = sketch('shop(client) -> lb(gateway {variant: load-balancer}): call #in; lb -> gate(gateway): call');
    expect(engine.check(design)).toHaveLength(1);
    const limited = applyEdits(design, [update('flows', 'in', { rateLimit: {} })]);
    if (!limited.ok) throw new Error('the edit applies');
    expect(engine.check(limited.design)).toEqual([]);
  });
});

describe('its fix', () => {
  it('limits the gateway', () => {
    expect(changedBy(rule, way(), 'limit')).toEqual({
      elements: { gate: { kind: 'gateway', name: 'gate', rateLimit: { algorithm: 'token-bucket', limit: 100, perMs: 1_000 } } },
    });
  });

  it('limits the calls of a service to what it can take', () => {
    expect(changedBy(rule, 'shop(client) -> orders(service {capacity: 40, instances: 3}): call #ask', 'limit')).toEqual({
      flows: { ask: { kind: 'call', from: 'shop', to: 'orders', rateLimit: { algorithm: 'token-bucket', limit: 120, perMs: 1_000 } } },
    });
  });
});
