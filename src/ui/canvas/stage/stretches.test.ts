import fc from 'fast-check';
import { expect, it } from 'vitest';
import { overlaps, type Rect } from '../../../drawing/index.ts';
import { Stretches } from './stretches.ts';

const side = fc.integer({ min: 0, max: 40 });
const rect: fc.Arbitrary<Rect> = fc.record({ x: side, y: side, width: side, height: side });
const step = fc.record({ owner: fc.constantFrom('a', 'b', 'c', 'd'), rects: fc.array(rect, { maxLength: 400, size: 'max' }) });

it('finds each owner of a rectangle in an area once, whatever came, changed and went before', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 12 }), rect, (steps, area) => {
      const stretches = new Stretches<string>();
      const peer = new Map<string, readonly Rect[]>();
      for (const { owner, rects } of steps) {
        stretches.set(owner, rects);
        peer.set(owner, rects);
        const found: string[] = [];
        stretches.visit(area, (one) => void found.push(one));
        expect(found.sort()).toEqual([...peer].flatMap(([one, all]) => (all.some((part) => overlaps(part, area)) ? [one] : [])).sort());
      }
    }),
    // Making an example of hundreds of rectangles smaller would take minutes.
    { endOnFailure: true },
  );
});

it('ends where the visitor says so', () => {
  const stretches = new Stretches<string>();
  for (const owner of ['a', 'b', 'c']) stretches.set(owner, [{ x: 0, y: 0, width: 9, height: 9 }]);
  const found: string[] = [];
  stretches.visit({ x: 1, y: 1, width: 1, height: 1 }, (owner) => found.push(owner) === 2);
  expect(found).toEqual(['a', 'b']);
});
