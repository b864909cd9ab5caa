import type { Point, Rect, Side } from '../geometry.ts';
import { distance, isHorizontal, OUTWARD } from '../geometry.ts';
import { size } from '../sizes.ts';
import type { MeasureText } from '../text.ts';
import type { EndWords } from './relationWords.ts';

/** A small field at one end of a relation: the letter first, then the roles of that side. */
export interface EndMark extends EndWords {
  readonly rect: Rect;
  /** The roles stand under the letter, one in a line, because the line is too short for all of them in a row. */
  readonly stacked: boolean;
  /** Length of the line that it takes, in px, from the border on. */
  readonly taken: number;
}

const { fontSize, height, padding, gap, lineHeight, stub } = size.endMark;

/** Distance from the left edge of a mark to its roles, where they stand in a row. */
export const rolesFrom = ({ letter }: EndWords, measure: MeasureText): number => padding + measure(letter, fontSize, 600) + gap;

export const rolesInRow = ({ roles }: EndWords): string => roles.join(', ');

/**
 * Where the mark of an end stands: on its line, a step from the border. `room` is the length of the line in px that it may take; the roles
 * are stacked where they have no room in a row, and left out where there is none at all.
 */
export function endMark(words: EndWords, at: Point, side: Side, room: number, measure: MeasureText): EndMark {
  const shapes = [inRow(words, measure), stacked(words, measure), inRow({ ...words, roles: [] }, measure)];
  const along = (shape: Shape): number => (isHorizontal(side) ? shape.width : shape.height);
  const shape = shapes.find((one) => along(one) + stub <= room) ?? (shapes[2] as Shape);
  const { width, height: tall, ...mark } = shape;
  const before = Math.min(stub, Math.max(1, room - along(shape)));
  const outward = OUTWARD[side];
  const reach = before + along(shape) / 2;
  const middle = { x: at.x + outward.x * reach, y: at.y + outward.y * reach };
  return { ...mark, taken: before + along(shape), rect: { x: middle.x - width / 2, y: middle.y - tall / 2, width, height: tall } };
}

type Shape = EndWords & { readonly stacked: boolean; readonly width: number; readonly height: number };

function inRow(words: EndWords, measure: MeasureText): Shape {
  const row = rolesInRow(words);
  const width = row === '' ? height : Math.ceil(rolesFrom(words, measure) + measure(row, fontSize, 500) + padding);
  return { ...words, stacked: false, width, height };
}

function stacked(words: EndWords, measure: MeasureText): Shape {
  const widest = Math.max(...[words.letter, ...words.roles].map((role) => measure(role, fontSize, 600)));
  return { ...words, stacked: true, width: Math.ceil(Math.max(height, widest + 2 * padding)), height: height + words.roles.length * lineHeight };
}

/** The line without what the marks of its ends cover: the stretch that is free for the word. */
export function betweenMarks(points: readonly Point[], start: EndMark | undefined, end: EndMark | undefined): Point[] {
  const shortened = [...points];
  if (start) shortened[0] = pastMark(points[0], points[1], start);
  if (end) shortened[shortened.length - 1] = pastMark(points.at(-1), points.at(-2), end);
  return shortened;
}

function pastMark(from: Point | undefined, to: Point | undefined, { rect, taken }: EndMark): Point {
  if (!from || !to) return { x: rect.x, y: rect.y };
  const length = distance(from, to);
  const share = length === 0 ? 0 : Math.min(1, taken / length);
  return { x: from.x + (to.x - from.x) * share, y: from.y + (to.y - from.y) * share };
}
