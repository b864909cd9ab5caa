import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inShare, standing } from './sticky.ts';

const key = fc.nat({ max: 10_000_000 });
const salt = fc.string({ maxLength: 20 });
const share = fc.integer({ min: 0, max: 1_000 }).map((thousandths) => thousandths / 1_000);

describe('hash(key) < share', () => {
  it('a share that only grows never moves anyone back', () => {
    fc.assert(
      fc.property(key, salt, fc.array(share, { minLength: 2, maxLength: 20 }), (one, name, shares) => {
        const sides = [...shares].sort((a, b) => a - b).map((share) => inShare(one, name, share));
        expect(sides.lastIndexOf(false)).toBeLessThanOrEqual(sides.indexOf(true) < 0 ? sides.length : sides.indexOf(true));
      }),
      { numRuns: 2_000, seed: 7 },
    );
  });

  it('is the same for the same key for ever, and nobody or everybody at the ends', () => {
    fc.assert(
      fc.property(key, salt, (one, name) => {
        expect(standing(one, name)).toBe(standing(one, name));
        expect(inShare(one, name, 0)).toBe(false);
        expect(inShare(one, name, 1)).toBe(true);
      }),
    );
  });

  it.each([0.01, 0.05, 0.25, 0.5, 0.9])('takes in that share of many keys: %s', (share) => {
    const keys = 20_000;
    const inside = Array.from({ length: keys }, (_, one) => inShare(one, 'canary', share)).filter(Boolean).length;
    expect(Math.abs(inside / keys - share)).toBeLessThanOrEqual(3.9 * Math.sqrt((share * (1 - share)) / keys));
  });

  it('decides two things about one key apart', () => {
    const keys = 20_000;
    const both = Array.from({ length: keys }, (_, one) => inShare(one, 'orders', 0.5) && inShare(one, 'stock', 0.5)).filter(Boolean).length;
    expect(Math.abs(both / keys - 0.25)).toBeLessThanOrEqual(3.9 * Math.sqrt((0.25 * 0.75) / keys));
  });
});
