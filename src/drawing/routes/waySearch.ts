import type { Rect } from '../geometry.ts';
import type { Areas } from './areas.ts';
import { Lines } from './lines.ts';
import { besides } from './polylines.ts';
import type { Except, Standing, Strips } from './strips.ts';
import type { EndBox, FoundWay, Way } from './way.ts';

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

/** Where lines may run beside what stands there. */
type Beside = ReturnType<typeof besides>;

/** Lines of the search that is under way: there is one at a time, and whoever began it adds them. */
export const candidates = new Lines();
/** What the candidates cost at least, and those that may win in the order of it. */
const costs: number[] = [];
const order: number[] = [];
const NO_LINE = -1;

/** Rates the candidates by length, bends and the boxes they run through, and remembers what it looked at. */
export class Search {
  private best = NO_LINE;
  private cost = Infinity;
  private crossings = 0;
  private considered = 0;
  /** The ways that would have been taken if nothing stood there. */
  private readonly first: number[] = [];
  /** What stands in the ways that have been asked about: no more than is considered. */
  private blockers: Map<number, readonly Standing[]> | undefined;

  private readonly from: EndBox;
  private readonly to: EndBox;
  private readonly boxes: Strips;
  private readonly except: Except;
  private readonly looked: Areas;

  constructor(from: EndBox, to: EndBox, boxes: Strips, ignored: ReadonlySet<string> | undefined, looked: Areas) {
    this.from = from;
    this.to = to;
    this.boxes = boxes;
    this.except = { from: boxes.at(from.id), to: boxes.at(to.id), ignored };
    this.looked = looked;
    candidates.clear();
  }

  get free(): boolean {
    return this.best !== NO_LINE && this.crossings === 0;
  }

  /** The boxes that the first ways and the best one run through, in an order that does not depend on how the index grew. */
  private get obstacles(): Rect[] {
    const first: Standing[] = [];
    for (const line of this.first) this.keepBlockers(first, line);
    if (this.best !== NO_LINE) this.keepBlockers(first, this.best);
    return first.map(({ rect }) => rect);
  }

  /** Takes the candidates that are new in order of what they cost at least, and stops where none can win any more. */
  consider(): void {
    const hopeful = this.sortNew();
    for (let at = 0; at < hopeful; at++) {
      const line = order[at] as number;
      const least = costs[line] as number;
      if (least >= this.cost) return;
      if (this.first.length < FIRST) this.first.push(line);
      const crossings = this.crossingsOf(line, this.cost - least);
      if (least + crossings >= this.cost) continue;
      this.best = line;
      this.cost = least + crossings;
      this.crossings = crossings;
    }
  }

  /** Offers ways beside what is in the way, and once more where the best of them met something else. */
  goAround(addWays: (beside: Beside) => void): void {
    let before: readonly Rect[] | undefined;
    for (let round = 0; round < 2 && !this.free; round++) {
      const { obstacles } = this;
      if (before?.length === obstacles.length && before.every((box, index) => box === obstacles[index])) return;
      const beside = besides(obstacles);
      // What is offered twice never wins; but as long as ways are among the first, it takes two places there.
      addWays(this.first.length < FIRST ? beside : distinct(beside));
      this.consider();
      before = obstacles;
    }
  }

  /** Places beside both ends and all that is in the way, each once. */
  besideAll(): Beside {
    return distinct(besides([this.from.box, this.to.box, ...this.obstacles]));
  }

  result(fallback: () => Way): FoundWay {
    const { best, looked } = this;
    if (best === NO_LINE) return { ...fallback(), looked };
    return { points: candidates.points(best), fromSide: candidates.fromSide(best), toSide: candidates.toSide(best), looked };
  }

  /** Puts those of the new candidates that may win first into `order`, and says how many they are; of two that cost the same the earlier stays first. */
  private sortNew(): number {
    let count = 0;
    for (let line = this.considered; line < candidates.count; line++) {
      const cost = baseCost(line);
      costs[line] = cost;
      if (cost >= this.cost) continue;
      let at = count++;
      for (; at > 0 && (costs[order[at - 1] as number] as number) > cost; at--) order[at] = order[at - 1] as number;
      order[at] = line;
    }
    this.considered = candidates.count;
    return count;
  }

