import type { Facts } from '../../facts/facts.ts';
import { timeoutMs, totalWaitMs } from '../../fixing/callPolicies.ts';

/** A call that outlasts the caller of its source. */
export interface Inversion {
  /** Slot of the call to the source that is given up first. */
  readonly outer: number;
  readonly inner: number;
  readonly outerMs: number;
  /** One attempt. */
  readonly innerMs: number;
  /** All attempts and the waits between them; infinite for retries without end. */
  readonly totalMs: number;
}

export const isOutright = ({ innerMs, outerMs }: Inversion): boolean => innerMs >= outerMs;

/** The inversions at one element, in the order of the ids of its calls; each against the caller that leaves first. */
export function inversionsAt(facts: Facts, slot: number): Inversion[] {
  const outer = firstToLeave(facts, slot);
  if (!outer) return [];
  const inversions = Array.from(facts.outgoing(slot)).flatMap((flow) => {
    const call = facts.call(flow);
    if (!call || call.offPath === true || facts.target(flow) === slot) return [];
    const innerMs = timeoutMs(facts, flow);
    const totalMs = totalWaitMs(facts, flow, call);
    if (innerMs === undefined || totalMs === undefined) return [];
    return innerMs >= outer.ms || totalMs > outer.ms ? [{ outer: outer.flow, inner: flow, outerMs: outer.ms, innerMs, totalMs }] : [];
  });
  return inversions.sort((a, b) => facts.compareFlows(a.inner, b.inner));
}

interface TimedCall {
  readonly flow: number;
  readonly ms: number;
}

function firstToLeave(facts: Facts, slot: number): TimedCall | undefined {
  let first: TimedCall | undefined;
  for (const call of callsInto(facts, slot)) {
    if (!first || call.ms < first.ms || (call.ms === first.ms && facts.compareFlows(call.flow, first.flow) < 0)) first = call;
  }
  return first;
}

/** Calls to an element whose callers wait, say how long, and do not pass their deadline on. */
export function callsInto(facts: Facts, slot: number): TimedCall[] {
  const calls: TimedCall[] = [];
  for (const flow of facts.incoming(slot)) {
    const call = facts.call(flow);
    if (!call || call.offPath === true || call.propagatesDeadline === true || facts.source(flow) === slot) continue;
    const ms = timeoutMs(facts, flow);
    if (ms !== undefined) calls.push({ flow, ms });
  }
  return calls;
}
