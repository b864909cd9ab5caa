import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { overlaps, type Rect } from './geometry.ts';
import { SpatialIndex } from './spatialIndex.ts';

const rect = fc.record({
  x: fc.integer({ min: -5000, max: 5000 }),
  y: fc.integer({ min: -5000, max: 5000 }),
  width: fc.integer({ min: 1, max: 9000 }),
  height: fc.integer({ min: 1, max: 900 }),
});

describe('a spatial index', () => {
  it('finds what a look at every rectangle finds', () => {
    fc.assert(
      fc.property(fc.array(rect, { maxLength: 60 }), rect, (rects, area) => {
        const index = new SpatialIndex();
        rects.forEach((one, i) => index.set(`${i}`, one));
        const expected = rects.flatMap((one, i) => (overlaps(one, area) ? [`${i}`] : [])).sort();
        expect(index.within(area)).toEqual(expected);
      }),
    );
  });

  it('knows a rectangle only where it is now', () => {
    const index = new SpatialIndex();
    index.set('a', { x: 0, y: 0, width: 10, height: 10 });
    index.set('a', { x: 1000, y: 0, width: 10, height: 10 });
    expect(index.within({ x: -5, y: -5, width: 100, height: 100 })).toEqual([]);
    expect(index.within({ x: 1005, y: 5, width: 1, height: 1 })).toEqual(['a']);
  });

  it('forgets what is deleted', () => {
    const index = new SpatialIndex();
    index.set('a', { x: 0, y: 0, width: 10, height: 10 });
    index.delete('a');
    expect(index.within({ x: 0, y: 0, width: 10, height: 10 })).toEqual([]);
    expect(index.size).toBe(0);
  });

  it('holds a sheet over ten million pixels without filling cells', () => {
    const index = new SpatialIndex();
    const sheet: Rect = { x: -5e6, y: -5e6, width: 1e7, height: 1e7 };
    index.set('sheet', sheet);
    expect(index.within({ x: 4e6, y: 4e6, width: 1, height: 1 })).toEqual(['sheet']);
  });

  it('stops visiting when the visitor has seen enough', () => {
    const index = new SpatialIndex();
    for (let i = 0; i < 10; i++) index.set(`${i}`, { x: i, y: 0, width: 5, height: 5 });
    let visits = 0;
    index.visit({ x: 0, y: 0, width: 100, height: 100 }, () => ++visits === 3);
    expect(visits).toBe(3);
  });
});
