import { boxOf, inflate, overlaps } from '../../drawing/index.ts';
import type { Design } from '../../model/index.ts';
import { GAP, snapped, type Point, type Rect } from './boxes.ts';

/** Rings looked at before giving up and placing below everything. */
const RINGS = 40;
/** Kept free around what stands there already, in pixels. */
const CLEARANCE = 16;

/**
 * The corner of a free place for a box of this size, as near to `wanted` (a top left corner) as the grid of steps allows.
 * Looks right and below first, because that is where people read on. Contexts and frames do not count as taken: things stand in them.
 */
export function freeSpot(design: Design, wanted: Point, size: { readonly width: number; readonly height: number }): Point {
  const taken = takenBoxes(design);
  const stepX = size.width + GAP.x;
  const stepY = size.height + GAP.y;
  const isFree = (spot: Point): boolean => !taken.some((box) => overlaps({ ...spot, ...size }, box));
  for (let ring = 0; ring <= RINGS; ring++) {
    for (const [column, row] of ringOf(ring)) {
      const spot = { x: snapped(wanted.x + column * stepX), y: snapped(wanted.y + row * stepY) };
      if (isFree(spot)) return spot;
    }
  }
  const lowest = taken.reduce((bottom, box) => Math.max(bottom, box.y + box.height), wanted.y);
  return { x: snapped(wanted.x), y: snapped(lowest + GAP.y) };
}

function takenBoxes(design: Design): readonly Rect[] {
  const boxes: Rect[] = [];
  for (const id of Object.keys(design.layout)) {
    if (!Object.hasOwn(design.elements, id) && !Object.hasOwn(design.notes, id)) continue;
    const box = boxOf(design, id);
    if (box) boxes.push(inflate(box, CLEARANCE));
  }
  return boxes;
}

/** Steps at this distance, right and below before left and above. */
function ringOf(ring: number): readonly (readonly [column: number, row: number])[] {
  if (ring === 0) return [[0, 0]];
  const steps: [number, number][] = [];
  for (let row = -ring; row <= ring; row++) {
    for (let column = -ring; column <= ring; column++) {
      if (Math.max(Math.abs(column), Math.abs(row)) === ring) steps.push([column, row]);
    }
  }
  const cost = ([column, row]: readonly [number, number]): number => Math.abs(column) + Math.abs(row) + (column < 0 ? 0.5 : 0) + (row < 0 ? 0.25 : 0);
  return steps.sort((a, b) => cost(a) - cost(b));
}
