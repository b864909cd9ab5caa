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
import { Stretches } from './stretches.ts';

/** Where more lines come through an area, an index finds those of a part of it sooner: it is not watched. */
const FEW_WATCHED = 1_500;
/** Lines are this wide to either side at most, glow and head included. */
const LINE_REACH = 6;

/** Where a flow lies. What was laid later lies on top, in whatever parts a picture is drawn. */
interface Line {
  readonly id: string;
  readonly rank: number;
  route: Route;
}

/** Where the lines of flows lie, with their words. */
export class LineIndex {
  /** The boxes around the lines. */
  readonly bounds = new SpatialIndex();
  private readonly lines = new Map<string, Line>();
  private readonly stretches = new Stretches<Line>();
  private ranks = 0;
  /** The lines that come through an area that is asked about again and again; without them where they are too many for that. */
  private watched: { readonly area: Rect; readonly lines?: Set<Line> } | undefined;

  /** Notes where a flow lies; nowhere, where it has no route any more. */
  lay(id: string, route: Route | undefined): void {
    const before = this.lines.get(id);
    if (!route) {
      if (before) {
        this.watched?.lines?.delete(before);
        this.stretches.set(before, []);
      }
      this.lines.delete(id);
      this.bounds.delete(id);
      return;
    }
    const line = before ?? { id, rank: this.ranks++, route };
    line.route = route;
    this.lines.set(id, line);
    this.bounds.set(id, boundsOf(route));
    this.stretches.set(line, stretchesOf(route));
    this.noteWatched(line);
  }

  private noteWatched(line: Line): void {
    const { area, lines } = this.watched ?? {};
    if (!area || !lines) return;
    if (comesThrough(line.route, area)) lines.add(line);
    else lines.delete(line);
    if (lines.size > FEW_WATCHED) this.watched = { area };
  }

  /** The rectangles that the line of a flow and its word take. */
  partsOf(id: string): readonly Rect[] {
    const line = this.lines.get(id);
    return line ? stretchesOf(line.route) : [];
  }

  /** Flows whose line or word comes through an area, in the order in which they were laid. */
  within(area: Rect): string[] {
    const found: Line[] = [];
    const { watched } = this;
    if (watched?.lines && contains(watched.area, area)) {
      for (const line of watched.lines) if (comesThrough(line.route, area)) found.push(line);
    } else this.stretches.visit(area, (line) => void found.push(line));
    return found.sort((a, b) => a.rank - b.rank).map(({ id }) => id);
  }

  /** Makes many questions about parts of an area quick. */
  watch(area: Rect): void {
    if (this.watched && contains(this.watched.area, area) && sizeOf(this.watched.area) <= 4 * sizeOf(area)) return;
    const lines = new Set<Line>();
    this.stretches.visit(area, (line) => {
      lines.add(line);
      return lines.size > FEW_WATCHED;
    });
    this.watched = lines.size > FEW_WATCHED ? { area } : { area, lines };
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
