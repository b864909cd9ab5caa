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
  /** How good a place it is for a word. */
  readonly worth: number;
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
  const bare = width - 2 * padding + 2;
  for (const stretch of stretches) {
    const fits = stretch.length >= (stretch.horizontal ? Math.max(shortGap, width + 2 * clearance) : height + 2 * clearance);
    const found = fits ? onLine(stretch, text, width, avoid) : stretch.horizontal ? aboveLine(stretch, text, bare, avoid) : undefined;
    if (found) return found;
  }
  for (const stretch of stretches) {
    const found = stretch.horizontal ? undefined : besideLine(stretch, text, width, bare, avoid);
    if (found) return found;
  }
  return undefined;
}

function onLine(stretch: Stretch, text: string, width: number, avoid: Visitable): LabelPlace | undefined {
  const { height } = size.label;
  for (const share of PLACES) {
    const at = between(stretch, share);
    if (staysOnLine(stretch, at, width, height) && isFree(at, width, avoid)) return { text, at, width, height, onLine: true };
  }
  return undefined;
}

function aboveLine(stretch: Stretch, text: string, width: number, avoid: Visitable): LabelPlace | undefined {
  const { aboveLine: gap, height } = size.label;
  const middle = between(stretch, 0.5);
  for (const y of [middle.y - gap, middle.y + gap]) {
    const at = { x: middle.x, y };
    if (isFree(at, width, avoid)) return { text, at, width, height, onLine: false };
  }
  return undefined;
}

/** Last try: beside an upright stretch that is too short or too crowded. */
function besideLine(stretch: Stretch, text: string, room: number, width: number, avoid: Visitable): LabelPlace | undefined {
  for (const share of PLACES) {
    const { x, y } = between(stretch, share);
    for (const aside of [room / 2 + 4, -(room / 2 + 4)]) {
      const at = { x: x + aside, y };
      if (isFree(at, width, avoid)) return { text, at, width, height: size.label.height, onLine: false };
    }
  }
  return undefined;
}

/** The stretches of a line: those of its own first, then by length. */
function stretchesOf(points: readonly Point[], trunk: { readonly start: boolean; readonly end: boolean }): Stretch[] {
  const stretches: Stretch[] = [];
  for (let i = 1; i < points.length; i++) {
    const from = points[i - 1] as Point;
    const to = points[i] as Point;
    const bounds = rectBetween(from, to);
    const shared = (trunk.start && i === 1) || (trunk.end && i === points.length - 1);
    const length = Math.max(bounds.width, bounds.height);
    const horizontal = bounds.width >= bounds.height;
    const worth = length * (shared ? 0.4 : 1) * (horizontal ? 1.1 : 1);
    // There are few: each is put into its place, behind those that are worth as much.
    let at = stretches.length;
    for (; at > 0 && (stretches[at - 1] as Stretch).worth < worth; at--) stretches[at] = stretches[at - 1] as Stretch;
    stretches[at] = { from, to, length, horizontal, worth };
  }
  return stretches;
}

const between = ({ from, to }: Stretch, share: number): Point => ({ x: from.x + (to.x - from.x) * share, y: from.y + (to.y - from.y) * share });

/** Leaves room for head and corner on both sides of the word. */
function staysOnLine(stretch: Stretch, at: Point, width: number, height: number): boolean {
  const half = (stretch.horizontal ? width : height) / 2 + size.label.clearance;
  const along = (point: Point): number => Math.abs(stretch.horizontal ? point.x - at.x : point.y - at.y);
  return along(stretch.from) >= half && along(stretch.to) >= half;
}

function isFree(at: Point, width: number, avoid: Visitable): boolean {
  const place = labelRect({ at, width, height: size.label.height });
  let free = true;
  avoid.visit(inflate(place, 1), (_, rect) => {
    if (overlaps(rect, place)) free = false;
    return !free;
  });
  return free;
}
