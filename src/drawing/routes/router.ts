import { changedIds, type Design, type Flow } from '../../model/index.ts';
import { boxesOf, changedBoxes } from '../boxes.ts';
import type { Point, Rect, Side } from '../geometry.ts';
import { inflate, rectBetween, sameRect, unionOf } from '../geometry.ts';
import { contextTitleRect } from '../contextTitle.ts';
import { borderPoint, shapeOf } from '../shapes.ts';
import { size } from '../sizes.ts';
import { SpatialIndex } from '../spatialIndex.ts';
import { averageText, type MeasureText } from '../text.ts';
import { isAsynchronous, labelsOf, type SayWord } from '../words.ts';
import { aligned } from './alignment.ts';
import { Areas, FORGETFUL } from './areas.ts';
import { LabelBoard, together } from './labelBoard.ts';
import { type LabelPlace, labelWidth, placeLabel, type Visitable } from './labelPlace.ts';
import { laneOf } from './lane.ts';
import { type End, selfLoop } from './polylines.ts';
import { type Attachment, MOST_TWINS, type Port, sharePorts } from './ports.ts';
import { type KnownFlow, Preview, type PreviewGround, type Sides } from './preview.ts';
import { Reaches } from './reaches.ts';
import { type Route, sameRoute } from './route.ts';
import { sidesThrough, wayThrough } from './through.ts';
import { Strips } from './strips.ts';
import { chooseSides, connect, type EndBox, type FoundWay } from './ways.ts';

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

/** What is left to do: see the sets of the same names. */
interface Waiting {
  readonly toPlan: readonly string[];
  readonly touched: readonly string[];
  readonly toDraw: readonly string[];
}

/** The name of a context as a thing that lines go around. */
const titleOf = (contextId: string): string => `title:${contextId}`;
/** A line that cannot go around both strikes a name out rather than run through an element. */
const WEIGHT_OF_TITLE = 0.5;

const NOWHERE = new Areas();
const NEVER = -1;

interface Entry extends KnownFlow {
  flow: Flow;
  labels: readonly string[];
  plan: FoundWay | undefined;
  via: Point | undefined;
  /** Areas that the drawn line and its label hang on. */
  looked: Areas;
  /** As it would be drawn if no other flow had a word. */
  alone: Drawn | undefined;
  /** Which state of the boxes the plan was made for, and the line drawn for. */
  plannedFor: number;
  drawnFor: number;
}

interface Drawn {
  readonly route: Route;
  /** What may be said on it, the fullest first. */
  readonly words: readonly string[];
  /** Whether it shares its first or its last stretch with others. */
  readonly trunk: { readonly start: boolean; readonly end: boolean };
  readonly looked: Areas;
}

/** Above this number of moved boxes everything is routed again: it costs less than finding out what may stay. */
const MANY = 64;
const NONE: ReadonlySet<string> = new Set();
/** Collections that say where boxes stand and what they are called. */
const WHAT_STANDS = ['elements', 'layout', 'contexts', 'notes', 'frames'] as const satisfies readonly (keyof Design)[];

class IncrementalRouter implements Router, PreviewGround {
  readonly boxes = new SpatialIndex();
  readonly strips = new Strips();
  readonly routes = new Map<string, Route>();
  /** Boxes with room for badges, and the names of contexts: where no label may lie. */
  private readonly legible = new SpatialIndex();
  private readonly shapes = new Map<string, ReturnType<typeof shapeOf>>();
  private readonly entries = new Map<string, Entry>();
  private readonly attached = new Map<string, Set<string>>();
  private readonly ports = new Map<string, Map<string, Port>>();
  private messages: Design['messages'] | undefined;
  private flows: Design['flows'] | undefined;
  private layout: Design['layout'] | undefined;
  /** Flows that are led through a point. */
  private readonly led = new Set<string>();
  /** What is left to do, in this order: choose sides, share the sides of these elements, draw. */
  private readonly toPlan = new Set<string>();
  private readonly touched = new Set<string>();
  private readonly toDraw = new Set<string>();
  /** Where the plans and lines of flows can be disturbed. */
  private readonly reaches = new Reaches();
  private readonly labels = new LabelBoard();
  /** Boxes, names and the words that have their places. */
  private readonly taken: Visitable = together(this.legible, this.labels.standing);
  private readonly measure: MeasureText;

