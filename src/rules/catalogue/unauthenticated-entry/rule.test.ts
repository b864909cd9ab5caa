import { describe, expect, it } from 'vitest';
import { changedBy, fixesBy, judged, saidBy } from '../../testing/judging.ts';
import { unauthenticatedEntry } from './rule.ts';

const BALANCED = 'shop(client) -> lb(gateway {variant: load-balancer}): call #in; lb -> gate(gateway): call';

describe('unauthenticated-entry', () => {
  it('is an error for a gateway where nobody designed authentication', () => {
    expect(saidBy(unauthenticatedEntry, 'shop(client) -> gate(gateway): call #in')).toEqual(['error: gate lets shop in without authentication']);
    expect(judged(unauthenticatedEntry, 'shop(client) -> gate(gateway): call #in')[0]).toMatchObject({ subject: 'gate', evidence: ['gate', 'shop', 'in'] });
  });

  it.each([
    ['partner', 'p(client {variant: partner}) -> x(gateway): call'],
    ['device', 'p(client {variant: device}) -> x(gateway {variant: bff}): call'],
    ['public system', 'p(external {public: true}) -> x(gateway {variant: facade}): call'],
    ['client of a service, where there is no gateway', 'p(client) -> x(service): call'],
    ['client of a monolith', 'p(client) -> x(monolith): call'],
    ['client of an edge service beside a gateway', 'g(gateway); p(client) -> x(service {role: edge}): call'],
    ['public system that calls a service beside a gateway', 'g(gateway); p(external {public: true}) -> x(service): call'],
    ['client of a service beside a gateway that says no', 'g(gateway) -> x(service {authentication: false}): call; p(client) -> x: call'],
    ['client of a service that no gateway stands before', 'g(gateway {authentication: true}) -> y(service): call; p(client) -> x(service): call'],
    ['client of a gateway with one open service behind', 'p(client) -> x(gateway): call; x -> a(service {authentication: true}): call; x -> b(service): call'],
    ['client of a gateway that says no', 'p(client) -> x(gateway {authentication: false}): call'],
  ])('is an error for a %s', (_, design) => expect(saidBy(unauthenticatedEntry, design)).toEqual(['error: x lets p in without authentication']));

  it.each([
    ['the gateway authenticates', 'shop(client) -> gate(gateway {authentication: true}): call'],
    ['the service does', 'shop(client) -> a(service {authentication: true}): call'],
    ['the content is public', 'shop(client) -> gate(gateway {publicContent: true}): call; reader(client) -> a(monolith {publicContent: true}): call'],
    ['a service is behind the gateway', 'shop(client) -> gate(gateway {authentication: true}): call; gate -> a(service): call'],
    [
      'a call goes past the gateway that it is behind, which is another finding',
      'gate(gateway {authentication: true}) -> a(service): call; shop(client) -> a: call',
    ],
    ['the identity provider is called', 'shop(client) -> login(service {infrastructure: true}): call'],
    ['a partner calls whose system is not public', 'bank(external) -> a(service): call'],
    ['nobody calls', 'gate(gateway) -> a(service): call'],
    [
      'everything behind the gateway authenticates',
      'shop(client) -> gate(gateway): call; gate -> a(service {authentication: true}): call; gate -> b(service {publicContent: true}): call; gate -> config(service {infrastructure: true}): call',
    ],
    ['what is behind a load balancer is public', BALANCED.replace('load-balancer', 'load-balancer, publicContent: true')],
    ['a load balancer authenticates', BALANCED.replace('load-balancer', 'load-balancer, authentication: true')],
    ['what is behind the load balancer authenticates', BALANCED.replace('gate(gateway)', 'gate(gateway {authentication: true})')],
  ])('says nothing where %s', (_, design) => expect(saidBy(unauthenticatedEntry, design)).toEqual([]));

  it('looks through load balancers', () => {
    const chained = BALANCED.replace('lb -> gate', 'lb -> inner(gateway {variant: load-balancer}): call; inner -> gate');
    for (const design of [BALANCED, chained]) {
      expect(saidBy(unauthenticatedEntry, design)).toEqual(['error: gate lets shop in without authentication']);
      expect(judged(unauthenticatedEntry, design)[0]).toMatchObject({ subject: 'gate', evidence: expect.arrayContaining(['shop', 'lb', 'in']) });
    }
  });

  it('asks where an import could not know', () => {
    const design = 'shop(client) -> gate(gateway {unknown: [authentication, publicContent]}): call';
    expect(saidBy(unauthenticatedEntry, design)).toEqual(['info: Does gate authenticate its callers?']);
    expect(saidBy(unauthenticatedEntry, 'shop(client) -> gate(gateway {unknown: [publicContent]}): call')[0]).toMatch(/^info/);
    expect(saidBy(unauthenticatedEntry, 'shop(client) -> gate(gateway {authentication: false, unknown: [publicContent]}): call')[0]).toMatch(/^error/);
  });
});

describe('its fixes', () => {
  const design = 'shop(client) -> gate(gateway): call';

  it('authenticate callers', () => {
    expect(changedBy(unauthenticatedEntry, design, 'authenticate')).toEqual({ elements: { gate: { kind: 'gateway', name: 'gate', authentication: true } } });
  });

  it('or say that the content is public', () => {
    expect(changedBy(unauthenticatedEntry, design, 'public')).toEqual({ elements: { gate: { kind: 'gateway', name: 'gate', publicContent: true } } });
  });

  it('are decisions of the business', () => expect(fixesBy(unauthenticatedEntry, design).some(({ safe }) => safe === true)).toBe(false));
});
