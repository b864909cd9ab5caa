import { describe, expect, it } from 'vitest';
import { applyEdits, update } from '../../../model/index.ts';
import { sketch } from '../../../testing/index.ts';
import { engineOver } from '../../engine/engine.ts';
import { changedBy, fixesBy, judged, saidBy } from '../../testing/judging.ts';
import { availabilityBelowSlo as rule } from './rule.ts';

/** A client, an order service of 99.95 % and what it calls; the objective is 99.9 %. */
const shop = (call: string, payments = 'service {availability: 0.999}', slo = 0.999) =>
  `meta {slo: ${slo}}; shop(client) -> orders(service {availability: 0.9995}): call #in; payments(${payments}); orders -> payments: ${call}`;

describe('availability-below-slo', () => {
  it('warns where all that a request needs is there less often than promised', () => {
    // 0.9995 × 0.999 = 0.9985005; (1 − 0.9985005) × 8760 h = 13.14 h.
    expect(saidBy(rule, shop('call #pay'))).toEqual(['warning: orders answers 99.8 % of the time at best, 99.9 % are promised']);
    expect(judged(rule, shop('call #pay'))[0]).toMatchObject({
      subject: 'orders',
      evidence: ['orders', 'payments', 'pay'],
      where: 'payments, orders',
      why: expect.stringContaining('13.14 h of outage a year, where 8.76 h are allowed'),
    });
  });

  it('carries what the product is made of', () => {
    expect(judged(rule, shop('call #pay'))[0]?.path).toEqual([
      { elementId: 'orders', availability: 0.9995 },
      { elementId: 'payments', flowId: 'pay', availability: 0.999 },
    ]);
  });

  it('says what the objective is not met by, with as many decimals as that takes', () => {
    const design = 'meta {slo: 0.99951}; shop(client) -> orders(service {availability: 0.9995}): call';
    expect(saidBy(rule, design)).toEqual(['warning: orders answers 99.95 % of the time at best, 99.951 % are promised']);
  });

  it.each([
    ['nothing is promised', shop('call').replace('slo: 0.999', '')],
    ['the product is just what is promised', shop('call', undefined, 0.998_500_5)],
    ['nobody says how available they are', 'meta {slo: 0.9999}; shop(client) -> orders(service): call; orders -> payments(service): call'],
    ['a fallback stands in', shop('call {fallback: {kind: cached}}')],
    ['a fallback of some kind stands in', shop('call {fallback: {}}')],
    ['the source has a fallback for all its calls', shop('call').replace('{availability: 0.9995}', '{availability: 0.9995, defaults: {fallback: {}}}')],
    ['the platform has', `platform {fallback: {kind: degraded}}; ${shop('call')}`],
    ['the call is not critical', shop('call {critical: false}')],
    ['the call is off the request path', shop('call {offPath: true}')],
    ['the other one is told by a message', shop('send')],
    ['the other one is told by an event', shop('send').replace('orders -> payments: send', 'orders -> news(channel) -> payments')],
    ['only a cache is missing', shop('access', 'datastore {variant: cache, availability: 0.5}')],
    [
      'what an external system needs',
      'meta {slo: 0.999}; shop(client) -> orders(service): call; orders -> bank(external): call; bank -> far(service {availability: 0.5}): call',
    ],
    ['nobody outside waits', 'meta {slo: 0.999}; shop(client) -> orders(service): call; job(service {availability: 0.5}) -> orders: call'],
  ])('says nothing where %s', (_, design) => expect(saidBy(rule, design)).toEqual([]));

  it.each([
    ['a store', shop('access', 'datastore {availability: 0.999}')],
    ['an external system', shop('call', 'external {availability: 0.999}')],
    ['infrastructure on the way', shop('call', 'service {availability: 0.999, infrastructure: true}')],
    ['what only fails at once', shop('call {fallback: {kind: fail-fast}}')],
  ])('counts %s', (_, design) => expect(saidBy(rule, design)[0]).toContain('99.8 %'));

  it('counts what is reached on two ways once', () => {
    const design = `${shop('call', undefined, 0.9985)}; orders -> stock(service): call; stock -> payments: call`;
    expect(saidBy(rule, design)).toEqual([]);
  });

  it('counts all the way down', () => {
    const design = `${shop('call', 'service')}; payments -> bank(service): call; bank -> ledger(datastore {availability: 0.999})`;
    expect(judged(rule, design)[0]?.evidence).toEqual(['orders', 'bank', 'ledger', 'payments', 'bank-ledger', 'orders-payments', 'payments-bank']);
  });

  it('goes round a circle once', () => {
    expect(saidBy(rule, `${shop('call', undefined, 0.9985)}; payments -> orders: call`)).toEqual([]);
  });

  it('has no clients where nobody drew one', () => {
    const design =
      'meta {slo: 0.999}; orders(service) -> payments(service {availability: 0.99}): call; news(channel) -> mails(service {availability: 0.9}): consume';
    expect(judged(rule, design).map(({ subject }) => subject)).toEqual(['orders']);
  });

  describe('at a gateway', () => {
    const gate = (a: string, b: string, slo: number) =>
      `meta {slo: ${slo}}; shop(client) -> gate(gateway {availability: 0.9999}): call; gate -> a(service {availability: ${a}}): call #a1; gate -> b(service {availability: ${b}}): call #b1`;

    it('counts one way at a time', () => expect(saidBy(rule, gate('0.999', '0.999', 0.9985))).toEqual([]));

    it('shows the worst', () => {
      expect(judged(rule, gate('0.999', '0.99', 0.9985))[0]).toMatchObject({ subject: 'gate', evidence: ['gate', 'b', 'b1'] });
    });

    it('counts calls of one parallel group together', () => {
      const together = gate('0.999', '0.999', 0.9985).replaceAll(/#(\w1)/g, '#$1 {parallelGroup: page}');
      expect(judged(rule, together)[0]?.evidence).toEqual(['gate', 'a', 'b', 'a1', 'b1']);
    });

    it('looks through another one behind it', () => {
      const design =
        'meta {slo: 0.999}; shop(client) -> lb(gateway): call; lb -> gate(gateway): call; gate -> a(service {availability: 0.99}): call; gate -> b(service): call';
      expect(judged(rule, design).map(({ subject, where }) => [subject, where])).toEqual([['lb', 'a']]);
    });

    it('does not guess which way one in between takes', () => {
      const design =
        'meta {slo: 0.999}; shop(client) -> a(service): call; a -> inner(gateway): call; inner -> b(service {availability: 0.9}): call; inner -> c(service): call';
      expect(saidBy(rule, design)).toEqual([]);
    });
  });

  it('asks where an import could not know whether something stands in', () => {
    expect(saidBy(rule, shop('call {unknown: [fallback, critical]}'))).toEqual(['info: Does something stand in when what orders needs is down?']);
  });

  it('follows an availability that changes far away', () => {
    const engine = engineOver([rule]);
    const design = sketch(`${shop('call', 'service')}; payments -> bank(external {availability: 0.9999}): call`);
    expect(engine.check(design)).toEqual([]);
    const worse = applyEdits(design, [update('elements', 'bank', { availability: 0.99 })]);
    if (!worse.ok) throw new Error('the edit applies');
    expect(engine.check(worse.design)).toHaveLength(1);
    const kinder = applyEdits(worse.design, [update('meta', 'meta', { slo: 0.9 })]);
    if (!kinder.ok) throw new Error('the edit applies');
    expect(engine.check(kinder.design)).toEqual([]);
  });
});

describe('where a request needs very much', () => {
  /** Services that need each other in a circle, with a leaf at each; two clients come in at different places. */
  const circle = (size: number) => {
    const links = Array.from({ length: size }, (_, i) => {
      const id = `s${String(i).padStart(3, '0')}`;
      const next = `s${String((i + 1) % size).padStart(3, '0')}`;
      return `${id} -> ${next}: call; ${id} -> leaf${id}(external {availability: 0.9999}): call`;
    });
    const names = Array.from({ length: size }, (_, i) => `s${String(i).padStart(3, '0')}(service {availability: 0.999})`);
    return `meta {slo: 0.99}; ${names.join('; ')}; ${links.join('; ')}; shop(client) -> head(service {availability: 0.9}): call; head -> s000: call; app(client) -> s050: call`;
  };

  it('counts all of it', () => {
    // 0.999 ^ 100 × 0.9999 ^ 100 = 0.895785…, and × 0.9 = 0.806206…
    expect(saidBy(rule, circle(100))).toEqual([
      'warning: head answers 80.6 % of the time at best, 99 % are promised',
      'warning: s050 answers 89.5 % of the time at best, 99 % are promised',
    ]);
  });

  it('names the weakest, shows what is near, and draws no way through all', () => {
    const [head] = judged(rule, circle(100));
    expect(head?.where).toBe('head, s000, s001 and 198 more');
    expect(head?.evidence.slice(0, 3)).toEqual(['head', 'leafs000', 'leafs001']);
    expect(head?.evidence.length).toBeLessThanOrEqual(200);
    expect(head?.path).toBeUndefined();
  });

  it('follows a change beyond what is shown', () => {
    const engine = engineOver([rule]);
    const design = sketch(circle(100));
    const [head] = engine.check(design);
    expect(head?.evidence).not.toContain('leafs090');
    const worse = applyEdits(design, [update('elements', 'leafs090', { availability: 0.9995 })]);
    if (!worse.ok) throw new Error('the edit applies');
    expect(engine.check(worse.design)).toEqual(engineOver([rule]).check(worse.design));
    expect(engine.check(worse.design)[0]).not.toBe(head);
  });

  it('comes to an end where gateways call each other in all directions', () => {
    const ids = Array.from({ length: 30 }, (_, i) => `g${i}`);
    const calls = ids.flatMap((a) => ids.filter((b) => b !== a).map((b) => `${a} -> ${b}: call`));
    const design = `meta {slo: 0.999}; ${ids.map((id) => `${id}(gateway {availability: 0.99})`).join('; ')}; ${calls.join('; ')}; shop(client) -> g0: call`;
    expect(judged(rule, design).map(({ subject }) => subject)).toEqual(['g0']);
  });
});

describe('its fixes', () => {
  it('let an old answer stand in for a question', () => {
    expect(changedBy(rule, shop('call #pay {intent: query}'), 'fallback')).toEqual({
      flows: { pay: { kind: 'call', from: 'orders', to: 'payments', intent: 'query', fallback: { kind: 'cached' } } },
    });
  });

  it('let a promise stand in for a command', () => {
    expect(changedBy(rule, shop('call #pay {intent: command}'), 'fallback')['flows']).toMatchObject({ pay: { fallback: { kind: 'queued' } } });
  });

  it('or tell it by event', () => {
    expect(changedBy(rule, shop('call #pay {intent: command}'), 'event')['flows']).toEqual({
      pay: undefined,
      publish: { kind: 'publish', from: 'orders', to: 'orders-events', outbox: 'transactional-outbox' },
      consume: { kind: 'consume', from: 'orders-events', to: 'payments', idempotent: true },
    });
  });

  it('do without the weakest, and only as long as it takes', () => {
    const design = `${shop('call #pay', undefined, 0.9985)}; orders -> rates(external {availability: 0.99}): call #ask`;
    expect(Object.keys(changedBy(rule, design, 'fallback')['flows'] ?? {})).toEqual(['ask']);
  });

  it('do without those who need a weak store', () => {
    const design = `${shop('call #pay', 'service')}; payments -> ledger(datastore {availability: 0.99})`;
    expect(Object.keys(changedBy(rule, design, 'fallback')['flows'] ?? {})).toEqual(['pay']);
  });

  it('do without weak targets of several ways of a gateway', () => {
    const way = (name: string) => `gate -> ${name}(service): call; ${name} -> ${name}2(external {availability: 0.99}): call #to-${name}2`;
    const design = `meta {slo: 0.999}; shop(client) -> gate(gateway): call; ${way('a')}; ${way('b')}`;
    expect(Object.keys(changedBy(rule, design, 'fallback')['flows'] ?? {}).sort()).toEqual(['to-a2', 'to-b2']);
  });

  it('do without everything where the weakest are many', () => {
    const many = Array.from({ length: 20 }, (_, i) => `orders -> x${i}(external {availability: 0.99}): call`).join('; ');
    expect(Object.keys(changedBy(rule, `${shop('call', 'service')}; ${many}`, 'fallback')['flows'] ?? {})).toHaveLength(21);
  });

  it('are none where another way of the gateway is too weak', () => {
    const design =
      'meta {slo: 0.999}; shop(client) -> gate(gateway): call; gate -> a(service): call; a -> x(external {availability: 0.9}): call; gate -> b(service {availability: 0.99}): call';
    expect(fixesBy(rule, design)).toEqual([]);
    expect(judged(rule, design)[0]?.noFixReason).toBeDefined();
  });

  it('are none where the entry itself is too weak', () => {
    const design = 'meta {slo: 0.999}; shop(client) -> gate(gateway): call; gate -> orders(service {availability: 0.99}): call';
    expect(fixesBy(rule, design)).toEqual([]);
    expect(judged(rule, design)[0]?.noFixReason).toBe('orders cannot be done without here: only a higher availability, or a lower promise, would help.');
  });
});
