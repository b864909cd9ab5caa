import { describe, expect, it } from 'vitest';
import { changedBy, fixesBy, judged, repaired, saidBy } from '../../testing/judging.ts';
import { syncChain } from './rule.ts';

const CHAIN = 'a(service) -> b(service): call #ab; b -> c(service): call #bc; c -> d(service): call #cd';

describe('sync-chain', () => {
  it('warns of three hops', () => {
    expect(saidBy(syncChain, CHAIN)).toEqual(['warning: a → b → c → d: 3 synchronous hops']);
    expect(judged(syncChain, CHAIN)[0]).toMatchObject({ subject: 'a', evidence: ['a', 'b', 'c', 'd', 'ab', 'bc', 'cd'] });
  });

  it('is an error from four hops on', () => {
    expect(saidBy(syncChain, `${CHAIN}; d -> e(service): call`)).toEqual(['error: a → b → c → d → e: 4 synchronous hops']);
  });

  it('says how available it can be at best, and what the 99th percentiles add up to', () => {
    const facts = (p99: number) => `{availability: 0.999, latency: {p99: ${p99}}}`;
    const design = `checkout(service ${facts(200)}) -> pricing(service ${facts(150)}): call; pricing -> promo(service ${facts(170)}): call; promo -> loyalty(service ${facts(300)}): call`;
    // 0.999^4 = 0.996006
    expect(saidBy(syncChain, design)).toEqual(['warning: checkout → pricing → promo → loyalty: 3 synchronous hops, 99.6 % at best, p99 adds up to 820 ms']);
  });

  it('carries the numbers along the way', () => {
    const design = CHAIN.replace('a(service)', 'a(service {availability: 0.999, latency: {p50: 20, p99: 80}})').replace(
      '#bc',
      '#bc {timeout: {ms: 300}, retry: {retries: 2}}',
    );
    expect(judged(syncChain, design)[0]?.path).toEqual([
      { elementId: 'a', availability: 0.999, p50: 20, p99: 80 },
      { elementId: 'b', flowId: 'ab' },
      { elementId: 'c', flowId: 'bc', timeoutMs: 300, attempts: 3 },
      { elementId: 'd', flowId: 'cd' },
    ]);
  });

  it('does not count what a fallback cuts off', () => {
    expect(
      saidBy(
        syncChain,
        CHAIN.replace('d(service)', 'd(service {availability: 0.5})')
          .replace('#cd', '#cd {critical: false}')
          .replace('a(service)', 'a(service {availability: 0.9})'),
      )[0],
    ).toContain('90 % at best');
  });

  it('shows the longest chain of a head once, and none of those inside it', () => {
    expect(judged(syncChain, `${CHAIN}; d -> e(service): call; a -> c: call; x(service) -> d: call`).map(({ subject }) => subject)).toEqual(['a']);
  });

  it('counts a cycle as one service', () => {
    const design = `${CHAIN.replace('b -> c(service): call #bc', 'b -> b2(service): call #in; b2 -> b: call #out; b2 -> c(service): call #bc')}`;
    expect(saidBy(syncChain, design)).toEqual(['warning: a → b → b2 → c → d: 3 synchronous hops']);
    expect(judged(syncChain, design)[0]?.why).toContain('A cycle on the way counts as one.');
  });

  it.each([
    ['two hops', 'a(service) -> b(service): call; b -> c(service): call'],
    ['a client at the head', 'shop(client) -> a(service): call; a -> b(service): call; b -> c(service): call'],
    ['a gateway at the head', 'shop(gateway) -> a(service): call; a -> b(service): call; b -> c(service): call'],
    ['a service at the edge', CHAIN.replace('a(service)', 'a(service {role: edge})')],
    ['an external system at the end', CHAIN.replace('d(service)', 'd(external)')],
    ['infrastructure at the end', CHAIN.replace('d(service)', 'd(service {infrastructure: true})')],
    ['a call off the request path', CHAIN.replace('#bc', '#bc {offPath: true}')],
    ['a hop that is a message', CHAIN.replace('call #bc', 'send #bc')],
    ['a hop to the own worker', CHAIN.replace('c(service)', 'c(service {partOfId: b})')],
  ])('says nothing of %s', (_, design) => expect(saidBy(syncChain, design)).toEqual([]));

  it('takes its thresholds from the settings of the design', () => {
    expect(saidBy(syncChain, `${CHAIN}; ruleSettings sync-chain {parameters: {warningHops: 2, errorHops: 3}}`)[0]).toMatch(/^error/);
    expect(saidBy(syncChain, `${CHAIN}; ruleSettings sync-chain {parameters: {warningHops: 4}}`)).toEqual([]);
  });
});

