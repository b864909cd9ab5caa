import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyEdits } from '../../model/index.ts';
import { sketch } from '../../testing/index.ts';
import { assumedEdits, hopFigures, pathWords, useWhatIf, whatIf, type PathStep } from './what-if.ts';

const step = (elementId: string, availability?: number, p99?: number): PathStep => ({
  elementId,
  ...(availability !== undefined && { availability }),
  ...(p99 !== undefined && { p99 }),
});
const four = ['a', 'b', 'c', 'd'].map((id) => step(id, 0.999, 200));

describe('the numbers along a path', () => {
  it('come together hop by hop: four times 99.9 % is 99.6 %, four times 200 ms is 800 ms', () => {
    const last = hopFigures(four, {}).at(-1);
    expect(last?.productSoFar).toBeCloseTo(0.999 ** 4, 12);
    expect(last?.p99SoFar).toBe(800);
    expect(hopFigures(four, {}).map(({ p99SoFar }) => p99SoFar)).toEqual([200, 400, 600, 800]);
    expect(pathWords(four, {})[0]).toContain('0.999^4 = 99.6 %');
  });

  it('count with what is assumed in place of what is stated', () => {
    const last = hopFigures(four, { b: { availability: 0.9 }, d: { p99: 1_000 } }).at(-1);
    expect(last?.productSoFar).toBeCloseTo(0.9 * 0.999 ** 3, 12);
    expect(last?.p99SoFar).toBe(1_600);
  });

  it('are absent until somebody states one', () => {
    expect(hopFigures([step('a'), step('b', 0.99)], {}).map(({ productSoFar }) => productSoFar)).toEqual([undefined, 0.99]);
  });

  it('never grow in availability and never shrink in time', () => {
    const steps = fc.array(fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.double({ min: 1, max: 1e4, noNaN: true })), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(steps, (numbers) => {
        const hops = hopFigures(
          numbers.map(([availability, p99], i) => step(`e${i}`, availability, p99)),
          {},
        );
        for (const [i, hop] of hops.entries()) {
          const before = hops[i - 1];
          if (!before) continue;
          expect(hop.productSoFar).toBeLessThanOrEqual(before.productSoFar ?? 1);
          expect(hop.p99SoFar).toBeGreaterThanOrEqual(before.p99SoFar ?? 0);
        }
      }),
    );
  });
});

describe('assumptions', () => {
  it('are forgotten one number at a time', () => {
    whatIf.assume('a', 'availability', 0.9);
    whatIf.assume('a', 'p99', 100);
    whatIf.assume('a', 'p99', undefined);
    expect(useWhatIf.getState().assumed).toEqual({ a: { availability: 0.9 } });
    whatIf.assume('a', 'availability', undefined);
    expect(useWhatIf.getState().assumed).toEqual({});
  });

  it('become the numbers of the design, beside what it states already', () => {
    const design = sketch('a(service {latency: {p50: 20, p99: 100}, availability: 0.999}); web(client)');
    const edits = assumedEdits(design, { a: { availability: 0.99, p99: 300 }, web: { availability: 1 }, gone: { p99: 5 } });
    const result = applyEdits(design, edits);
    expect(result.ok && result.design.elements['a']).toMatchObject({ availability: 0.99, latency: { p50: 20, p99: 300 } });
    expect(edits).toHaveLength(1);
  });
});
