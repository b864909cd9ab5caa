import { describe, expect, it } from 'vitest';
import { EXAMPLES } from '../../patterns/index.ts';
import type { Design } from '../../model/index.ts';
import { largeDesign } from '../../testing/largeDesign.ts';
import { boxesOf } from '../boxes.ts';
import { contextTitleRect } from '../contextTitle.ts';
import { inflate, lengthOf, overlaps, type Point, type Rect, rectBetween } from '../geometry.ts';
import { labelRect } from './labelPlace.ts';
import type { Route } from './route.ts';
import { routeFlows } from './router.ts';

/** What is bad about the lines of a picture. A change of the router that makes one of these greater makes pictures worse. */
interface Quality {
  /** Flows that run through a box that is none of their ends. */
  readonly through: number;
  /** Flows that strike out the name of a context. */
  readonly struck: number;
  /** Pairs of flows without a common end that cross. */
  readonly crossings: number;
  /** How far flows that neither leave nor reach one place lie on each other, in thousands of px. */
  readonly together: number;
  readonly bends: number;
  /** In thousands of px. */
  readonly length: number;
  /** Words that lie on a box or on another word, and words that found no place. */
  readonly covered: number;
  readonly lost: number;
}

function qualityOf(design: Design): Quality {
  const routes = [...routeFlows(design)].map(([id, route]) => ({ flow: design.flows[id], route, stretches: stretchesOf(route) }));
  const { elements: boxes, contexts } = boxesOf(design);
  const names = [...contexts].map(([id, box]) => contextTitleRect(design.contexts[id]?.name ?? '', box));
  const hits = (stretches: readonly Rect[], ends: readonly (string | undefined)[]) =>
    [...boxes].some(([id, box]) => !ends.includes(id) && stretches.some((stretch) => overlaps(inflate(stretch, 0.2), inflate(box, -2))));
  const words = routes.flatMap(({ route: { label } }) => (label ? [labelRect(label)] : []));
  const apart = (a: (typeof routes)[number], b: (typeof routes)[number]) =>
    a.flow?.from !== b.flow?.from && a.flow?.to !== b.flow?.to && a.flow?.from !== b.flow?.to && a.flow?.to !== b.flow?.from;
  return {
    through: routes.filter(({ flow, stretches }) => hits(stretches, [flow?.from, flow?.to])).length,
    struck: routes.filter(({ stretches }) => names.some((name) => stretches.some((stretch) => overlaps(inflate(stretch, 0.2), name)))).length,
    crossings: pairs(routes).filter(([a, b]) => apart(a, b) && a.stretches.some((one) => b.stretches.some((other) => cross(one, other)))).length,
    together: Math.round(
      pairs(routes)
        .filter(([a, b]) => a.flow?.from !== b.flow?.from && a.flow?.to !== b.flow?.to)
        .reduce((sum, [a, b]) => sum + a.stretches.reduce((all, one) => all + b.stretches.reduce((more, other) => more + sharedBy(one, other), 0), 0), 0) /
        1_000,
    ),
    bends: routes.reduce((sum, { route }) => sum + route.points.length - 2, 0),
    length: Math.round(routes.reduce((sum, { route }) => sum + lengthOf(route.points), 0) / 1_000),
    covered: words.filter((word) => [...boxes.values()].some((box) => overlaps(word, box))).length + pairs(words).filter(([a, b]) => overlaps(a, b)).length,
    lost: routes.length - words.length,
  };
}

const stretchesOf = ({ points }: Route): Rect[] => points.slice(1).map((point, index) => rectBetween(points[index] as Point, point));
const cross = (a: Rect, b: Rect): boolean => a.width > a.height !== b.width > b.height && overlaps(inflate(a, 0.1), inflate(b, 0.1));
/** How far two lines that run the same way are less than 3 px from each other. */
const sharedBy = (a: Rect, b: Rect): number => {
  const along = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x);
  const up = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y);
  if (a.height === 0 && b.height === 0) return Math.abs(a.y - b.y) < 3 ? Math.max(0, along) : 0;
  return a.width === 0 && b.width === 0 && Math.abs(a.x - b.x) < 3 ? Math.max(0, up) : 0;
};
const pairs = <T>(all: readonly T[]): (readonly [T, T])[] => all.flatMap((a, index) => all.slice(index + 1).map((b) => [a, b] as const));

describe('the lines of a picture', () => {
  it.each(EXAMPLES)('of $id run through nothing, strike no name out, and no word covers another', async ({ load }) => {
    expect(qualityOf(await load())).toMatchObject({ through: 0, struck: 0, covered: 0 });
  });

  it.each([30, 100, 300])('of %i elements with twice as many flows are as good as they were', (elements) => {
    expect(qualityOf(largeDesign({ elements, flows: 2 * elements }))).toMatchSnapshot();
  });

  it('of all examples together are as good as they were', async () => {
    const all = await Promise.all(EXAMPLES.map(async ({ id, load }) => [id, qualityOf(await load())] as const));
    expect(Object.fromEntries(all)).toMatchSnapshot();
  });
});
