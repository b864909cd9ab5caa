import {
  boxesOf,
  changedBoxes,
  type Boxes,
  createRouter,
  flowGround,
  fold,
  foldedBox,
  type Folding,
  holdsPoint,
  inflate,
  mapBox,
  type MeasureText,
  type Point,
  type Rect,
  relatedElements,
  type Route,
  type RouteChanges,
  type Router,
  sameRect,
  SpatialIndex,
  overlaps,
} from '../../../drawing/index.ts';
import { wordsShown } from '../../../language/index.ts';
import { type Design, idsOf } from '../../../model/index.ts';
import { NAMES_FROM_ZOOM } from '../paint/elements.ts';
import { FlowIntake } from './flowIntake.ts';
import { bothDamages, type Damage, damageOf, damageOfBoxes, damageOfRelations, NO_DAMAGE } from './damage.ts';
import { type FarName, placeFarNames } from './farNames.ts';
import { boundsOf, LineIndex, stretchesOf } from './lineIndex.ts';
import { PlainLines } from './plainLines.ts';
import { RelationLines } from './relationLines.ts';

/** What the canvas shows: everything, only contexts and their relations, or everything but the relations while a run is played. */
export type Outlook = 'design' | 'map' | 'run';

/** With more flows than this the elements are shown first and routes come in the next frames. */
const AT_ONCE = 600;
/** Routes of a large design are found for so long in each frame, and not for longer than this while something is being done: it must stay smooth. */
const BUDGET_MS = 6;
const BUSY_BUDGET_MS = 1.5;
/** And so long, where the lines that are seen so far are only plain ones. */
const BUSY_AND_PLAIN_BUDGET_MS = 3;
/** So many steps are done between two looks at the clock: in a larger design each takes longer. */
const STEPS_AT_ONCE = 12;
const BUSY_STEPS_AT_ONCE = 1;
/** In a large design so many flows that a change is in the way of are looked at with it, and the others in the next frames: some cross all of it. */
const STEPS_WITH_A_CHANGE = 4;
/** More boxes than this that came or moved at once are a paste or a layout. */
const MANY = 100;
/** Where no more elements than this are in sight, their flows come first. */
const FEW = 300;
/** So many zooms are looked at one after the other, and soon again: of the picture, of the one to come, of that of everything. */
const FAR_ZOOMS = 4;

/** A design as it lies on the canvas: boxes, routes, and what is where. Kept up to date edit by edit. */
export class Scene {
  design: Design;
  boxes: Boxes;
  /** Routes of flows that the router knows are still to be found. */
  private unrouted = false;
  outlook: Outlook = 'design';
  readonly relations: RelationLines;
  /** Elements that the map shows. */
  private related: ReadonlySet<string> = new Set();
  /** Contexts to be folded as soon as the design has them. */
  private toFold: readonly string[] = [];
  /** What is drawn of the design. */
  private folding: Folding;
  private router: Router;
  /** Flows that the router does not know yet. */
  private intake: FlowIntake | undefined;
  /** Where the elements stand, as long as the router does not know them either. */
  private standing: SpatialIndex | undefined;
  /** The routes that the pictures are of: those before a change while it is taken over. */
  private lines = new LineIndex();
  /** Lines of flows, to be seen until their routes are found. */
  private plain: PlainLines | undefined;
  /** What is out of date in a picture of the scene. */
  private damage: Damage = 'all';
  private readonly measure: MeasureText;
  /** By zoom, and of what they are. */
  private readonly names = new Map<number, ReadonlyMap<string, FarName>>();
  private named: readonly unknown[] = [];

  constructor(design: Design, measure: MeasureText) {
    this.design = design;
    this.boxes = boxesOf(design);
    this.folding = fold(design, []);
    this.measure = measure;
    this.router = createRouter(measure, wordsShown());
    this.relations = new RelationLines(measure);
    this.open(design);
  }

  /** Takes over a design that was not shown before. Of a large one the elements are there at once, the routes follow: see {@link advance}. */
  open(design: Design): void {
    this.update(design, isLarge(design) ? 0 : Infinity);
  }

