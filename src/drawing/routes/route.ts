import type { Point, Side } from '../geometry.ts';
import type { LabelPlace } from './labelPlace.ts';

/** How one flow is drawn. */
export interface Route {
  /** From the border of the source to the border of the target. Neighbours differ in one coordinate only. */
  readonly points: readonly Point[];
  readonly fromSide: Side;
  readonly toSide: Side;
  /** Dashed with an open head. */
  readonly asynchronous: boolean;
  /** Its dashes are counted from its end: it arrives there on a trunk, and those of all lines on it fall together. */
  readonly joins?: boolean;
  /** None where the flow has no word. */
  readonly label: LabelPlace | undefined;
}

/** True where both are drawn in the same way. */
export function sameRoute(a: Route | undefined, b: Route): boolean {
  if (!a || a.points.length !== b.points.length || a.asynchronous !== b.asynchronous || a.joins !== b.joins) return false;
  if (a.fromSide !== b.fromSide || a.toSide !== b.toSide) return false;
  const samePoint = (p: Point, q: Point | undefined) => q !== undefined && p.x === q.x && p.y === q.y;
  if (!a.points.every((point, index) => samePoint(point, b.points[index]))) return false;
  if (!a.label || !b.label) return a.label === b.label;
  return a.label.text === b.label.text && samePoint(a.label.at, b.label.at) && a.label.width === b.label.width && a.label.onLine === b.label.onLine;
}
