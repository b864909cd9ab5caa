import { bottom, centreOf, overlaps, type Rect, right, unionOf } from '../../../drawing/index.ts';

/**
 * About so many elements are drawn at once: with all their words, or so far away that they have none, each some milliseconds on a slow machine. While there
 * is nothing to be seen yet frames may take longer, and what lies in several parts is drawn less often.
 */
export const AT_ONCE = { words: 60, wordless: 160, first: 6_000 } as const;
const MOST_PARTS = 120;
/** What is drawn at once covers no more square pixels than this: without help of the graphics card they take some milliseconds, too. */
const PIXELS_AT_ONCE = 420_000;

/**
 * A sheet of this size with so many elements on it, in parts of about equal work: those in the middle come first.
 * @param share of a frame of 60 a second that a frame lasts here: shorter frames want smaller parts
 */
export function partsOf(width: number, height: number, elements: number, atOnce: number = AT_ONCE.words, share = 1): Rect[] {
  const byElements = Math.ceil(elements / (share * atOnce));
  const wanted = Math.min(MOST_PARTS, Math.max(1, byElements, byElements > 1 ? Math.ceil((width * height) / (share * PIXELS_AT_ONCE)) : 1));
  const columns = Math.max(1, Math.round(Math.sqrt((wanted * width) / height)));
  const rows = Math.ceil(wanted / columns);
  const edge = (length: number, count: number, index: number): number => Math.round((length * index) / count);
  const parts: Rect[] = [];
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      const x = edge(width, columns, column);
      const y = edge(height, rows, row);
      parts.push({ x, y, width: edge(width, columns, column + 1) - x, height: edge(height, rows, row + 1) - y });
    }
  }
  const away = (part: Rect): number => Math.hypot(centreOf(part).x - width / 2, centreOf(part).y - height / 2);
  return parts.sort((a, b) => away(a) - away(b));
}

/** Of these parts what is not going to be drawn anyway, because it lies in one that is still `due`. */
export const notDue = (parts: readonly Rect[], due: readonly Rect[]): Rect[] => parts.flatMap((part) => unionOf(due.reduce(without, [part])) ?? []);

/** What is left of these rectangles outside of another one. */
const without = (rects: readonly Rect[], hole: Rect): readonly Rect[] => rects.flatMap((rect) => around(rect, hole));

function around(rect: Rect, hole: Rect): readonly Rect[] {
  if (!overlaps(rect, hole)) return [rect];
  const { x, y, width } = rect;
  const [top, low] = [Math.max(y, hole.y), Math.min(bottom(rect), bottom(hole))];
  return [
    { x, y, width, height: top - y },
    { x, y: low, width, height: bottom(rect) - low },
    { x, y: top, width: hole.x - x, height: low - top },
    { x: right(hole), y: top, width: right(rect) - right(hole), height: low - top },
  ].filter((left) => left.width > 0 && left.height > 0);
}

/** Smaller ones cost hardly less. */
const LEAST_PIECE = 40_000;

/** A part costs as much as so many more square pixels of another one. */
const COST_OF_A_PART = 24_000;

/** The same parts, those made one that cost less together: what lies around a line and its corner does not become all that lies between. */
export function joined(parts: readonly Rect[]): Rect[] {
  const left: Rect[] = [];
  for (const part of parts) {
    let whole = part;
    for (let at = nextTo(left, whole); at >= 0; at = nextTo(left, whole)) whole = unionOf([whole, ...left.splice(at, 1)]) as Rect;
    left.push(whole);
  }
  return left;
}

const nextTo = (parts: readonly Rect[], part: Rect): number =>
  parts.findIndex((other) => sizeOf(unionOf([other, part]) as Rect) <= sizeOf(other) + sizeOf(part) + COST_OF_A_PART);

const sizeOf = ({ width, height }: Rect): number => width * height;

/** The same parts, those larger than `most` square pixels cut into pieces that can be drawn at once; see {@link partsOf} for the share. */
export const pieces = (parts: readonly Rect[], share = 1, most = share * PIXELS_AT_ONCE): Rect[] =>
  parts.flatMap((part) => (sizeOf(part) <= most ? [part] : pieces(halves(part), share, most)));

/** The same parts, those larger than half of `dear` cut: it took too long. */
export const halved = (parts: readonly Rect[], dear: Rect): Rect[] => pieces(parts, 1, Math.max(LEAST_PIECE, sizeOf(dear) / 2));

/** Square pixels of the largest of these. */
export const largest = (parts: readonly Rect[]): number => parts.reduce((most, part) => Math.max(most, sizeOf(part)), 0);

function halves({ x, y, width, height }: Rect): [Rect, Rect] {
  const [left, top] = [Math.ceil(width / 2), Math.ceil(height / 2)];
  if (width > height) {
    return [
      { x, y, width: left, height },
      { x: x + left, y, width: width - left, height },
    ];
  }
  return [
    { x, y, width, height: top },
    { x, y: y + top, width, height: height - top },
  ];
}

/** What may be spent on drawing in one frame: time that has passed, and time that the pixels will take afterwards. It is spent when the next part would hardly fit. */
export class Budget {
  private left: number;
  private last = performance.now();
  private price = 0;

  constructor(milliseconds: number) {
    this.left = milliseconds;
  }

  /** Pays for a part of so many square pixels that has just been drawn; what it cost, in ms. */
  pay(pixels: number): number {
    const now = performance.now();
    this.price = now - this.last + pixels * MS_A_PIXEL;
    this.left -= this.price;
    this.last = now;
    return this.price;
  }

  get isSpent(): boolean {
    return this.left <= this.price / 2;
  }
}

/** About what the software of a browser takes to put what was drawn on a pixel there. */
const MS_A_PIXEL = 8e-6;