  /** Takes another snapshot over. With `atMost` the routes may be incomplete afterwards, with 0 they are all found anew: see {@link advance}. */
  update(design: Design, atMost = isLarge(design) ? STEPS_WITH_A_CHANGE : Infinity): void {
    const before = { design: this.design, ...this.boxes };
    const shown = this.folding.design;
    this.design = design;
    this.boxes = boxesOf(design);
    this.spoil(damageOfBoxes(before, { design, ...this.boxes }));
    this.related = relatedElements(design);
    this.folding = fold(design, this.toFold);
    const stirred = isLarge(design) ? stirredBoxes(before.elements, this.boxes.elements) : 0;
    if (atMost === 0 || stirred > this.boxes.elements.size / 2) this.beginAnew();
    // Lines of what came or moved follow at once, unless that is much of a large design, or others are waited for.
    else this.takeOver(this.intake || stirred > MANY ? 0 : atMost, shown);
    this.relate();
  }

  /** Knows where the elements stand, and leaves everything else to {@link advance}: they are to be seen at once. */
  private beginAnew(): void {
    this.router = createRouter(this.measure, wordsShown());
    this.lines = new LineIndex();
    this.plain = undefined;
    this.unrouted = false;
    this.intake = new FlowIntake(this.folding.design);
    this.standing = new SpatialIndex();
    for (const [id, box] of boxesOf(this.folding.design).elements) this.standing.set(id, box);
    this.spoil('all');
  }

  /** @param before the design whose lines are drawn so far, where most of it may be the same */
  private takeOver(atMost: number | undefined, before?: Design): void {
    this.intake = undefined;
    this.standing = undefined;
    const standing = before && boxesOf(before).elements;
    this.take(this.router.update(this.folding.design, atMost));
    if (this.plain) this.plain = this.pending ? this.plainAfter(this.plain, before, standing) : undefined;
  }

  private plainAfter(plain: PlainLines, before: Design | undefined, standing: Boxes['elements'] | undefined): PlainLines {
    const { design } = this.folding;
    const { elements } = boxesOf(design);
    const changed = standing && before?.flows === design.flows ? changedBoxes(standing, elements) : undefined;
    if (!changed) return new PlainLines(design, elements);
    plain.again(design, elements, new Set(changed.flatMap((id) => [...this.router.flowsAt(id)])));
    return plain;
  }

  private get index(): SpatialIndex {
    return this.standing ?? this.router.boxes;
  }

  /** Draws these contexts as one box each, and all others open. False where none was and none is. */
  fold(contextIds: readonly string[]): boolean {
    if (contextIds.length === 0 && this.toFold.length === 0) return false;
    this.toFold = contextIds;
    this.spoil('all');
    this.folding = fold(this.design, contextIds);
    this.takeOver(isLarge(this.design) ? 0 : undefined);
    this.relate();
    return true;
  }

  /** Whether this context is drawn as one box. On the map all are, and none is folded. */
  isFolded(id: string): boolean {
    return !this.isMap && this.folding.folded.has(id);
  }

  /** The contexts that are drawn as one box, with these boxes. */
  get folded(): readonly (readonly [id: string, box: Rect])[] {
    if (this.isMap) return [];
    return [...this.folding.folded].flatMap((id) => {
      const box = this.boxes.contexts.get(id);
      return box ? [[id, foldedBox(box)] as const] : [];
    });
  }

  /** What is drawn in the place of something: the folded context that it is in, the flow that it is merged into; else itself. */
  standInOf(id: string): string {
    return this.isMap ? id : (this.folding.standIns.get(id) ?? id);
  }

  /** What stands behind something that is drawn, each with its stand-in. */
  get standIns(): ReadonlyMap<string, string> {
    return this.isMap ? NO_STAND_INS : this.folding.standIns;
  }

  /** The flows that one line stands for. */
  flowsBehind(flowId: string): readonly string[] {
    return this.folding.merged.get(flowId) ?? [flowId];
  }

