import { describe, expect, it } from 'vitest';
import { sketch } from '../../testing/index.ts';
import { headPath, headPoints, linePath } from './flowPaths.ts';
import { routeFlows } from './router.ts';

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

  it('has its dashes where those of the others are with which it arrives on one trunk', () => {
    const points = [
      { x: 0, y: 30 },
      { x: 60, y: 30 },
      { x: 60, y: 0 },
    ];
    expect(linePath({ points: STRAIGHT, asynchronous: true, joins: true })).toBe('M98.5 0L0 0');
    expect(linePath({ points, asynchronous: true, joins: true })).toBe('M60 1.5L60 22Q60 30 52 30L0 30');
    const routes = routeFlows(
      sketch(`
        a(service) -> bus(channel): publish
        b(service) -> bus: publish
        bus -> c(service): consume
        layout a {x: 0, y: 176}
        layout b {x: 0, y: 352}
        layout bus {x: 272, y: 0}
        layout c {x: 544, y: 0}
      `),
    );
    expect([...routes.values()].map(({ joins = false }) => joins)).toEqual([true, true, false]);
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
