import { bottom, centreOf, isAsynchronous, type Point, type Rect, right, type Route } from '../../../drawing/index.ts';
import { type Design, type Flow, idsOf } from '../../../model/index.ts';

export type PlainLines = ReadonlyMap<string, Route>;
export const NO_LINES: PlainLines = new Map();

/** For each flow between two of these boxes a line that is found at once: it turns no more than twice, and looks for nothing that stands in its way. */
export function plainLines({ flows }: Design, boxes: ReadonlyMap<string, Rect>): PlainLines {
  const lines = new Map<string, Route>();
  for (const id of idsOf(flows)) {
    const line = lineOf(flows[id], boxes);
    if (line) lines.set(id, line);
  }
  return lines;
}

/** The same with those of these flows found again. */
export function plainLinesAgain(lines: PlainLines, { flows }: Design, boxes: ReadonlyMap<string, Rect>, flowIds: Iterable<string>): PlainLines {
  const again = new Map(lines);
  for (const id of flowIds) {
    const line = lineOf(flows[id], boxes);
    if (line) again.set(id, line);
    else again.delete(id);
  }
  return again;
}

function lineOf(flow: Flow | undefined, boxes: ReadonlyMap<string, Rect>): Route | undefined {
  const from = flow && boxes.get(flow.from);
  const to = flow && boxes.get(flow.to);
  return from && to && from !== to ? plainLine(from, to, isAsynchronous(flow)) : undefined;
}

/** Those that may come through an area. */
export function plainIn(lines: PlainLines, area: Rect): (readonly [id: string, line: Route])[] {
  const found: (readonly [string, Route])[] = [];
  const [end, low] = [right(area), bottom(area)];
  for (const entry of lines) {
    const { points } = entry[1];
    const a = points[0] as Point;
    const b = points[points.length - 1] as Point;
    if (Math.min(a.x, b.x) <= end && Math.max(a.x, b.x) >= area.x && Math.min(a.y, b.y) <= low && Math.max(a.y, b.y) >= area.y) found.push(entry);
  }
  return found;
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
