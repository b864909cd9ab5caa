import type { Point } from '../geometry.ts';
import { distance } from '../geometry.ts';
import { size } from '../sizes.ts';
import type { Route } from './route.ts';

/** The head lies this far outside the border, so that its tip meets the outer edge. */
const TIP_GAP = 0.5;
const { headLength, headHalfWidth, radius } = size.flow;

/**
 * The corners of the line as it is drawn: a solid line ends inside its filled head, a dashed one runs into the open head. They begin where its dashes
 * are counted from.
 */
export function linePoints(route: Line): Point[] {
  const line = route.points.slice();
  const end = lineEnd(route);
  if (end) line[line.length - 1] = end;
  return route.joins ? line.reverse() : line;
}

type Line = Pick<Route, 'points' | 'asynchronous' | 'joins'>;

/** Where the line ends as it is drawn; none where it has no length. */
function lineEnd({ points, asynchronous }: Pick<Route, 'points' | 'asynchronous'>): Point | undefined {
  const end = points[points.length - 1];
  const before = points[points.length - 2];
  return end && before && towards(end, before, asynchronous ? TIP_GAP + 1 : headLength - 1);
}

/** The line as an SVG path with round corners, from where its dashes are counted. */
export const linePath = (route: Line): string => (route.joins ? roundedPath(linePoints(route)) : roundedPath(route.points, lineEnd(route)));

/** A polyline as an SVG path with round corners. With `end` its last point is there instead. */
export function roundedPath(points: readonly Point[], end = points[points.length - 1]): string {
  const last = points.length - 1;
  const start = points[0];
  if (!start || !end) return '';
  let path = `M${n(start.x)} ${n(start.y)}`;
  for (let at = 1; at < last; at++) path += roundCorner(points[at - 1] as Point, points[at] as Point, at + 1 === last ? end : (points[at + 1] as Point));
  return last === 0 ? path : `${path}L${n(end.x)} ${n(end.y)}`;
}

function roundCorner(before: Point, corner: Point, after: Point): string {
  const r = cornerRadius(before, corner, after);
  const start = towards(corner, before, r);
  const end = towards(corner, after, r);
  return `L${n(start.x)} ${n(start.y)}Q${n(corner.x)} ${n(corner.y)} ${n(end.x)} ${n(end.y)}`;
}

/** Radius of one corner: 8 px, less where the stretches beside it are short. */
export const cornerRadius = (before: Point, corner: Point, after: Point): number => Math.min(radius, distance(before, corner) / 2, distance(corner, after) / 2);

/** The three points of a head: one wing, the tip, the other wing. `scale` is 1 for a line of the usual width. */
export function headPoints({ points }: Pick<Route, 'points'>, scale = 1): readonly [Point, Point, Point] | undefined {
  const end = points[points.length - 1];
  const before = points[points.length - 2];
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
  const [wing, tip, other] = head;
  const open = `M${n(wing.x)} ${n(wing.y)}L${n(tip.x)} ${n(tip.y)}L${n(other.x)} ${n(other.y)}`;
  return route.asynchronous ? open : `${open}Z`;
}

function towards(from: Point, to: Point, by: number): Point {
  const length = distance(from, to);
  if (length === 0) return from;
  const share = Math.min(1, by / length);
  return { x: from.x + (to.x - from.x) * share, y: from.y + (to.y - from.y) * share };
}

const n = (value: number): string => String(Math.round(value * 100) / 100);
