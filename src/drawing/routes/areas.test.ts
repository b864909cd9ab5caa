import { describe, expect, it } from 'vitest';
import { seededRandom } from '../../model/index.ts';
import { overlaps, type Rect, unionOf } from '../geometry.ts';
import { Areas } from './areas.ts';

const random = seededRandom('areas');
const some = (count: number): Rect[] =>
  Array.from({ length: count }, () => ({ x: random() * 1_000 - 500, y: random() * 1_000 - 500, width: random() * 80, height: random() * 80 }));

describe('areas', () => {
  it('touch what one of them shares an area with, as rectangles do', () => {
    const answers = Array.from({ length: 300 }, () => {
      const [known, asked] = [some(5), some(4)];
      const areas = new Areas();
      for (const rect of known) areas.add(rect);
      const touched = areas.touch(asked, unionOf(asked) as Rect);
      expect(touched).toBe(known.some((rect) => asked.some((other) => overlaps(rect, other))));
      return touched;
    });
    expect(new Set(answers)).toEqual(new Set([true, false]));
  });

  it('do not touch what only shares an edge with them, and none touch nothing', () => {
    const beside = { x: 10, y: 0, width: 10, height: 10 };
    const areas = new Areas();
    areas.add({ x: 0, y: 0, width: 10, height: 10 });
    expect(areas.touch([beside], beside)).toBe(false);
    expect(new Areas().touch([beside], beside)).toBe(false);
  });

  it('with more are others', () => {
    const [near, far] = [
      { x: 0, y: 0, width: 10, height: 10 },
      { x: 500, y: 500, width: 10, height: 10 },
    ];
    const areas = new Areas();
    areas.add(near);
    const both = areas.with([far]);
    expect([both.touch([near], near), both.touch([far], far), areas.touch([far], far)]).toEqual([true, true, false]);
  });
});
