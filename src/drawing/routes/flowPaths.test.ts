import { describe, expect, it } from 'vitest';
import { headPath, headPoints, linePath } from './flowPaths.ts';

const STRAIGHT = [
  { x: 0, y: 0 },
  { x: 100, y: 0 },
];
const BENT = [
  { x: 0, y: 0 },
  { x: 100, y: 0 },
  { x: 100, y: 60 },
];

describe('a line', () => {
  it('ends inside the filled head of a synchronous flow', () => {
    expect(linePath({ points: STRAIGHT, asynchronous: false })).toBe('M0 0L92 0');
  });

  it('runs into the open head of an asynchronous flow', () => {
    expect(linePath({ points: STRAIGHT, asynchronous: true })).toBe('M0 0L98.5 0');
  });

  it('turns with a radius of 8 px', () => {
    expect(linePath({ points: BENT, asynchronous: false })).toBe('M0 0L92 0Q100 0 100 8L100 52');
  });
});

describe('a head', () => {
  it('meets the border with its tip and is 9 px long and 8.5 px wide', () => {
    expect(headPoints({ points: STRAIGHT })).toEqual([
      { x: 90.5, y: 4.25 },
      { x: 99.5, y: 0 },
      { x: 90.5, y: -4.25 },
    ]);
  });

  it('is closed for synchronous and open for asynchronous flows', () => {
    expect(headPath({ points: STRAIGHT, asynchronous: false })).toMatch(/Z$/);
    expect(headPath({ points: STRAIGHT, asynchronous: true })).not.toMatch(/Z$/);
  });

  it('points the way the last stretch runs', () => {
    expect(headPoints({ points: BENT })?.[1]).toEqual({ x: 100, y: 59.5 });
  });
});
