import type { Design } from '../../model/index.ts';
import { inflate, type Point, type Rect, unionOf } from '../geometry.ts';
import type { SpatialIndex } from '../spatialIndex.ts';
import { averageText, type MeasureText } from '../text.ts';
import type { SayWord } from '../words.ts';
import { Areas, FORGETFUL } from './areas.ts';
import { Backlog } from './backlog.ts';
import { ElementPorts } from './elementPorts.ts';
import { FlowEntries, type FlowEntry } from './flowEntries.ts';
import { FlowLines } from './flowLines.ts';
import { LabelBoard, together } from './labelBoard.ts';
import { placeLabel, type Trunk, type Visitable } from './labelPlace.ts';
import { Obstacles } from './obstacles.ts';
import { selfLoop } from './polylines.ts';
import { Preview, type PreviewGround } from './preview.ts';
import { Reaches } from './reaches.ts';
import { type Route, sameRoute } from './route.ts';
import { chooseSides } from './ways.ts';

export interface RouteChanges {
  /** Flows whose route is new or different. */
  readonly changed: readonly string[];
  readonly removed: readonly string[];
  /** Flows are left whose routes are still to be found: see `advance`. */
  readonly pending: boolean;
}

export interface Router {
  /**
   * Brings the routes up to date with a design; only flows whose ends or neighbours changed are looked at. The result equals that of a new router.
   * With `atMost` steps for the neighbours some may be left to {@link advance}; with none, everything is.
   */
  update(design: Design, atMost?: number): RouteChanges;
  /** Goes on where `update` stopped because of `atMost` (steps; a flow takes two). Until nothing is pending, routes are missing or old. */
  advance(atMost: number): RouteChanges;
  readonly routes: ReadonlyMap<string, Route>;
  /** Boxes of the elements of the last design. Not to be changed by callers. */
  readonly boxes: SpatialIndex;
  /** Routes of these flows as if the boxes in `moved` stood elsewhere; remembers nothing. For a drag that is under way. */
  preview(flowIds: Iterable<string>, moved: ReadonlyMap<string, Rect>): Map<string, Route>;
  /** The line that a flow between two elements would take if it were alone; none where one of them stands nowhere. */
  sketch(fromId: string, toId: string): readonly Point[] | undefined;
  /** Ids of the flows that leave or reach an element. */
  flowsAt(elementId: string): ReadonlySet<string>;
}

const routed = new WeakMap<Design, ReadonlyMap<string, Route>>();

/** Routes of all flows of a design, for a picture of it: found once for each design, with the average widths of the font. */
export function routeFlows(design: Design): ReadonlyMap<string, Route> {
  const known = routed.get(design);
  if (known) return known;
  const router = new IncrementalRouter(averageText, () => FORGETFUL);
  router.update(design);
  routed.set(design, router.routes);
  return router.routes;
}

/** `measure` gives the widths of labels; without one, average widths of the font serve. @param say says words that no flow has of its own; in English by default */
export const createRouter = (measure: MeasureText = averageText, say?: SayWord): Router => new IncrementalRouter(measure, () => new Areas(), say);

/** Above this number of moved boxes everything is routed again: it costs less than finding out what may stay. */
const MANY = 64;
/** How far around what moved lines may have looked. */
const AROUND = 16;

/**
 * A design goes through in this order: what stands where ({@link Obstacles}), which flows there are ({@link FlowEntries}), and from the {@link Backlog}
 * the sides of flows, the sharing of sides ({@link ElementPorts}) and the lines ({@link FlowLines}). Words that want one place come last ({@link LabelBoard}).
 */
class IncrementalRouter implements Router, PreviewGround {
  readonly routes = new Map<string, Route>();
  readonly obstacles: Obstacles;
  readonly flows: FlowEntries;
  readonly ports: ElementPorts;
  readonly lines: FlowLines;
  private readonly backlog = new Backlog();
  /** Where the plans and lines of flows can be disturbed. */
  private readonly reaches = new Reaches();
  private readonly labels = new LabelBoard();
  /** Boxes, names and the words that have their places. */
  private readonly taken: Visitable;
  private readonly measure: MeasureText;

