import { describe, expect, it } from 'vitest';
import { distanceTo, inflate, overlaps, pointAlong, unionOf } from './geometry.ts';

const LINE = [
  { x: 0, y: 0 },
  { x: 100, y: 0 },
  { x: 100, y: 50 },
];

describe('geometry', () => {
  it('walks along a line by its length, not by its corners', () => {
    expect(pointAlong(LINE, 0.5)).toMatchObject({ x: 75, y: 0, angle: 0 });
    expect(pointAlong(LINE, 1)).toMatchObject({ x: 100, y: 50, angle: Math.PI / 2 });
  });

  it('measures the distance to the nearest stretch', () => {
    expect(distanceTo(LINE, { x: 103, y: 20 })).toBe(3);
    expect(distanceTo(LINE, { x: -3, y: 4 })).toBe(5);
  });

  it('does not count a shared edge as an overlap', () => {
    expect(overlaps({ x: 0, y: 0, width: 10, height: 10 }, { x: 10, y: 0, width: 10, height: 10 })).toBe(false);
  });

  it('shrinks a rectangle to its centre at most', () => {
    expect(inflate({ x: 0, y: 0, width: 10, height: 40 }, -20)).toEqual({ x: 5, y: 20, width: 0, height: 0 });
  });

  it('has no rectangle around nothing', () => {
    expect(unionOf([])).toBeUndefined();
  });
});
