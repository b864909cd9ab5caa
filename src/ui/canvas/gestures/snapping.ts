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
 * Aligns a moving box with its neighbours: edges with edges, middles with middles, within `reach` canvas pixels. Each direction by itself;
 * what finds nothing to align with settles on the grid.
 */
export function snap(moving: Rect, neighbours: readonly Rect[], reach: number): Snapped {
  const dx = nearest(linesX(moving), neighbours.flatMap(linesX), reach);
  const dy = nearest(linesY(moving), neighbours.flatMap(linesY), reach);
  const settled = { x: dx ?? toGrid(moving.x), y: dy ?? toGrid(moving.y) };
  const placed = { ...moving, x: moving.x + settled.x, y: moving.y + settled.y };
  return {
    dx: settled.x,
    dy: settled.y,
    guides: [...(dx === undefined ? [] : guidesX(placed, neighbours)), ...(dy === undefined ? [] : guidesY(placed, neighbours))],
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
