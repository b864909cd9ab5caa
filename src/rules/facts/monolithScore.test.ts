import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { emptyDesign, seededRandom, type Design, type Element, type Flow } from '../../model/index.ts';
import { sketch } from '../../testing/index.ts';
import { edited, randomDesign, randomEdits } from '../testing/randomDesign.ts';
import { changesBetween } from './changes.ts';
import { Facts } from './facts.ts';
import { monolithScore, monolithScoreFrom } from './monolithScore.ts';

const scoreOf = (text: string) => monolithScore(new Facts(sketch(text)));

describe('the distributed-monolith score', () => {
  it('is 0 for a design without services', () =>
    expect(scoreOf('a(client)')).toEqual({ score: 0, propagation: 0, sharedData: 0, cyclic: 0, lockstep: 0, services: 0 }));

  it('counts of a chain of three half of the pairs', () => {
    const score = scoreOf('a(service) -> b(service): call; b -> c(service): call');
    expect(score).toMatchObject({ propagation: 0.5, cyclic: 0, services: 3 });
    expect(score.score).toBeCloseTo(0.3, 12);
  });

  it('puts the four parts together as the formula says', () => {
    // Of four services a and b call each other, b and c share a store, c and d are released together; a, b reach one another, c and d nobody.
    const score = scoreOf(
      `a(service) -> b(service): call; b -> a: call; b -> s(datastore); c(service {deploymentUnit: x}) -> s; d(service {deploymentUnit: x})`,
    );
    expect(score).toMatchObject({ propagation: 2 / 12, sharedData: 0.5, cyclic: 0.5, lockstep: 0.5, services: 4 });
    expect(score.score).toBeCloseTo(1 - 0.9 * 0.6 * 0.65 * 0.55, 12);
  });

  it.each([
    ['infrastructure', 'a(service) -> b(service): call; b -> i(service {infrastructure: true}): call'],
    ['the edge', 'e(service {role: edge}) -> a(service): call; a -> b(service): call; g(gateway) -> a: call'],
    ['a worker, which is one with its service', 'a(service) -> b(service): call; w(service {partOfId: b}); w -> a: call {offPath: true}'],
    ['calls that nobody waits for', 'a(service) -> b(service): call; b -> a: call {offPath: true}; b -> t(channel) -> a'],
  ])('leaves out %s', (_, text) => expect(scoreOf(text)).toMatchObject({ propagation: 0.5, cyclic: 0, services: 2 }));

  it.each([
    ['tables of their own', 'a(service) -> s(datastore): access {schemas: [x]}; b(service) -> s: access {schemas: [y]}', 0],
    ['a table in common', 'a(service) -> s(datastore): access {schemas: [x]}; b(service) -> s: access {schemas: [y, x]}', 1],
    ['no word about tables', 'a(service) -> s(datastore); b(service) -> s: access {schemas: [y]}', 1],
    ['an import that could not know the tables', 'a(service) -> s(datastore): access {unknown: [schemas]}; b(service) -> s', 0],
    ['a relay that reads', 'a(service) -> s(datastore); b(service); r(service {infrastructure: true}) -> s: access {mode: read}', 0],
    ['a worker', 'a(service) -> s(datastore); b(service); w(service {partOfId: a}) -> s', 0],
  ])('counts of services at one store with %s those that share it', (_, text, sharedData) => expect(scoreOf(text)).toMatchObject({ sharedData }));

  it('counts the users of a store with very many users', () => {
    const users = Array.from({ length: 40 }, (_, i) => `s${i}(service) -> d: access {schemas: [t${Math.floor(i / 2)}]}`);
    expect(scoreOf(['d(datastore)', ...users, 'x(service)'].join('\n')).sharedData).toBeCloseTo(40 / 41, 12);
  });

  it('takes a unit of release that only one service names for nothing', () =>
    expect(scoreOf('a(service {deploymentUnit: x}); b(service {deploymentUnit: y})')).toMatchObject({ lockstep: 0 }));

  it('is the same as by counting every pair, cycles included', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1e9 }), (seed) => {
        const design = callsAtRandom(seed);
        const facts = new Facts(design);
        const { propagation, cyclic, services } = monolithScore(facts);
        const expected = byHand(design);
        expect(services).toBe(expected.services);
        expect(propagation).toBeCloseTo(expected.pairs / (services * (services - 1)), 10);
        expect(cyclic).toBeCloseTo(expected.cyclic / services, 10);
        expect(facts.sync().reachablePairsAtMost()).toBeGreaterThanOrEqual(expected.pairs);
      }),
      { numRuns: 60 },
    );
  });

  it('is told by the quick question wherever it is high, and nowhere else, after every edit', () => {
    let high = 0;
    for (let seed = 0; seed < 60; seed++) {
      const random = seededRandom(`score ${seed}`);
      let design = randomDesign(random);
      const facts = new Facts(design);
      for (let i = 0; i < 8; i++) {
        const next = edited(design, randomEdits(design, random));
        facts.update(next, changesBetween(design, next));
        design = next;
        const score = monolithScore(new Facts(design));
        const parts = [score.propagation, score.sharedData, score.cyclic, score.lockstep].filter((part) => part >= 0.2);
        const isHigh = score.score >= 0.3 && parts.length >= 2;
        if (isHigh) high++;
        expect(monolithScoreFrom(facts, 0.3, 0.2)).toEqual(isHigh ? score : undefined);
      }
    }
    expect(high).toBeGreaterThan(10);
  });
});