  /** @param areas what a search writes down that it looked at */
  constructor(measure: MeasureText, areas: () => Areas, say?: SayWord) {
    this.measure = measure;
    this.obstacles = new Obstacles(measure);
    this.flows = new FlowEntries(this.backlog, say);
    this.ports = new ElementPorts(this.obstacles, this.flows);
    this.lines = new FlowLines(this.obstacles, this.flows, this.ports, measure, areas);
    this.taken = together(this.obstacles.legible, this.labels.standing);
  }

  get boxes(): SpatialIndex {
    return this.obstacles.boxes;
  }

  flowsAt(elementId: string): ReadonlySet<string> {
    return this.flows.at(elementId);
  }

  update(design: Design, atMost = Infinity): RouteChanges {
    const waiting = this.backlog.setAside();
    const moved = this.obstacles.update(design);
    for (const elementId of moved.gone) this.ports.forget(elementId);
    const removed = this.flows.update(design);
    for (const flowId of removed) this.forget(flowId);
    for (const elementId of moved.ids) this.flows.replan(elementId);
    // What moved itself is seen at once; what it is in the way of may come later.
    const own = atMost > 0 ? this.planAndDraw(Infinity).changed : [];
    this.backlog.takeUp(waiting);
    this.addDisturbed(moved.areas);
    const { changed, pending } = this.advance(atMost);
    return { changed: [...new Set([...own, ...changed])], removed, pending };
  }

  advance(atMost: number): RouteChanges {
    const { changed, left } = this.planAndDraw(atMost);
    if (left === undefined) return { changed, removed: [], pending: true };
    let steps = left;
    while (this.labels.pending) {
      if (steps-- <= 0) return { changed: [...new Set(changed)], removed: [], pending: true };
      const flowId = this.labels.next();
      if (flowId !== undefined && this.settle(flowId)) changed.push(flowId);
    }
    return { changed: [...new Set(changed)], removed: [], pending: false };
  }

  preview(flowIds: Iterable<string>, moved: ReadonlyMap<string, Rect>): Map<string, Route> {
    return new Preview(this, moved).route(flowIds);
  }

  sketch(fromId: string, toId: string): readonly Point[] | undefined {
    const from = this.boxes.rectOf(fromId);
    const to = this.boxes.rectOf(toId);
    if (!from || !to) return undefined;
    if (fromId === toId) return selfLoop(from, 0).points;
    return chooseSides({ id: fromId, box: from }, { id: toId, box: to }, this.obstacles.strips, 0).points;
  }

  private forget(flowId: string): void {
    this.reaches.delete(flowId);
    this.routes.delete(flowId);
    this.labels.want(flowId, undefined);
  }

  /**
   * Adds flows whose surroundings changed: what is in the way of a choice of sides is planned anew, what is in the way of a line is drawn anew.
   * What was found since the boxes moved is left as it is.
   */
  private addDisturbed(areas: readonly Rect[]): void {
    const everything = areas.length > MANY;
    const wide = areas.map((area) => inflate(area, AROUND));
    const around = unionOf(wide);
    if (!around) return;
    const { state } = this.obstacles;
    const disturbs = (looked: Areas): boolean => everything || looked.touch(wide, around);
    for (const id of everything ? this.flows.ids() : this.reaches.around(wide)) {
      const { plan, looked, plannedFor, drawnFor } = this.flows.get(id) as FlowEntry;
      const planned = plannedFor === state;
      if (plan && !planned && disturbs(plan.looked)) this.backlog.toPlan.add(id);
      if (!(planned && drawnFor === state) && disturbs(looked)) this.backlog.toDraw.add(id);
    }
  }

