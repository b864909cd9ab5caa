import type { Design, LayoutEntry } from '../../model/index.ts';

/** Size that a box takes where its layout entry does not say, and the room that it keeps, in canvas pixels. */
const BOX = { width: 160, height: 64 } as const;
const GAP = 48;

export interface Place {
  readonly x: number;
  readonly y: number;
}

/** Free places in a design, for one new box after the other. */
export class FreePlaces {
  private readonly design: Design;
  /** What is in the way: elements and notes, and the places given so far. */
  private boxes: Box[] | undefined;

  constructor(design: Design) {
    this.design = design;
  }

  /**
   * A free place for one more box near another: right of it, below, above, left, then further out. It is taken from then on.
   * Without a place for the anchor it stands right of everything that has one.
   */
  near(anchorId: string): Place {
    const boxes = (this.boxes ??= boxesOf(this.design));
    const place = freePlace(boxes, this.design.layout[anchorId]);
    boxes.push({ ...place, ...BOX });
    return place;
  }
}

/** Cells away from the anchor that are looked at. */
const MOST_RINGS = 12;

function freePlace(boxes: readonly Box[], anchor: LayoutEntry | undefined): Place {
  if (!anchor) return besideAll(boxes);
  const width = (anchor.width ?? BOX.width) + GAP;
  const height = (anchor.height ?? BOX.height) + GAP;
  const reach = { x: MOST_RINGS * width + BOX.width + GAP, y: MOST_RINGS * height + BOX.height + GAP };
  const near = boxes.filter(
    (box) => box.x <= anchor.x + reach.x && anchor.x - reach.x <= box.x + box.width && box.y <= anchor.y + reach.y && anchor.y - reach.y <= box.y + box.height,
  );
  for (let ring = 1; ring <= MOST_RINGS; ring++) {
    for (const [dx, dy] of ringOf(ring)) {
      const place = { x: anchor.x + dx * width, y: anchor.y + dy * height };
      if (near.every((box) => apart(box, place))) return place;
    }
  }
  return besideAll(boxes);
}

type Box = Place & { readonly width: number; readonly height: number };

/** Frames of contexts and slides hold boxes, so only elements and notes are in the way. */
function boxesOf(design: Design): Box[] {
  const boxes: Box[] = [];
  for (const [id, entry] of Object.entries(design.layout) as [string, LayoutEntry][]) {
    if (id in design.contexts || id in design.frames) continue;
    boxes.push({ x: entry.x, y: entry.y, width: entry.width ?? BOX.width, height: entry.height ?? BOX.height });
  }
  return boxes;
}

function besideAll(boxes: readonly Box[]): Place {
  if (boxes.length === 0) return { x: 0, y: 0 };
  const right = boxes.reduce((most, box) => Math.max(most, box.x + box.width), Number.NEGATIVE_INFINITY);
  const top = boxes.reduce((least, box) => Math.min(least, box.y), Number.POSITIVE_INFINITY);
  return { x: right + GAP, y: top };
}

const apart = (box: Box, place: Place): boolean =>
  place.x >= box.x + box.width + GAP / 2 ||
  place.x + BOX.width + GAP / 2 <= box.x ||
  place.y >= box.y + box.height + GAP / 2 ||
  place.y + BOX.height + GAP / 2 <= box.y;

/** Steps to the cells of a square ring: straight ones first, right before down, up and left. */
function ringOf(ring: number): (readonly [number, number])[] {
  const cells: (readonly [number, number])[] = [];
  for (let dx = -ring; dx <= ring; dx++) for (let dy = -ring; dy <= ring; dy++) if (Math.max(Math.abs(dx), Math.abs(dy)) === ring) cells.push([dx, dy]);
  const preference = ([dx, dy]: readonly [number, number]) => Math.abs(dx) + Math.abs(dy) + (dx > 0 ? 0 : dx === 0 ? (dy > 0 ? 0.1 : 0.2) : 0.3);
  return cells.sort((a, b) => preference(a) - preference(b));
}
