import type { Point, Rect } from '../geometry.ts';
import { distance, inflate, overlaps, rectBetween } from '../geometry.ts';
import { sortFew } from '../../model/index.ts';
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
  /** About how many lines run on it: 1 where it is there for one alone. */
  readonly lines: number;
  /** How good a place it is for a word. */
  readonly worth: number;
}

/** How many lines to different boxes run on the first and on the last stretch of one: 1 where it is alone there. */
export interface Trunk {
  readonly start: number;
  readonly end: number;
  /** Where the last of the others leaves a straight line, and where the first of those that arrive with it joins it. */
  readonly parts?: { readonly leaves: Point | undefined; readonly joins: Point | undefined };
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

/** On a trunk of more lines than this nobody can tell whose word it is: one that has no place elsewhere is left out. */
const MOST_LINES = 3;

/**
 * Puts a label into the middle of the longest free stretch of a line, on its own branch rather than on the trunk that it shares with others, and never
 * on a box or a context's name. `texts` are the words, the fullest first: where one has no room the next is tried, and at last the shortest is
 * cut; where even that has no room there is no label. In a gap that is too short the word stands above the line. `avoid` are all boxes and
 * names that must stay legible. With `ownOnly` trunks are no place at all.
 */
export function placeLabel(
  points: readonly Point[],
  texts: readonly string[],
  trunk: Trunk,
  avoid: Visitable,
  measure: MeasureText,
  ownOnly = false,
): LabelPlace | undefined {
  if (texts.length === 0) return undefined;
  const all = stretchesOf(points, trunk);
  const stretches = ownOnly ? all.filter(({ lines }) => lines === 1) : all;
  if (stretches.some(({ lines }) => lines > 1)) {
    const found = placeBesideTrunk(stretches, texts, trunk, avoid, measure);
    if (found) return found;
  }
  // Loose beside an upright stretch nothing says so well what it belongs to as a shorter word on the line.
  for (const place of [placeText, placeAside]) {
    for (const text of texts) {
      const found = place(stretches, text, avoid, measure);
      if (found) return found;
    }
  }
  const longest = stretches.filter((stretch) => stretch.horizontal).reduce((most, stretch) => Math.max(most, stretch.length), 0);
  const room = longest - GAP_TO_BOXES - 3;
  const cut = truncate(texts.at(-1) ?? '', room, size.label.fontSize, size.label.weight, measure);
  return cut.length < LEAST_CUT ? undefined : (placeText(stretches, cut, avoid, measure) ?? placeAside(stretches, cut, avoid, measure));
}

/** A word that is cut to fewer characters says nothing. */
const LEAST_CUT = 4;
/** Boxes are kept free by this much around them. */
const GAP_TO_BOXES = 8;

/** What it is worse by, in lines that run there: a word above its line, a shorter one, and one across a stretch beside which others run. */
const WORSE = { above: 1, shorter: 0.25, across: 0.75 } as const;

/** Puts a word where as few other lines run as can be: rather a shorter one on a branch of its own than a long one on a trunk. */
function placeBesideTrunk(
  stretches: readonly Stretch[],
  texts: readonly string[],
  { start, end }: Trunk,
  avoid: Visitable,
  measure: MeasureText,
): LabelPlace | undefined {
  // Between two trunks the lines of one run beside those of the other.
  const across = start > 1 && end > 1 ? WORSE.across : 0;
  const tries: { readonly stretch: Stretch; readonly text: string; readonly width: number; readonly on: boolean; readonly rank: number }[] = [];
  texts.forEach((text, index) => {
    const width = labelWidth(text, measure);
    for (const stretch of stretches) {
      const { horizontal, lines } = stretch;
      const rank = lines + WORSE.shorter * index;
      if (fits(stretch, width)) tries.push({ stretch, text, width, on: true, rank: rank + (horizontal || lines === 1 ? 0 : across) });
      if (horizontal) tries.push({ stretch, text, width, on: false, rank: rank + WORSE.above });
    }
  });
  for (const { stretch, text, width, on } of sortFew(tries, (a, b) => a.rank - b.rank || b.stretch.worth - a.stretch.worth)) {
    const found = on ? onLine(stretch, text, width, avoid) : aboveLine(stretch, text, bareWidth(width), avoid, OVER_A_WORD);
    if (found) return found;
  }
  return undefined;
}

function placeText(stretches: readonly Stretch[], text: string, avoid: Visitable, measure: MeasureText): LabelPlace | undefined {
  const width = labelWidth(text, measure);
  const bare = bareWidth(width);
  for (const stretch of stretches) {
    const found = fits(stretch, width) ? onLine(stretch, text, width, avoid) : stretch.horizontal ? aboveLine(stretch, text, bare, avoid) : undefined;
    if (found) return found;
  }
  return undefined;
}

/** Last try: beside an upright stretch that is too short or too crowded. */
function placeAside(stretches: readonly Stretch[], text: string, avoid: Visitable, measure: MeasureText): LabelPlace | undefined {
  const width = labelWidth(text, measure);
  for (const stretch of stretches) {
    const found = stretch.horizontal ? undefined : besideLine(stretch, text, width, bareWidth(width), avoid);
    if (found) return found;
  }
  return undefined;
}

/** Whether a word of this width has room on a stretch, and head and corner beside it. */
function fits({ horizontal, length }: Stretch, width: number): boolean {
  const { height, clearance, shortGap } = size.label;
  return length >= (horizontal ? Math.max(shortGap, width + 2 * clearance) : height + 2 * clearance);
}

/** Only a word on its line stands on a patch of ground that is wider than itself. */
const bareWidth = (width: number): number => width - 2 * size.label.padding + 2;

function onLine(stretch: Stretch, text: string, width: number, avoid: Visitable): LabelPlace | undefined {
  const { height } = size.label;
  for (const share of PLACES) {
    const at = between(stretch, share);
    if (staysOnLine(stretch, at, width, height) && isFree(at, width, avoid)) return { text, at, width, height, onLine: true };
  }
  return undefined;
}

/** How far from a line on which a word stands already another one stands. */
const OVER_A_WORD = size.label.height + 1;

function aboveLine(stretch: Stretch, text: string, width: number, avoid: Visitable, farther?: number): LabelPlace | undefined {
  const { aboveLine: gap, height } = size.label;
  const middle = between(stretch, 0.5);
  const far = farther === undefined ? [] : [middle.y - farther, middle.y + farther];
  for (const y of [middle.y - gap, middle.y + gap, ...far]) {
    const at = { x: middle.x, y };
    if (isFree(at, width, avoid)) return { text, at, width, height, onLine: false };
  }
  return undefined;
}

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

/** The stretches of a line that a word may stand on, the longest first; those of trunks that are too full are none of them, unless there is nothing else. */
function stretchesOf(points: readonly Point[], trunk: Trunk): Stretch[] {
  const stretches: Stretch[] = [];
  const last = points.length - 2;
  for (let i = 0; i <= last; i++) {
    const from = points[i] as Point;
    const to = points[i + 1] as Point;
    if (last === 0 && trunk.parts) addParts(stretches, from, to, trunk);
    else addStretch(stretches, from, to, linesAt(last === 0 ? 0.5 : i / last, trunk));
  }
  const own = stretches.filter(({ lines }) => lines <= MOST_LINES);
  return own.length > 0 ? own : stretches;
}

/** A straight line is cut where others leave or join it, so that no word lies on that place if another has room; whole it comes last. */
function addParts(stretches: Stretch[], from: Point, to: Point, { start, end, parts }: Trunk): void {
  const leaves = parts?.leaves ?? from;
  const joins = parts?.joins ?? to;
  const isCut = distance(from, leaves) <= distance(from, joins);
  addStretch(stretches, from, isCut ? leaves : joins, start);
  addStretch(stretches, isCut ? leaves : joins, isCut ? joins : leaves, isCut ? 1 : start + end - 1);
  addStretch(stretches, isCut ? joins : leaves, to, end);
  addStretch(stretches, from, to, Math.min(MOST_LINES, Math.max(start, end) + 0.5));
}

/** About how many lines run on a part of a line: `at` is 0 at its start and 1 at its end. */
const linesAt = (at: number, { start, end }: Trunk): number => Math.max(1 + (start - 1) * (1 - at), 1 + (end - 1) * at);

function addStretch(stretches: Stretch[], from: Point, to: Point, lines: number): void {
  const bounds = rectBetween(from, to);
  const length = Math.max(bounds.width, bounds.height);
  const horizontal = bounds.width >= bounds.height;
  const worth = length * (horizontal ? 1.1 : 1);
  // There are few: each is put into its place, behind those that are worth as much.
  let at = stretches.length;
  for (; at > 0 && (stretches[at - 1] as Stretch).worth < worth; at--) stretches[at] = stretches[at - 1] as Stretch;
  stretches[at] = { from, to, length, horizontal, lines, worth };
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
