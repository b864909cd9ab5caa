import type { Point, Rect, Side } from '../geometry.ts';
import { bottom, isHorizontal, OUTWARD, right } from '../geometry.ts';

/** Least length of the first and the last stretch, so that head and corner have room. */
export const STUB = 20;

/** Where one end of a flow touches its box. */
export interface End {
  readonly at: Point;
  readonly side: Side;
}

const OPPOSITE: Readonly<Record<Side, Side>> = { left: 'right', right: 'left', top: 'bottom', bottom: 'top' };

/**
 * The orthogonal ways with at most two bends between two ends that leave and arrive square to their sides. Empty where the sides do not
 * allow one. `lane` moves the middle stretch aside, in px, so that neighbours do not lie on each other; `around` are places beside what is
 * in its way: where they are given, ways that turn close to an end are offered too.
 */
export function simpleWays(from: End, to: End, lane: number, around?: readonly number[]): Point[][] {
  if (from.side === to.side) return uShapes(from, to, lane, around);
  if (OPPOSITE[from.side] === to.side) return facingWays(from, to, lane, around);
  const way = corner(from, to);
  return way ? [way] : [];
}

function facingWays({ at: p, side }: End, { at: q }: End, lane: number, around: readonly number[] | undefined): Point[][] {
  const horizontal = isHorizontal(side);
  const start = horizontal ? p.x : p.y;
  const end = horizontal ? q.x : q.y;
  const gap = (end - start) * (side === 'right' || side === 'bottom' ? 1 : -1);
  if (gap <= 0) return [];
  if (Math.abs(horizontal ? p.y - q.y : p.x - q.x) < 0.5) return [[p, q]];
  const middle = (start + end) / 2;
  const room = Math.min(STUB, gap / 2);
  const low = Math.min(start, end) + room;
  const high = Math.max(start, end) - room;
  const wanted = gap > 2 * STUB && gap >= 72 ? middle + lane : middle;
  const places = around ? [wanted, low, high, ...around.filter((place) => place >= low && place <= high)] : [wanted];
  return places.map((place) => (horizontal ? [p, { x: place, y: p.y }, { x: place, y: q.y }, q] : [p, { x: p.x, y: place }, { x: q.x, y: place }, q]));
}

function uShapes({ at: p, side }: End, { at: q }: End, lane: number, around: readonly number[] = []): Point[][] {
  const outward = OUTWARD[side].x + OUTWARD[side].y;
  const horizontal = isHorizontal(side);
  const edge = outward > 0 ? Math.max(horizontal ? p.x : p.y, horizontal ? q.x : q.y) : Math.min(horizontal ? p.x : p.y, horizontal ? q.x : q.y);
  const near = edge + outward * STUB;
  const places = [edge + outward * (STUB + 8 + Math.abs(lane) / 2), ...around.filter((place) => (place - near) * outward >= 0)];
  return places.map((place) => (horizontal ? [p, { x: place, y: p.y }, { x: place, y: q.y }, q] : [p, { x: p.x, y: place }, { x: q.x, y: place }, q]));
}

function corner({ at: p, side }: End, { at: q, side: into }: End): Point[] | undefined {
  const turn = isHorizontal(side) ? { x: q.x, y: p.y } : { x: p.x, y: q.y };
  const leaves = (turn.x - p.x) * OUTWARD[side].x + (turn.y - p.y) * OUTWARD[side].y;
  const arrives = (turn.x - q.x) * OUTWARD[into].x + (turn.y - q.y) * OUTWARD[into].y;
  return leaves >= STUB / 2 && arrives >= STUB ? [p, turn, q] : undefined;
}

/** Ways with more bends, for where every simple one is blocked: out, along a free channel at one of `around`, and in. */
export function channelWays(from: End, to: End, aroundX: readonly number[], aroundY: readonly number[]): Point[][] {
  const p = stepOut(from);
  const q = stepOut(to);
  const overX = aroundY.map((y) => [from.at, p, { x: p.x, y }, { x: q.x, y }, q, to.at]);
  const overY = aroundX.map((x) => [from.at, p, { x, y: p.y }, { x, y: q.y }, q, to.at]);
  return [...overX, ...overY].filter(neverTurnsBack).map(straightened);
}

/** A way that always exists: a step out of each box and a corner between. May run through boxes. */
export function lastResort(from: End, to: End): Point[] {
  const p = stepOut(from);
  const q = stepOut(to);
  const turns = [
    { x: q.x, y: p.y },
    { x: p.x, y: q.y },
  ];
  const ways = turns.map((turn) => [from.at, p, turn, q, to.at]);
  return straightened(ways.find(neverTurnsBack) ?? (ways[0] as Point[]));
}

const stepOut = ({ at, side }: End): Point => ({ x: at.x + OUTWARD[side].x * STUB, y: at.y + OUTWARD[side].y * STUB });

/** Drops points that repeat or lie on a straight run. */
export function straightened(points: readonly Point[]): Point[] {
  const kept: Point[] = [];
  for (const point of points) {
    const last = kept.at(-1);
    if (last && last.x === point.x && last.y === point.y) continue;
    const before = kept.at(-2);
    const onRun = before && last && ((before.x === last.x && last.x === point.x) || (before.y === last.y && last.y === point.y));
    if (onRun) kept.pop();
    kept.push(point);
  }
  return kept;
}

/** False where a stretch runs back over the one before it. */
function neverTurnsBack(points: readonly Point[]): boolean {
  let before: Point | undefined;
  for (let i = 1; i < points.length; i++) {
    const a = points[i - 1] as Point;
    const b = points[i] as Point;
    const step = { x: b.x - a.x, y: b.y - a.y };
    if (step.x === 0 && step.y === 0) continue;
    if (before && before.x * step.x + before.y * step.y < 0) return false;
    before = step;
  }
  return true;
}

/** The loop of a flow that comes back to its own box: over the top right corner. */
export const selfLoop = (box: Rect, twin: number): { points: Point[]; fromSide: Side; toSide: Side } => {
  const out = 28 + 12 * twin;
  const x = right(box) - 36 - 12 * twin;
  const y = box.y + box.height / 2;
  return {
    points: [
      { x: right(box), y },
      { x: right(box) + out, y },
      { x: right(box) + out, y: box.y - out },
      { x, y: box.y - out },
      { x, y: box.y },
    ],
    fromSide: 'right',
    toSide: 'top',
  };
};

/** Places in px just beside boxes that stand in the way, on both sides of each, with room for a line. */
export function besides(boxes: readonly Rect[]): { x: number[]; y: number[] } {
  const clear = 16;
  return {
    x: boxes.flatMap((box) => [box.x - clear, right(box) + clear]),
    y: boxes.flatMap((box) => [box.y - clear, bottom(box) + clear]),
  };
}
