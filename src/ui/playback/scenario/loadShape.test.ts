import { describe, expect, it } from 'vitest';
import type { Scenario } from '../../../model/index.ts';
import { loadShape, loadWords, shapePath } from './loadShape.ts';

const scenario = (load: Scenario['load'], durationMs?: number): Scenario => ({
  name: 'S',
  entry: { kind: 'flow', flowId: 'f' },
  ...(load ? { load } : {}),
  ...(durationMs === undefined ? {} : { durationMs }),
});

describe('the shape of a load', () => {
  it('of a spike stands where the spike does', () => {
    const shape = loadShape(scenario({ arrival: 'spike', ratePerSecond: 10, toRatePerSecond: 40, spikeFromMs: 2_000, spikeToMs: 5_000 }, 10_000));
    expect(shape).toEqual([
      { x: 0, y: 0.25 },
      { x: 0.2, y: 0.25 },
      { x: 0.2, y: 1 },
      { x: 0.5, y: 1 },
      { x: 0.5, y: 0.25 },
      { x: 1, y: 0.25 },
    ]);
  });

  it('of a spike beyond the end stays within', () => {
    expect(loadShape(scenario({ arrival: 'spike', spikeFromMs: 90_000, spikeToMs: 95_000 })).every(({ x }) => x <= 1)).toBe(true);
  });

  it('of a ramp rises, and falls where it goes down', () => {
    expect(loadShape(scenario({ arrival: 'ramp', ratePerSecond: 5, toRatePerSecond: 50 })).map(({ y }) => y)).toEqual([0.1, 1]);
    expect(loadShape(scenario({ arrival: 'ramp', ratePerSecond: 50, toRatePerSecond: 5 })).map(({ y }) => y)).toEqual([1, 0.1]);
  });

  it('is drawn as one line, and down to the ground where it is filled', () => {
    const line = [
      { x: 0, y: 0 },
      { x: 1, y: 1 },
    ];
    expect(shapePath(line, 100, 43)).toBe('M0 43L100 3');
    expect(shapePath(line, 100, 43, true)).toBe('M0 43L100 3L100 43L0 43Z');
  });
});

describe('a load in words', () => {
  it('says what comes in', () => {
    expect([
      loadWords(scenario({ ratePerSecond: 5 })),
      loadWords(scenario({ arrival: 'poisson' })),
      loadWords(scenario({ arrival: 'ramp', ratePerSecond: 2 })),
      loadWords(scenario({ arrival: 'closed', users: 1 })),
      loadWords(scenario(undefined)),
    ]).toEqual(['5/s, evenly', '1/s, at random', '2/s to 20/s', '1 user who asks, waits and thinks', '60 calls, one a second']);
  });
});
