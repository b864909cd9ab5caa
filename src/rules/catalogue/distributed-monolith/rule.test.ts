import { describe, expect, it } from 'vitest';
import { sketch } from '../../../testing/index.ts';
import { engineOver } from '../../engine/engine.ts';
import { createEngine } from '../../index.ts';
import { brings, changedBy, fixesBy, judged, saidBy } from '../../testing/judging.ts';
import { distributedMonolith } from './rule.ts';

/** Three services in a circle; two of them share a store. */
const TIED =
  'meta {name: Shop}; a(service) -> b(service): call #ab; b -> c(service): call #bc; c -> a: call #ca; a -> db(datastore): access #da; b -> db: access #dbb';
const UNIT = (names: string) =>
  names
    .split(' ')
    .map((name) => `${name}(service {deploymentUnit: u})`)
    .join('; ');

describe('distributed-monolith', () => {
  it('is an error where two symptoms add up', () => {
    // p = 1, d = 2/3, c = 1, l = 0: 1 − 0.4 × 0.4667 × 0.3
    expect(saidBy(distributedMonolith, TIED)).toEqual(['error: Shop is a distributed monolith: 0.94 of 1']);
    expect(judged(distributedMonolith, TIED)[0]).toMatchObject({ subject: 'meta', evidence: ['a', 'b', 'c', 'db'] });
    expect(judged(distributedMonolith, TIED)[0]?.why).toMatch(
      /^100 % of the services wait for each other in cycles, a service reaches 100 % of the others by calls that it waits for, 66.7 % share a store: of 3 services /,
    );
  });

  it.each([
    // d = 1 alone: 0.8
    ['one symptom is all there is', 'a(service) -> db(datastore); b(service) -> db; c(service) -> db'],
    ['l alone is 1', UNIT('a b c d')],
    // p = 1, c = 1, of two services
    ['there are two services', 'a(service) -> b(service): call; b -> a: call'],
    // p = 1/6, d = 2/3: 1 − 0.9 × 0.4667 = 0.58, but p is no symptom
    ['the second symptom is below 0.2', 'a(service) -> b(service): call; c(service) -> db(datastore); a -> db'],
    // p = 3/12, d = 1/2: 1 − 0.85 × 0.6
    ['two symptoms give a score of 0.49', 'a(service) -> b(service): call; b -> c(service): call; c -> d(service): send; a -> db(datastore); b -> db'],
    [
      'the loop is asynchronous and the stores are apart',
      'a(service) -> b(service): call; b -> t(channel) -> a; c(service); a -> x(datastore); b -> y(datastore)',
    ],
    [
      'all are modules of one monolith',
      'm(monolith); a(service {partOfId: m}) -> b(service {partOfId: m}): call; b -> c(service {partOfId: m}): call; c -> a: call; a -> db(datastore); b -> db',
    ],
  ])('says nothing where %s', (_, design) => expect(saidBy(distributedMonolith, design)).toEqual([]));

  it('speaks at 0.55 with two symptoms', () =>
    expect(
      saidBy(
        distributedMonolith,
        'a(service) -> b(service): call; a -> c(service): call; b -> c: call; c -> d(service): send; d -> b: call; a -> db(datastore); b -> db',
      ),
    ).toEqual(['error: Sketch is a distributed monolith: 0.55 of 1']));

  it('takes its thresholds from the settings of the design', () => {
    expect(saidBy(distributedMonolith, `${TIED}; ruleSettings distributed-monolith {parameters: {score: 0.95}}`)).toEqual([]);
    expect(saidBy(distributedMonolith, `${TIED}; ruleSettings distributed-monolith {parameters: {services: 4}}`)).toEqual([]);
  });

  it('leaves more than forty services to people', () => {
    const ring = Array.from({ length: 41 }, (_, i) => `s${i}(service) -> s${(i + 1) % 41}: call`).join('\n');
    expect(judged(distributedMonolith, ring)[0]?.noFixReason).toMatch(/^41 services are tied together/);
  });
});

describe('its fixes', () => {
  it('begin with another symptom each, and go on until it is gone', () => {
    expect(fixesBy(distributedMonolith, TIED).map(({ id, title }) => [id, title])).toEqual([
      ['untie-cycles', 'An event in place of a call and a store for each service at db'],
      ['tell-by-event', 'Events in place of two calls'],
      ['merge-cycles', 'B and a merged'],
    ]);
  });

  it('do not turn a whole system into events', () => {
    const names = ['a', 'b', 'c', 'd', 'e', 'f'];
    const ring = names.map((name, i) => `${name}(service {deploymentUnit: all}) -> ${names[(i + 1) % 6]}: call {intent: command}`).join('\n');
    const stars = names
      .slice(2)
      .map((name) => `a -> ${name}: call #a${name} {intent: command}`)
      .join('\n');
    expect(fixesBy(distributedMonolith, `${ring}\n${stars}`).map(({ title }) => title)).toEqual([
      'Events in place of five calls and six services released alone',
    ]);
  });

  it('are as many edits as it takes, and no more', () => {
    const engine = engineOver([distributedMonolith]);
    engine.check(sketch(TIED));
    for (const { gone, come } of engine.preview('distributed-monolith@meta')) expect({ gone: gone.length, come }).toEqual({ gone: 1, come: [] });
  });

  it('merge what waits for each other in a circle', () =>
    expect(changedBy(distributedMonolith, TIED, 'merge-cycles')).toMatchObject({
      elements: { b: undefined },
      flows: { ab: undefined, bc: { from: 'a', to: 'c' } },
    }));

  it('release each service alone', () => {
    // p = 1/3, l = 1
    const design = `${UNIT('a b c')}; a -> b: call {intent: query}; b -> c: call {intent: query}`;
    expect(fixesBy(distributedMonolith, design).map(({ id, title }) => [id, title])).toEqual([['release-alone', 'Three services released alone']]);
    expect(changedBy(distributedMonolith, design, 'release-alone')).toEqual({
      elements: { a: { kind: 'service', name: 'a' }, b: { kind: 'service', name: 'b' }, c: { kind: 'service', name: 'c' } },
    });
  });

  it('bring no findings of other rules beside those that stood', () => {
    const engine = createEngine();
    engine.check(sketch(`platform {timeout: {ms: 100}, tracing: true, healthChecks: true}; ${TIED}`));
    const previews = engine.preview('distributed-monolith@meta');
    expect(previews.map((preview) => [preview.fix.id, brings(preview).filter((finding) => !finding.startsWith('info'))])).toEqual(
      previews.map(({ fix }) => [fix.id, []]),
    );
  });
});
