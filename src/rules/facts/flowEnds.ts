import type { Element, Flow } from '../../model/index.ts';
import { at } from './csr.ts';
import { Rows } from './rows.ts';
import type { SlotTable } from './slots.ts';

/** At which elements flows start and end, asked from either side; all by slots. */
export class FlowEnds {
  private readonly elements: SlotTable<Element>;
  private readonly flows: SlotTable<Flow>;
  private from: Int32Array;
  private to: Int32Array;
  private readonly outgoingRows: Rows;
  private readonly incomingRows: Rows;
  /** Flows with an end that is not there; a valid design has none. */
  private readonly loose = new Set<number>();
  private reachedStamp = 0;

  /** @param from slot of the element at which each flow starts, -1 where it is not there; `to` likewise. Both are taken over. */
  constructor(elements: SlotTable<Element>, flows: SlotTable<Flow>, from: Int32Array, to: Int32Array) {
    this.elements = elements;
    this.flows = flows;
    this.from = from;
    this.to = to;
    for (let slot = 0; slot < flows.length; slot++) if (at(from, slot) < 0 || at(to, slot) < 0) this.loose.add(slot);
    this.outgoingRows = new Rows(elements.length, flows.length, without(this.loose, from));
    this.incomingRows = new Rows(elements.length, flows.length, without(this.loose, to));
  }

  /** -1 where it is not there; so is `target`. */
  source(flow: number): number {
    return at(this.from, flow);
  }

  target(flow: number): number {
    return at(this.to, flow);
  }

  outgoing(element: number): readonly number[] {
    return this.outgoingRows.row(element);
  }

  incoming(element: number): readonly number[] {
    return this.incomingRows.row(element);
  }

  isReached(element: number): boolean {
    return this.incomingRows.row(element).length > 0;
  }

  /** Another number whenever a flow ends at an element that none ended at before, or none ends any more where one did. */
  get reached(): number {
    return this.reachedStamp;
  }

  /** Flows with an end that is not there: whenever elements came, they are to be bound again. */
  get dangling(): ReadonlySet<number> {
    return this.loose;
  }

  /** Makes room for this many flows. */
  grow(length: number): void {
    this.from = enlarged(this.from, length);
    this.to = enlarged(this.to, length);
  }

  /** Hangs a flow on the elements that it names, wherever it hung before. */
  bind(slot: number): void {
    const flow = this.flows.record(slot);
    if (flow) this.hang(slot, this.elements.slotOf(flow.from), this.elements.slotOf(flow.to));
  }

  /** To be called when a flow is gone. */
  drop(slot: number): void {
    this.hang(slot, NOWHERE, NOWHERE);
    this.loose.delete(slot);
  }

  private hang(slot: number, from: number, to: number): void {
    const oldFrom = at(this.from, slot);
    const oldTo = at(this.to, slot);
    if (oldFrom === from && oldTo === to) return;
    if (oldFrom >= 0 && oldTo >= 0) {
      this.outgoingRows.leave(oldFrom, slot);
      this.incomingRows.leave(oldTo, slot);
      if (!this.isReached(oldTo)) this.reachedStamp++;
    }
    this.tie(slot, from, to);
    if (from >= 0 && to >= 0) {
      if (!this.isReached(to)) this.reachedStamp++;
      this.outgoingRows.join(from, slot);
      this.incomingRows.join(to, slot);
    }
  }

  private tie(slot: number, from: number, to: number): void {
    this.from[slot] = from;
    this.to[slot] = to;
    if (from < 0 || to < 0) this.loose.add(slot);
    else if (this.loose.size > 0) this.loose.delete(slot);
  }
}

const NOWHERE = -1;

/** The same ends, but none for these flows. */
function without(flows: ReadonlySet<number>, ends: Int32Array): Int32Array {
  if (flows.size === 0) return ends;
  const rest = ends.slice();
  for (const flow of flows) rest[flow] = NOWHERE;
  return rest;
}

function enlarged(ends: Int32Array, length: number): Int32Array {
  const larger = new Int32Array(length).fill(NOWHERE);
  larger.set(ends);
  return larger;
}
