import type { Flow } from '../../model/index.ts';
import { inflate, type Point, type Rect, rectBetween, type Side } from '../geometry.ts';
import { borderPoint } from '../shapes.ts';
import { size } from '../sizes.ts';
import type { MeasureText } from '../text.ts';
import { isAsynchronous } from '../words.ts';
import { aligned } from './alignment.ts';
import { type Areas, FORGETFUL } from './areas.ts';
import type { ElementPorts } from './elementPorts.ts';
import { type Drawn, type FlowEntries, type FlowEntry, NOWHERE } from './flowEntries.ts';
import { labelWidth, placeLabel, type Trunk } from './labelPlace.ts';
import { laneOf } from './lane.ts';
import type { Obstacles } from './obstacles.ts';
import { type End, selfLoop } from './polylines.ts';
import { MOST_TWINS, type Port } from './ports.ts';
import { sidesThrough, wayThrough } from './through.ts';
import type { EndBox, FoundWay } from './way.ts';
import { chooseSides, connect } from './ways.ts';

/** The boxes at the ends of a flow. */
export interface Ends {
  readonly from: EndBox;
  readonly to: EndBox;
}

/** Finds the line of a single flow: first its sides, then, as soon as these are shared with other flows, the line itself and the place of its word. */
export class FlowLines {
  private readonly obstacles: Obstacles;
  private readonly flows: FlowEntries;
  private readonly ports: ElementPorts;
  private readonly measure: MeasureText;
  /** What a search writes down that it looked at. */
  private readonly areas: () => Areas;

  constructor(obstacles: Obstacles, flows: FlowEntries, ports: ElementPorts, measure: MeasureText, areas: () => Areas) {
    this.obstacles = obstacles;
    this.flows = flows;
    this.ports = ports;
    this.measure = measure;
    this.areas = areas;
  }

  /** None where one of them stands nowhere. */
  endsOf({ from: fromId, to: toId }: Flow): Ends | undefined {
    const from = this.ports.boxFor(fromId);
    const to = this.ports.boxFor(toId);
    return from && to && { from: { id: fromId, box: from }, to: { id: toId, box: to } };
  }

  /** The line that a flow would take if it had its sides to itself. */
  plan({ flow, via }: FlowEntry, { from, to }: Ends): FoundWay {
    if (via) return { ...sidesThrough(from.box, to.box, via), looked: NOWHERE };
    return chooseSides(from, to, this.obstacles.strips, laneOf(flow.from), undefined, this.areas());
  }

  /** The line and word of one flow with these boxes at its ends. */
  draw(entry: FlowEntry, { from, to }: Ends, portsAt = this.ports.at, ignored?: ReadonlySet<string>, via = entry.via): Drawn {
    const { id, flow } = entry;
    const loops = from.id === to.id;
    const asynchronous = isAsynchronous(flow);
    const out = loops ? undefined : portsAt(from.id).get(id);
    const into = loops ? undefined : portsAt(to.id).get(id);
    const way =
      out && into
        ? this.between(from, out, to, into, ignored === undefined ? entry.plan : undefined, ignored, via)
        : { ...selfLoop(from.box, this.loopsBefore(id, flow)), looked: NOWHERE };
    const words = out && into && !via ? this.wordsOf(entry, out, Math.max(out.lastTwin, into.lastTwin)) : entry.labels;
    const trunk = this.trunkOf(id, way, out, into, from.id, to.id);
    const label = placeLabel(way.points, words, trunk, this.obstacles.legible, this.measure);
    const [text] = words;
    const looked = text === undefined || way.looked === FORGETFUL ? way.looked : way.looked.with(labelAreas(way.points, labelWidth(text, this.measure)));
    const joins = asynchronous && (into?.sharing ?? 1) > (out?.sharing ?? 1);
    const route = { points: way.points, fromSide: way.fromSide, toSide: way.toSide, asynchronous, label, ...(joins && { joins }) };
    return { route, words, trunk, looked };
  }

