import { bottom, type Point, type Rect, right, unionOf } from '../../../drawing/index.ts';
import type { Guide } from '../stage/stage.ts';

/** Without anything to align with, boxes settle on multiples of this. */
const GRID = 8;

export interface Snapped {
  /** Correction to the movement, in canvas pixels. */
  readonly dx: number;
  readonly dy: number;
  readonly guides: readonly Guide[];
}

/**
 * Aligns a moving box with its neighbours: edges with edges, middles with middles, within `reach` canvas pixels; else it keeps the distance that
 * others in its row or column keep. Each direction by itself; what finds nothing settles on the grid.
 */
export function snap(moving: Rect, neighbours: readonly Rect[], reach: number): Snapped {
  const dx = nearest(linesX(moving), neighbours.flatMap(linesX), reach);
  const dy = nearest(linesY(moving), neighbours.flatMap(linesY), reach);
  const across = dx === undefined ? equalGap(moving, neighbours, 'x', reach) : undefined;
  const down = dy === undefined ? equalGap(moving, neighbours, 'y', reach) : undefined;
  const settled = { x: dx ?? across?.by ?? toGrid(moving.x), y: dy ?? down?.by ?? toGrid(moving.y) };
  const placed = { ...moving, x: moving.x + settled.x, y: moving.y + settled.y };
  return {
    dx: settled.x,
    dy: settled.y,
    guides: [
      ...(dx === undefined ? [] : guidesX(placed, neighbours)),
      ...(dy === undefined ? [] : guidesY(placed, neighbours)),
      ...gapGuides(across, 'x', placed),
      ...gapGuides(down, 'y', placed),
    ],
  };
}

const linesX = (rect: Rect): number[] => [rect.x, rect.x + rect.width / 2, right(rect)];
const linesY = (rect: Rect): number[] => [rect.y, rect.y + rect.height / 2, bottom(rect)];
const toGrid = (value: number): number => Math.round(value / GRID) * GRID - value;

/** The least correction that brings a line onto another of the same sort (start, middle, end). */
function nearest(lines: readonly number[], others: readonly number[], reach: number): number | undefined {
  let best: number | undefined;
  others.forEach((other, index) => {
    const by = other - (lines[index % 3] as number);
    if (Math.abs(by) <= reach && (best === undefined || Math.abs(by) < Math.abs(best))) best = by;
  });
  return best;
}

type Axis = 'x' | 'y';
type Span = readonly [from: number, to: number];

interface EqualGap {
  readonly by: number;
  /** The two distances that are equal then. */
  readonly gaps: readonly Span[];
}

/** The least correction with which a box stands in the middle between two others of its row, or as far from one as that is from the next. */
function equalGap(moving: Rect, neighbours: readonly Rect[], axis: Axis, reach: number): EqualGap | undefined {
  const row = neighbours.filter((rect) => sharesRow(moving, rect, axis)).map((rect) => spanOf(rect, axis));
  const [start, end] = spanOf(moving, axis);
  const length = end - start;
  const before = row.filter(([, to]) => to <= start + reach).sort((a, b) => b[1] - a[1]);
  const after = row.filter(([from]) => from >= end - reach).sort((a, b) => a[0] - b[0]);
  const [a, beforeA] = before;
  const [b, afterB] = after;
  const found: EqualGap[] = [];
  const offer = (wanted: number, gaps: readonly Span[]): void => {
    if (Math.abs(wanted - start) <= reach && gaps.every(([from, to]) => to > from)) found.push({ by: wanted - start, gaps });
  };
  if (a && b) {
    const wanted = (a[1] + b[0] - length) / 2;
    offer(wanted, [
      [a[1], wanted],
      [wanted + length, b[0]],
    ]);
  }
  if (a && beforeA) {
    const wanted = a[1] + a[0] - beforeA[1];
    offer(wanted, [
      [beforeA[1], a[0]],
      [a[1], wanted],
    ]);
  }
  if (b && afterB) {
    const wanted = b[0] - (afterB[0] - b[1]) - length;
    offer(wanted, [
      [wanted + length, b[0]],
      [b[1], afterB[0]],
    ]);
  }
  return found.sort((one, other) => Math.abs(one.by) - Math.abs(other.by))[0];
}

const spanOf = (rect: Rect, axis: Axis): Span => (axis === 'x' ? [rect.x, right(rect)] : [rect.y, bottom(rect)]);

/** Whether a box would be met on a way along the axis. */
function sharesRow(moving: Rect, rect: Rect, axis: Axis): boolean {
  const [a, b] = spanOf(moving, axis === 'x' ? 'y' : 'x');
  const [c, d] = spanOf(rect, axis === 'x' ? 'y' : 'x');
  return a < d && c < b;
}

/** A line in each of the distances, at the height of the box. */
function gapGuides(found: EqualGap | undefined, axis: Axis, placed: Rect): Guide[] {
  const { x, y } = middle(placed);
  return (found?.gaps ?? []).map(([from, to]) => (axis === 'x' ? { from: { x: from, y }, to: { x: to, y } } : { from: { x, y: from }, to: { x, y: to } }));
}

const MET = 0.01;

function guidesX(placed: Rect, neighbours: readonly Rect[]): Guide[] {
  const found: { x: number; with: Rect[] }[] = [];
  linesX(placed).forEach((x, sort) => {
    const aligned = neighbours.filter((rect) => Math.abs((linesX(rect)[sort] as number) - x) < MET);
    if (aligned.length > 0) found.push({ x, with: aligned });
  });
  return preferMiddle(found).map(({ x, with: aligned }) => {
    const around = unionOf([placed, nearestTo(placed, aligned)]) as Rect;
    return { from: { x, y: around.y }, to: { x, y: bottom(around) } };
  });
}

function guidesY(placed: Rect, neighbours: readonly Rect[]): Guide[] {
  const found: { y: number; with: Rect[] }[] = [];
  linesY(placed).forEach((y, sort) => {
    const aligned = neighbours.filter((rect) => Math.abs((linesY(rect)[sort] as number) - y) < MET);
    if (aligned.length > 0) found.push({ y, with: aligned });
  });
  return preferMiddle(found).map(({ y, with: aligned }) => {
    const around = unionOf([placed, nearestTo(placed, aligned)]) as Rect;
    return { from: { x: around.x, y }, to: { x: right(around), y } };
  });
}

/** Boxes of one size meet in all three lines at once: one guide says it. */
const preferMiddle = <T>(found: readonly T[]): readonly T[] => (found.length === 3 ? found.slice(1, 2) : found);

function nearestTo(placed: Rect, others: readonly Rect[]): Rect {
  const centre = middle(placed);
  const away = (rect: Rect): number => Math.hypot(middle(rect).x - centre.x, middle(rect).y - centre.y);
  return others.reduce((best, rect) => (away(rect) < away(best) ? rect : best));
}

const middle = (rect: Rect): Point => ({ x: rect.x + rect.width / 2, y: rect.y + rect.height / 2 });
