import { describe, expect, it } from 'vitest';
import { changedBy, fixesBy, judged, saidBy } from '../../testing/judging.ts';
import { createEngine } from '../../index.ts';
import { sketch } from '../../../testing/index.ts';
import { cyclicDependency } from './rule.ts';

const CIRCLE = 'a(service) -> b(service): call #ab; b -> c(service): call #bc; c -> a: call #ca';

describe('cyclic-dependency', () => {
  it('shows the way around', () => {
    expect(saidBy(cyclicDependency, CIRCLE)).toEqual(['error: a → b → c → a wait for each other in a circle']);
    expect(judged(cyclicDependency, CIRCLE)[0]).toMatchObject({ subject: 'a', evidence: ['a', 'b', 'c', 'ab', 'bc', 'ca'] });
  });

  it('is one finding for services that several circles tie together', () => {
    const design = `${CIRCLE}; b -> d(service): call #bd; d -> b: call #db`;
    expect(saidBy(cyclicDependency, design)).toEqual(['error: a, b and two more wait for each other in circles']);
    expect(judged(cyclicDependency, design)[0]).toMatchObject({ subject: 'a', evidence: ['a', 'b', 'c', 'd', 'ab', 'bc', 'ca'], where: 'a, b, c and 1 more' });
  });

  it('shows the shortest way around through the smallest id', () => {
    const design = `${CIRCLE}; b -> a: call #ba`;
    expect(judged(cyclicDependency, design)[0]?.why).toMatch(/^a → b → a is a circle/);
  });

  it('is one finding for each group of services', () => {
    expect(judged(cyclicDependency, `${CIRCLE}; x(service) -> y(service): call; y -> x: call`).map(({ subject }) => subject)).toEqual(['a', 'x']);
  });

  it.each([
    ['a service that calls itself', 'a(service) -> a: call'],
    ['a service and its worker', 'a(service) -> w(service {partOfId: a}): call; w -> a: call'],
    ['a circle that an event closes', 'a(service) -> b(service): call; b -> t(channel) -> a'],
    ['a direct message back', 'a(service) -> b(service): call; b -> a: send'],
    ['a callback of an external system', 'a(service) -> b(external): call; b -> a: call'],
    ['a circle through the gateway', 'a(service) -> g(gateway): call; g -> a: call'],
    ['a circle through infrastructure', 'a(service) -> b(service {infrastructure: true}): call; b -> a: call'],
    ['a call that nobody waits for', 'a(service) -> b(service): call; b -> a: call {offPath: true}'],
  ])('says nothing of %s', (_, design) => expect(saidBy(cyclicDependency, design)).toEqual([]));

  it('sees the circle that a worker closes', () => {
    expect(judged(cyclicDependency, 'a(service) -> b(service): call #ab; w(service {partOfId: b}) -> a: call #wa')[0]).toMatchObject({
      evidence: ['a', 'b', 'ab', 'wa'],
    });
  });
});

describe('its fixes', () => {
  it('put an event in place of the cheapest call, which is a command', () => {
    expect(changedBy(cyclicDependency, CIRCLE.replace('#bc', '#bc {intent: command}'), 'by-event')).toEqual({
      elements: {
        'b-events': { kind: 'channel', variant: 'topic', name: 'b-events', deadLetterChannelId: 'b-events-dead-letters' },
        'b-events-dead-letters': { kind: 'channel', variant: 'queue', name: 'b-events-dead-letters' },
      },
      flows: {
        bc: undefined,
        publish: { kind: 'publish', from: 'b', to: 'b-events', outbox: 'transactional-outbox' },
        consume: { kind: 'consume', from: 'b-events', to: 'c', idempotent: true },
      },
    });
  });

  it('keep a copy in place of a query', () => {
    const design = 'a(service) -> b(service): call #ab {intent: query}; b -> a: call #ba {intent: query, callsPerRequest: 9}; a -> db(datastore)';
    expect(changedBy(cyclicDependency, design, 'by-event')).toMatchObject({ flows: { ab: undefined, publish: { from: 'b' }, consume: { to: 'a' } } });
  });

  it('untie services that several circles tie together', () => {
    const design = `${CIRCLE}; b -> d(service): call #bd; d -> b: call #db`;
    const [fix] = fixesBy(cyclicDependency, design);
    expect(fix?.title).toBe('Events in place of two calls');
  });

  it('cut a small circle elsewhere where the cheapest place would leave a chain that is too long', () => {
    const design =
      'shop(service) -> a(service): call {intent: query}; a -> b(service): call #ab {intent: query}; b -> c(service): call #bc {intent: query}; c -> a: call #ca {intent: command}; c -> crm(service): call {intent: query}';
    const titles = (text: string) => {
      const engine = createEngine();
      engine.check(sketch(text));
      return engine.preview('cyclic-dependency@a').map(({ fix, come }) => [fix.title, come.map(({ key }) => key)]);
    };
    expect(titles(`meta {preset: sketch}; ${design}`)).toEqual([
      ['An event in place of a → b', []],
      ['An event in place of b → c', []],
      ['An event in place of c → a', ['sync-chain@shop']],
    ]);
  });

  it('merge two services of one context', () => {
    const design =
      'a(service {operations: [{name: Place}]}) -> b(service {operations: [{name: Price}], aggregates: [Price]}): call #ab; b -> a: call #ba; x(service) -> b: call #xb; b -> db(datastore): access #data';
    expect(changedBy(cyclicDependency, design, 'merge')).toEqual({
      elements: { a: undefined, b: { kind: 'service', name: 'b', operations: [{ name: 'Price' }, { name: 'Place' }], aggregates: ['Price'] } },
      flows: { ab: undefined, ba: undefined },
    });
  });

  it('do not merge across contexts', () => {
    expect(fixesBy(cyclicDependency, 'a(service) -> b(service): call; b -> a: call; context x(a); context y(b)').map(({ id }) => id)).toEqual(['by-event']);
  });

  it('leave a knot of more than forty services to people', () => {
    const ring = Array.from({ length: 41 }, (_, i) => `s${i}(service) -> s${(i + 1) % 41}: call`).join('\n');
    expect(judged(cyclicDependency, ring)[0]?.noFixReason).toMatch(/^41 services are tied together/);
    expect(fixesBy(cyclicDependency, ring)).toEqual([]);
  });
});
