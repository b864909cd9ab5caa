import type { Point, Rect, Side } from '../geometry.ts';
import { centreOf, middleOf, SIDES } from '../geometry.ts';
import type { SpatialIndex } from '../spatialIndex.ts';
import { Areas } from './areas.ts';
import type { End } from './polylines.ts';
import { besides, channelWays, lastResort, simpleWays } from './polylines.ts';

/** Room that a line keeps from boxes that are none of its ends. */
const CLEARANCE = 7;
const COST_OF_BEND = 60;
const COST_OF_TURNING_BACK = 140;
/** A corner this near to an end crowds its head and is taken for part of another line. */
const COST_OF_TIGHT_END = 30;
const TIGHT_END = 32;
const COST_OF_CROSSING = 1_000;
const COST_OF_OWN_BOX = 10_000;
/** What stands in so many of the cheapest ways is gone around. */
const FIRST = 4;
const OBSTACLES_CONSIDERED = 6;

/** One box at the end of a flow. */
export interface EndBox {
  readonly id: string;
  readonly box: Rect;
}

export interface Way {
  readonly points: readonly Point[];
  readonly fromSide: Side;
  readonly toSide: Side;
}

/** A way and all areas that were looked at to find it: only a box that comes, goes or moves in one of them can change the choice. */
export interface FoundWay extends Way {
  readonly looked: Areas;
}

/** Rates ways by length, bends and the boxes they run through, and remembers what it looked at. */
class Search {
  private best: { way: Way; cost: number; crossings: number } | undefined;
  /** The ways that would have been taken if nothing stood there. */
  private readonly first: Way[] = [];
  /** What stands in the ways that have been asked about: no more than is considered. */
  private readonly blockers = new Map<Way, readonly Obstacle[]>();

  private readonly from: EndBox;
  private readonly to: EndBox;
  private readonly boxes: SpatialIndex;
  private readonly ignored: ReadonlySet<string> | undefined;
  private readonly looked: Areas;

  constructor(from: EndBox, to: EndBox, boxes: SpatialIndex, ignored: ReadonlySet<string> | undefined, looked: Areas) {
    this.from = from;
    this.to = to;
    this.boxes = boxes;
    this.ignored = ignored;
    this.looked = looked;
  }

  get free(): boolean {
    return this.best !== undefined && this.best.crossings === 0;
  }

  /** The boxes that the first ways and the best one run through, in an order that does not depend on how the index grew. */
  get obstacles(): Rect[] {
    const first: Obstacle[] = [];
    for (const way of this.best ? [...this.first, this.best.way] : this.first) {
      for (const obstacle of this.blockersOf(way)) keepFirst(first, obstacle.id, obstacle.box);
    }
    return first.map(({ box }) => box);
  }

  /** Takes the candidates in order of what they cost at least, and stops where none can win any more. */
  consider(ways: readonly Way[]): void {
    const least = this.best?.cost ?? Infinity;
    const rated: { readonly way: Way; readonly cost: number }[] = [];
    for (const way of ways) {
      const cost = baseCost(way);
      if (cost < least) rated.push({ way, cost });
    }
    rated.sort((a, b) => a.cost - b.cost);
    for (const { way, cost } of rated) {
      if (this.best && cost >= this.best.cost) return;
      if (this.first.length < FIRST) this.first.push(way);
      const crossings = this.crossingsOf(way.points, (this.best?.cost ?? Infinity) - cost);
      const total = cost + crossings;
      if (!this.best || total < this.best.cost) this.best = { way, cost: total, crossings };
    }
  }

  /** Offers ways beside what is in the way, and once more where the best of them met something else. */
  goAround(waysBeside: (beside: ReturnType<typeof besides>) => readonly Way[]): void {
    let before: readonly Rect[] | undefined;
    for (let round = 0; round < 2 && !this.free; round++) {
      const { obstacles } = this;
      if (before?.length === obstacles.length && before.every((box, index) => box === obstacles[index])) return;
      this.consider(waysBeside(besides(obstacles)));
      before = obstacles;
    }
  }

  result(fallback: () => Way): FoundWay {
    return { ...(this.best?.way ?? fallback()), looked: this.looked };
  }