  /** Shows the same design in another way. */
  look(outlook: Outlook): void {
    this.outlook = outlook;
    this.spoil('all');
    this.relate();
  }

  private relate(): void {
    const before = this.relations.routes;
    if (this.outlook === 'run') this.relations.clear();
    else this.relations.update(this.design, this.shownBoxes(), this.isMap, flowGround(this.index, this.lines.bounds, this.router.routes));
    this.spoil(damageOfRelations(before, this.relations.routes));
  }

  get isMap(): boolean {
    return this.outlook === 'map';
  }

  /** Whether an element, context or note is to be seen. */
  shows(id: string): boolean {
    return this.isMap ? this.related.has(id) || this.boxes.contexts.has(id) : !this.folding.standIns.has(id);
  }

  /** Whether it is a box that one takes hold of anywhere: an element, or a context on the map or folded. */
  isSolid(id: string): boolean {
    return this.boxes.contexts.has(id) ? this.isMap || this.isFolded(id) : this.boxes.elements.has(id) && this.shows(id);
  }

  /** The box in which something is seen: a context on the map, or folded, is drawn smaller than it is. */
  shownBox(id: string, box: Rect): Rect {
    if (this.isMap) return this.boxes.contexts.has(id) ? mapBox(box) : box;
    return this.folding.folded.has(id) ? foldedBox(box) : box;
  }

  private shownBoxes(): Boxes {
    if (this.isMap || this.folding.folded.size === 0) return this.boxes;
    const elements = [...this.boxes.elements].filter(([id]) => this.shows(id));
    const contexts = [...this.boxes.contexts].map(([id, box]) => [id, this.shownBox(id, box)] as const);
    return { ...this.boxes, elements: new Map(elements), contexts: new Map(contexts) };
  }

  /** Routes are still to be found: see {@link advance}. */
  get pending(): boolean {
    return this.unrouted || this.intake !== undefined;
  }

  /**
   * Finds what the first picture of a large design shows besides its elements: where few are `inSight` the lines of those, else for each flow a
   * plain line, to be seen until its route is found.
   */
  prepare(inSight: Rect): void {
    if (!this.intake?.isFresh) return;
    if (this.countIn(inSight, FEW + 1) > FEW) this.plain = new PlainLines(this.folding.design, boxesOf(this.folding.design).elements);
    else
      do this.advance(inSight);
      while (this.unrouted || this.intake?.isFresh);
  }

  /** All routes are found that were begun. */
  get isAtRest(): boolean {
    return !this.unrouted;
  }

  /** Goes on with a large design for a part of a frame, a small one where somebody is `busy`, first with what is `inSight`. True when there is more to do. */
  advance(inSight: Rect, busy = false): boolean {
    if (this.unrouted) this.findRoutes(busy);
    else if (this.intake) this.takeFlowsIn(this.intake, inSight);
    if (!this.pending) this.arrive();
    return this.pending;
  }

  private arrive(): void {
    this.plain = undefined;
    this.relate();
  }

  private findRoutes(busy: boolean): void {
    // As long as there are plain lines they are what has to go.
    const end = performance.now() + (!busy ? BUDGET_MS : this.plain ? BUSY_AND_PLAIN_BUDGET_MS : BUSY_BUDGET_MS);
    do this.take(this.router.advance(busy ? BUSY_STEPS_AT_ONCE : STEPS_AT_ONCE));
    while (this.unrouted && performance.now() < end);
  }

  private takeFlowsIn(intake: FlowIntake, inSight: Rect): void {
    if (this.standing) {
      this.take(this.router.update(intake.bare, 0));
      this.standing = undefined;
      return;
    }
    // What can be seen is led before the rest is known.
    if (intake.isFresh && this.countIn(inSight, FEW + 1) <= FEW) {
      this.take(this.router.update(intake.around(new Set(this.elementsIn(inSight))), 0));
      return;
    }
    this.take(this.router.update(intake.next(), 0));
    if (intake.isDone) this.intake = undefined;
    else this.unrouted = false;
  }

  /** What is out of date in a picture of the scene since this was asked last. */
  takeDamage(): Damage {
    const { damage } = this;
    this.damage = NO_DAMAGE;
    return damage;
  }

