import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { overlaps, type Rect } from '../geometry.ts';
import { Areas } from './areas.ts';
import { Reaches } from './reaches.ts';

const rect = fc.record({ x: fc.nat(90), y: fc.nat(90), width: fc.integer({ min: 1, max: 20 }), height: fc.integer({ min: 1, max: 20 }) });
const id = fc.nat(120).map((number) => `f-${number}`);
const step = fc.oneof(
  { weight: 4, arbitrary: fc.record({ id, rects: fc.array(rect, { minLength: 1, maxLength: 3 }) }) },
  { weight: 1, arbitrary: fc.record({ id }) },
);

function areasOf(rects: readonly Rect[]): Areas {
  const areas = new Areas();
  for (const one of rects) areas.add(one);
  return areas;
}

describe('What many flows hang on', () => {
  it('is found wherever one of its areas is, after any changes', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 300 }), fc.array(rect, { minLength: 1, maxLength: 3 }), (steps, asked) => {
        const reaches = new Reaches();
        const known = new Map<string, readonly Rect[]>();
        for (const one of steps) {
          if (!('rects' in one)) {
            reaches.delete(one.id);
            known.delete(one.id);
            continue;
          }
          const [first, ...others] = one.rects;
          reaches.set(one.id, areasOf(first ? [first] : []).with(others), new Areas());
          known.set(one.id, one.rects);
        }
        const found = reaches.around(asked);
        expect(found.every((flow) => known.has(flow))).toBe(true);
        for (const [flow, rects] of known) if (rects.some((one) => asked.some((other) => overlaps(one, other)))) expect(found).toContain(flow);
      }),
      { numRuns: 100, seed: 4 },
    );
  });

  it('is not asked for where nothing of it is near', () => {
    const reaches = new Reaches();
    reaches.set('near', areasOf([{ x: 0, y: 0, width: 10, height: 10 }]));
    reaches.set('far', areasOf([{ x: 500, y: 0, width: 10, height: 10 }]));
    reaches.set('nowhere', new Areas());
    expect(reaches.around([{ x: 5, y: 5, width: 10, height: 10 }])).toEqual(['near']);
  });
});