  private blockersOf(way: Way): readonly Obstacle[] {
    const known = this.blockers.get(way);
    if (known) return known;
    const blockers: Obstacle[] = [];
    for (let i = 1; i < way.points.length; i++) {
      const area = areaOf(way.points, i);
      this.looked.add(area);
      this.boxes.visit(area, (id, box) => {
        if (this.blocks(id)) keepFirst(blockers, id, box);
      });
    }
    this.blockers.set(way, blockers);
    return blockers;
  }

  /** What the boxes on the way cost. Gives up once it is not below `limit`: the answer is then only known to be too much. */
  private crossingsOf(points: readonly Point[], limit: number): number {
    let cost = 0;
    const visit = (id: string): boolean => {
      if (this.blocks(id)) cost += COST_OF_CROSSING;
      return cost >= limit;
    };
    for (let i = 1; i < points.length; i++) {
      const area = areaOf(points, i);
      if (runsInto(area, this.from.box)) cost += COST_OF_OWN_BOX;
      if (runsInto(area, this.to.box)) cost += COST_OF_OWN_BOX;
      if (cost >= limit) return cost;
      this.looked.add(area);
      this.boxes.visit(area, visit);
    }
    return cost;
  }

  private blocks(id: string): boolean {
    return id !== this.from.id && id !== this.to.id && !this.ignored?.has(id);
  }
}

interface Obstacle {
  readonly id: string;
  readonly box: Rect;
}

/** Puts an obstacle into its place by id among the first ones; those beyond what is considered fall off. */
function keepFirst(first: Obstacle[], id: string, box: Rect): void {
  let at = first.length;
  while (at > 0 && id < (first[at - 1] as Obstacle).id) at--;
  if (at === OBSTACLES_CONSIDERED || first[at - 1]?.id === id) return;
  first.splice(at, 0, { id, box });
  if (first.length > OBSTACLES_CONSIDERED) first.pop();
}

/** The stretch of a line that ends at a point, with the room that it keeps from boxes. */
function areaOf(points: readonly Point[], index: number): Rect {
  const a = points[index - 1] as Point;
  const b = points[index] as Point;
  return {
    x: Math.min(a.x, b.x) - CLEARANCE,
    y: Math.min(a.y, b.y) - CLEARANCE,
    width: Math.abs(a.x - b.x) + 2 * CLEARANCE,
    height: Math.abs(a.y - b.y) + 2 * CLEARANCE,
  };
}

/** Whether the line in the middle of this area lies inside the box, not merely on its border. */
function runsInto(area: Rect, box: Rect): boolean {
  const around = CLEARANCE - 0.5;
  return (
    area.x + around < box.x + box.width - 1 &&
    box.x + 1 < area.x + area.width - around &&
    area.y + around < box.y + box.height - 1 &&
    box.y + 1 < area.y + area.height - around
  );
}

function baseCost({ points, fromSide, toSide }: Way): number {
  let cost = (points.length - 2) * COST_OF_BEND;
  if (fromSide === toSide) cost += COST_OF_TURNING_BACK;
  if (fromSide === 'top' || fromSide === 'bottom') cost += 1;
  for (let i = 1; i < points.length; i++) {
    const a = points[i - 1] as Point;
    const b = points[i] as Point;
    const length = Math.abs(a.x - b.x) + Math.abs(a.y - b.y);
    cost += length;
    if (points.length > 2 && length < TIGHT_END && (i === 1 || i === points.length - 1)) cost += COST_OF_TIGHT_END;
  }
  return cost;
}

const waysOf = (from: End, to: End, points: readonly Point[][]): Way[] => points.map((line) => ({ points: line, fromSide: from.side, toSide: to.side }));

/**
 * Chooses the sides by which a flow leaves and arrives, as if it were alone: straight where the boxes face each other, one bend where they
 * do not, two where that is blocked, more only where nothing else is free. `ignored` are boxes that are not there (they are being dragged);
 * what is looked at is added to `looked`.
 */