/** Up to 300 services with calls mostly downwards, so that there are long ways and some knots. */
function callsAtRandom(seed: number): Design {
  const random = seededRandom(`calls ${seed}`);
  const count = 2 + Math.floor(random() * 300);
  const elements: Record<string, Element> = {};
  const flows: Record<string, Flow> = {};
  const upwards = random() * 0.1;
  for (let i = 0; i < count; i++) elements[`s${i}`] = { kind: 'service', name: `s${i}` };
  for (let i = 0; i < count * (0.5 + random() * 2); i++) {
    const [a, b] = [Math.floor(random() * count), Math.floor(random() * count)];
    const [from, to] = random() < upwards ? [Math.max(a, b), Math.min(a, b)] : [Math.min(a, b), Math.max(a, b)];
    flows[`f${i}`] = { kind: 'call', from: `s${from}`, to: `s${to}` };
  }
  return { ...emptyDesign('Calls'), elements, flows };
}

/** Breadth first from every service. */
function byHand(design: Design): { services: number; pairs: number; cyclic: number } {
  const ids = Object.keys(design.elements);
  const callees = new Map(ids.map((id) => [id, Object.values(design.flows).flatMap(({ from, to }) => (from === id ? [to] : []))]));
  let pairs = 0;
  let cyclic = 0;
  for (const id of ids) {
    const reached = new Set<string>();
    const queue = [id];
    for (let head = 0; head < queue.length; head++) {
      for (const next of callees.get(queue[head] ?? '') ?? []) {
        if (reached.has(next)) continue;
        reached.add(next);
        queue.push(next);
      }
    }
    pairs += reached.has(id) ? reached.size - 1 : reached.size;
    // A service that only calls itself is in no cycle of services.
    const others = [...reached].filter((other) => other !== id);
    if (others.some((other) => reachesFrom(other, id, callees))) cyclic++;
  }
  return { services: ids.length, pairs, cyclic };
}

function reachesFrom(start: string, wanted: string, callees: ReadonlyMap<string, readonly string[]>): boolean {
  const seen = new Set([start]);
  const queue = [start];
  for (let head = 0; head < queue.length; head++) {
    for (const next of callees.get(queue[head] ?? '') ?? []) {
      if (next === wanted) return true;
      if (!seen.has(next)) seen.add(next);
      else continue;
      queue.push(next);
    }
  }
  return false;
}