  /** What a search writes down that it looked at. */
  private readonly areas: () => Areas;

  private readonly say: SayWord | undefined;

  constructor(measure: MeasureText, areas: () => Areas, say?: SayWord) {
    this.measure = measure;
    this.say = say;
    this.areas = areas;
  }

  flowsAt(elementId: string): ReadonlySet<string> {
    return this.attached.get(elementId) ?? NONE;
  }

  update(design: Design, atMost = Infinity): RouteChanges {
    const waiting = this.setAside();
    const moved = this.updateBoxes(design);
    const removed = this.updateFlows(design);
    for (const id of moved.ids) {
      for (const flowId of this.flowsAt(id)) {
        this.toPlan.add(flowId);
        this.touchEnds(flowId);
      }
    }
    // What moved itself is seen at once; what it is in the way of may come later.
    const own = atMost > 0 ? this.planAndDraw(Infinity).changed : [];
    this.takeUp(waiting);
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

  /** Finds the lines, but not yet the places of crowded words. How many steps are left over; none where there is more to do. */
  private planAndDraw(atMost: number): { readonly changed: string[]; readonly left: number | undefined } {
    let left = atMost;
    const changed: string[] = [];
    for (const flowId of this.toPlan) {
      if (left-- <= 0) return { changed, left: undefined };
      this.toPlan.delete(flowId);
      this.plan(flowId);
    }
    for (const elementId of this.touched) {
      this.ports.delete(elementId);
      for (const flowId of this.flowsAt(elementId)) this.toDraw.add(flowId);
    }
    this.touched.clear();
    for (const flowId of this.toDraw) {
      if (left-- <= 0) return { changed, left: undefined };
      this.toDraw.delete(flowId);
      if (this.draw(flowId)) changed.push(flowId);
    }
    return { changed, left };
  }

  /** Takes out what is left to do of earlier changes, so that a new one need not wait for it. */
  private setAside(): Waiting {
    const waiting = { toPlan: [...this.toPlan], touched: [...this.touched], toDraw: [...this.toDraw] };
    for (const set of [this.toPlan, this.touched, this.toDraw]) set.clear();
    return waiting;
  }

  /** Puts it back. */
  private takeUp({ toPlan, touched, toDraw }: Waiting): void {
    for (const id of toPlan) this.toPlan.add(id);
    for (const id of touched) this.touched.add(id);
    for (const id of toDraw) this.toDraw.add(id);
  }

  /** The order of places on a side hangs on where the other boxes stand, so a box that moved touches its neighbours. */
  private touchEnds(flowId: string): void {
    const flow = this.entries.get(flowId)?.flow;
    if (flow) this.touched.add(flow.from).add(flow.to);
  }

  preview(flowIds: Iterable<string>, moved: ReadonlyMap<string, Rect>): Map<string, Route> {
    return new Preview(this, moved).route(flowIds);
  }

  sketch(fromId: string, toId: string): readonly Point[] | undefined {
    const from = this.boxes.rectOf(fromId);
    const to = this.boxes.rectOf(toId);
    if (!from || !to) return undefined;
    if (fromId === toId) return selfLoop(from, 0).points;
    return chooseSides({ id: fromId, box: from }, { id: toId, box: to }, this.strips, 0).points;
  }

  private updateBoxes(design: Design): { ids: string[]; areas: Rect[] } {
    const ids: string[] = [];
    const areas: Rect[] = [];
    const { standing } = this;
    this.standing = design;
    if (standing && WHAT_STANDS.every((name) => standing[name] === design[name])) return { ids, areas };
    this.state++;
    const boxes = boxesOf(design);
    const changed = changedBoxes(this.elementBoxes, boxes.elements);
    this.elementBoxes = boxes.elements;
    for (const [id, box] of changed ? pick(boxes.elements, changed) : boxes.elements) {
      const shape = shapeOf(design.elements[id] as Design['elements'][string]);
      const before = this.boxes.rectOf(id);
      if (before && sameRect(before, box) && this.shapes.get(id) === shape) continue;
      ids.push(id);
      areas.push(box, ...(before ? [before] : []));
      this.boxes.set(id, box);
      this.strips.set(id, box);
      this.shapes.set(id, shape);
      this.legible.set(id, inflate(box, 4));
      this.legible.set(`badge:${id}`, badgeRect(box));
    }
    for (const id of changed ? [] : this.shapes.keys()) {
      if (boxes.elements.has(id)) continue;
      areas.push(this.boxes.rectOf(id) as Rect);
      this.boxes.delete(id);
      this.strips.delete(id);
      this.legible.delete(id);
      this.legible.delete(`badge:${id}`);
      this.shapes.delete(id);
      this.ports.delete(id);
    }
    this.updateTitles(design, changed ? pick(boxes.contexts, changed) : boxes.contexts, areas);
    return { ids, areas };
  }

  private readonly titles = new Set<string>();
  /** The design whose boxes are known, and how many there were that stood differently. */
  private standing: Design | undefined;
  private elementBoxes: ReadonlyMap<string, Rect> = new Map();
  private state = 0;

  private updateTitles(design: Design, contexts: Iterable<readonly [string, Rect]>, areas: Rect[]): void {
    for (const [id, box] of contexts) {
      const title = contextTitleRect(design.contexts[id]?.name ?? '', box, this.measure);
      const before = this.legible.rectOf(titleOf(id));
      if (before && sameRect(before, title)) continue;
      areas.push(title, ...(before ? [before] : []));
      this.legible.set(titleOf(id), title);
      this.strips.set(titleOf(id), title, WEIGHT_OF_TITLE);
      this.titles.add(id);
    }
    for (const id of this.titles) {
      if (design.contexts[id]) continue;
      areas.push(this.legible.rectOf(titleOf(id)) as Rect);
      this.legible.delete(titleOf(id));
      this.strips.delete(titleOf(id));
      this.titles.delete(id);
    }
  }

  /** Takes over what flows there are, and returns those that are gone. */
  private updateFlows(design: Design): string[] {
    const sameWords = design.messages === this.messages;
    if (sameWords && design.flows === this.flows) {
      this.leadAll(design);
      this.layout = design.layout;
      return [];
    }
    const ids = sameWords && design.layout === this.layout && this.flows ? changedIds(this.flows, design.flows) : this.everyFlowOf(design);
    this.messages = design.messages;
    this.flows = design.flows;
    this.layout = design.layout;
    const removed: string[] = [];
    for (const id of ids) {
      if (design.flows[id]) this.updateFlow(id, design, sameWords);
      else if (this.forget(id)) removed.push(id);
    }
    return removed;
  }

  /** Flows of a design, and those that are gone from it. */
  private everyFlowOf({ flows }: Design): readonly string[] {
    const gone = [...this.entries.keys()].filter((id) => !flows[id]);
    return [...gone, ...Object.keys(flows)];
  }

  /** False where it was not known. */
  private forget(id: string): boolean {
    const entry = this.entries.get(id);
    if (!entry) return false;
    this.detach(entry);
    this.entries.delete(id);
    this.reaches.delete(id);
    this.routes.delete(id);
    this.labels.want(id, undefined);
    this.led.delete(id);
    return true;
  }

  private updateFlow(id: string, design: Design, sameWords: boolean): void {
    const flow = design.flows[id] as Flow;
    const entry = this.entries.get(id);
    if (entry) this.leadThrough(entry, viaOf(design, id));
    if (entry?.flow === flow && sameWords) return;
    const labels = labelsOf(flow, design, this.say);
    const via = viaOf(design, id);
    if (entry && sameCourse(entry.flow, flow)) {
      if (entry.labels.join('\n') !== labels.join('\n')) this.toDraw.add(id);
      entry.flow = flow;
      entry.labels = labels;
      return;
    }
    if (entry) this.detach(entry);
    this.entries.set(id, { id, flow, labels, plan: undefined, looked: NOWHERE, alone: undefined, via, plannedFor: NEVER, drawnFor: NEVER });
    if (via) this.led.add(id);
    this.toPlan.add(id);
    for (const end of [flow.from, flow.to]) {
      this.touched.add(end);
      const flows = this.attached.get(end);
      if (flows) flows.add(id);
      else this.attached.set(end, new Set([id]));
    }
  }

  /** The flows are the same ones; some may be led through another point. */
  private leadAll(design: Design): void {
    if (design.layout === this.layout) return;
    for (const id of this.layout ? changedIds(this.layout, design.layout) : Object.keys(design.layout)) {
      const entry = this.entries.get(id);
      if (entry) this.leadThrough(entry, viaOf(design, id));
    }
  }

  private leadThrough(entry: Entry, via: Point | undefined): void {
    if (entry.via?.x === via?.x && entry.via?.y === via?.y) return;
    entry.via = via;
    if (via) this.led.add(entry.id);
    else this.led.delete(entry.id);
    // Its twins may run on one line with it, or no longer.
    this.touchEnds(entry.id);
    this.toPlan.add(entry.id);
    this.toDraw.add(entry.id);
  }

  private detach({ id, flow }: Entry): void {
    for (const end of [flow.from, flow.to]) {
      this.touched.add(end);
      const flows = this.attached.get(end);
      flows?.delete(id);
      if (flows?.size === 0) this.attached.delete(end);
    }
  }

  /**
   * Adds flows whose surroundings changed: what is in the way of a choice of sides is planned anew, what is in the way of a line is drawn anew.
   * What was found since the boxes moved is left as it is.
   */
  private addDisturbed(areas: readonly Rect[]): void {
    const everything = areas.length > MANY;
    const wide = areas.map((area) => inflate(area, 16));
    const around = unionOf(wide);
    if (!around) return;
    const disturbs = (looked: Areas): boolean => everything || looked.touch(wide, around);
    for (const id of everything ? this.entries.keys() : this.reaches.around(wide)) {
      const { plan, looked, plannedFor, drawnFor } = this.entries.get(id) as Entry;
      const planned = plannedFor === this.state;
      if (plan && !planned && disturbs(plan.looked)) this.toPlan.add(id);
      if (!(planned && drawnFor === this.state) && disturbs(looked)) this.toDraw.add(id);
    }
  }

  private plan(flowId: string): void {
    const entry = this.entries.get(flowId);
    if (!entry) return;
    entry.plannedFor = this.state;
    const before = entry.plan;
    const ends = this.endsOf(entry.flow);
    entry.plan = ends && ends.from.id !== ends.to.id ? this.wayBetween(entry, ends) : undefined;
    this.noteReach(entry);
    const way = entry.plan;
    const same = before && way && before.fromSide === way.fromSide && before.toSide === way.toSide;
    if (!same) this.touched.add(entry.flow.from).add(entry.flow.to);
  }

  private noteReach({ id, plan, looked }: Entry): void {
    if (plan?.looked !== FORGETFUL) this.reaches.set(id, looked, plan?.looked);
  }

  private wayBetween({ flow, via }: Entry, { from, to }: { from: EndBox; to: EndBox }): FoundWay {
    if (via) return { ...sidesThrough(from.box, to.box, via), looked: NOWHERE };
    return chooseSides(from, to, this.strips, laneOf(flow.from), undefined, this.areas());
  }

  private endsOf(flow: Flow): { from: EndBox; to: EndBox } | undefined {
    const from = this.boxes.rectOf(flow.from);
    const to = this.boxes.rectOf(flow.to);
    return from && to && { from: { id: flow.from, box: from }, to: { id: flow.to, box: to } };
  }

  /** Draws one flow anew; false where it came out as it was. */
  private draw(flowId: string): boolean {
    const entry = this.entries.get(flowId);
    const ends = entry && this.endsOf(entry.flow);
    if (!entry || !ends) {
      if (entry) entry.alone = undefined;
      this.labels.want(flowId, undefined);
      return this.routes.delete(flowId);
    }
    // It waits for its plan, and is drawn with that.
    if (!entry.plan && ends.from.id !== ends.to.id) return false;
    const drawn = this.drawn(entry, ends, this.portsAt);
    entry.drawnFor = this.state;
    entry.looked = drawn.looked;
    this.noteReach(entry);
    const same = sameRoute(entry.alone?.route, drawn.route);
    entry.alone = drawn;
    if (same) this.labels.disturb(flowId);
    else this.labels.want(flowId, drawn.route.label);
    return !same && this.show(flowId, drawn.route);
  }

  /** Finds a place for a word whose own place is wanted by others, too. */
  private settle(flowId: string): boolean {
    const entry = this.entries.get(flowId);
    if (!entry?.alone) return false;
    const { route, words, trunk } = entry.alone;
    if (!this.labels.isCrowded(flowId)) return this.show(flowId, route);
    const label = route.label && this.labels.isFree(route.label) ? route.label : this.place(route.points, words, trunk, this.taken);
    this.labels.settle(flowId, label);
    return this.show(flowId, { ...route, label });
  }

  private show(flowId: string, route: Route): boolean {
    if (sameRoute(this.routes.get(flowId), route)) return false;
    this.routes.set(flowId, route);
    return true;
  }

  private place(points: readonly Point[], texts: readonly string[], trunk: Drawn['trunk'], avoid: Visitable): LabelPlace | undefined {
    return placeLabel(points, texts, trunk, avoid, this.measure);
  }

  private readonly portsAt = (elementId: string): Map<string, Port> => {
    const known = this.ports.get(elementId);
    if (known) return known;
    const box = this.boxes.rectOf(elementId) as Rect;
    const ports = sharePorts(box, this.attachmentsAt(elementId));
    this.ports.set(elementId, ports);
    return ports;
  };

  /** What touches the sides of an element; in a preview some plans and boxes are other ones. */
  attachmentsAt(elementId: string, planOf?: (id: string) => Sides | undefined, boxOf: (id: string) => Rect | undefined = this.boxFor): Attachment[] {
    const attachments: Attachment[] = [];
    for (const flowId of this.flowsAt(elementId)) {
      const entry = this.entries.get(flowId);
      const plan = planOf ? planOf(flowId) : entry?.plan;
      if (!plan || !entry) continue;
      const { flow } = entry;
      const leaves = flow.from === elementId;
      const otherId = leaves ? flow.to : flow.from;
      const other = boxOf(otherId);
      if (!other) continue;
      attachments.push({
        flowId,
        side: leaves ? plan.fromSide : plan.toSide,
        role: leaves ? 'out' : 'in',
        asynchronous: isAsynchronous(flow),
        otherId,
        other,
      });
    }
    return attachments;
  }

  readonly boxFor = (elementId: string): Rect | undefined => this.boxes.rectOf(elementId);
  readonly flowOf = (flowId: string): KnownFlow | undefined => this.entries.get(flowId);

  /** How many loops of the same look at the same box come before this one, by id. */
  private loopsBefore(flowId: string, flow: Flow): number {
    const asynchronous = isAsynchronous(flow);
    let loops = 0;
    for (const id of this.flowsAt(flow.from)) {
      const other = this.entries.get(id)?.flow;
      if (id < flowId && other && other.to === other.from && isAsynchronous(other) === asynchronous) loops += 1;
    }
    return Math.min(loops, MOST_TWINS);
  }

  /** The line and label of one flow with these boxes at its ends. */
  drawn(
    known: KnownFlow,
    { from, to }: { from: EndBox; to: EndBox },
    portsAt: (id: string) => Map<string, Port>,
    ignored?: ReadonlySet<string>,
    via = known.via,
  ): Drawn {
    const { id, flow } = known;
    const loops = from.id === to.id;
    const asynchronous = isAsynchronous(flow);
    const out = loops ? undefined : portsAt(from.id).get(id);
    const into = loops ? undefined : portsAt(to.id).get(id);
    const way =
      out && into
        ? this.between(from, out, to, into, ignored === undefined ? known.plan : undefined, ignored, via)
        : { ...selfLoop(from.box, this.loopsBefore(id, flow)), looked: NOWHERE };
    const words = out && into && !via ? this.wordsOf(known, out, Math.max(out.lastTwin, into.lastTwin)) : known.labels;
    const trunk = { start: (out?.sharing ?? 1) > 1, end: (into?.sharing ?? 1) > 1 };
    const label = this.place(way.points, words, trunk, this.legible);
    const [text] = words;
    const looked = text === undefined || way.looked === FORGETFUL ? way.looked : way.looked.with(labelAreas(way.points, labelWidth(text, this.measure)));
    return { route: { points: way.points, fromSide: way.fromSide, toSide: way.toSide, asynchronous, label }, words, trunk, looked };
  }

  /** What is said on a line. Twins from the last place on run on one line, and the first of them says how many more there are. */
  private wordsOf({ id, labels }: KnownFlow, { twins }: Port, lastTwin: number): readonly string[] {
    if (twins.length < lastTwin + 2 || id < (twins[lastTwin] as string)) return labels;
    const own = (twin: string, index: number): boolean => index >= lastTwin && !this.entries.get(twin)?.via;
    if (twins.find(own) !== id) return [];
    const count = twins.filter(own).length;
    if (count === 1) return labels;
    return labels.length === 0 ? [`× ${count}`] : labels.map((label) => `${label} +${count - 1}`);
  }

  private between(
    from: EndBox,
    out: Port,
    to: EndBox,
    into: Port,
    plan: FoundWay | undefined,
    ignored: ReadonlySet<string> | undefined,
    via: Point | undefined,
  ): ReturnType<typeof connect> {
    let a = out.offset;
    let b = into.offset;
    const facing = (out.side === 'left' || out.side === 'right') === (into.side === 'left' || into.side === 'right') && out.side !== into.side;
    if (facing && !via) [a, b] = aligned(from.box, out, to.box, into);
    const start = this.endAt(from, out.side, a);
    const end = this.endAt(to, into.side, b);
    if (via) return { points: wayThrough(start, end, via), fromSide: start.side, toSide: end.side, looked: NOWHERE };
    // Lines that leave one place run on one trunk, and so do those that arrive at one, where these are more.
    const lane = laneOf(into.sharing > out.sharing ? to.id : from.id);
    if (plan && lane === laneOf(from.id) && startsAndEnds(plan.points, start.at, end.at)) return plan;
    return connect(start, end, this.strips, lane, ignored, this.areas());
  }

  private endAt({ id, box }: EndBox, side: Side, offset: number): EndBox & End {
    return { id, box, side, at: borderPoint(this.shapes.get(id) ?? 'box', box, side, offset) };
  }
}

/** Those of the boxes that are among these ids. */
const pick = (boxes: ReadonlyMap<string, Rect>, ids: readonly string[]): (readonly [string, Rect])[] =>
  ids.flatMap((id) => {
    const box = boxes.get(id);
    return box ? [[id, box] as const] : [];
  });

/** The point through which a flow is to run: its place in the layout. */
function viaOf({ layout }: Design, flowId: string): Point | undefined {
  const entry = Object.hasOwn(layout, flowId) ? layout[flowId] : undefined;
  return entry && { x: entry.x, y: entry.y };
}

const startsAndEnds = (points: readonly Point[], start: Point, end: Point): boolean => {
  const first = points[0];
  const last = points[points.length - 1];
  return first?.x === start.x && first.y === start.y && last?.x === end.x && last.y === end.y;
};

/** Where the label of a line may have been tried. */
const labelAreas = (points: readonly Point[], width: number): Rect[] =>
  points.slice(1).map((point, index) => inflate(rectBetween(points[index] as Point, point), width + size.label.height, 2 * size.label.height));

/** Where the badge of an element may stand: over its top edge, reaching past the right corner. */
const badgeRect = (box: Rect): Rect => ({
  x: box.x + box.width + size.badge.overhang - BADGE_WIDTH,
  y: box.y - size.badge.height / 2,
  width: BADGE_WIDTH,
  height: size.badge.height,
});
const BADGE_WIDTH = 84;

const sameCourse = (a: Flow, b: Flow): boolean => a === b || (a.from === b.from && a.to === b.to && isAsynchronous(a) === isAsynchronous(b));