export function chooseSides(from: EndBox, to: EndBox, boxes: SpatialIndex, lane: number, ignored?: ReadonlySet<string>, looked = new Areas()): FoundWay {
  const search = new Search(from, to, boxes, ignored, looked);
  const near = facingSides(from.box, to.box);
  for (const fromSide of near.from) for (const toSide of near.to) search.consider(simpleBetween(from.box, to.box, fromSide, toSide, lane));
  search.goAround((beside) => SIDES.flatMap((fromSide) => SIDES.flatMap((toSide) => simpleBetween(from.box, to.box, fromSide, toSide, lane, beside))));
  if (!search.free) {
    const beside = besides([from.box, to.box, ...search.obstacles]);
    const channels = near.from.flatMap((fromSide) =>
      near.to.flatMap((toSide) => {
        const [a, b] = endsBetween(from.box, to.box, fromSide, toSide);
        return waysOf(a, b, channelWays(a, b, beside.x, beside.y));
      }),
    );
    search.consider(channels);
  }
  return search.result(() => wayOfLastResort(from.box, to.box));
}

/** Finds the way between two ends whose sides and places are settled. */
export function connect(
  from: EndBox & End,
  to: EndBox & End,
  boxes: SpatialIndex,
  lane: number,
  ignored?: ReadonlySet<string>,
  looked = new Areas(),
): FoundWay {
  const search = new Search(from, to, boxes, ignored, looked);
  search.consider(waysOf(from, to, simpleWays(from, to, lane)));
  search.goAround((beside) => waysOf(from, to, simpleWays(from, to, lane, isAcross(from.side) ? beside.x : beside.y)));
  if (!search.free) {
    const beside = besides([from.box, to.box, ...search.obstacles]);
    search.consider(waysOf(from, to, channelWays(from, to, beside.x, beside.y)));
  }
  return search.result(() => ({ points: lastResort(from, to), fromSide: from.side, toSide: to.side }));
}

const isAcross = (side: Side): boolean => side === 'left' || side === 'right';

function facingSides(a: Rect, b: Rect): { from: Side[]; to: Side[] } {
  const p = centreOf(a);
  const q = centreOf(b);
  const from: Side[] = [q.x >= p.x ? 'right' : 'left', q.y >= p.y ? 'bottom' : 'top'];
  const to: Side[] = [q.x >= p.x ? 'left' : 'right', q.y >= p.y ? 'top' : 'bottom'];
  return { from, to };
}

function simpleBetween(a: Rect, b: Rect, fromSide: Side, toSide: Side, lane: number, beside?: { x: readonly number[]; y: readonly number[] }): Way[] {
  const [from, to] = endsBetween(a, b, fromSide, toSide);
  return waysOf(from, to, simpleWays(from, to, lane, beside && (isAcross(fromSide) ? beside.x : beside.y)));
}

function wayOfLastResort(a: Rect, b: Rect): Way {
  const near = facingSides(a, b);
  const [from, to] = endsBetween(a, b, near.from[0] as Side, near.to[0] as Side);
  return { points: lastResort(from, to), fromSide: from.side, toSide: to.side };
}

/** The middles of two sides; where the sides face each other and the boxes overlap, both ends slide to the middle of what they share. */
function endsBetween(a: Rect, b: Rect, fromSide: Side, toSide: Side): [End, End] {
  const from = { at: middleOf(a, fromSide), side: fromSide };
  const to = { at: middleOf(b, toSide), side: toSide };
  const shared = isAcross(fromSide) === isAcross(toSide) && fromSide !== toSide ? sharedPlace(a, b, fromSide, 0, 0) : undefined;
  if (shared === undefined) return [from, to];
  const slide = (at: Point): Point => (isAcross(fromSide) ? { x: at.x, y: shared } : { x: shared, y: at.y });
  return [
    { ...from, at: slide(from.at) },
    { ...to, at: slide(to.at) },
  ];
}

/** Ports keep this far from the corners of a side. */
export const CORNER = 12;

/** The coordinate at which a straight line can join two facing boxes, as near as can be to both offsets from their middles; none where they share too little. */
export function sharedPlace(a: Rect, b: Rect, side: Side, offsetA: number, offsetB: number): number | undefined {
  const across = isAcross(side);
  const low = Math.max(across ? a.y : a.x, across ? b.y : b.x) + CORNER;
  const high = Math.min(across ? a.y + a.height : a.x + a.width, across ? b.y + b.height : b.x + b.width) - CORNER;
  if (high < low) return undefined;
  const wanted = ((across ? a.y + a.height / 2 : a.x + a.width / 2) + offsetA + (across ? b.y + b.height / 2 : b.x + b.width / 2) + offsetB) / 2;
  return Math.min(high, Math.max(low, wanted));
}