  private spoil(damage: Damage): void {
    this.damage = bothDamages(this.damage, damage);
  }

  private take({ changed, removed, pending }: RouteChanges): RouteChanges {
    this.unrouted = pending;
    this.spoilLines([...removed, ...changed]);
    for (const id of removed) this.lines.lay(id, undefined);
    for (const id of changed) this.lines.lay(id, this.router.routes.get(id));
    this.spoilLines(changed);
    // The plain lines lay elsewhere.
    if (this.plain && changed.length > 0) this.spoil('all');
    return { changed, removed, pending };
  }

  private spoilLines(flowIds: readonly string[]): void {
    if (this.damage !== 'all') this.spoil(damageOf(flowIds.flatMap((id) => this.lines.partsOf(id))));
  }

  /** Measures every label again: the fonts have arrived. */
  remeasure(): void {
    this.router = createRouter(this.measure, wordsShown());
    this.lines = new LineIndex();
    this.names.clear();
    this.spoil('all');
    this.open(this.design);
  }

  get routes(): ReadonlyMap<string, Route> {
    return this.router.routes;
  }

  /** The flows that are drawn in an area with their lines: their routes, or as long as those are not found plain ones. */
  linesIn(area: Rect): (readonly [id: string, line: Route])[] {
    if (this.isMap) return [];
    const routed = this.flowsIn(area).flatMap((id) => {
      const route = this.routes.get(id);
      return route ? [[id, route] as const] : [];
    });
    return this.plain ? [...routed, ...this.plain.in(area).filter(([id]) => !this.routes.has(id))] : routed;
  }

  /** The line on which a flow is seen; none for one inside of a folded context. */
  routeOf(flowId: string): Route | undefined {
    return this.router.routes.get(this.folding.standIns.get(flowId) ?? flowId);
  }

  boxOf(id: string): Rect | undefined {
    const { elements, contexts, notes, frames } = this.boxes;
    return elements.get(id) ?? contexts.get(id) ?? notes.get(id) ?? frames.get(id);
  }

  /** The box of anything that is drawn, flows and relations too. */
  extentOf(id: string): Rect | undefined {
    const shown = this.standInOf(id);
    const route = this.routes.get(shown);
    const box = this.boxOf(shown);
    return route ? boundsOf(route) : (this.relations.extentOf(shown) ?? (box && this.shownBox(shown, box)));
  }

  /** The parts of the canvas that anything takes: of a line its stretches, because the box around them is mostly empty. */
  partsOf(id: string): readonly Rect[] {
    const route = this.routes.get(this.standInOf(id));
    if (route) return stretchesOf(route);
    const extent = this.extentOf(id);
    return extent ? [extent] : [];
  }

  /** The flows of an element that are to be seen. */
  flowsAt(elementId: string): ReadonlySet<string> {
    return this.isMap ? NO_FLOWS : this.router.flowsAt(elementId);
  }

  /** Routes of these flows with boxes held elsewhere. */
  previewRoutes(flowIds: Iterable<string>, moved: ReadonlyMap<string, Rect>): Map<string, Route> {
    if (this.folding.folded.size === 0) return this.router.preview(flowIds, moved);
    const shown = [...moved].flatMap(([id, box]) => (this.shows(id) ? [[id, this.shownBox(id, box)] as const] : []));
    return this.router.preview(flowIds, new Map(shown));
  }

  /** The line that a new flow between these two would take. */
  sketch(fromId: string, toId: string): readonly Point[] | undefined {
    return this.router.sketch(fromId, toId);
  }

  elementsIn(area: Rect): string[] {
    return this.isMap ? [...this.related] : this.index.within(area);
  }

  /** How many elements lie there, at most so many. */
  countIn(area: Rect, atMost: number): number {
    if (this.isMap) return Math.min(atMost, this.related.size);
    let count = 0;
    this.index.visit(area, () => ++count >= atMost);
    return count;
  }

