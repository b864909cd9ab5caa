import { changedIds, type Design, type Flow } from '../../model/index.ts';
import type { Point } from '../geometry.ts';
import { isAsynchronous, labelsOf, type SayWord } from '../words.ts';
import { Areas } from './areas.ts';
import type { Backlog } from './backlog.ts';
import type { Trunk } from './labelPlace.ts';
import type { Route } from './route.ts';
import type { FoundWay } from './way.ts';

/** One flow, and how far its route is found. */
export interface FlowEntry {
  readonly id: string;
  flow: Flow;
  /** The words of the flow, the fullest first. */
  labels: readonly string[];
  /** What was decided for it: the line that it would take if it had its sides to itself, and what the decision hangs on. */
  plan: FoundWay | undefined;
  /** A point that somebody wants its line to go through. */
  via: Point | undefined;
  /** Areas that the drawn line and its label hang on. */
  looked: Areas;
  /** As it would be drawn if no other flow had a word. */
  alone: Drawn | undefined;
  /** Which state of the obstacles the plan was made for, and the line drawn for. */
  plannedFor: number;
  drawnFor: number;
}

/** A line with its word, and what these hang on. */
export interface Drawn {
  readonly route: Route;
  /** What may be said on it, the fullest first. */
  readonly words: readonly string[];
  /** With how many others it shares its first and its last stretch. */
  readonly trunk: Trunk;
  readonly looked: Areas;
}

/** Hangs on nothing. */
export const NOWHERE = new Areas();
const NEVER = -1;
const NONE: ReadonlySet<string> = new Set();

/** The flows of a design, and which of them hang on each element. Whatever of them changes is put on the backlog. */
export class FlowEntries {
  private readonly entries = new Map<string, FlowEntry>();
  private readonly attached = new Map<string, Set<string>>();
  private readonly backlog: Backlog;
  private readonly say: SayWord | undefined;
  private messages: Design['messages'] | undefined;
  private flows: Design['flows'] | undefined;
  private layout: Design['layout'] | undefined;

  constructor(backlog: Backlog, say: SayWord | undefined) {
    this.backlog = backlog;
    this.say = say;
  }

  get(id: string): FlowEntry | undefined {
    return this.entries.get(id);
  }

  ids(): IterableIterator<string> {
    return this.entries.keys();
  }

  /** Ids of the flows that leave or reach an element. */
  at(elementId: string): ReadonlySet<string> {
    return this.attached.get(elementId) ?? NONE;
  }

  /** Takes over what flows there are, and returns those that are gone. */
  update(design: Design): string[] {
    const sameWords = design.messages === this.messages;
    if (sameWords && design.flows === this.flows) {
      this.leadAll(design);
      this.layout = design.layout;
      return [];
    }
    const ids = sameWords && design.layout === this.layout && this.flows ? changedIds(this.flows, design.flows) : this.everyFlowOf(design);
    this.messages = design.messages;
    this.flows = design.flows;
    this.layout = design.layout;
    const removed: string[] = [];
    for (const id of ids) {
      if (design.flows[id]) this.updateFlow(id, design, sameWords);
      else if (this.forget(id)) removed.push(id);
    }
    return removed;
  }

  /** The flows of an element that has moved are planned anew. The order of places on a side hangs on where the other boxes stand, so it touches its neighbours. */
  replan(elementId: string): void {
    for (const flowId of this.at(elementId)) {
      this.backlog.toPlan.add(flowId);
      const entry = this.entries.get(flowId);
      if (entry) this.shareEnds(entry);
    }
  }

  private shareEnds({ flow }: FlowEntry): void {
    this.backlog.toShare.add(flow.from).add(flow.to);
  }

  /** Flows of a design, and those that are gone from it. */
  private everyFlowOf({ flows }: Design): readonly string[] {
    const gone = [...this.entries.keys()].filter((id) => !flows[id]);
    return [...gone, ...Object.keys(flows)];
  }

  /** False where it was not known. */
  private forget(id: string): boolean {
    const entry = this.entries.get(id);
    if (!entry) return false;
    this.detach(entry);
    return this.entries.delete(id);
  }

  private updateFlow(id: string, design: Design, sameWords: boolean): void {
    const flow = design.flows[id] as Flow;
    const entry = this.entries.get(id);
    if (entry) this.leadThrough(entry, viaOf(design, id));
    if (entry?.flow === flow && sameWords) return;
    const labels = labelsOf(flow, design, this.say);
    if (entry && sameCourse(entry.flow, flow)) {
      if (entry.labels.join('\n') !== labels.join('\n')) this.backlog.toDraw.add(id);
      entry.flow = flow;
      entry.labels = labels;
      return;
    }
    if (entry) this.detach(entry);
    const via = viaOf(design, id);
    this.attach({ id, flow, labels, plan: undefined, looked: NOWHERE, alone: undefined, via, plannedFor: NEVER, drawnFor: NEVER });
  }

  /** The flows are the same ones; some may be led through another point. */
  private leadAll(design: Design): void {
    if (design.layout === this.layout) return;
    for (const id of this.layout ? changedIds(this.layout, design.layout) : Object.keys(design.layout)) {
      const entry = this.entries.get(id);
      if (entry) this.leadThrough(entry, viaOf(design, id));
    }
  }

  private leadThrough(entry: FlowEntry, via: Point | undefined): void {
    if (entry.via?.x === via?.x && entry.via?.y === via?.y) return;
    entry.via = via;
    // Its twins may run on one line with it, or no longer.
    this.shareEnds(entry);
    this.backlog.toPlan.add(entry.id);
    this.backlog.toDraw.add(entry.id);
  }

  private attach(entry: FlowEntry): void {
    const { id, flow } = entry;
    this.entries.set(id, entry);
    this.backlog.toPlan.add(id);
    this.shareEnds(entry);
    for (const end of [flow.from, flow.to]) {
      const flows = this.attached.get(end);
      if (flows) flows.add(id);
      else this.attached.set(end, new Set([id]));
    }
  }

  private detach(entry: FlowEntry): void {
    const { id, flow } = entry;
    this.shareEnds(entry);
    for (const end of [flow.from, flow.to]) {
      const flows = this.attached.get(end);
      flows?.delete(id);
      if (flows?.size === 0) this.attached.delete(end);
    }
  }
}

/** The point through which a flow is to run: its place in the layout. */
function viaOf({ layout }: Design, flowId: string): Point | undefined {
  const entry = Object.hasOwn(layout, flowId) ? layout[flowId] : undefined;
  return entry && { x: entry.x, y: entry.y };
}

const sameCourse = (a: Flow, b: Flow): boolean => a === b || (a.from === b.from && a.to === b.to && isAsynchronous(a) === isAsynchronous(b));
