import {
  bottom,
  contains,
  inflate,
  labelRect,
  overlaps,
  type Point,
  type Rect,
  rectBetween,
  right,
  type Route,
  SpatialIndex,
  unionOf,
} from '../../../drawing/index.ts';

/** Where more lines come through an area, an index finds those of a part of it sooner: it is not watched. */
const FEW_WATCHED = 1_500;
/** Lines are this wide to either side at most, glow and head included. */
const LINE_REACH = 6;

/** Where the lines of flows lie, with their words. */
export class LineIndex {
  /** The boxes around the lines. */
  readonly bounds = new SpatialIndex();
  private readonly routes = new Map<string, Route>();
  /** The lines that come through an area that is asked about again and again; without ids where they are too many for that. */
  private watched: { readonly area: Rect; readonly ids?: Set<string> } | undefined;

  /** Notes where a flow lies; nowhere, where it has no route any more. */
  lay(id: string, route: Route | undefined): void {
    const { area, ids } = this.watched ?? {};
    if (route && area && comesThrough(route, area)) ids?.add(id);
    else ids?.delete(id);
    if (route) {
      this.routes.set(id, route);
      this.bounds.set(id, boundsOf(route));
    } else {
      this.routes.delete(id);
      this.bounds.delete(id);
    }
  }

  /** The rectangles that the line of a flow and its word take. */
  partsOf(id: string): readonly Rect[] {
    const route = this.routes.get(id);
    return route ? stretchesOf(route) : [];
  }

  /** Flows whose line or word comes through an area, sorted. */
  within(area: Rect): string[] {
    const ids: string[] = [];
    const look = (id: string): void => {
      const route = this.routes.get(id);
      if (route && comesThrough(route, area)) ids.push(id);
    };
    const { watched } = this;
    if (watched?.ids && contains(watched.area, area)) for (const id of watched.ids) look(id);
    else this.bounds.visit(area, look);
    return ids.sort();
  }

  /** Makes many questions about parts of an area quick. */
  watch(area: Rect): void {
    if (this.watched && contains(this.watched.area, area) && sizeOf(this.watched.area) <= 4 * sizeOf(area)) return;
    const ids = new Set<string>();
    this.bounds.visit(area, (id) => {
      const route = this.routes.get(id);
      if (route && comesThrough(route, area)) ids.add(id);
      return ids.size > FEW_WATCHED;
    });
    this.watched = ids.size > FEW_WATCHED ? { area } : { area, ids };
  }
}

/** The rectangles that a line and its word take. */
export function stretchesOf({ points, label }: Route): Rect[] {
  const stretches = points.slice(1).map((point, index) => inflate(rectBetween(points[index] as Point, point), LINE_REACH));
  return label ? [...stretches, labelRect(label)] : stretches;
}

/** The box around a line and its word. */
export function boundsOf(route: Route): Rect {
  const line = route.points.map((point) => ({ ...point, width: 0, height: 0 }));
  return inflate(unionOf(route.label ? [...line, labelRect(route.label)] : line) as Rect, LINE_REACH);
}

function comesThrough({ points, label }: Route, area: Rect): boolean {
  const [left, top, end, low] = [area.x - LINE_REACH, area.y - LINE_REACH, right(area) + LINE_REACH, bottom(area) + LINE_REACH];
  for (let index = 1; index < points.length; index++) {
    const a = points[index - 1] as Point;
    const b = points[index] as Point;
    if (Math.min(a.x, b.x) < end && Math.max(a.x, b.x) > left && Math.min(a.y, b.y) < low && Math.max(a.y, b.y) > top) return true;
  }
  return label !== undefined && overlaps(labelRect(label), area);
}

const sizeOf = ({ width, height }: Rect): number => width * height;
