import { bottom, centreOf, isAsynchronous, type Point, type Rect, right, type Route } from '../../../drawing/index.ts';
import { type Design, type Flow, idsOf } from '../../../model/index.ts';

type PlainLine = readonly [id: string, line: Route];

/**
 * For each flow between two boxes a line that is found at once: it turns no more than twice, and looks for nothing that stands in its way. A picture is
 * drawn in parts, and all lines are looked at for each of them: where they lie is kept in plain numbers.
 */
export class PlainLines {
  private readonly slots = new Map<string, number>();
  /** None where a line is not there any more. */
  private readonly lines: (PlainLine | undefined)[] = [];
  /** Of each slot its leftmost, rightmost, highest and lowest. */
  private reaches = new Float64Array(0);

  constructor({ flows }: Design, boxes: ReadonlyMap<string, Rect>) {
    const ids = idsOf(flows);
    this.reaches = new Float64Array(ids.length * 4);
    for (const id of ids) this.lay(id, flows[id], boxes);
  }

  /** Finds the lines of these flows again, in a design in which no flow was added. */
  again({ flows }: Design, boxes: ReadonlyMap<string, Rect>, flowIds: Iterable<string>): void {
    for (const id of flowIds) this.lay(id, flows[id], boxes);
  }

  private lay(id: string, flow: Flow | undefined, boxes: ReadonlyMap<string, Rect>): void {
    const line = lineOf(flow, boxes);
    const before = this.slots.get(id);
    if (before === undefined && !line) return;
    const slot = before ?? this.lines.length;
    this.slots.set(id, slot);
    this.lines[slot] = line && [id, line];
    if (!line) return;
    const a = line.points[0] as Point;
    const b = line.points[line.points.length - 1] as Point;
    let at = slot * 4;
    this.reaches[at++] = Math.min(a.x, b.x);
    this.reaches[at++] = Math.max(a.x, b.x);
    this.reaches[at++] = Math.min(a.y, b.y);
    this.reaches[at++] = Math.max(a.y, b.y);
  }

  /** Those that may come through an area; default: all. */
  in(area?: Rect): PlainLine[] {
    if (!area) return this.lines.filter((line) => line !== undefined);
    const { lines, reaches } = this;
    const [end, low] = [right(area), bottom(area)];
    const found: PlainLine[] = [];
    for (let slot = 0, at = 0; slot < lines.length; slot++, at += 4) {
      const apart =
        (reaches[at] as number) > end || (reaches[at + 1] as number) < area.x || (reaches[at + 2] as number) > low || (reaches[at + 3] as number) < area.y;
      const line = lines[slot];
      if (!apart && line) found.push(line);
    }
    return found;
  }
}

function lineOf(flow: Flow | undefined, boxes: ReadonlyMap<string, Rect>): Route | undefined {
  const from = flow && boxes.get(flow.from);
  const to = flow && boxes.get(flow.to);
  return from && to && from !== to ? plainLine(from, to, isAsynchronous(flow)) : undefined;
}

/** From the side that looks at the other box to the side that looks back, by the way on which there is more room. All of it lies between its two ends. */
function plainLine(from: Rect, to: Rect, asynchronous: boolean): Route {
  const roomX = Math.max(to.x - right(from), from.x - right(to));
  const roomY = Math.max(to.y - bottom(from), from.y - bottom(to));
  const a = centreOf(from);
  const b = centreOf(to);
  if (roomX >= roomY) {
    const ahead = a.x <= b.x;
    const start = { x: ahead ? right(from) : from.x, y: a.y };
    const end = { x: ahead ? to.x : right(to), y: b.y };
    const middle = (start.x + end.x) / 2;
    const points = a.y === b.y ? [start, end] : [start, { x: middle, y: a.y }, { x: middle, y: b.y }, end];
    return { points, fromSide: ahead ? 'right' : 'left', toSide: ahead ? 'left' : 'right', asynchronous, label: undefined };
  }
  const below = a.y <= b.y;
  const start = { x: a.x, y: below ? bottom(from) : from.y };
  const end = { x: b.x, y: below ? to.y : bottom(to) };
  const middle = (start.y + end.y) / 2;
  const points = a.x === b.x ? [start, end] : [start, { x: a.x, y: middle }, { x: b.x, y: middle }, end];
  return { points, fromSide: below ? 'bottom' : 'top', toSide: below ? 'top' : 'bottom', asynchronous, label: undefined };
}
