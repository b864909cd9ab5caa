import type { Element, Flow, FlowKind, FlowOf } from '../../model/index.ts';
import type { ByKind } from './byKind.ts';
import type { ElementTraits } from './elementTraits.ts';
import type { FlowEnds } from './flowEnds.ts';
import type { Groups } from './groups.ts';
import type { SlotTable } from './slots.ts';
import { SyncGraph } from './syncGraph.ts';

/** What says whether a flow is a synchronous call between services. */
export interface CallGround {
  readonly elements: SlotTable<Element>;
  readonly flows: SlotTable<Flow>;
  readonly flowKinds: ByKind<FlowKind>;
  readonly ends: FlowEnds;
  readonly traits: ElementTraits;
  readonly groups: Groups;
}

/** Calls whose caller waits: between two counted services and not off the request path. Their graph is built when somebody asks first. */
export class SyncCalls {
  private readonly ground: CallGround;
  /** 1 where a flow is an edge of the graph. */
  private flags: Uint8Array;
  private known: SyncGraph | undefined;

  constructor(ground: CallGround) {
    this.ground = ground;
    this.flags = new Uint8Array(ground.flows.length);
    for (const flow of ground.flowKinds.of('call')) this.flags[flow] = this.isEdge(flow) ? 1 : 0;
  }

  /** As it was when the flow was looked at last. */
  has(flow: number): boolean {
    return this.flags[flow] === 1;
  }

  graph(): SyncGraph {
    this.known ??= this.build();
    return this.known;
  }

  /** The graph as it would be without some calls. */
  without(flows: ReadonlySet<number>): SyncGraph {
    return flows.size === 0 ? this.graph() : this.build(flows);
  }

  /** Looks at a flow anew; true where it became an edge or is none any more. */
  look(flow: number): boolean {
    const flag = this.isEdge(flow) ? 1 : 0;
    const isOther = flag !== this.flags[flow];
    this.flags[flow] = flag;
    return isOther;
  }

  /** To be called when a flow is gone. */
  drop(flow: number): void {
    this.flags[flow] = 0;
  }

  /** To be called when the graph is another one. */
  forgetGraph(): void {
    this.known = undefined;
  }

  /** Makes room for this many flows. */
  grow(length: number): void {
    const flags = new Uint8Array(length);
    flags.set(this.flags);
    this.flags = flags;
  }

  private isEdge(flow: number): boolean {
    const { flowKinds, flows, ends, groups, traits } = this.ground;
    if (flowKinds.kind(flow) !== 'call' || (flows.record(flow) as FlowOf<'call'>).offPath === true) return false;
    const from = ends.source(flow);
    const to = ends.target(flow);
    if (from < 0 || to < 0) return false;
    const caller = groups.root(from);
    const called = groups.root(to);
    return caller !== called && traits.isCounted(from, caller) && traits.isCounted(to, called);
  }

  private build(without?: ReadonlySet<number>): SyncGraph {
    const { elements, flows, flowKinds, ends, groups } = this.ground;
    const calls = flowKinds.of('call');
    const edges = new Int32Array(calls.length);
    const from = new Int32Array(calls.length);
    const to = new Int32Array(calls.length);
    let count = 0;
    for (const flow of calls) {
      if (!this.has(flow) || without?.has(flow)) continue;
      edges[count] = flow;
      from[count] = groups.root(ends.source(flow));
      to[count] = groups.root(ends.target(flow));
      count++;
    }
    return new SyncGraph({
      nodes: elements.length,
      flows: edges.subarray(0, count),
      from: from.subarray(0, count),
      to: to.subarray(0, count),
      compareElements: elements.compare,
      compareFlows: flows.compare,
    });
  }
}