  private keepBlockers(first: Standing[], line: number): void {
    for (const blocker of this.blockersOf(line)) keepFirst(first, blocker);
  }

  private blockersOf(line: number): readonly Standing[] {
    const known = this.blockers?.get(line);
    if (known) return known;
    const blockers: Standing[] = [];
    for (let point = candidates.begin(line) + 1; point < candidates.begin(line + 1); point++) {
      setStretch(point);
      const met: Standing[] = [];
      this.count(Infinity, met);
      for (const box of met) keepFirst(blockers, box);
    }
    this.blockers ??= new Map();
    this.blockers.set(line, blockers);
    return blockers;
  }

  /** What the boxes on the way cost. Gives up once it is not below `limit`: the answer is then only known to be too much. */
  private crossingsOf(line: number, limit: number): number {
    let cost = 0;
    for (let point = candidates.begin(line) + 1; point < candidates.begin(line + 1); point++) {
      setStretch(point);
      if (runsInto(this.from.box)) cost += COST_OF_OWN_BOX;
      if (runsInto(this.to.box)) cost += COST_OF_OWN_BOX;
      if (cost >= limit) return cost;
      cost += COST_OF_CROSSING * this.count((limit - cost) / COST_OF_CROSSING);
    }
    return cost;
  }

  /** Boxes on the stretch that is looked at. */
  private count(most: number, found?: Standing[]): number {
    const { left, top, right, bottom } = stretch;
    this.looked.addBetween(left, top, right, bottom);
    return this.boxes.count(left, top, right, bottom, most, this.except, found);
  }
}

/** Puts an obstacle into its place by id among the first ones; those beyond what is considered fall off. */
function keepFirst(first: Standing[], obstacle: Standing): void {
  const { id } = obstacle;
  let at = first.length;
  while (at > 0 && id < (first[at - 1] as Standing).id) at--;
  if (at === OBSTACLES_CONSIDERED || first[at - 1]?.id === id) return;
  for (let last = Math.min(first.length, OBSTACLES_CONSIDERED - 1); last > at; last--) first[last] = first[last - 1] as Standing;
  first[at] = obstacle;
}

/** The stretch of a candidate that is looked at, with the room that it keeps from boxes. */
const stretch = { left: 0, top: 0, right: 0, bottom: 0 };

/** Looks at the stretch that ends at a point. */
function setStretch(point: number): void {
  const ax = candidates.x(point - 1);
  const ay = candidates.y(point - 1);
  const bx = candidates.x(point);
  const by = candidates.y(point);
  stretch.left = Math.min(ax, bx) - CLEARANCE;
  stretch.top = Math.min(ay, by) - CLEARANCE;
  stretch.right = stretch.left + (Math.abs(ax - bx) + 2 * CLEARANCE);
  stretch.bottom = stretch.top + (Math.abs(ay - by) + 2 * CLEARANCE);
}

/** Whether the line in the middle of the stretch lies inside the box, not merely on its border. */
function runsInto(box: Rect): boolean {
  const around = CLEARANCE - 0.5;
  return (
    stretch.left + around < box.x + box.width - 1 &&
    box.x + 1 < stretch.right - around &&
    stretch.top + around < box.y + box.height - 1 &&
    box.y + 1 < stretch.bottom - around
  );
}

function baseCost(line: number): number {
  const begin = candidates.begin(line);
  const end = candidates.begin(line + 1);
  const fromSide = candidates.fromSide(line);
  let cost = (end - begin - 2) * COST_OF_BEND;
  if (fromSide === candidates.toSide(line)) cost += COST_OF_TURNING_BACK;
  if (fromSide === 'top' || fromSide === 'bottom') cost += 1;
  for (let point = begin + 1; point < end; point++) {
    const length = Math.abs(candidates.x(point - 1) - candidates.x(point)) + Math.abs(candidates.y(point - 1) - candidates.y(point));
    cost += length;
    if (end - begin > 2 && length < TIGHT_END && (point === begin + 1 || point === end - 1)) cost += COST_OF_TIGHT_END;
  }
  return cost;
}

const distinct = ({ x, y }: Beside): Beside => ({ x: x.filter(isFirst), y: y.filter(isFirst) });
const isFirst = (place: number, index: number, places: readonly number[]): boolean => places.indexOf(place) === index;
