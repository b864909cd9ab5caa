import { describe, expect, it } from 'vitest';
import { sketch } from '../../testing/index.ts';
import { createEngine, type Health } from '../index.ts';

function healthOf(design: string): Health {
  const engine = createEngine();
  engine.check(sketch(design));
  return engine.health();
}

const cohesion = (design: string) => healthOf(design).cohesion.map(({ contextId, inside, outside, cohesion: share }) => [contextId, inside, outside, share]);

describe('the health of a design', () => {
  it('of nothing is empty', () => {
    const empty = createEngine().health();
    expect(empty.counts).toEqual({ error: 0, warning: 0, info: 0, questions: 0, accepted: 0 });
    expect(empty.monolith.score).toBe(0);
    expect(empty).not.toHaveProperty('longestChain');
    expect(empty).not.toHaveProperty('retries');
  });

  it('counts findings, questions and what is accepted', () => {
    const engine = createEngine();
    const found = engine.check(
      sketch(`meta {preset: design}; a(service) -> b(service): call; c(service) -> b: call {unknown: [timeout]}; d(service) -> b: call
        decisions k {ruleId: missing-timeout, subjects: [d], reason: A demo., date: 2026-01-31}`),
    );
    const { counts } = engine.health();
    expect(counts.error).toBe(found.filter(({ severity }) => severity === 'error').length);
    expect(counts.questions).toBe(found.filter(({ question }) => question).length);
    expect(counts.questions).toBeGreaterThan(0);
    expect(counts.accepted).toBe(1);
  });

  it('shows the four parts of a distributed monolith with the counts behind them', () => {
    // Four services: a → b → c gives 3 of 12 pairs; a and d share a store; none in a cycle; c and d are released together.
    const { monolith } = healthOf(
      'a(service) -> b(service): call; b -> c(service {deploymentUnit: u}): call; a -> db(datastore); d(service {deploymentUnit: u}) -> db',
    );
    expect(monolith.parts.map(({ id, count, of, unit, share, weight }) => [id, count, of, unit, share, weight])).toEqual([
      ['propagation', 3, 12, 'pairs', 0.25, 0.6],
      ['sharedData', 2, 4, 'services', 0.5, 0.8],
      ['cyclic', 0, 4, 'services', 0, 0.7],
      ['lockstep', 2, 4, 'services', 0.5, 0.9],
    ]);
    // 1 − 0.85 × 0.6 × 1 × 0.55
    expect(monolith.score).toBeCloseTo(0.7195, 12);
  });

  it('shows the longest chain with its numbers', () => {
    const { longestChain } = healthOf('a(service {availability: 0.99}) -> b(service): call; b -> c(service): call {timeout: {ms: 80}}; d(service) -> c: call');
    expect(longestChain).toEqual({
      hops: 2,
      path: [
        { elementId: 'a', availability: 0.99 },
        { elementId: 'b', flowId: 'a-b' },
        { elementId: 'c', flowId: 'b-c', timeoutMs: 80 },
      ],
    });
  });

  it('shows where retries multiply most', () => {
    const { retries } = healthOf(
      'a(service) -> b(service): call {retry: {retries: 2}}; b -> c(service): call {retry: {retries: 3}}; x(service) -> y(service): call {retry: {retries: 1}}; y -> c: call {retry: {retries: 1}}',
    );
    expect(retries?.attempts).toBe(12);
    expect(retries?.path.map(({ elementId, attempts }) => [elementId, attempts])).toEqual([
      ['a', undefined],
      ['b', 3],
      ['c', 4],
    ]);
  });
});

describe('the cohesion of contexts', () => {
  it('weighs calls inside against calls across', () => {
    expect(cohesion('a(service) -> b(service): call; b -> c(service): call; c -> d(service): call; d -> c: call; context x(a, b); context y(c, d)')).toEqual([
      ['x', 1, 1, 0.5],
      ['y', 2, 1, 2 / 3],
    ]);
  });

  it('weighs a shared store and a shared release twice, a command and an event less', () => {
    const context = 'context x(a, b)';
    expect(cohesion(`a(service) -> db(datastore); b(service) -> db; ${context}`)).toEqual([['x', 2, 0, 1]]);
    expect(cohesion(`a(service {deploymentUnit: u}); b(service {deploymentUnit: u}); ${context}`)).toEqual([['x', 2, 0, 1]]);
    expect(cohesion(`a(service) -> b(service): send; ${context}`)).toEqual([['x', 0.4, 0, 1]]);
    expect(cohesion(`a(service) -> q(channel {variant: queue}): publish; q -> b(service): consume; ${context}`)).toEqual([['x', 0.4, 0, 1]]);
    expect(cohesion(`a(service) -> t(channel): publish; t -> b(service): consume; ${context}`)).toEqual([['x', 0.2, 0, 1]]);
  });

  it('counts every pair of those who share', () => {
    // Three on one store: a–b inside x, a–c and b–c across.
    expect(cohesion('a(service) -> db(datastore); b(service) -> db; c(service) -> db; context x(a, b); context y(c)')).toEqual([
      ['y', 0, 4, 0],
      ['x', 2, 4, 1 / 3],
    ]);
  });

  it('counts every publisher with every consumer, but nobody with itself', () => {
    // a and b publish, b and c consume: a–b inside x, a–c and b–c across.
    expect(
      cohesion('t(channel); a(service) -> t: publish; b(service) -> t: publish; t -> b: consume; t -> c(service): consume; context x(a, b); context y(c)'),
    ).toEqual([
      ['y', 0, 0.4, 0],
      ['x', 0.2, 0.4, 0.2 / 0.6000000000000001],
    ]);
  });

  it('takes a worker for its service, and leaves infrastructure out', () => {
    const design =
      'a(service) -> w(service {partOfId: b}): call; b(service); a -> id(service {infrastructure: true}): call; b -> w: call; context x(a, b, id, w)';
    expect(cohesion(design)).toEqual([['x', 1, 0, 1]]);
    expect(healthOf(design).cohesion[0]?.services).toBe(2);
  });

  it('says nothing of a context that nothing ties', () => {
    const [first, second] = healthOf('a(service) -> b(service): call; c(service); context x(c); context y(a, b); context z()').cohesion;
    expect(first).toMatchObject({ contextId: 'y', cohesion: 1 });
    expect(second).not.toHaveProperty('cohesion');
  });
});
