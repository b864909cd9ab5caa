import type { Point, Rect, Side } from '../geometry.ts';
import { bottom, centreOf, distance, inflate, isHorizontal, overlaps, rectBetween, right, SIDES } from '../geometry.ts';
import { besides, type End, lastResort, simpleWays, STUB } from '../routes/polylines.ts';

/** A line from one box to another, and the sides at which it leaves and arrives. */
export interface RelationWay {
  readonly points: readonly Point[];
  readonly fromSide: Side;
  readonly toSide: Side;
}

/** What a line keeps away from. */
export interface Surroundings {
  /** Other boxes: a line never runs through one if it can be helped. */
  readonly boxes: readonly Rect[];
  /** Lines that are there already. */
  readonly lines: readonly (readonly Point[])[];
  /** Whether a stretch would lie along another line, of a flow for example. */
  readonly runsAlong?: ((stretch: Rect) => boolean) | undefined;
}

/** Least distance of two lines that run side by side, and of two ends on one side. */
const SPACING = 26;
/** What is bad about a way, in px of length that one would go around for it. */
const COST = { bend: 90, box: 4000, own: 4000, line: 700, flow: 220, crossing: 40, aside: 0.6, short: 60 } as const;
/** A stretch shorter than this has no room for a word and two marks. */
const ROOMY = 150;

/** The best of the orthogonal ways between two boxes: short, straight, through no box, along no line. */
export function relationWay(from: Rect, to: Rect, surroundings: Surroundings): RelationWay {
  const facing = best(from, to, facingSides(from, to), surroundings, [], 0);
  if (facing && facing.cost < COST.line) return facing.way;
  const inTheWay = [...surroundings.boxes, from, to];
  const around = besides(inTheWay.slice(0, MOST_AROUND));
  const any = best(
    from,
    to,
    SIDES.flatMap((a) => SIDES.map((b) => [a, b] as const)),
    surroundings,
    [around.x, around.y],
    AROUND,
  );
  const found = [facing, any].filter((one) => one !== undefined).sort((a, b) => a.cost - b.cost)[0];
  return found?.way ?? straightThrough(from, to);
}

/** A line that goes around keeps this much further off, in px, so that it clears the marks of others: half of it counts at a turn. */
const AROUND = 40;
/** More boxes than this are not looked at for ways around them. */
const MOST_AROUND = 16;

interface Costed {
  readonly way: RelationWay;
  readonly cost: number;
}

function best(
  from: Rect,
  to: Rect,
  sides: readonly (readonly [Side, Side])[],
  surroundings: Surroundings,
  around: readonly (readonly number[])[],
  lane: number,
): Costed | undefined {
  let found: Costed | undefined;
  for (const [fromSide, toSide] of sides) {
    const beside = isHorizontal(fromSide) ? around[0] : around[1];
    for (const start of portsOf(from, fromSide, to)) {
      for (const end of portsOf(to, toSide, from)) {
        for (const points of simpleWays(start, end, lane, beside, STUB + (lane * 3) / 4)) {
          const cost = costOf(points, from, to, surroundings) + COST.aside * (aside(start, from) + aside(end, to));
          if (!found || cost < found.cost) found = { way: { points, fromSide, toSide }, cost };
        }
      }
    }
  }
  return found;
}

/** The sides that look at the other box, one for each axis on which the two are apart. */
function facingSides(from: Rect, to: Rect): (readonly [Side, Side])[] {
  const across: readonly Side[] = to.x >= right(from) ? ['right', 'left'] : from.x >= right(to) ? ['left', 'right'] : [];
  const down: readonly Side[] = to.y >= bottom(from) ? ['bottom', 'top'] : from.y >= bottom(to) ? ['top', 'bottom'] : [];
  const leaving = [across[0], down[0]].filter((side) => side !== undefined);
  const arriving = [across[1], down[1]].filter((side) => side !== undefined);
  return leaving.flatMap((a) => arriving.map((b) => [a, b] as const));
}

/** Where a line may touch a side: its middle, beside it, and what it shares with the other box, so that a straight line is among them. */
function portsOf(box: Rect, side: Side, other: Rect): End[] {
  const upright = isHorizontal(side);
  const [start, length] = upright ? [box.y, box.height] : [box.x, box.width];
  const [otherStart, otherLength] = upright ? [other.y, other.height] : [other.x, other.width];
  const low = Math.max(start, otherStart);
  const high = Math.min(start + length, otherStart + otherLength);
  const shared = high - low >= SPACING ? [0.5, 0.25, 0.75].map((share) => Math.round(low + (high - low) * share)) : [];
  const own = [0.5, 0.28, 0.72].map((share) => Math.round(start + length * share));
  return [...new Set([...shared, ...own])].map((place) => ({ side, at: upright ? { x: edgeOf(box, side), y: place } : { x: place, y: edgeOf(box, side) } }));
}

function edgeOf(box: Rect, side: Side): number {
  switch (side) {
    case 'left':
      return box.x;
    case 'right':
      return right(box);
    case 'top':
      return box.y;
    case 'bottom':
      return bottom(box);
  }
}

function aside({ at, side }: End, box: Rect): number {
  const middle = centreOf(box);
  return isHorizontal(side) ? Math.abs(at.y - middle.y) : Math.abs(at.x - middle.x);
}

function costOf(points: readonly Point[], from: Rect, to: Rect, { boxes, lines, runsAlong }: Surroundings): number {
  let cost = COST.bend * (points.length - 2);
  let longest = 0;
  for (let i = 1; i < points.length; i++) {
    const a = points[i - 1] as Point;
    const b = points[i] as Point;
    const stretch = rectBetween(a, b);
    const length = distance(a, b);
    longest = Math.max(longest, length);
    cost += length;
    const thick = inflate(stretch, 8);
    for (const box of boxes) if (overlaps(thick, box)) cost += COST.box;
    for (const own of [from, to]) if (overlaps(inflate(stretch, 0.1), inflate(own, -1))) cost += COST.own;
    for (const line of lines) cost += nearness(stretch, line);
    if (runsAlong?.(stretch)) cost += COST.flow;
  }
  return cost + (longest < ROOMY ? COST.short : 0);
}

/** What it costs that a stretch runs along a line, or crosses it. */
function nearness(stretch: Rect, line: readonly Point[]): number {
  let cost = 0;
  const lying = stretch.width >= stretch.height;
  for (let i = 1; i < line.length; i++) {
    const other = rectBetween(line[i - 1] as Point, line[i] as Point);
    const alike = lying === other.width >= other.height;
    if (alike && overlaps(inflate(stretch, lying ? 0 : SPACING - 1, lying ? SPACING - 1 : 0), inflate(other, 0.1))) cost += COST.line;
    else if (!alike && overlaps(inflate(stretch, 0.1), inflate(other, 0.1))) cost += COST.crossing;
  }
  return cost;
}

/** For boxes that lie on each other, where there is no good way: the relation can be seen and taken hold of all the same. */
function straightThrough(from: Rect, to: Rect): RelationWay {
  const fromSide = 'right';
  const toSide = 'left';
  const points = lastResort({ at: { x: right(from), y: centreOf(from).y }, side: fromSide }, { at: { x: to.x, y: centreOf(to).y }, side: toSide });
  return { points, fromSide, toSide };
}