  /** Finds the lines, but not yet the places of crowded words. How many steps are left over; none where there is more to do. */
  private planAndDraw(atMost: number): { readonly changed: string[]; readonly left: number | undefined } {
    const { toPlan, toShare, toDraw } = this.backlog;
    let left = atMost;
    const changed: string[] = [];
    for (const flowId of toPlan) {
      if (left-- <= 0) return { changed, left: undefined };
      toPlan.delete(flowId);
      this.plan(flowId);
    }
    for (const elementId of toShare) {
      this.ports.forget(elementId);
      for (const flowId of this.flowsAt(elementId)) toDraw.add(flowId);
    }
    toShare.clear();
    for (const flowId of toDraw) {
      if (left-- <= 0) return { changed, left: undefined };
      toDraw.delete(flowId);
      if (this.draw(flowId)) changed.push(flowId);
    }
    return { changed, left };
  }

  private plan(flowId: string): void {
    const entry = this.flows.get(flowId);
    if (!entry) return;
    entry.plannedFor = this.obstacles.state;
    const before = entry.plan;
    const ends = this.lines.endsOf(entry.flow);
    entry.plan = ends && ends.from.id !== ends.to.id ? this.lines.plan(entry, ends) : undefined;
    this.noteReach(entry);
    const way = entry.plan;
    // Words keep off the places where others turn off.
    const same = before && way && before.fromSide === way.fromSide && before.toSide === way.toSide && sameTurns(before.points, way.points);
    if (!same) this.backlog.toShare.add(entry.flow.from).add(entry.flow.to);
  }

  /** Draws one flow anew; false where it came out as it was. */
  private draw(flowId: string): boolean {
    const entry = this.flows.get(flowId);
    const ends = entry && this.lines.endsOf(entry.flow);
    if (!entry || !ends) {
      if (entry) entry.alone = undefined;
      this.labels.want(flowId, undefined);
      return this.routes.delete(flowId);
    }
    // It waits for its plan, and is drawn with that.
    if (!entry.plan && ends.from.id !== ends.to.id) return false;
    const drawn = this.lines.draw(entry, ends);
    entry.drawnFor = this.obstacles.state;
    entry.looked = drawn.looked;
    this.noteReach(entry);
    const same = sameRoute(entry.alone?.route, drawn.route);
    entry.alone = drawn;
    if (same) this.labels.disturb(flowId);
    else this.labels.want(flowId, drawn.route.label);
    return !same && this.show(flowId, drawn.route);
  }

  private noteReach({ id, plan, looked }: FlowEntry): void {
    if (plan?.looked !== FORGETFUL) this.reaches.set(id, looked, plan?.looked);
  }

  /** Finds a place for a word whose own place is wanted by others, too. */
  private settle(flowId: string): boolean {
    const alone = this.flows.get(flowId)?.alone;
    if (!alone) return false;
    const { route, words, trunk } = alone;
    if (!this.labels.isCrowded(flowId)) return this.show(flowId, route);
    const trunks = trunksOf(route, trunk);
    const repeats = words.some((word) => this.labels.isSaid(word, trunks));
    const stays = !repeats && route.label && this.labels.isFree(route.label);
    const label = stays ? route.label : placeLabel(route.points, words, trunk, this.taken, this.measure, repeats);
    this.labels.settle(flowId, label, trunks);
    return this.show(flowId, { ...route, label });
  }

  private show(flowId: string, route: Route): boolean {
    if (sameRoute(this.routes.get(flowId), route)) return false;
    this.routes.set(flowId, route);
    return true;
  }
}

/** The trunks that a line is a part of are told apart by where they touch a box. */
function trunksOf({ points }: Route, { start, end }: Trunk): string[] {
  const [from, to] = [points[0], points.at(-1)];
  return [...(start > 1 && from ? [`< ${from.x} ${from.y}`] : []), ...(end > 1 && to ? [`> ${to.x} ${to.y}`] : [])];
}

/** Whether two lines leave their first and reach their last stretch at the same places. */
function sameTurns(a: readonly Point[], b: readonly Point[]): boolean {
  const same = (p: Point | undefined, q: Point | undefined): boolean => p?.x === q?.x && p?.y === q?.y;
  return same(a[1], b[1]) && same(a.at(-2), b.at(-2)) && a.length > 2 === b.length > 2;
}