describe('its fixes', () => {
  it('say on a topic that an earlier fix has made what is told to one more', () => {
    const design = `${CHAIN}; b -> b-events(channel): publish; b-events -> z(service): consume {idempotent: true}`;
    expect(changedBy(syncChain, design, 'publish')).toMatchObject({
      flows: { bc: undefined, consume: { kind: 'consume', from: 'b-events', to: 'c' } },
    });
    expect(Object.keys(changedBy(syncChain, design, 'publish')['flows'] ?? {}).toSorted()).toEqual(['bc', 'consume']);
  });

  it('publish an event in place of the middle call', () => {
    expect(changedBy(syncChain, CHAIN, 'publish')).toEqual({
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

  it('keep a copy in place of it, in a store of the caller', () => {
    expect(changedBy(syncChain, CHAIN, 'replicate')).toEqual({
      elements: {
        'b-copy': { kind: 'datastore', name: 'b-copy' },
        'c-changes': { kind: 'channel', variant: 'topic', name: 'c-changes', deadLetterChannelId: 'c-changes-dead-letters' },
        'c-changes-dead-letters': { kind: 'channel', variant: 'queue', name: 'c-changes-dead-letters' },
      },
      flows: {
        bc: undefined,
        publish: { kind: 'publish', from: 'c', to: 'c-changes', outbox: 'transactional-outbox' },
        consume: { kind: 'consume', from: 'c-changes', to: 'b', idempotent: true },
        access: { kind: 'access', from: 'b', to: 'b-copy', mode: 'read-write' },
      },
    });
  });

  it('keep the copy in the store that the caller has', () => {
    expect(changedBy(syncChain, `${CHAIN}; b -> db(datastore)`, 'replicate')['elements']).not.toHaveProperty('b-copy');
  });

  it('cut the cheapest call, and prefer a copy where that is a query', () => {
    const queries = CHAIN.replace('#ab', '#ab {intent: query}').replace('#bc', '#bc {intent: query, callsPerRequest: 3}').replace('#cd', '#cd {intent: query}');
    expect(fixesBy(syncChain, queries).map(({ title }) => title)).toEqual(['Keep a copy in place of a → b']);
  });

  it('tell a command, keep a copy for a query, and leave the choice where nobody said which it is', () => {
    const titles = (cd: string, after: string) => {
      const long = `${CHAIN}; d -> e(service): call #de; e -> f(service): call #ef; f -> g(service): call #fg`;
      return fixesBy(
        syncChain,
        long.replace('#cd', `#cd {${cd}}`).replace('#de', `#de {${after}}`).replace('#ef', `#ef {${after}}`).replace('#fg', `#fg {${after}}`),
      ).map(({ title }) => title);
    };
    expect(fixesBy(syncChain, CHAIN.replace('#bc', '#bc {intent: command}')).map(({ title }) => title)).toEqual(['Publish an event in place of b → c']);
    expect(titles('intent: command', 'intent: query')).toEqual(['Publish an event in place of c → d and keep a copy in place of e → f']);
    expect(titles('intent: command', 'callsPerRequest: 1')).toEqual([
      'Publish an event in place of c → d and e → f',
      'Publish an event in place of c → d and keep a copy in place of e → f',
    ]);
  });

  it('give two services of one name a topic and dead letters each', () => {
    const hops = Array.from({ length: 7 }, (_, i) => `s${i} -> s${i + 1}: call`).join('; ');
    const boxes = Array.from({ length: 8 }, (_, i) => `s${i}(service {name: same})`).join('; ');
    expect(saidBy(syncChain, repaired(syncChain, `${boxes}; ${hops}`, 'publish'))).toEqual([]);
  });

  it('cut a long chain so often that no new head begins one', () => {
    const hops = Array.from({ length: 9 }, (_, i) => `s${i}(service) -> s${i + 1}: call`).join('\n');
    const design = `${hops}\ns9(service)`;
    expect(saidBy(syncChain, repaired(syncChain, design, 'publish'))).toEqual([]);
  });
});
