import { centreOf, type Rect, unionOf } from '../../../drawing/index.ts';

/** About so many elements with all their words are drawn at once: some milliseconds on a slow machine … */
const IN_A_PART = 60;
/** … or so many that are so far away that they have none. */
const WORDLESS_IN_A_PART = 240;
const MOST_PARTS = 120;

/** A sheet of this size with so many elements on it, in parts of about equal work: those in the middle come first. */
export function partsOf(width: number, height: number, elements: number, wordless = false): Rect[] {
  const wanted = Math.min(MOST_PARTS, Math.max(1, Math.ceil(elements / (wordless ? WORDLESS_IN_A_PART : IN_A_PART))));
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
