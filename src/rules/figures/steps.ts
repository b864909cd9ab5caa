import type { ElementOf } from '../../model/index.ts';
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
  const { availability, latency } = (facts.element(slot) ?? NOTHING) as Stated;
  const step: Draft = { elementId: facts.elementId(slot) };
  if (flow !== undefined) addCall(facts, flow, step);
  if (availability !== undefined) step.availability = availability;
  if (latency?.p50 !== undefined) step.p50 = latency.p50;
  if (latency?.p99 !== undefined) step.p99 = latency.p99;
  return step;
}

function addCall(facts: Facts, flow: number, step: Draft): void {
  step.flowId = facts.flowId(flow);
  const timeout = timeoutMs(facts, flow);
  if (timeout !== undefined) step.timeoutMs = timeout;
  const attempts = worstAttempts(retryOf(facts, flow));
  if (attempts > 1) step.attempts = attempts;
  if (isDispensable(facts, flow)) step.dispensable = true;
}

/** What some kinds of elements state. */
type Stated = Pick<ElementOf<'service'>, 'availability' | 'latency'>;
const NOTHING: Stated = {};

type Draft = { -readonly [K in keyof PathStep]: PathStep[K] };

/** Whether the caller can do without the answer. A fallback that only fails at once is no answer. */
function isDispensable(facts: Facts, flow: number): boolean {
  if (facts.call(flow)?.critical === false) return true;
  const fallback = facts.policy(flow, 'fallback');
  return fallback.state === 'set' && fallback.policy.kind !== 'fail-fast';
}
