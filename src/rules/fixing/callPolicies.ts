import {
  DEFAULTS,
  retryWithDefaults,
  timeoutWithDefaults,
  type CircuitBreakerPolicy,
  type Element,
  type FallbackPolicy,
  type FlowOf,
} from '../../model/index.ts';
import type { Facts } from '../facts/facts.ts';

/** Growth from the 99th to the 99.9th percentile where the median is not known: that of a log-normal latency whose p99 is four times its median. */
const TAIL_GROWTH = 1.58;
/** ln-distance from p99 to p99.9 over that from p50 to p99 in a log-normal distribution: (3.090 − 2.326) / 2.326. */
const TAIL_EXPONENT = 0.328;

const MARGIN_OVER_TAIL = 1.2;
const SHARE_OF_CALLER = 0.8;

/** Estimated 99.9th percentile of an element's latency in milliseconds, from its p99 and, where it is known, its median. */
export function tailLatency(element: Element | undefined): number | undefined {
  const latency = element && 'latency' in element ? element.latency : undefined;
  if (latency?.p99 === undefined) return undefined;
  const growth = latency.p50 !== undefined && latency.p50 < latency.p99 ? (latency.p99 / latency.p50) ** TAIL_EXPONENT : TAIL_GROWTH;
  return latency.p99 * Math.max(1.05, growth);
}

/** Timeout of a call in milliseconds, if one is set and has a number. */
export const timeoutMs = (facts: Facts, flow: number): number | undefined => facts.timeoutMs(flow);

/** The shortest time that a caller waits for this element, in milliseconds; infinite where nobody has said. Callers that pass their deadline on do not count. */
export function callerTimeoutMs(facts: Facts, element: number): number {
  let shortest = Number.POSITIVE_INFINITY;
  for (const flow of facts.incoming(element)) {
    const call = facts.call(flow);
    if (!call || call.offPath === true || call.propagatesDeadline === true || facts.source(flow) === element) continue;
    shortest = Math.min(shortest, timeoutMs(facts, flow) ?? Number.POSITIVE_INFINITY);
  }
  return shortest;
}

/** The longest that one of this element's own calls may take with all its attempts, in milliseconds; 0 where none says. */
export function longestCalleeMs(facts: Facts, element: number): number {
  let longest = 0;
  for (const flow of facts.outgoing(element)) {
    const call = facts.call(flow);
    if (!call || call.offPath === true || facts.target(flow) === element || facts.isInfrastructure(facts.target(flow))) continue;
    const total = totalWaitMs(facts, flow, call);
    if (total !== undefined && Number.isFinite(total)) longest = Math.max(longest, total);
  }
  return longest;
}

/**
 * Time after which a call is given up with all its attempts: timeout × attempts and the waits between them, in milliseconds; at most its deadline.
 * Only numbers that the design states count: without a timeout's number there is no answer, without a number of retries it is one attempt.
 */
export function totalWaitMs(facts: Facts, flow: number, call: FlowOf<'call'>): number | undefined {
  const ms = timeoutMs(facts, flow);
  if (ms === undefined) return undefined;
  const attempts = attemptsOf(facts, flow, call);
  const total = attempts === 1 ? ms : ms * attempts + backoffMs(facts, flow, attempts - 1);
  return Math.min(total, call.deadlineMs ?? total);
}

/** Attempts that a timeout is spent on, one after the other; infinite for retries without end, 1 where the timeout holds for all of them together. */
export function attemptsOf(facts: Facts, flow: number, call: FlowOf<'call'>): number {
  const retry = facts.policy(flow, 'retry');
  if (retry.state !== 'set') return 1;
  const order = call.policyOrder ?? [];
  if (order.includes('timeout') && (!order.includes('retry') || order.indexOf('timeout') < order.indexOf('retry'))) return 1;
  if (retry.policy.unlimited === true) return Number.POSITIVE_INFINITY;
  return 1 + (retry.policy.retries ?? 0);
}

/** The waits before that many retries of a call, in milliseconds; 0 where no backoff is stated, infinite for retries without end. */
export function backoffMs(facts: Facts, flow: number, retries: number): number {
  const retry = facts.policy(flow, 'retry');
  if (retry.state !== 'set' || retry.policy.backoff === undefined || retry.policy.backoff === 'none') return 0;
  if (!Number.isFinite(retries)) return Number.POSITIVE_INFINITY;
  const { baseMs, capMs, backoff } = retryWithDefaults(retry.policy);
  let sum = 0;
  for (let k = 0; k < retries; k++) {
    const wait = backoff === 'exponential' ? baseMs * 2 ** k : baseMs;
    if (wait >= capMs) return sum + capMs * (retries - k);
    sum += wait;
  }
  return sum;
}

/**
 * A timeout for a call from one element to another, in whole milliseconds: 1.2 times the 99.9th percentile of the target, at most 0.8 of what the caller's
 * own callers wait, and, as far as that leaves room, more than the target waits itself. Where the latency is not known the model's default stands for it.
 * @param flow the call, if it is there already: all its attempts have to fit into what the caller's callers wait
 */
export function suggestedTimeoutMs(facts: Facts, from: number, to: number, flow = -1): number {
  const tail = tailLatency(facts.element(to));
  const wanted = tail === undefined ? timeoutWithDefaults({}).ms : MARGIN_OVER_TAIL * tail;
  const least = longestCalleeMs(facts, to);
  const above = least > 0 ? least / SHARE_OF_CALLER : 0;
  return rounded(Math.min(Math.max(wanted, above), longestTimeoutMs(facts, from, flow)));
}

/** The longest timeout with which a call, and all its attempts, stay inside of what the callers of its source wait; infinite where they do not say. */
export function longestTimeoutMs(facts: Facts, from: number, flow: number): number {
  const callers = callerTimeoutMs(facts, from);
  const call = flow < 0 ? undefined : facts.call(flow);
  const attempts = call ? attemptsOf(facts, flow, call) : 1;
  const room = (callers - (attempts > 1 ? backoffMs(facts, flow, attempts - 1) : 0)) / attempts;
  // Where the attempts cannot fit whatever the timeout, at least the first one does.
  return SHARE_OF_CALLER * (room > 0 ? room : callers);
}

/** Rounded down to two leading digits, which are enough for a number that nobody measured. At least 1. */
export function rounded(ms: number): number {
  if (!Number.isFinite(ms)) return ms;
  const unit = 10 ** Math.max(0, Math.floor(Math.log10(Math.max(1, ms))) - 1);
  return Math.max(1, Math.floor(ms / unit) * unit);
}

/** The documented breaker, with its numbers written out. */
export function defaultBreaker(): CircuitBreakerPolicy {
  const { failures, windowMs, openMs, halfOpenPermits } = DEFAULTS.circuitBreaker;
  return { failures, windowMs, openMs, halfOpenPermits };
}

/** What a caller can do without the answer: a query may use an old one, a command has to say that it failed. */
export const fallbackFor = (intent: 'query' | 'command' | undefined): FallbackPolicy => ({ kind: intent === 'query' ? 'cached' : 'fail-fast' });

/** Whether a call needs a breaker: it leaves its bounded context, comes from a gateway or goes to an external system. */
export function needsBreaker(facts: Facts, from: number, to: number): boolean {
  const source = facts.element(from);
  const target = facts.element(to);
  if (!source || !target || facts.isInfrastructure(to)) return false;
  if (source.kind === 'gateway') return source.variant !== 'load-balancer';
  if (source.kind !== 'service' && source.kind !== 'monolith') return false;
  return target.kind === 'external' || facts.contextRelation(from, to) === 'different';
}