  /** What is said on a line. Twins from the last place on run on one line, and the first of them says how many more there are. */
  private wordsOf({ id, labels }: FlowEntry, { twins }: Port, lastTwin: number): readonly string[] {
    if (twins.length < lastTwin + 2 || id < (twins[lastTwin] as string)) return labels;
    const own = (twin: string, index: number): boolean => index >= lastTwin && !this.flows.get(twin)?.via;
    if (twins.find(own) !== id) return [];
    const count = twins.filter(own).length;
    if (count === 1) return labels;
    return labels.length === 0 ? [`× ${count}`] : labels.map((label) => `${label} +${count - 1}`);
  }

  /** With how many it shares its ends, and where on a straight line they part. */
  private trunkOf(id: string, { points }: FoundWay, out: Port | undefined, into: Port | undefined, fromId: string, toId: string): Trunk {
    const trunk = { start: linesAt(id, out), end: linesAt(id, into) };
    const [from, to] = points;
    if (points.length !== 2 || !from || !to || !out || !into || trunk.start + trunk.end === 2) return trunk;
    const leaves = trunk.start > 1 ? this.turnsAt(fromId, out, from, to) : undefined;
    const joins = trunk.end > 1 ? this.turnsAt(toId, into, to, from) : undefined;
    return { ...trunk, parts: { leaves, joins } };
  }

  /** The farthest place on a straight line at which one turns off that shares its port, as far as their plans say. */
  private turnsAt(elementId: string, { side, offset }: Port, from: Point, to: Point): Point | undefined {
    const across = from.y === to.y;
    const forwards = across ? to.x > from.x : to.y > from.y;
    let farthest: number | undefined;
    for (const [flowId, port] of this.ports.at(elementId)) {
      const { plan, flow } = this.flows.get(flowId) ?? {};
      if (!plan || !flow || port.side !== side || port.offset !== offset || plan.points.length < 3) continue;
      const turn = plan.points.at(flow.from === elementId ? 1 : -2);
      if (!turn) continue;
      const place = across ? turn.x : turn.y;
      farthest = farthest === undefined ? place : forwards ? Math.max(farthest, place) : Math.min(farthest, place);
    }
    if (farthest === undefined) return undefined;
    const [low, high] = across ? [Math.min(from.x, to.x), Math.max(from.x, to.x)] : [Math.min(from.y, to.y), Math.max(from.y, to.y)];
    const place = Math.min(high, Math.max(low, farthest));
    return across ? { x: place, y: from.y } : { x: from.x, y: place };
  }

  private between(
    from: EndBox,
    out: Port,
    to: EndBox,
    into: Port,
    plan: FoundWay | undefined,
    ignored: ReadonlySet<string> | undefined,
    via: Point | undefined,
  ): FoundWay {
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
    return connect(start, end, this.obstacles.strips, lane, ignored, this.areas());
  }

  private endAt({ id, box }: EndBox, side: Side, offset: number): EndBox & End {
    return { id, box, side, at: borderPoint(this.obstacles.shapeOf(id), box, side, offset) };
  }

  /** How many loops of the same look at the same box come before this one, by id. */
  private loopsBefore(flowId: string, flow: Flow): number {
    const asynchronous = isAsynchronous(flow);
    let loops = 0;
    for (const id of this.flows.at(flow.from)) {
      const other = this.flows.get(id)?.flow;
      if (id < flowId && other && other.to === other.from && isAsynchronous(other) === asynchronous) loops += 1;
    }
    return Math.min(loops, MOST_TWINS);
  }
}

/** How many lines run on the stretch at a place; twins that share it are one. */
function linesAt(flowId: string, port: Port | undefined): number {
  if (!port) return 1;
  const { sharing, twins, lastTwin } = port;
  const asOne = flowId < (twins[lastTwin] ?? flowId) ? 1 : Math.max(1, twins.length - lastTwin);
  return Math.max(1, sharing - asOne + 1);
}

const startsAndEnds = (points: readonly Point[], start: Point, end: Point): boolean => {
  const first = points[0];
  const last = points[points.length - 1];
  return first?.x === start.x && first.y === start.y && last?.x === end.x && last.y === end.y;
};

/** Where the label of a line may have been tried. */
const labelAreas = (points: readonly Point[], width: number): Rect[] =>
  points.slice(1).map((point, index) => inflate(rectBetween(points[index] as Point, point), width + size.label.height, 2 * size.label.height));
