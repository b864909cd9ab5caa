import type { Flow } from '../../model/index.ts';
import { overlaps, type Point, type Rect, type Side } from '../geometry.ts';
import { labelRect } from './labelPlace.ts';
import { laneOf } from './lane.ts';
import { type Attachment, type Port, sharePorts } from './ports.ts';
import type { Route } from './route.ts';
import type { Strips } from './strips.ts';
import { sidesThrough } from './through.ts';
import { chooseSides, type EndBox, type FoundWay } from './ways.ts';

/** The sides by which a flow leaves and arrives. */
export interface Sides {
  readonly fromSide: Side;
  readonly toSide: Side;
}

/** A flow, and what a router knows of it. */
export interface KnownFlow {
  readonly id: string;
  readonly flow: Flow;
  /** The words of the flow, the fullest first. */
  readonly labels: readonly string[];
  /** What was decided for it: the line that it would take if it had its sides to itself, and what the decision hangs on. */
  readonly plan: FoundWay | undefined;
  /** A point that somebody wants its line to go through. */
  readonly via: Point | undefined;
}

/** What a preview asks of the router whose design it stands on. */
export interface PreviewGround {
  readonly strips: Strips;
  boxFor(elementId: string): Rect | undefined;
  flowOf(flowId: string): KnownFlow | undefined;
  attachmentsAt(elementId: string, planOf: (id: string) => Sides | undefined, boxOf: (id: string) => Rect | undefined): Attachment[];
  drawn(
    known: KnownFlow,
    ends: { from: EndBox; to: EndBox },
    portsAt: (id: string) => Map<string, Port>,
    ignored?: ReadonlySet<string>,
    via?: Point,
  ): { readonly route: Route };
}

/** Routes as they would be while boxes are held elsewhere. Sides shared with flows that stay are shared as they will be after the drop. */
export class Preview {
  private readonly plans = new Map<string, Sides>();
  private readonly ports = new Map<string, Map<string, Port>>();
  private readonly ignored: ReadonlySet<string>;

  private readonly router: PreviewGround;
  private readonly moved: ReadonlyMap<string, Rect>;

  constructor(router: PreviewGround, moved: ReadonlyMap<string, Rect>) {
    this.router = router;
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
        via ? sidesThrough(ends.from.box, ends.to.box, via) : chooseSides(ends.from, ends.to, this.router.strips, laneOf(ends.from.id), this.ignored),
      );
    }
    const routes = new Map<string, Route>();
    for (const id of ids) {
      const ends = this.endsOf(id);
      const known = this.router.flowOf(id);
      if (ends && known) routes.set(id, this.legible(this.router.drawn(known, ends, this.portsAt, this.ignored, this.viaOf(id)).route));
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
    return this.moved.get(flowId) ?? this.router.flowOf(flowId)?.via;
  }

  private readonly boxOf = (id: string): Rect | undefined => this.moved.get(id) ?? this.router.boxFor(id);

  private endsOf(flowId: string): { from: EndBox; to: EndBox } | undefined {
    const flow = this.router.flowOf(flowId)?.flow;
    const from = flow && this.boxOf(flow.from);
    const to = flow && this.boxOf(flow.to);
    return from && to && { from: { id: flow.from, box: from }, to: { id: flow.to, box: to } };
  }

  private readonly portsAt = (elementId: string): Map<string, Port> => {
    const known = this.ports.get(elementId);
    if (known) return known;
    const planOf = (id: string) => this.plans.get(id) ?? this.router.flowOf(id)?.plan;
    const ports = sharePorts(this.boxOf(elementId) as Rect, this.router.attachmentsAt(elementId, planOf, this.boxOf));
    this.ports.set(elementId, ports);
    return ports;
  };
}
