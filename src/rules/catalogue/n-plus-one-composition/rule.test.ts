import { describe, expect, it } from 'vitest';
import { changedBy, fixesBy, judged, saidBy } from '../../testing/judging.ts';
import { nPlusOneComposition } from './rule.ts';

const each = (fields: string, ends = 'orders(service) -> products(service {latency: {p50: 20}})') => `${ends}: call #ask {${fields}}`;

describe('n-plus-one-composition', () => {
  it('warns of a call for each item, and says what a list costs', () => {
    expect(saidBy(nPlusOneComposition, each('callsPerRequest: per-item'))).toEqual(['warning: orders → products is called once for each item']);
    expect(judged(nPlusOneComposition, each('callsPerRequest: per-item'))[0]).toMatchObject({
      subject: 'ask',
      evidence: ['ask', 'orders', 'products'],
      where: 'orders',
      why: expect.stringContaining('At 20 ms each, a list of 100 waits 2 s for products alone.'),
    });
  });

  it.each([
    ['a gateway that composes', 'gate(gateway) -> products(service)'],
    ['a client that goes through a list', 'shop(client) -> gate(gateway)'],
    ['an external system at the other end', 'orders(service) -> bank(external)'],
  ])('warns of %s', (_, ends) => expect(judged(nPlusOneComposition, each('callsPerRequest: per-item', ends))).toHaveLength(1));

  it.each([
    'callsPerRequest: per-item, batched: true',
    'callsPerRequest: per-item, offPath: true',
    'callsPerRequest: 100',
    'unknown: [callsPerRequest, batched]',
    'intent: query',
  ])('says nothing of {%s}', (fields) => expect(saidBy(nPlusOneComposition, each(fields))).toEqual([]));

  it('says nothing of calls to infrastructure', () => {
    expect(saidBy(nPlusOneComposition, each('callsPerRequest: per-item', 'orders(service) -> login(service {infrastructure: true})'))).toEqual([]);
  });

  it('asks where an import could not know whether the calls travel together', () => {
    expect(saidBy(nPlusOneComposition, each('callsPerRequest: per-item, unknown: [batched]'))).toEqual([
      'info: Do the calls of orders → products travel together?',
    ]);
  });
});

describe('its fixes', () => {
  it('batch the calls', () => {
    expect(changedBy(nPlusOneComposition, each('callsPerRequest: per-item'), 'batch')).toEqual({
      flows: { ask: { kind: 'call', from: 'orders', to: 'products', callsPerRequest: 'per-item', batched: true } },
    });
  });

  it('keep a read model, fed by events', () => {
    expect(changedBy(nPlusOneComposition, each('callsPerRequest: per-item'), 'read-model')).toEqual({
      elements: {
        'orders-copy': { kind: 'datastore', name: 'orders-copy' },
        'products-changes': { kind: 'channel', variant: 'topic', name: 'products-changes', deadLetterChannelId: 'products-changes-dead-letters' },
        'products-changes-dead-letters': { kind: 'channel', variant: 'queue', name: 'products-changes-dead-letters' },
      },
      flows: {
        ask: undefined,
        publish: { kind: 'publish', from: 'products', to: 'products-changes', outbox: 'transactional-outbox' },
        consume: { kind: 'consume', from: 'products-changes', to: 'orders', idempotent: true },
        access: { kind: 'access', from: 'orders', to: 'orders-copy', mode: 'read-write' },
      },
    });
  });

  it.each([
    ['a command', each('callsPerRequest: per-item, intent: command')],
    ['a gateway', each('callsPerRequest: per-item', 'gate(gateway) -> products(service)')],
    ['an external system', each('callsPerRequest: per-item', 'orders(service) -> bank(external)')],
  ])('propose no read model for %s', (_, design) => expect(fixesBy(nPlusOneComposition, design).map(({ id }) => id)).toEqual(['batch']));
});
