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

function firstToLeave(facts: Facts, slot: number): { flow: number; ms: number } | undefined {
  let first: { flow: number; ms: number } | undefined;
  for (const flow of facts.incoming(slot)) {
    const call = facts.call(flow);
    if (!call || call.offPath === true || call.propagatesDeadline === true || facts.source(flow) === slot) continue;
    const ms = timeoutMs(facts, flow);
    if (ms === undefined) continue;
    if (!first || ms < first.ms || (ms === first.ms && facts.compareFlows(flow, first.flow) < 0)) first = { flow, ms };
  }
  return first;
}
