import { type Design, type Flow, idsOf } from '../../../model/index.ts';

/** So many flows are taken in at once: about as long as half a frame. */
const AT_ONCE = 1_500;

/**
 * Hands the flows of a large design over some at a time, because only to take them all in keeps the page busy for longer than a frame. What it
 * gives is the design with those flows that were handed over so far.
 */
export class FlowIntake {
  private readonly design: Design;
  private readonly waiting: string[];
  private readonly flows: Record<string, Flow> = {};
  /** Nothing was handed over yet. */
  isFresh = true;

  constructor(design: Design) {
    this.design = design;
    this.waiting = idsOf(design.flows).toReversed();
  }

  get isDone(): boolean {
    return this.waiting.length === 0;
  }

  /** Without any. */
  get bare(): Design {
    return { ...this.design, flows: {} };
  }

  /** With those that leave or reach one of these elements. */
  around(elementIds: ReadonlySet<string>): Design {
    for (const id of this.waiting) {
      const flow = this.design.flows[id];
      if (flow && (elementIds.has(flow.from) || elementIds.has(flow.to))) this.flows[id] = flow;
    }
    return this.handedOver();
  }

  /** With some more; once all are there it is the design itself. */
  next(): Design {
    const last = Math.max(0, this.waiting.length - AT_ONCE);
    for (const id of this.waiting.splice(last)) {
      const flow = this.design.flows[id];
      if (flow) this.flows[id] = flow;
    }
    return this.handedOver();
  }

  private handedOver(): Design {
    this.isFresh = false;
    return this.isDone ? this.design : { ...this.design, flows: { ...this.flows } };
  }
}
