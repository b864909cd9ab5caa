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
  private taken: Boxes | undefined;
  /** By anchor, the first cell around it that may still be free: what was taken once stays taken. */
  private readonly next = new Map<string, number>();

  constructor(design: Design) {
    this.design = design;
  }

  /**
   * A free place for one more box near another: right of it, below, above, left, then further out. It is taken from then on.
   * Without a place for the anchor it stands right of everything that has one.
   */
  near(anchorId: string): Place {
    this.taken ??= new Boxes(boxesOf(this.design));
    const place = this.around(anchorId, this.taken) ?? this.taken.besideAll();
    this.taken.add({ ...place, ...BOX });
    return place;
  }

  private around(anchorId: string, taken: Boxes): Place | undefined {
    const anchor: LayoutEntry | undefined = this.design.layout[anchorId];
    if (!anchor) return undefined;
    const width = (anchor.width ?? BOX.width) + GAP;
    const height = (anchor.height ?? BOX.height) + GAP;
    for (let cell = this.next.get(anchorId) ?? 0; cell < CELLS.length; cell++) {
      const [dx, dy] = CELLS[cell] as Cell;
      const place = { x: anchor.x + dx * width, y: anchor.y + dy * height };
      if (!taken.isFree(place)) continue;
      this.next.set(anchorId, cell + 1);
      return place;
    }
    this.next.set(anchorId, CELLS.length);
    return undefined;
  }
}

/** Side of the squares by which boxes are found, in canvas pixels. */
const SQUARE = 512;
/** A box over more squares than these is looked at always. */
const MOST_SQUARES = 64;

/** Boxes, and what they leave free. */
class Boxes {
  private readonly bySquare = new Map<number, Box[]>();
  private readonly wide: Box[] = [];
  private right = Number.NEGATIVE_INFINITY;
  private top = Number.POSITIVE_INFINITY;

  constructor(boxes: readonly Box[]) {
    for (const box of boxes) this.add(box);
  }

  add(box: Box): void {
    this.right = Math.max(this.right, box.x + box.width);
    this.top = Math.min(this.top, box.y);
    const squares = squaresOf(box);
    if (squares === undefined) this.wide.push(box);
    for (const square of squares ?? []) {
      const boxes = this.bySquare.get(square);
      if (boxes) boxes.push(box);
      else this.bySquare.set(square, [box]);
    }
  }

  /** Whether a new box has room there, and half a gap around it. */
  isFree(place: Place): boolean {
    const room = { x: place.x - GAP / 2, y: place.y - GAP / 2, width: BOX.width + GAP, height: BOX.height + GAP };
    return (
      this.wide.every((box) => apart(box, place)) &&
      (squaresOf(room) ?? []).every((square) => this.bySquare.get(square)?.every((box) => apart(box, place)) ?? true)
    );
  }

  besideAll(): Place {
    return this.right === Number.NEGATIVE_INFINITY ? { x: 0, y: 0 } : { x: this.right + GAP, y: this.top };
  }
}

/** The squares that a box touches, as numbers; two far apart may share one. Nothing for a box over very many. */
function squaresOf({ x, y, width, height }: Box): number[] | undefined {
  const [left, right, top, bottom] = [x, x + width, y, y + height].map((edge) => Math.floor(edge / SQUARE)) as [number, number, number, number];
  if ((right - left + 1) * (bottom - top + 1) > MOST_SQUARES) return undefined;
  const squares: number[] = [];
  for (let column = left; column <= right; column++) for (let row = top; row <= bottom; row++) squares.push(column * 1e6 + row);
  return squares;
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

const apart = (box: Box, place: Place): boolean =>
  place.x >= box.x + box.width + GAP / 2 ||
  place.x + BOX.width + GAP / 2 <= box.x ||
  place.y >= box.y + box.height + GAP / 2 ||
  place.y + BOX.height + GAP / 2 <= box.y;

type Cell = readonly [dx: number, dy: number];

/** Steps to the cells of a square ring: straight ones first, right before down, up and left. */
function ringOf(ring: number): Cell[] {
  const cells: Cell[] = [];
  for (let dx = -ring; dx <= ring; dx++) for (let dy = -ring; dy <= ring; dy++) if (Math.max(Math.abs(dx), Math.abs(dy)) === ring) cells.push([dx, dy]);
  const preference = ([dx, dy]: Cell) => Math.abs(dx) + Math.abs(dy) + (dx > 0 ? 0 : dx === 0 ? (dy > 0 ? 0.1 : 0.2) : 0.3);
  return cells.sort((a, b) => preference(a) - preference(b));
}

/** Rings around the anchor that are looked at. */
const MOST_RINGS = 12;
const CELLS: readonly Cell[] = Array.from({ length: MOST_RINGS }, (_, i) => ringOf(i + 1)).flat();
