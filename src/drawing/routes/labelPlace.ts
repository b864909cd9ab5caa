import type { Point, Rect } from '../geometry.ts';
import { inflate, overlaps, rectBetween } from '../geometry.ts';
import { size } from '../sizes.ts';
import type { SpatialIndex } from '../spatialIndex.ts';
import { averageText, type MeasureText, truncate } from '../text.ts';

/** Where the word of a flow stands. */
export interface LabelPlace {
  readonly text: string;
  /** The middle of the word. */
  readonly at: Point;
  readonly width: number;
  readonly height: number;
  /** The line stops at the word; otherwise the word stands above the line. */
  readonly onLine: boolean;
}

/** What can say which rectangles lie in an area: an index of them, or several as one. */
export type Visitable = Pick<SpatialIndex, 'visit'>;

interface Stretch {
  readonly from: Point;
  readonly to: Point;
  readonly length: number;
  readonly horizontal: boolean;
  readonly own: boolean;
}

/** Width of a label with the patch of ground beside the word. */
export const labelWidth = (text: string, measure: MeasureText = averageText): number =>
  Math.ceil(measure(text, size.label.fontSize, size.label.weight)) + 2 * size.label.padding;

/** The rectangle that a label covers. */
export const labelRect = ({ at, width, height }: Pick<LabelPlace, 'at' | 'width' | 'height'>): Rect => ({
  x: at.x - width / 2,
  y: at.y - height / 2,
  width,
  height,
});

/** Shares of a stretch at which a label is tried, the middle first. */
const PLACES = [0.5, 0.36, 0.64, 0.24, 0.76, 0.18, 0.82] as const;

/**
 * Puts a label into the middle of the longest free stretch of a line, beside the trunk it shares with others if it can, and never on a
 * box or a context's name. `texts` are the words, the fullest first: where one has no room the next is tried, and at last the shortest is
 * cut; where even that has no room there is no label. In a gap that is too short the word stands above the line. `avoid` are all boxes and
 * names that must stay legible.
 */
export function placeLabel(
  points: readonly Point[],
  texts: readonly string[],
  trunk: { readonly start: boolean; readonly end: boolean },
  avoid: Visitable,
  measure: MeasureText,
): LabelPlace | undefined {
  if (texts.length === 0) return undefined;
  const stretches = stretchesOf(points, trunk);
  for (const text of texts) {
    const found = placeText(stretches, text, avoid, measure);
    if (found) return found;
  }
  const longest = stretches.filter((stretch) => stretch.horizontal).reduce((most, stretch) => Math.max(most, stretch.length), 0);
  const room = longest - GAP_TO_BOXES - 3;
  const cut = truncate(texts.at(-1) ?? '', room, size.label.fontSize, size.label.weight, measure);
  return cut.length < LEAST_CUT ? undefined : placeText(stretches, cut, avoid, measure);
}

/** A word that is cut to fewer characters says nothing. */
const LEAST_CUT = 4;
/** Boxes are kept free by this much around them. */
const GAP_TO_BOXES = 8;

function placeText(stretches: readonly Stretch[], text: string, avoid: Visitable, measure: MeasureText): LabelPlace | undefined {
  const width = labelWidth(text, measure);
  const { height, clearance, padding, shortGap } = size.label;
  // Only a word on its line stands on a patch of ground that is wider than itself.
  const place = (at: Point, onLine: boolean): LabelPlace => ({ text, at, width: onLine ? width : width - 2 * padding + 2, height, onLine });
  for (const stretch of stretches) {
    const fits = stretch.length >= (stretch.horizontal ? Math.max(shortGap, width + 2 * clearance) : height + 2 * clearance);
    const options = fits ? onLine(stretch, width, height, place) : stretch.horizontal ? aboveLine(stretch, place) : [];
    const free = options.find((option) => isFree(option, avoid));
    if (free) return free;
  }
  return stretches.flatMap((stretch) => (stretch.horizontal ? [] : besideLine(stretch, width, place))).find((option) => isFree(option, avoid));
}

type MakePlace = (at: Point, onLine: boolean) => LabelPlace;

const onLine = (stretch: Stretch, width: number, height: number, place: MakePlace): LabelPlace[] =>
  PLACES.map((share) => between(stretch, share))
    .filter((at) => staysOnLine(stretch, at, width, height))
    .map((at) => place(at, true));

function aboveLine(stretch: Stretch, place: MakePlace): LabelPlace[] {
  const at = between(stretch, 0.5);
  return [place({ x: at.x, y: at.y - size.label.aboveLine }, false), place({ x: at.x, y: at.y + size.label.aboveLine }, false)];
}

/** Last try: beside an upright stretch that is too short or too crowded. */
const besideLine = (stretch: Stretch, width: number, place: MakePlace): LabelPlace[] =>
  PLACES.flatMap((share) => {
    const at = between(stretch, share);
    return [1, -1].map((direction) => place({ x: at.x + direction * (width / 2 + 4), y: at.y }, false));
  });

/** The stretches of a line: those of its own first, then by length. */
function stretchesOf(points: readonly Point[], trunk: { readonly start: boolean; readonly end: boolean }): Stretch[] {
  const stretches: Stretch[] = [];
  for (let i = 1; i < points.length; i++) {
    const from = points[i - 1] as Point;
    const to = points[i] as Point;
    const bounds = rectBetween(from, to);
    const shared = (trunk.start && i === 1) || (trunk.end && i === points.length - 1);
    stretches.push({ from, to, length: Math.max(bounds.width, bounds.height), horizontal: bounds.width >= bounds.height, own: !shared });
  }
  const worth = ({ length, own, horizontal }: Stretch): number => length * (own ? 1 : 0.4) * (horizontal ? 1.1 : 1);
  return stretches.sort((a, b) => worth(b) - worth(a));
}

const between = ({ from, to }: Stretch, share: number): Point => ({ x: from.x + (to.x - from.x) * share, y: from.y + (to.y - from.y) * share });

/** Leaves room for head and corner on both sides of the word. */
function staysOnLine(stretch: Stretch, at: Point, width: number, height: number): boolean {
  const half = (stretch.horizontal ? width : height) / 2 + size.label.clearance;
  const along = (point: Point): number => Math.abs(stretch.horizontal ? point.x - at.x : point.y - at.y);
  return along(stretch.from) >= half && along(stretch.to) >= half;
}

function isFree(place: LabelPlace, avoid: Visitable): boolean {
  let free = true;
  avoid.visit(inflate(labelRect(place), 1), (_, rect) => {
    if (overlaps(rect, labelRect(place))) free = false;
    return !free;
  });
  return free;
}
