import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createClock } from './clock.ts';

const SECOND = 1_000_000;

describe('the clock of playback', () => {
  it('gives a message of typical length 600 ms at 1×', () => {
    const clock = createClock([0, 20_000, 40_000, 60_000]);
    expect(clock.wallMs).toBeCloseTo(1_800, 6);
    expect(clock.advance(0, 300)).toBeCloseTo(10_000, 6);
  });

  it('lets thirty idle seconds pass in less than two', () => {
    const clock = createClock([0, 20_000, 40_000, 30 * SECOND, 30 * SECOND + 20_000]);
    expect(clock.wallMs).toBeLessThan(3 * 600 + 2_000);
    expect(clock.advance(40_000, 1_800)).toBeCloseTo(30 * SECOND, 0);
  });

  it('plays a run of a hundred thousand events in two minutes at most', () => {
    const clock = createClock(Float64Array.from({ length: 100_000 }, (_, tUs) => tUs));
    expect(clock.wallMs).toBeLessThanOrEqual(120_000 + 1e-6);
  });

  it('stops at the end of the run', () => {
    expect(createClock([0, 10, 20]).advance(20, 1_000)).toBe(20);
    expect(createClock([0, 10, 20]).advance(15, 1_000_000)).toBe(20);
  });

  it('survives a run in which nothing takes time', () => {
    expect(createClock([0]).advance(0, 16)).toBe(0);
  });

  it('goes forward, and two short steps are as far as one long one', () => {
    const rising = fc.uniqueArray(fc.integer({ min: 1, max: 60 * SECOND }), { minLength: 1, maxLength: 40 }).map((list) => [0, ...list.sort((a, b) => a - b)]);
    fc.assert(
      fc.property(rising, fc.double({ min: 0, max: 1, noNaN: true }), fc.double({ min: 1, max: 400, noNaN: true }), (moments, share, step) => {
        const clock = createClock(moments);
        const from = share * (moments.at(-1) ?? 0);
        const twice = clock.advance(clock.advance(from, step), step);
        expect(clock.advance(from, step)).toBeGreaterThanOrEqual(from);
        expect(twice).toBeCloseTo(clock.advance(from, 2 * step), 0);
      }),
    );
  });
});
