import type { Facts } from '../../facts/facts.ts';
import { totalWaitMs } from '../../fixing/callPolicies.ts';

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
export function inversionsAt(facts: Facts, slot: number): readonly Inversion[] {
  const outer = firstToLeave(facts, slot);
  if (outer < 0) return NONE;
  const outerMs = facts.timeoutMs(outer) ?? 0;
  let inversions: Inversion[] | undefined;
  for (const inner of facts.outgoing(slot)) {
    const call = facts.call(inner);
    if (!call || call.offPath === true || facts.target(inner) === slot) continue;
    const innerMs = facts.timeoutMs(inner);
    const totalMs = innerMs === undefined ? undefined : totalWaitMs(facts, inner, call);
    if (innerMs === undefined || totalMs === undefined || (innerMs < outerMs && totalMs <= outerMs)) continue;
    if (facts.isInfrastructure(facts.target(inner))) continue;
    (inversions ??= []).push({ outer, inner, outerMs, innerMs, totalMs });
  }
  return inversions?.sort((a, b) => facts.compareFlows(a.inner, b.inner)) ?? NONE;
}

/** The call to an element whose caller leaves first, or -1. */
function firstToLeave(facts: Facts, slot: number): number {
  let first = -1;
  let least = Number.POSITIVE_INFINITY;
  for (const flow of facts.incoming(slot)) {
    const ms = leavesAfterMs(facts, flow, slot);
    if (ms === undefined || ms > least || (ms === least && first >= 0 && facts.compareFlows(flow, first) > 0)) continue;
    first = flow;
    least = ms;
  }
  return first;
}

/** How long the caller of a call to an element waits, if it waits, says how long, and does not pass its deadline on. */
function leavesAfterMs(facts: Facts, flow: number, slot: number): number | undefined {
  const call = facts.call(flow);
  if (!call || call.offPath === true || call.propagatesDeadline === true || facts.source(flow) === slot) return undefined;
  return facts.timeoutMs(flow);
}

/** Calls to an element whose callers wait, say how long, and do not pass their deadline on. */
export function callsInto(facts: Facts, slot: number): { readonly flow: number; readonly ms: number }[] {
  return Array.from(facts.incoming(slot)).flatMap((flow) => {
    const ms = leavesAfterMs(facts, flow, slot);
    return ms === undefined ? [] : [{ flow, ms }];
  });
}

const NONE: readonly Inversion[] = [];
