import type { Point, Rect, Side } from '../geometry.ts';
import { bottom, isHorizontal, OUTWARD, right } from '../geometry.ts';
import { laneWithin, uTurnAt } from './lane.ts';
import { Lines } from './lines.ts';

/** Least length of the first and the last stretch, so that head and corner have room. */
export const STUB = 20;

/** A single corner may come nearer to a head than that, by as much as the sharing of a side moves the other end: any other way there is longer. */
const LEAST_HEAD = 12;

/** Where one end of a flow touches its box. */
export interface End {
  readonly at: Point;
  readonly side: Side;
}

const OPPOSITE: Readonly<Record<Side, Side>> = { left: 'right', right: 'left', top: 'bottom', bottom: 'top' };

/** The ways of {@link addSimpleWays} as points. @param turn how far outside a line turns that comes back to the side it leaves, in px */
export function simpleWays(from: End, to: End, lane: number, around: readonly number[] | undefined, turn: number): Point[][] {
  const lines = new Lines();
  addSimpleWays(lines, from, to, lane, around, turn);
  return Array.from({ length: lines.count }, (_, line) => lines.points(line));
}

/**
 * Adds the orthogonal ways with at most two bends between two ends that leave and arrive square to their sides; none where the sides do not
 * allow one. `lane` moves the middle stretch aside, in px, so that neighbours do not lie on each other; `around` are places beside what is
 * in its way: where they are given, ways that turn close to an end are offered too.
 */
export function addSimpleWays(lines: Lines, from: End, to: End, lane: number, around?: readonly number[], turn = uTurnAt(lane)): void {
  if (from.side === to.side) addUShapes(lines, from, to, turn, around);
  else if (OPPOSITE[from.side] === to.side) addFacingWays(lines, from, to, lane, around);
  else addCorner(lines, from, to);
}

function addFacingWays(lines: Lines, from: End, to: End, lane: number, around: readonly number[] | undefined): void {
  const { at: p, side } = from;
  const { at: q } = to;
  const horizontal = isHorizontal(side);
  const start = horizontal ? p.x : p.y;
  const end = horizontal ? q.x : q.y;
  const gap = (end - start) * (side === 'right' || side === 'bottom' ? 1 : -1);
  if (gap <= 0) return;
  if (Math.abs(horizontal ? p.y - q.y : p.x - q.x) < 0.5) {
    lines.add(p.x, p.y);
    lines.add(q.x, q.y);
    lines.close(side, to.side);
    return;
  }
  const middle = (start + end) / 2;
  const wanted = gap > 2 * STUB && gap >= 72 ? middle + laneWithin(lane, gap / 2 - STUB) : middle;
  addTurn(lines, from, to, wanted);
  if (!around) return;
  const room = Math.min(STUB, gap / 2);
  const low = Math.min(start, end) + room;
  const high = Math.max(start, end) - room;
  addTurn(lines, from, to, low);
  addTurn(lines, from, to, high);
  // Counted: iterating over fractions puts each of them on the heap.
  for (let i = 0; i < around.length; i++) {
    const place = around[i] as number;
    if (place >= low && place <= high) addTurn(lines, from, to, place);
  }
}

function addUShapes(lines: Lines, from: End, to: End, turn: number, around: readonly number[] | undefined): void {
  const { at: p, side } = from;
  const { at: q } = to;
  const outward = OUTWARD[side].x + OUTWARD[side].y;
  const horizontal = isHorizontal(side);
  const edge = outward > 0 ? Math.max(horizontal ? p.x : p.y, horizontal ? q.x : q.y) : Math.min(horizontal ? p.x : p.y, horizontal ? q.x : q.y);
  const near = edge + outward * STUB;
  addTurn(lines, from, to, edge + outward * turn);
  if (!around) return;
  addTurn(lines, from, to, near);
  for (let i = 0; i < around.length; i++) {
    const place = around[i] as number;
    if ((place - near) * outward >= 0) addTurn(lines, from, to, place);
  }
}

/** Out to a place, along there, and in. */
function addTurn(lines: Lines, { at: p, side }: End, { at: q, side: into }: End, place: number): void {
  lines.add(p.x, p.y);
  if (isHorizontal(side)) {
    lines.add(place, p.y);
    lines.add(place, q.y);
  } else {
    lines.add(p.x, place);
    lines.add(q.x, place);
  }
  lines.add(q.x, q.y);
  lines.close(side, into);
}

function addCorner(lines: Lines, { at: p, side }: End, { at: q, side: into }: End): void {
  const level = isHorizontal(side);
  const x = level ? q.x : p.x;
  const y = level ? p.y : q.y;
  const leaves = (x - p.x) * OUTWARD[side].x + (y - p.y) * OUTWARD[side].y;
  const arrives = (x - q.x) * OUTWARD[into].x + (y - q.y) * OUTWARD[into].y;
  if (leaves < STUB / 2 || arrives < LEAST_HEAD) return;
  lines.add(p.x, p.y);
  lines.add(x, y);
  lines.add(q.x, q.y);
  lines.close(side, into);
}

/** Adds ways with more bends, for where every simple one is blocked: out, along a free channel at one of `around` or beside an end, and in. */
export function addChannelWays(lines: Lines, from: End, to: End, aroundX: readonly number[], aroundY: readonly number[]): void {
  const p = stepOut(from);
  const q = stepOut(to);
  addChannel(lines, from, to, p, q, p.x, q.y, p.x, q.y);
  addChannel(lines, from, to, p, q, q.x, p.y, q.x, p.y);
  for (let i = 0; i < aroundY.length; i++) addChannel(lines, from, to, p, q, p.x, aroundY[i] as number, q.x, aroundY[i] as number);
  for (let i = 0; i < aroundX.length; i++) addChannel(lines, from, to, p, q, aroundX[i] as number, p.y, aroundX[i] as number, q.y);
}

function addChannel(lines: Lines, from: End, to: End, p: Point, q: Point, x1: number, y1: number, x2: number, y2: number): void {
  openChannel(lines, from, to, p, q, x1, y1, x2, y2);
  if (!lines.closeStraight(from.side, to.side)) lines.drop();
}

function openChannel(lines: Lines, { at: start }: End, { at: end }: End, p: Point, q: Point, x1: number, y1: number, x2: number, y2: number): void {
  lines.add(start.x, start.y);
  lines.add(p.x, p.y);
  lines.add(x1, y1);
  lines.add(x2, y2);
  lines.add(q.x, q.y);
  lines.add(end.x, end.y);
}

/** A way that always exists: a step out of each box and a corner between. May run through boxes. */
export function lastResort(from: End, to: End): Point[] {
  const p = stepOut(from);
  const q = stepOut(to);
  const lines = new Lines();
  addChannel(lines, from, to, p, q, q.x, p.y, q.x, p.y);
  if (lines.count === 0) addChannel(lines, from, to, p, q, p.x, q.y, p.x, q.y);
  if (lines.count === 0) {
    openChannel(lines, from, to, p, q, q.x, p.y, q.x, p.y);
    lines.straighten();
    lines.close(from.side, to.side);
  }
  return lines.points(0);
}

const stepOut = ({ at, side }: End): Point => ({ x: at.x + OUTWARD[side].x * STUB, y: at.y + OUTWARD[side].y * STUB });

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
  const x: number[] = [];
  const y: number[] = [];
  for (const box of boxes) {
    x.push(box.x - clear, right(box) + clear);
    y.push(box.y - clear, bottom(box) + clear);
  }
  return { x, y };
}
