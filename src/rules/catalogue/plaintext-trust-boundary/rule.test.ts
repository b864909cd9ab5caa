import { describe, expect, it } from 'vitest';
import { changedBy, fixesBy, judged, saidBy } from '../../testing/judging.ts';
import { plaintextTrustBoundary } from './rule.ts';

describe('plaintext-trust-boundary', () => {
  it('is an error where nobody designed encryption', () => {
    expect(saidBy(plaintextTrustBoundary, 'shop(client) -> gate(gateway): call #in')).toEqual(['error: shop → gate is not encrypted']);
    expect(judged(plaintextTrustBoundary, 'shop(client) -> gate(gateway): call #in')[0]).toMatchObject({ subject: 'gate', evidence: ['gate', 'shop', 'in'] });
  });

  it('is one finding for each element on our side', () => {
    const design = 'shop(client) -> gate(gateway): call; app(client) -> gate: call; pay(service) -> bank(external): call; pay -> audit(external): send';
    expect(saidBy(plaintextTrustBoundary, design)).toEqual([
      'error: gate exchanges plain text with two outsiders',
      'error: pay exchanges plain text with two outsiders',
    ]);
  });

  it.each([
    ['a call of an external system', 'partner(external) -> a(service): call'],
    ['a monolith', 'shop(client) -> a(monolith): call'],
    ['a load balancer', 'shop(client) -> lb(gateway {variant: load-balancer}): call'],
    ['a webhook', 'a(service) -> partner(external): send'],
    ['a service that everything stands on', 'shop(client) -> login(service {infrastructure: true}): call'],
    ['an explicit no against the platform', 'platform {tls: true}; shop(client) -> gate(gateway): call {tls: false}'],
    ['a platform that says no', 'platform {tls: false}; shop(client) -> gate(gateway): call'],
  ])('is an error for %s', (_, design) => expect(saidBy(plaintextTrustBoundary, design)[0]).toMatch(/^error/));

  it.each([
    ['the call is encrypted', 'shop(client) -> gate(gateway): call {tls: true}'],
    ['the message is', 'a(service) -> partner(external): send {tls: true}'],
    ['the platform encrypts', 'platform {tls: true}; shop(client) -> gate(gateway): call; a(service) -> partner(external): send'],
    ['both ends are ours', 'gate(gateway) -> a(service): call; a -> b(service): call {tls: false}'],
    ['both ends are others’', 'shop(client) -> maps(external): call {tls: false}'],
    ['a client looks into a channel', 'meter(client {variant: device}) -> readings(channel): publish'],
  ])('says nothing where %s', (_, design) => expect(saidBy(plaintextTrustBoundary, design)).toEqual([]));

  it('asks where an import could not know', () => {
    expect(saidBy(plaintextTrustBoundary, 'shop(client) -> gate(gateway): call {unknown: [tls]}')).toEqual([
      'info: Is what gate exchanges with shop encrypted?',
    ]);
    expect(saidBy(plaintextTrustBoundary, 'platform {unknown: [tls]}; shop(client) -> gate(gateway): call')[0]).toMatch(/^info/);
    expect(saidBy(plaintextTrustBoundary, 'platform {tls: true}; shop(client) -> gate(gateway): call {unknown: [tls]}')).toEqual([]);
  });

  it('speaks of what nobody designed before what nobody knows', () => {
    expect(judged(plaintextTrustBoundary, 'shop(client) -> gate(gateway): call #a {unknown: [tls]}; app(client) -> gate: call #b')[0]?.evidence).toEqual([
      'gate',
      'app',
      'b',
    ]);
  });
});

describe('its fixes', () => {
  const design = 'pay(service) -> bank(external): call #a {tls: false}; pay -> audit(external): send #b';

  it('encrypt every way of the element', () => {
    expect(changedBy(plaintextTrustBoundary, design, 'on-flows')).toEqual({
      flows: { a: { kind: 'call', from: 'pay', to: 'bank', tls: true }, b: { kind: 'send', from: 'pay', to: 'audit', tls: true } },
    });
  });

  it('or let the platform do it, without anyone who says no', () => {
    expect(changedBy(plaintextTrustBoundary, design, 'on-platform')).toEqual({ flows: { a: { kind: 'call', from: 'pay', to: 'bank' } } });
    expect(fixesBy(plaintextTrustBoundary, design).map(({ title, safe }) => [title, safe])).toEqual([
      ['Use TLS between pay and bank and audit', true],
      ['Let the platform encrypt everything', true],
    ]);
  });
});
