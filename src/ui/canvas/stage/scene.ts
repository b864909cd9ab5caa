import {
  bottom,
  boxesOf,
  type Boxes,
  contextTitleRect,
  createRouter,
  distanceTo,
  flowGround,
  holdsPoint,
  inflate,
  labelRect,
  mapBox,
  type MeasureText,
  type Point,
  type Rect,
  relatedElements,
  right,
  type Route,
  type RouteChanges,
  type Router,
  SpatialIndex,
  unionOf,
} from '../../../drawing/index.ts';
import type { Design } from '../../../model/index.ts';
import { RelationLines } from './relationLines.ts';

export type HitKind = 'element' | 'flow' | 'relation' | 'context' | 'note' | 'frame';

/** What the canvas shows: everything, only contexts and their relations, or everything but the relations while a run is played. */
export type Outlook = 'design' | 'map' | 'run';

export interface Hit {
  readonly kind: HitKind;
  readonly id: string;
}

/** With more flows than this the elements are shown first and routes come in the next frames. */
const AT_ONCE = 600;
/** About 8 ms of work on a slow machine. */
const STEPS_IN_A_FRAME = 160;

/** A design as it lies on the canvas: boxes, routes, and what is where. Kept up to date edit by edit. */
export class Scene {
  design: Design;
  boxes: Boxes;
  /** Routes are still to be found. */
  pending = false;
  outlook: Outlook = 'design';
  readonly relations: RelationLines;
  /** Elements that the map shows. */
  private related: ReadonlySet<string> = new Set();
  private router: Router;
  private flowBounds = new SpatialIndex();
  private readonly measure: MeasureText;

  constructor(design: Design, measure: MeasureText) {
    this.design = design;
    this.boxes = boxesOf(design);
    this.measure = measure;
    this.router = createRouter(measure);
    this.relations = new RelationLines(measure);
    this.update(design, Object.keys(design.flows).length > AT_ONCE ? 0 : Infinity);
  }

  /** Takes another snapshot over. With `atMost` the routes may be incomplete afterwards: see `advance`. */
  update(design: Design, atMost?: number): void {
    this.design = design;
    this.boxes = boxesOf(design);
    this.related = relatedElements(design);
    this.take(this.router.update(design, atMost));
    this.relate();
  }

  /** Shows the same design in another way. */
  look(outlook: Outlook): void {
    this.outlook = outlook;
    this.relate();
  }

  private relate(): void {
    if (this.outlook === 'run') this.relations.clear();
    else this.relations.update(this.design, this.boxes, this.isMap, flowGround(this.router.boxes, this.flowBounds, this.router.routes));
  }

  get isMap(): boolean {
    return this.outlook === 'map';
  }

  /** Whether an element, context or note is to be seen. */
  shows(id: string): boolean {
    return !this.isMap || this.related.has(id) || this.boxes.contexts.has(id);
  }

  /** The box in which something is seen: the map draws contexts smaller than they are. */
  shownBox(id: string, box: Rect): Rect {
    return this.isMap && this.boxes.contexts.has(id) ? mapBox(box) : box;
  }

  /** Finds some more routes of a large design; true when there are more to find. */
  advance(): boolean {
    const { pending } = this.take(this.router.advance(STEPS_IN_A_FRAME));
    if (!pending) this.relate();
    return pending;
  }

  private take({ changed, removed, pending }: RouteChanges): RouteChanges {
    this.pending = pending;
    for (const id of removed) this.flowBounds.delete(id);
    for (const id of changed) {
      const route = this.router.routes.get(id);
      if (route) this.flowBounds.set(id, boundsOf(route));
      else this.flowBounds.delete(id);
    }
    return { changed, removed, pending };
  }

  /** Measures every label again: the fonts have arrived. */
  remeasure(): void {
    this.router = createRouter(this.measure);
    this.flowBounds = new SpatialIndex();
    this.update(this.design, Object.keys(this.design.flows).length > AT_ONCE ? 0 : Infinity);
  }

  get routes(): ReadonlyMap<string, Route> {
    return this.router.routes;
  }

  boxOf(id: string): Rect | undefined {
    const { elements, contexts, notes, frames } = this.boxes;
    return elements.get(id) ?? contexts.get(id) ?? notes.get(id) ?? frames.get(id);
  }

  /** The box of anything that is drawn, flows and relations too. */
  extentOf(id: string): Rect | undefined {
    const route = this.routes.get(id);
    const box = this.boxOf(id);
    return route ? boundsOf(route) : (this.relations.extentOf(id) ?? (box && this.shownBox(id, box)));
  }

  /** The flows of an element that are to be seen. */
  flowsAt(elementId: string): ReadonlySet<string> {
    return this.isMap ? NO_FLOWS : this.router.flowsAt(elementId);
  }

  /** Routes of these flows with boxes held elsewhere. */
  previewRoutes(flowIds: Iterable<string>, moved: ReadonlyMap<string, Rect>): Map<string, Route> {
    return this.router.preview(flowIds, moved);
  }

