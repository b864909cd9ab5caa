import {
  distanceTo,
  holdsPoint,
  inflate,
  labelRect,
  mapBoxes,
  type MeasureText,
  type Point,
  type Rect,
  mapBox,
  type Boxes,
  relationBoxes,
  type RelationGround,
  relationExtent,
  type RelationRoute,
  routeRelations,
} from '../../../drawing/index.ts';
import type { Design } from '../../../model/index.ts';

/** With more relations than this only those that move are drawn anew while they are dragged. */
const ALL_WHILE_MOVING = 40;

/** What else lies on the canvas, in the way of relations. */
export type Obstacles = Pick<RelationGround, 'legible' | 'runsAlong'>;

/** The relations of contexts as they lie on the canvas. They are few: they are all drawn anew when anything changed. */
export class RelationLines {
  routes: ReadonlyMap<string, RelationRoute> = new Map();
  private design: Design | undefined;
  private ground: RelationGround = { boxes: new Map() };
  private map = false;
  private readonly measure: MeasureText;

  constructor(measure: MeasureText) {
    this.measure = measure;
  }

  /** Draws all anew. On the `map` contexts are solid, and nothing else is in the way. */
  update(design: Design, boxes: Boxes, map: boolean, obstacles: Obstacles): void {
    this.design = design;
    this.map = map;
    if (Object.keys(design.relations).length === 0) {
      this.routes = new Map();
      return;
    }
    this.ground = map ? { boxes: mapBoxes(design, boxes) } : { boxes: relationBoxes(design, boxes), names: design.contexts, terse: true, ...obstacles };
    this.routes = routeRelations(design.relations, this.ground, this.measure);
  }

  clear(): void {
    this.routes = new Map();
  }

  /** Ids of the relations that end at one of these. */
  touching(ids: { has(id: string): boolean }): ReadonlySet<string> {
    const relations = this.design?.relations ?? {};
    return new Set(
      [...this.routes.keys()].filter((id) => {
        const relation = relations[id];
        return relation !== undefined && (ids.has(relation.upstream) || ids.has(relation.downstream));
      }),
    );
  }

  /** Those that end at one of these boxes, drawn as if the boxes stood there. */
  preview(moved: ReadonlyMap<string, Rect>): (readonly [string, RelationRoute])[] {
    const touching = this.touching(moved);
    if (touching.size === 0 || !this.design) return [];
    const boxes = new Map(this.ground.boxes);
    for (const [id, box] of moved) if (boxes.has(id)) boxes.set(id, this.map && this.design.contexts[id] ? mapBox(box) : box);
    const all = Object.entries(this.design.relations);
    const drawn = all.length <= ALL_WHILE_MOVING ? this.design.relations : Object.fromEntries(all.filter(([id]) => touching.has(id)));
    return [...routeRelations(drawn, { ...this.ground, boxes }, this.measure)].filter(([id]) => touching.has(id));
  }

  /** The line that a new relation between these two would take. */
  sketch(upstream: string, downstream: string): readonly Point[] | undefined {
    return routeRelations({ sketch: { upstream, downstream, type: 'partnership' } }, this.ground, this.measure).get('sketch')?.points;
  }

  extentOf(id: string): Rect | undefined {
    const route = this.routes.get(id);
    return route && relationExtent(route);
  }

  /** The relation whose line, word or mark is nearest to a point; none further away than `tolerance`. */
  at(point: Point, tolerance: number): string | undefined {
    let found: { id: string; distance: number } | undefined;
    for (const [id, route] of this.routes) {
      if (!holdsPoint(inflate(relationExtent(route), tolerance), point)) continue;
      const onWord = route.label !== undefined && holdsPoint(labelRect(route.label), point);
      const onMark = route.marks.some(({ rect }) => holdsPoint(rect, point));
      const distance = onWord || onMark ? 0 : distanceTo(route.points, point);
      if (distance <= tolerance && (!found || distance < found.distance)) found = { id, distance };
    }
    return found?.id;
  }
}