  /** The names of open contexts over a far view, at a zoom; none where elements have names of their own. */
  farNames(zoom: number): ReadonlyMap<string, FarName> {
    if (zoom >= NAMES_FROM_ZOOM) return NO_NAMES;
    const { boxes, design, folding, isMap, names } = this;
    const of = [boxes.contexts, design.contexts, folding.folded, isMap];
    if (names.size >= FAR_ZOOMS || of.some((one, i) => one !== this.named[i])) names.clear();
    this.named = of;
    const known = names.get(zoom);
    if (known) return known;
    const open = isMap ? [] : [...boxes.contexts].filter(([id]) => !this.isFolded(id));
    const placed = placeFarNames(
      open.map(([id, box]) => [id, design.contexts[id]?.name ?? '', box] as const),
      zoom,
    );
    names.set(zoom, placed);
    return placed;
  }

  /** Flows whose line or word comes through an area. */
  flowsIn(area: Rect): string[] {
    return this.isMap ? [] : this.lines.within(area);
  }

  /** The flows around which the box reaches into an area, with their routes, in no order. */
  visitFlows(area: Rect, visit: (id: string, route: Route) => void): void {
    this.lines.bounds.visit(area, (id) => {
      const route = this.routes.get(id);
      if (route) visit(id, route);
    });
  }

  /** Makes many questions about parts of an area quick, as a picture asks them that is drawn in pieces. */
  watch(area: Rect): void {
    this.lines.watch(area);
  }

  contextsIn(area: Rect): string[] {
    return [...this.boxes.contexts].flatMap(([id, box]) => (overlaps(box, area) ? [id] : []));
  }

  notesIn(area: Rect): string[] {
    if (this.isMap) return [];
    return [...this.boxes.notes].flatMap(([id, box]) => (this.shows(id) && overlaps(box, area) ? [id] : []));
  }

  elementAt(point: Point, tolerance = 0): string | undefined {
    if (this.isMap) return [...this.related].findLast((id) => holdsPoint(inflate(this.boxes.elements.get(id) ?? NOWHERE, tolerance), point));
    let found: string | undefined;
    this.index.visit(inflate({ ...point, width: 0, height: 0 }, Math.max(0.01, tolerance)), (id) => {
      if (this.shows(id) && !this.folding.folded.has(id) && (found === undefined || id > found)) found = id;
    });
    return found;
  }

  /** The folded context under the point. */
  foldedAt(point: Point): string | undefined {
    return this.folded.findLast(([, box]) => holdsPoint(box, point))?.[0];
  }

  /** On the map: what a relation may end at, the context or external system under the point. */
  partnerAt(point: Point): string | undefined {
    return this.elementAt(point) ?? [...this.boxes.contexts].findLast(([, box]) => holdsPoint(mapBox(box), point))?.[0];
  }

  /** The innermost context whose box holds the point, members of `except` left out. */
  contextAt(point: Point, except: ReadonlySet<string> = new Set()): string | undefined {
    let best: { id: string; area: number } | undefined;
    for (const [id, open] of this.boxes.contexts) {
      const box = this.shownBox(id, open);
      if (except.has(id) || !holdsPoint(box, point)) continue;
      const area = box.width * box.height;
      if (!best || area < best.area) best = { id, area };
    }
    return best?.id;
  }
}

const isLarge = ({ flows }: Design): boolean => idsOf(flows).length > AT_ONCE;

/** How many boxes are new, or stand elsewhere. */
function stirredBoxes(before: ReadonlyMap<string, Rect>, now: ReadonlyMap<string, Rect>): number {
  const changed = changedBoxes(before, now);
  if (changed) return changed.length;
  let count = 0;
  for (const [id, box] of now) {
    const was = before.get(id);
    if (!was || !sameRect(was, box)) count += 1;
  }
  return count;
}

const NOWHERE: Rect = { x: Number.NaN, y: 0, width: 0, height: 0 };
const NO_FLOWS: ReadonlySet<string> = new Set();
const NO_NAMES: ReadonlyMap<string, FarName> = new Map();
const NO_STAND_INS: ReadonlyMap<string, string> = new Map();
