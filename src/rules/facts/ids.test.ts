import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareNaturally } from './ids.ts';

const sorted = (...ids: readonly string[]): string[] => ids.toSorted(compareNaturally);

describe('the order of ids for people', () => {
  it('counts numbers as numbers', () => {
    expect(sorted('s10', 's1', 's100', 's2')).toEqual(['s1', 's2', 's10', 's100']);
    expect(sorted('pay-2-10', 'pay-10-1', 'pay-2-9')).toEqual(['pay-2-9', 'pay-2-10', 'pay-10-1']);
  });

  it('orders what has no number by code units', () => {
    expect(sorted('orders', 'billing', 'Zebra')).toEqual(['Zebra', 'billing', 'orders']);
  });

  it('agrees with a natural collation on words with one number', () => {
    const { compare } = new Intl.Collator('en', { numeric: true });
    const id = fc.tuple(fc.constantFrom('s', 'store', 'topic'), fc.nat()).map(([word, number]) => `${word}${number}`);
    fc.assert(fc.property(id, id, (a, b) => Math.sign(compareNaturally(a, b)) === Math.sign(compare(a, b))));
  });

  it('is an order: of two different ids one is first, and of three the first is before the last', () => {
    const id = fc.string({ unit: fc.constantFrom('0', '1', '2', '9', 'a', 'b', '-'), maxLength: 6 });
    fc.assert(
      fc.property(id, id, id, (a, b, c) => {
        const [x, y, z] = [a, b, c].toSorted(compareNaturally) as [string, string, string];
        expect(Math.sign(compareNaturally(a, b)) + Math.sign(compareNaturally(b, a))).toBe(0);
        expect(compareNaturally(a, b) === 0).toBe(a === b);
        expect(compareNaturally(x, z)).toBeLessThanOrEqual(0);
        expect(compareNaturally(x, y)).toBeLessThanOrEqual(0);
        expect(compareNaturally(y, z)).toBeLessThanOrEqual(0);
      }),
      { numRuns: 3_000 },
    );
  });
});
