import { OUTWARD, type Point, type Rect, SIDES, type Side, isHorizontal, middleOf } from '../geometry.ts';
import type { End } from './polylines.ts';
import type { Way } from './way.ts';

const COST_OF_BEND = 60;
/** A way that turns back on itself, or runs through a box at its end, is taken only where there is no other. */
const COST_OF_UGLINESS = 10_000;

/** The sides by which a flow leaves and arrives that is to go through a point: those with the shortest way and the fewest bends. */
export function sidesThrough(from: Rect, to: Rect, via: Point): Way {
  let best: { readonly way: Way; readonly cost: number } | undefined;
  for (const fromSide of SIDES) {
    for (const toSide of SIDES) {
      const points = wayThrough({ at: middleOf(from, fromSide), side: fromSide }, { at: middleOf(to, toSide), side: toSide }, via);
      const cost = lengthOf(points) + COST_OF_BEND * (points.length - 2) + COST_OF_UGLINESS * uglinessOf(points, from, to, fromSide, toSide);
      if (!best || cost < best.cost) best = { way: { points, fromSide, toSide }, cost };
    }
  }
  return (best as { readonly way: Way }).way;
}

/** The orthogonal way from one end through a point to the other, square to the sides at both ends. */
export function wayThrough(from: End, to: End, via: Point): Point[] {
  const out = isHorizontal(from.side) ? { x: via.x, y: from.at.y } : { x: from.at.x, y: via.y };
  const into = isHorizontal(to.side) ? { x: via.x, y: to.at.y } : { x: to.at.x, y: via.y };
  return withoutRuns(distinct([from.at, out, via, into, to.at]));
}

/** Drops points in the middle of a straight run; where it turns back on itself the point stays. */
function withoutRuns(points: readonly Point[]): Point[] {
  return points.filter((point, index) => {
    const before = points[index - 1];
    const after = points[index + 1];
    if (!before || !after) return true;
    const goesOn = (point.x - before.x) * (after.x - point.x) + (point.y - before.y) * (after.y - point.y) > 0;
    return !goesOn;
  });
}

const distinct = (points: readonly Point[]): Point[] => points.filter((point, index) => index === 0 || !near(point, points[index - 1] as Point));
const near = (a: Point, b: Point): boolean => Math.abs(a.x - b.x) < 0.5 && Math.abs(a.y - b.y) < 0.5;
const lengthOf = (points: readonly Point[]): number =>
  points.slice(1).reduce((sum, point, index) => sum + Math.abs(point.x - (points[index] as Point).x) + Math.abs(point.y - (points[index] as Point).y), 0);

function uglinessOf(points: readonly Point[], from: Rect, to: Rect, fromSide: Side, toSide: Side): number {
  const [first, second] = points;
  const [last, beforeLast] = [points.at(-1), points.at(-2)];
  if (!first || !second || !last || !beforeLast) return 3;
  const leaves = runsOutward(first, second, fromSide) ? 0 : 1;
  const arrives = runsOutward(last, beforeLast, toSide) ? 0 : 1;
  return leaves + arrives + turnsBack(points) + (entersBox(points.slice(1), from) ? 1 : 0) + (entersBox(points.slice(0, -1), to) ? 1 : 0);
}

const runsOutward = (from: Point, to: Point, side: Side): boolean => (to.x - from.x) * OUTWARD[side].x + (to.y - from.y) * OUTWARD[side].y > 0;

function turnsBack(points: readonly Point[]): number {
  let turns = 0;
  for (let i = 2; i < points.length; i++) {
    const [a, b, c] = [points[i - 2] as Point, points[i - 1] as Point, points[i] as Point];
    if ((b.x - a.x) * (c.x - b.x) < 0 || (b.y - a.y) * (c.y - b.y) < 0) turns += 1;
  }
  return turns;
}

function entersBox(points: readonly Point[], box: Rect): boolean {
  return points.slice(1).some((point, index) => {
    const before = points[index] as Point;
    const [left, end] = [Math.min(point.x, before.x), Math.max(point.x, before.x)];
    const [top, low] = [Math.min(point.y, before.y), Math.max(point.y, before.y)];
    return left < box.x + box.width - 1 && end > box.x + 1 && top < box.y + box.height - 1 && low > box.y + 1;
  });
}
