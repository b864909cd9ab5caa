import type { Facts } from '../facts/facts.ts';
import { retryOf, worstAttempts } from '../facts/retries.ts';
import { timeoutMs } from '../fixing/callPolicies.ts';
import type { PathStep } from './path.ts';

/**
 * A way along calls with the numbers that the design states.
 * @param elements slots from the first to the last; where one cannot be reached by the next of `flows` it stands behind a cycle and has no flow
 * @param flows slots of the calls in the same order
 */
export function stepsAlong(facts: Facts, elements: readonly number[], flows: readonly number[]): readonly PathStep[] {
  let next = 0;
  return elements.map((element, i) => {
    const flow = flows[next];
    if (i === 0 || flow === undefined || facts.root(facts.target(flow)) !== facts.root(element)) return stepOf(facts, element, undefined);
    next++;
    return stepOf(facts, element, flow);
  });
}

function stepOf(facts: Facts, slot: number, flow: number | undefined): PathStep {
  const element = facts.element(slot);
  const latency = element && 'latency' in element ? element.latency : undefined;
  const availability = element && 'availability' in element ? element.availability : undefined;
  return {
    elementId: facts.elementId(slot),
    ...(flow !== undefined && callFigures(facts, flow)),
    ...(availability !== undefined && { availability }),
    ...(latency?.p50 !== undefined && { p50: latency.p50 }),
    ...(latency?.p99 !== undefined && { p99: latency.p99 }),
  };
}

function callFigures(facts: Facts, flow: number): Omit<PathStep, 'elementId'> {
  const timeout = timeoutMs(facts, flow);
  const attempts = worstAttempts(retryOf(facts, flow));
  return {
    flowId: facts.flowId(flow),
    ...(timeout !== undefined && { timeoutMs: timeout }),
    ...(attempts > 1 && { attempts }),
    ...(isDispensable(facts, flow) && { dispensable: true }),
  };
}

/** Whether the caller can do without the answer. A fallback that only fails at once is no answer. */
function isDispensable(facts: Facts, flow: number): boolean {
  if (facts.call(flow)?.critical === false) return true;
  const fallback = facts.policy(flow, 'fallback');
  return fallback.state === 'set' && fallback.policy.kind !== 'fail-fast';
}
