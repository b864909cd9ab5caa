import { boxOf, inflate, overlaps } from '../../drawing/index.ts';
import type { Design } from '../../model/index.ts';
import { GAP, snapped, type Direction, type Point, type Rect } from './boxes.ts';

type Size = { readonly width: number; readonly height: number };
type Step = readonly [column: number, row: number];

/** Rings looked at before giving up and placing below everything. */
const RINGS = 40;
/** Kept free around what stands there already, in pixels. */
const CLEARANCE = 16;
/** Neighbours of one element that are put side by side before they go further away from it, to each side of the first. */
const SIDE_BY_SIDE = 3;

/**
 * The corner of a free place for a box of this size, as near to `wanted` (a top left corner) as the grid of steps allows.
 * Looks right and below first, because that is where people read on. Contexts and frames do not count as taken: things stand in them.
 * @param first steps from there that are looked at before all others
 */
export function freeSpot(design: Design, wanted: Point, size: Size, first: readonly Step[] = []): Point {
  const taken = takenBoxes(design);
  const stepX = size.width + GAP.x;
  const stepY = size.height + GAP.y;
  const spotAt = ([column, row]: Step): Point => ({ x: snapped(wanted.x + column * stepX), y: snapped(wanted.y + row * stepY) });
  const isFree = (spot: Point): boolean => !taken.some((box) => overlaps({ ...spot, ...size }, box));
  for (let ring = -1; ring <= RINGS; ring++) {
    const spot = (ring < 0 ? first : ringOf(ring)).map(spotAt).find(isFree);
    if (spot) return spot;
  }
  const lowest = taken.reduce((bottom, box) => Math.max(bottom, box.y + box.height), wanted.y);
  return { x: snapped(wanted.x), y: snapped(lowest + GAP.y) };
}

/** Steps from the place of a neighbour that keep as far from what it is the neighbour of: one below the other, or side by side. */
export function sideBySide(direction: Direction): readonly Step[] {
  const aside = Array.from({ length: 2 * SIDE_BY_SIDE + 1 }, (_, index) => (index % 2 === 0 ? -index / 2 : (index + 1) / 2));
  return aside.map((step) => (direction === 'left' || direction === 'right' ? [0, step] : [step, 0]));
}

/** The corner of a place that nothing stands on: the one that is wanted, or else the nearest from which all others are a little away. */
export function nearestSpot(design: Design, wanted: Point, size: Size): Point {
  const boxes = takenBoxes(design);
  const over = (spot: Point, taken: readonly Rect[]): boolean => taken.some((box) => overlaps({ ...spot, ...size }, box));
  if (
    !over(
      wanted,
      boxes.map((box) => inflate(box, -CLEARANCE)),
    )
  )
    return wanted;
  for (let ring = 1; ring <= RINGS; ring++) {
    const spots = ringOf(ring).map(([column, row]) => ({ x: wanted.x + column * CLEARANCE, y: wanted.y + row * CLEARANCE }));
    const spot = spots.find((one) => !over(one, boxes));
    if (spot) return spot;
  }
  return freeSpot(design, wanted, size);
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
function ringOf(ring: number): readonly Step[] {
  if (ring === 0) return [[0, 0]];
  const steps: Step[] = [];
  for (let row = -ring; row <= ring; row++) {
    for (let column = -ring; column <= ring; column++) {
      if (Math.max(Math.abs(column), Math.abs(row)) === ring) steps.push([column, row]);
    }
  }
  const cost = ([column, row]: Step): number => Math.abs(column) + Math.abs(row) + (column < 0 ? 0.5 : 0) + (row < 0 ? 0.25 : 0);
  return steps.sort((a, b) => cost(a) - cost(b));
}
