/** Canvas pixels; x grows to the right, y downwards. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface Rect extends Point {
  readonly width: number;
  readonly height: number;
}

export type Side = 'top' | 'right' | 'bottom' | 'left';
export const SIDES = ['right', 'bottom', 'left', 'top'] as const satisfies readonly Side[];

export const right = (rect: Rect): number => rect.x + rect.width;
export const bottom = (rect: Rect): number => rect.y + rect.height;
export const centreOf = (rect: Rect): Point => ({ x: rect.x + rect.width / 2, y: rect.y + rect.height / 2 });

export const sameRect = (a: Rect, b: Rect): boolean => a.x === b.x && a.y === b.y && a.width === b.width && a.height === b.height;

/** Grows the rectangle by `by` on every side; a negative value shrinks it, at most to its centre. */
export function inflate(rect: Rect, by: number, byY: number = by): Rect {
  const x = Math.max(by, -rect.width / 2);
  const y = Math.max(byY, -rect.height / 2);
  return { x: rect.x - x, y: rect.y - y, width: rect.width + 2 * x, height: rect.height + 2 * y };
}

/** True where the two share an area, not merely an edge. */
export const overlaps = (a: Rect, b: Rect): boolean => a.x < right(b) && b.x < right(a) && a.y < bottom(b) && b.y < bottom(a);

/** True where `inner` lies wholly in `outer`; shared edges count. */
export const contains = (outer: Rect, inner: Rect): boolean =>
  inner.x >= outer.x && inner.y >= outer.y && right(inner) <= right(outer) && bottom(inner) <= bottom(outer);

export const holdsPoint = (rect: Rect, point: Point): boolean => point.x >= rect.x && point.x <= right(rect) && point.y >= rect.y && point.y <= bottom(rect);

/** The smallest rectangle around all; none for none. */
export function unionOf(rects: Iterable<Rect>): Rect | undefined {
  let x = Infinity;
  let y = Infinity;
  let maxX = -Infinity;
  let maxY = -Infinity;
  for (const rect of rects) {
    x = Math.min(x, rect.x);
    y = Math.min(y, rect.y);
    maxX = Math.max(maxX, right(rect));
    maxY = Math.max(maxY, bottom(rect));
  }
  return x === Infinity ? undefined : { x, y, width: maxX - x, height: maxY - y };
}

/** The rectangle with these two corners, in any order. */
export const rectBetween = (a: Point, b: Point): Rect => ({
  x: Math.min(a.x, b.x),
  y: Math.min(a.y, b.y),
  width: Math.abs(a.x - b.x),
  height: Math.abs(a.y - b.y),
});

/** Middle of a side. */
export function middleOf(rect: Rect, side: Side): Point {
  switch (side) {
    case 'top':
      return { x: rect.x + rect.width / 2, y: rect.y };
    case 'right':
      return { x: right(rect), y: rect.y + rect.height / 2 };
    case 'bottom':
      return { x: rect.x + rect.width / 2, y: bottom(rect) };
    case 'left':
      return { x: rect.x, y: rect.y + rect.height / 2 };
  }
}

/** The direction in which one leaves a side, as a unit vector. */
export const OUTWARD: Readonly<Record<Side, Point>> = { top: { x: 0, y: -1 }, right: { x: 1, y: 0 }, bottom: { x: 0, y: 1 }, left: { x: -1, y: 0 } };

export const isHorizontal = (side: Side): boolean => side === 'left' || side === 'right';

/** Length of a polyline. */
export function lengthOf(points: readonly Point[]): number {
  let length = 0;
  for (let i = 1; i < points.length; i++) length += distance(points[i - 1] as Point, points[i] as Point);
  return length;
}

export function distance(a: Point, b: Point): number {
  const x = a.x - b.x;
  const y = a.y - b.y;
  return Math.sqrt(x * x + y * y);
}

/** The point that lies `share` (0 to 1) of the way along a polyline, and the direction in which it runs there (radians). */
export function pointAlong(points: readonly Point[], share: number): Point & { readonly angle: number } {
  let left = lengthOf(points) * Math.min(1, Math.max(0, share));
  for (let i = 1; i < points.length; i++) {
    const a = points[i - 1] as Point;
    const b = points[i] as Point;
    const length = distance(a, b);
    if (left <= length || i === points.length - 1) {
      const t = length === 0 ? 0 : Math.min(1, left / length);
      return { x: a.x + (b.x - a.x) * t, y: a.y + (b.y - a.y) * t, angle: Math.atan2(b.y - a.y, b.x - a.x) };
    }
    left -= length;
  }
  return { ...(points[0] ?? { x: 0, y: 0 }), angle: 0 };
}

/** Distance of a point from a polyline. */
export function distanceTo(points: readonly Point[], point: Point): number {
  let nearest = Infinity;
  for (let i = 1; i < points.length; i++) {
    const a = points[i - 1] as Point;
    const b = points[i] as Point;
    const dx = b.x - a.x;
    const dy = b.y - a.y;
    const square = dx * dx + dy * dy;
    const t = square === 0 ? 0 : Math.min(1, Math.max(0, ((point.x - a.x) * dx + (point.y - a.y) * dy) / square));
    nearest = Math.min(nearest, Math.hypot(a.x + dx * t - point.x, a.y + dy * t - point.y));
  }
  return nearest;
}
