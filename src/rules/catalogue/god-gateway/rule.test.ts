import { describe, expect, it } from 'vitest';
import { changedBy, fixesBy, judged, saidBy } from '../../testing/judging.ts';
import { godGateway } from './rule.ts';

const clients = (a = 'web', b = 'mobile') => `w(client {variant: ${a}}) -> g: call #w-in; m(client {variant: ${b}}) -> g: call #m-in`;
const services = (count: number) => Array.from({ length: count }, (_, i) => `g -> s${i + 1}(service): call #c${i + 1}`).join('; ');
const design = (gateway = '', count = 5) => `g(gateway {${gateway}}); ${clients()}; ${services(count)}`;

describe('god-gateway', () => {
  it('warns of two kinds of client and five services', () => {
    expect(saidBy(godGateway, design())).toEqual(['warning: g serves web and mobile clients with five services']);
    expect(judged(godGateway, design())[0]).toMatchObject({
      subject: 'g',
      evidence: ['g', 'm', 's1', 's2', 's3', 's4', 's5', 'w', 'c1', 'c2', 'c3', 'c4', 'c5', 'm-in', 'w-in'],
    });
  });

  it('warns of three contexts', () => {
    expect(saidBy(godGateway, `${design('variant: api-gateway', 3)}; context x(s1); context y(s2); context z(s3)`)).toEqual([
      'warning: g serves web and mobile clients with three services',
    ]);
  });

  it('looks through load balancers', () => {
    const balanced = `g(gateway); lb(gateway {variant: load-balancer}) -> g: call; ${clients().replaceAll('-> g', '-> lb')}; ${services(5)}`;
    expect(saidBy(godGateway, balanced)).toEqual(['warning: g serves web and mobile clients with five services']);
  });

  it.each([
    ['it is a BFF', design('variant: bff')],
    ['it is a facade', design('variant: facade')],
    ['it is a load balancer', design('variant: load-balancer')],
    ['it only routes', design('router: true')],
    ['there are four services in two contexts', `${design('', 4)}; context x(s1, s2); context y(s3, s4)`],
    ['one kind of client calls', `g(gateway); ${clients('web', 'web')}; ${services(5)}`],
    ['kinds of client are not stated', `g(gateway); w(client) -> g: call; m(client) -> g: call; ${services(5)}`],
    ['a worker is the fifth service', `${design('', 4)}; g -> w5(service {partOfId: s1}): call`],
    ['infrastructure is the fifth service', `${design('', 4)}; g -> login(service {infrastructure: true}): call`],
    ['an external system is the second kind', `g(gateway); w(client {variant: web}) -> g: call; p(external) -> g: call; ${services(5)}`],
  ])('says nothing where %s', (_, text) => expect(saidBy(godGateway, text)).toEqual([]));

  it('asks where an import could not know what kind of gateway it is', () => {
    expect(saidBy(godGateway, design('unknown: [variant]'))).toEqual(['info: Is g one gateway for web and mobile clients?']);
  });

  it.each([
    [{ kinds: 3 }, 0],
    [{ services: 6 }, 0],
    [{ services: 6, contexts: 2 }, 1],
  ])('with %o speaks %i times', (parameters, times) => {
    const text = `${design()}; context x(s1); context y(s2); ruleSettings god-gateway {parameters: ${JSON.stringify(parameters)}}`;
    expect(saidBy(godGateway, text)).toHaveLength(times);
  });
});

describe('its fix', () => {
  it('gives each kind of client a gateway with the same calls and policies', () => {
    const text = `${design('authentication: true, rateLimit: {limit: 7}', 4)}; g -> s5(service): call #c5 {timeout: {ms: 300}, circuitBreaker: {}, retry: {retries: 1}}; w -> g: call #w-two; x(client {variant: device}) -> s1: call`;
    const changes = changedBy(godGateway, text, 'bff');
    expect(changes['elements']).toEqual({
      g: { kind: 'gateway', name: 'Web BFF', variant: 'bff', authentication: true, rateLimit: { limit: 7 } },
      'mobile-bff': { kind: 'gateway', name: 'Mobile BFF', variant: 'bff', authentication: true, rateLimit: { limit: 7 } },
    });
    const flows = Object.values(changes['flows'] ?? {});
    expect(changes['flows']).toMatchObject({ 'm-in': { from: 'm', to: 'mobile-bff', tls: true } });
    expect(flows).toHaveLength(6);
    expect(flows).toContainEqual({
      kind: 'call',
      from: 'mobile-bff',
      to: 's5',
      timeout: { ms: 300 },
      circuitBreaker: {},
      retry: { retries: 1 },
    });
    expect(flows).toContainEqual({
      kind: 'call',
      from: 'mobile-bff',
      to: 's1',
      timeout: { ms: 1_000 },
      circuitBreaker: { failures: 5, windowMs: 10_000, openMs: 30_000, halfOpenPermits: 3 },
      fallback: { kind: 'fail-fast' },
    });
  });

  it('authenticates and limits where the old gateway did not', () => {
    expect(changedBy(godGateway, design(), 'bff')['elements']).toMatchObject({
      'mobile-bff': { authentication: true, rateLimit: { limit: 100, perMs: 1_000 } },
    });
    expect(fixesBy(godGateway, design()).map(({ title }) => title)).toEqual(['A backend for frontend for each of web and mobile clients']);
  });
});
