import type { Point } from '../geometry.ts';
import { distance } from '../geometry.ts';
import { size } from '../sizes.ts';
import type { Route } from './route.ts';

/** The head lies this far outside the border, so that its tip meets the outer edge. */
const TIP_GAP = 0.5;
const { headLength, headHalfWidth, radius } = size.flow;

/**
 * The corners of the line as it is drawn: a solid line ends inside its filled head, a dashed one runs into the open head.
 * `scale` widens the head of a line that is drawn bolder.
 */
export function linePoints({ points, asynchronous }: Pick<Route, 'points' | 'asynchronous'>): Point[] {
  const end = points.at(-1);
  const before = points.at(-2);
  if (!end || !before) return [...points];
  return [...points.slice(0, -1), towards(end, before, asynchronous ? TIP_GAP + 1 : headLength - 1)];
}

/** The line as an SVG path with round corners. */
export const linePath = (route: Pick<Route, 'points' | 'asynchronous'>): string => roundedPath(linePoints(route));

/** A polyline as an SVG path with round corners. */
export function roundedPath(points: readonly Point[]): string {
  let path = '';
  points.forEach((point, index) => {
    const before = points[index - 1];
    const after = points[index + 1];
    if (!before) path += `M${n(point.x)} ${n(point.y)}`;
    else if (!after) path += `L${n(point.x)} ${n(point.y)}`;
    else {
      const r = cornerRadius(before, point, after);
      const start = towards(point, before, r);
      const end = towards(point, after, r);
      path += `L${n(start.x)} ${n(start.y)}Q${n(point.x)} ${n(point.y)} ${n(end.x)} ${n(end.y)}`;
    }
  });
  return path;
}

/** Radius of one corner: 8 px, less where the stretches beside it are short. */
export const cornerRadius = (before: Point, corner: Point, after: Point): number => Math.min(radius, distance(before, corner) / 2, distance(corner, after) / 2);

/** The three points of a head: one wing, the tip, the other wing. `scale` is 1 for a line of the usual width. */
export function headPoints({ points }: Pick<Route, 'points'>, scale = 1): readonly [Point, Point, Point] | undefined {
  const end = points.at(-1);
  const before = points.at(-2);
  if (!end || !before) return undefined;
  const length = distance(end, before);
  if (length === 0) return undefined;
  const ux = (end.x - before.x) / length;
  const uy = (end.y - before.y) / length;
  const tip = { x: end.x - ux * TIP_GAP, y: end.y - uy * TIP_GAP };
  const back = { x: tip.x - ux * headLength * scale, y: tip.y - uy * headLength * scale };
  const wing = headHalfWidth * scale;
  return [{ x: back.x - uy * wing, y: back.y + ux * wing }, tip, { x: back.x + uy * wing, y: back.y - ux * wing }];
}

/** The head as an SVG path: closed and to be filled for synchronous flows, open and to be stroked for asynchronous ones. */
export function headPath(route: Pick<Route, 'points' | 'asynchronous'>, scale = 1): string {
  const head = headPoints(route, scale);
  if (!head) return '';
  return head.map((point, index) => `${index === 0 ? 'M' : 'L'}${n(point.x)} ${n(point.y)}`).join('') + (route.asynchronous ? '' : 'Z');
}

function towards(from: Point, to: Point, by: number): Point {
  const length = distance(from, to);
  if (length === 0) return from;
  const share = Math.min(1, by / length);
  return { x: from.x + (to.x - from.x) * share, y: from.y + (to.y - from.y) * share };
}

const n = (value: number): string => String(Math.round(value * 100) / 100);