  /** The line that a new flow between these two would take. */
  sketch(fromId: string, toId: string): readonly Point[] | undefined {
    return this.router.sketch(fromId, toId);
  }

  elementsIn(area: Rect): string[] {
    return this.isMap ? [...this.related] : this.router.boxes.within(area);
  }

  /** How many elements lie there, at most so many. */
  countIn(area: Rect, atMost: number): number {
    if (this.isMap) return Math.min(atMost, this.related.size);
    let count = 0;
    this.router.boxes.visit(area, () => ++count >= atMost);
    return count;
  }

  flowsIn(area: Rect): string[] {
    if (this.isMap) return [];
    return this.flowBounds.within(area);
  }

  contextsIn(area: Rect): string[] {
    return [...this.boxes.contexts].flatMap(([id, box]) => (overlapsArea(box, area) ? [id] : []));
  }

  notesIn(area: Rect): string[] {
    if (this.isMap) return [];
    return [...this.boxes.notes].flatMap(([id, box]) => (overlapsArea(box, area) ? [id] : []));
  }

  elementAt(point: Point, tolerance = 0): string | undefined {
    let found: string | undefined;
    this.router.boxes.visit(inflate({ ...point, width: 0, height: 0 }, Math.max(0.01, tolerance)), (id) => {
      if (this.shows(id) && (found === undefined || id > found)) found = id;
    });
    return found;
  }

  /** On the map: what a relation may end at, the context or external system under the point. */
  partnerAt(point: Point): string | undefined {
    return this.elementAt(point) ?? [...this.boxes.contexts].findLast(([, box]) => holdsPoint(mapBox(box), point))?.[0];
  }

  /** The innermost context whose box holds the point, members of `except` left out. */
  contextAt(point: Point, except: ReadonlySet<string> = new Set()): string | undefined {
    let best: { id: string; area: number } | undefined;
    for (const [id, box] of this.boxes.contexts) {
      if (except.has(id) || !holdsPoint(box, point)) continue;
      const area = box.width * box.height;
      if (!best || area < best.area) best = { id, area };
    }
    return best?.id;
  }

  /** What a press at this point takes hold of; `tolerance` in canvas pixels. A context only by its name and its border. */
  hit(point: Point, tolerance: number): Hit | undefined {
    const element = this.elementAt(point);
    if (element !== undefined) return { kind: 'element', id: element };
    const solid = this.isMap ? this.partnerAt(point) : undefined;
    if (solid !== undefined) return { kind: 'context', id: solid };
    const relation = this.relations.at(point, tolerance);
    if (this.isMap) return relation === undefined ? undefined : { kind: 'relation', id: relation };
    const note = [...this.boxes.notes].findLast(([, box]) => holdsPoint(box, point));
    if (note) return { kind: 'note', id: note[0] };
    const flow = this.flowAt(point, tolerance);
    if (flow !== undefined) return { kind: 'flow', id: flow };
    if (relation !== undefined) return { kind: 'relation', id: relation };
    const context = this.contextHandleAt(point, tolerance);
    return context === undefined ? undefined : { kind: 'context', id: context };
  }

  flowAt(point: Point, tolerance: number): string | undefined {
    let found: { id: string; distance: number } | undefined;
    this.flowBounds.visit(inflate({ ...point, width: 0, height: 0 }, Math.max(0.01, tolerance)), (id) => {
      const route = this.routes.get(id);
      if (!route) return;
      const onLabel = route.label && holdsPoint(labelRect(route.label), point);
      const distance = onLabel ? 0 : distanceTo(route.points, point);
      if (distance > tolerance) return;
      if (!found || distance < found.distance || (distance === found.distance && id < found.id)) found = { id, distance };
    });
    return found?.id;
  }

  private contextHandleAt(point: Point, tolerance: number): string | undefined {
    let best: { id: string; area: number } | undefined;
    for (const [id, box] of this.boxes.contexts) {
      if (!holdsPoint(inflate(box, tolerance), point)) continue;
      const inside = holdsPoint(inflate(box, -tolerance), point);
      const title = inflate(contextTitleRect(this.design.contexts[id]?.name ?? '', box, this.measure), tolerance);
      if (inside && !holdsPoint(title, point)) continue;
      const area = box.width * box.height;
      if (!best || area < best.area) best = { id, area };
    }
    return best?.id;
  }
}

const NO_FLOWS: ReadonlySet<string> = new Set();
const overlapsArea = (a: Rect, b: Rect): boolean => a.x < right(b) && b.x < right(a) && a.y < bottom(b) && b.y < bottom(a);

const boundsOf = (route: Route): Rect => {
  const line = route.points.map((point) => ({ ...point, width: 0, height: 0 }));
  return inflate(unionOf(route.label ? [...line, labelRect(route.label)] : line) as Rect, 6);
};
