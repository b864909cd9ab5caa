import { describe, expect, it } from 'vitest';
import { ELEMENT_KINDS, FLOW_KINDS, legalFlow, legalFlowKinds, type Element, type ElementKind } from './index.ts';

const a = (kind: ElementKind, name: string = kind) => ({ kind, name }) as Element;

describe('legalFlow', () => {
  it.each<[string, ElementKind, ElementKind]>([
    ['call', 'client', 'gateway'],
    ['call', 'scheduler', 'service'],
    ['call', 'external', 'monolith'],
    ['call', 'service', 'registry'],
    ['call', 'observability', 'service'],
    ['publish', 'service', 'channel'],
    ['publish', 'client', 'broker'],
    ['consume', 'channel', 'service'],
    ['send', 'service', 'external'],
    ['access', 'client', 'datastore'],
    ['replicate', 'datastore', 'datastore'],
  ])('takes a %s from a %s to a %s', (kind, from, to) => {
    expect(legalFlow(kind as never, a(from), a(to))).toEqual({ legal: true });
  });

  it.each<[string, ElementKind, ElementKind]>([
    ['call', 'datastore', 'service'],
    ['call', 'service', 'channel'],
    ['call', 'service', 'client'],
    ['publish', 'channel', 'channel'],
    ['consume', 'service', 'service'],
    ['send', 'client', 'service'],
    ['access', 'channel', 'datastore'],
    ['access', 'datastore', 'datastore'],
    ['replicate', 'service', 'datastore'],
  ])('refuses a %s from a %s to a %s', (kind, from, to) => {
    expect(legalFlow(kind as never, a(from), a(to)).legal).toBe(false);
  });

  it('says why in the names of the design', () => {
    expect(legalFlow('call', a('datastore', 'order-db'), a('service', 'orders'))).toEqual({
      legal: false,
      name: 'order-db',
      what: 'a datastore',
      rule: 'a call flow starts at something that runs: a client, gateway, service, monolith, scheduler or external system',
      reason: '“order-db” is a datastore; a call flow starts at something that runs: a client, gateway, service, monolith, scheduler or external system.',
    });
  });

  it('lets only a call lead back to where it starts', () => {
    const orders = a('service');
    const store = a('datastore');
    expect(legalFlow('call', orders, orders)).toEqual({ legal: true });
    expect(legalFlow('send', orders, orders)).toEqual({
      legal: false,
      name: 'service',
      what: 'a service',
      reason: '“service” cannot send to itself; only a call may lead back to where it starts.',
    });
    expect(legalFlow('replicate', store, store).legal).toBe(false);
  });
});

describe('legalFlowKinds', () => {
  it('names the likeliest kind first', () => {
    expect(legalFlowKinds(a('service'), a('service', 'other'))).toEqual(['call', 'send']);
    expect(legalFlowKinds(a('service'), a('channel'))).toEqual(['publish']);
    expect(legalFlowKinds(a('channel'), a('channel', 'other'))).toEqual([]);
  });

  it('agrees with legalFlow for every pair of kinds', () => {
    for (const from of ELEMENT_KINDS) {
      for (const to of ELEMENT_KINDS) {
        const ends = [a(from), a(to, 'other')] as const;
        expect(legalFlowKinds(...ends)).toEqual(FLOW_KINDS.filter((kind) => legalFlow(kind, ...ends).legal));
      }
    }
  });
});
