import { describe, expect, it } from 'vitest';
import { changedBy, judged, saidBy } from '../../testing/judging.ts';
import { pointToPointAsync } from './rule.ts';

const TWO = 'orders(service) -> ship(service): send #a; orders -> mail(service): send #b';

describe('point-to-point-async', () => {
  it('warns of a sender that addresses two services', () => {
    expect(saidBy(pointToPointAsync, TWO)).toEqual(['warning: orders sends messages to two services by name']);
    expect(judged(pointToPointAsync, TWO)[0]).toMatchObject({ subject: 'orders', evidence: ['orders', 'mail', 'ship', 'a', 'b'], where: 'mail, ship' });
  });

  it('counts workers with their service, on both sides', () => {
    expect(judged(pointToPointAsync, TWO.replace('orders -> mail(service)', 'w(service {partOfId: orders}) -> mail(service)'))).toMatchObject([
      { subject: 'orders' },
    ]);
    expect(saidBy(pointToPointAsync, TWO.replace('mail(service)', 'mail(service {partOfId: ship})'))).toEqual([]);
  });

  it.each([
    ['one receiver', 'orders(service) -> ship(service): send'],
    ['two messages to one receiver', 'orders(service) -> ship(service): send #a; orders -> ship: send #b'],
    ['webhooks', 'orders(service) -> ship(service): send; orders -> partner(external): send; orders -> other(external): send'],
    ['messages to infrastructure', TWO.replace('mail(service)', 'mail(service {infrastructure: true})')],
    ['a topic', 'orders(service) -> placed(channel) -> ship(service); placed -> mail(service)'],
    ['two senders of one message each', 'orders(service) -> ship(service): send; returns(service) -> mail(service): send'],
    ['the orchestrator of a saga', `${TWO}; saga place(orchestration orders): send@ship > tell@mail`],
    ['an orchestrator by role', TWO.replace('orders(service)', 'orders(service {role: orchestrator})')],
  ])('says nothing of %s', (_, design) => expect(saidBy(pointToPointAsync, design)).toEqual([]));

  it('takes its threshold from the settings of the design', () => {
    expect(saidBy(pointToPointAsync, `${TWO}; ruleSettings point-to-point-async {parameters: {targets: 3}}`)).toEqual([]);
  });
});

describe('its fix', () => {
  const TOPIC = {
    elements: {
      'orders-events': { kind: 'channel', variant: 'topic', name: 'orders-events', deadLetterChannelId: 'orders-events-dead-letters' },
      'orders-events-dead-letters': { kind: 'channel', variant: 'queue', name: 'orders-events-dead-letters' },
    },
  };

  it('puts a topic between', () => {
    expect(changedBy(pointToPointAsync, TWO, 'topic')).toEqual({
      ...TOPIC,
      flows: {
        a: undefined,
        b: undefined,
        publish: { kind: 'publish', from: 'orders', to: 'orders-events', outbox: 'transactional-outbox' },
        consume: { kind: 'consume', from: 'orders-events', to: 'ship', idempotent: true },
        'consume~': { kind: 'consume', from: 'orders-events', to: 'mail', idempotent: true },
      },
    });
  });

  it('keeps the messages', () => {
    const design = `${TWO.replace('#a', '#a {messageId: placed}').replace('#b', '#b {messageId: placed}')}; message placed(event)`;
    expect(changedBy(pointToPointAsync, design, 'topic')).toEqual({
      ...TOPIC,
      flows: {
        a: undefined,
        b: undefined,
        publish: { kind: 'publish', from: 'orders', to: 'orders-events', messageId: 'placed', outbox: 'transactional-outbox' },
        consume: { kind: 'consume', from: 'orders-events', to: 'ship', messageId: 'placed', idempotent: true },
        'consume~': { kind: 'consume', from: 'orders-events', to: 'mail', messageId: 'placed', idempotent: true },
      },
    });
  });

  it('publishes each of several messages', () => {
    const design = `${TWO.replace('#a', '#a {messageId: placed}').replace('#b', '#b {messageId: paid}')}; message placed(event); message paid(event)`;
    expect(changedBy(pointToPointAsync, design, 'topic')['flows']).toMatchObject({ publish: { messageId: 'placed' }, 'publish~': { messageId: 'paid' } });
  });
});
