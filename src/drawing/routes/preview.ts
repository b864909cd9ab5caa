import { overlaps, type Point, type Rect } from '../geometry.ts';
import type { ElementPorts } from './elementPorts.ts';
import type { FlowEntries } from './flowEntries.ts';
import type { Ends, FlowLines } from './flowLines.ts';
import { labelRect } from './labelPlace.ts';
import { laneOf } from './lane.ts';
import type { Obstacles } from './obstacles.ts';
import { type Port, sharePorts } from './ports.ts';
import type { Route } from './route.ts';
import { sidesThrough } from './through.ts';
import type { Sides } from './way.ts';
import { chooseSides } from './ways.ts';

/** What a router knows of the design that a preview stands on. */
export interface PreviewGround {
  readonly obstacles: Obstacles;
  readonly flows: FlowEntries;
  readonly ports: ElementPorts;
  readonly lines: FlowLines;
}

/** Routes as they would be while boxes are held elsewhere. Sides shared with flows that stay are shared as they will be after the drop. */
export class Preview {
  private readonly plans = new Map<string, Sides>();
  private readonly ports = new Map<string, Map<string, Port>>();
  private readonly ignored: ReadonlySet<string>;

  private readonly ground: PreviewGround;
  private readonly moved: ReadonlyMap<string, Rect>;

  constructor(ground: PreviewGround, moved: ReadonlyMap<string, Rect>) {
    this.ground = ground;
    this.moved = moved;
    this.ignored = new Set(moved.keys());
  }

  route(flowIds: Iterable<string>): Map<string, Route> {
    const ids = [...flowIds];
    for (const id of ids) {
      const ends = this.endsOf(id);
      if (!ends || ends.from.id === ends.to.id) continue;
      const via = this.viaOf(id);
      this.plans.set(
        id,
        via ? sidesThrough(ends.from.box, ends.to.box, via) : chooseSides(ends.from, ends.to, this.ground.obstacles.strips, laneOf(ends.from.id), this.ignored),
      );
    }
    const routes = new Map<string, Route>();
    for (const id of ids) {
      const ends = this.endsOf(id);
      const entry = this.ground.flows.get(id);
      if (ends && entry) routes.set(id, this.legible(this.ground.lines.draw(entry, ends, this.portsAt, this.ignored, this.viaOf(id)).route));
    }
    return routes;
  }

  /** A word that a held box would cover is left out until the drop. */
  private legible(route: Route): Route {
    const rect = route.label && labelRect(route.label);
    const covered = rect && [...this.moved.values()].some((box) => box.width > 0 && overlaps(box, rect));
    return covered ? { ...route, label: undefined } : route;
  }

  /** Where the line goes through: held with what moves, or where it is. */
  private viaOf(flowId: string): Point | undefined {
    return this.moved.get(flowId) ?? this.ground.flows.get(flowId)?.via;
  }

  private readonly boxOf = (id: string): Rect | undefined => this.moved.get(id) ?? this.ground.ports.boxFor(id);

  private endsOf(flowId: string): Ends | undefined {
    const flow = this.ground.flows.get(flowId)?.flow;
    const from = flow && this.boxOf(flow.from);
    const to = flow && this.boxOf(flow.to);
    return from && to && { from: { id: flow.from, box: from }, to: { id: flow.to, box: to } };
  }

  private readonly portsAt = (elementId: string): Map<string, Port> => {
    const known = this.ports.get(elementId);
    if (known) return known;
    const planOf = (id: string) => this.plans.get(id) ?? this.ground.flows.get(id)?.plan;
    const ports = sharePorts(this.boxOf(elementId) as Rect, this.ground.ports.attachmentsAt(elementId, planOf, this.boxOf));
    this.ports.set(elementId, ports);
    return ports;
  };
}
