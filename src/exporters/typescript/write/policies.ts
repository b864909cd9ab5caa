import {
  bulkheadWithDefaults,
  circuitBreakerWithDefaults,
  effectivePolicy,
  fallbackWithDefaults,
  rateLimitWithDefaults,
  retryWithDefaults,
  timeoutWithDefaults,
  type Design,
  type FallbackPolicy,
  type PolicyName,
  type RateLimitPolicy,
  type RetryPolicy,
} from '../../../model/index.ts';
import { affix, doc, invocation, list, milliseconds, num, object, str, ts, type Code, type Module } from '../emit/index.ts';
import type { CallPlan, ClientMethodPlan } from '../plan/index.ts';

/** The variable that holds each policy. */
const VARIABLES: Readonly<Record<Exclude<PolicyName, 'fallback'>, Code>> = {
  retry: ts`retrying`,
  circuitBreaker: ts`breaker`,
  rateLimit: ts`limit`,
  timeout: ts`deadline`,
  bulkhead: ts`places`,
};

export const policiesFunction = (call: CallPlan): Code => affix('', call.name.camel, 'Policies');

/** What the caller of a call gets instead of an error; nothing where it fails at once. */
export function fallbackOf(design: Design, call: CallPlan): Exclude<FallbackPolicy['kind'], 'fail-fast'> {
  const fallback = effectivePolicy(design, call.flow, 'fallback');
  const kind = fallback.state === 'set' ? fallbackWithDefaults(fallback.policy).kind : 'fail-fast';
  return kind === 'fail-fast' ? undefined : kind;
}

/** Whether somebody has to say what the caller gets instead of an error: a last known answer is known, and what is put off has none where none is due. */
export function asksForStandIn(design: Design, call: CallPlan, { operation }: ClientMethodPlan): boolean {
  const kind = fallbackOf(design, call);
  return kind === 'degraded' || (kind === 'queued' && operation.response !== undefined);
}

export const hasBreaker = (call: CallPlan): boolean => call.policies.includes('circuitBreaker');

/** The function that makes the policies of one call flow, composed in the order of the design. */
export function policiesOf(design: Design, call: CallPlan, module: Module): Code {
  const fallback = fallbackOf(design, call);
  const used = call.policies.filter((name) => name !== 'fallback' || fallback !== undefined);
  const declared = used.filter((name) => name !== 'fallback');
  const { deadlineMs } = call.flow;
  const layersOf = (name: PolicyName): readonly Code[] => {
    if (name === 'fallback') return [fallbackPolicy(fallback, module)];
    // Tries end with the deadline around them.
    return name === 'retry' && deadlineMs !== undefined ? [VARIABLES.retry, module.use('platform/resilience/awaited.ts', 'whileAwaited')] : [VARIABLES[name]];
  };
  const compose = (names: readonly PolicyName[]): Code =>
    ts`${module.use('platform/resilience/compose.ts', 'compose')}(${list([...(deadlineMs === undefined ? [] : [ts`whole`]), ...names.flatMap(layersOf)])})`;
  const needsClock = declared.includes('circuitBreaker') || declared.includes('rateLimit') || fallback === 'queued';
  const clock = ts`${needsClock ? ts`clock` : ts`_clock`}: ${module.type('platform/clock.ts', 'Clock')}`;
  return ts`
    ${doc(about(call, used), unknownWords(call))}
    export function ${policiesFunction(call)}(${clock}) {
      ${deadlineMs !== undefined && ts`const whole = ${timeoutAfter(deadlineMs, module)};`}
      ${declared.map((name) => ts`const ${VARIABLES[name]} = ${policyOf(design, call, name, module)};`)}
      ${fallback === 'cached' && ts`const answers = ${module.use('platform/resilience/last-known.ts', 'lastKnown')}();`}
      ${fallback === 'queued' && ts`const line = ${module.use('platform/resilience/later.ts', 'later')}(clock);`}
      return ${object([
        hasBreaker(call) && ts`breaker`,
        ts`policy: ${compose(declared)}`,
        fallback === 'cached' && ts`withAnswersAbout: (thing: unknown) => ${compose(used)}`,
        (fallback === 'degraded' || fallback === 'queued') && ts`withStandIn: (standIn: () => unknown) => ${compose(used)}`,
      ])};
    }
  `;
}

function fallbackPolicy(kind: FallbackPolicy['kind'], module: Module): Code {
  if (kind === 'cached') return ts`answers.about(thing)`;
  if (kind === 'queued') return ts`line.answering(standIn)`;
  return ts`${module.use('cockatiel', 'fallback')}(${module.use(FAILURES, 'fallsBack')}, standIn)`;
}

const FAILURES = 'platform/resilience/failures.ts';

function about({ flow }: CallPlan, used: readonly PolicyName[]): string {
  const what = flow.label ?? flow.protocol ?? 'The call';
  const whole = flow.deadlineMs === undefined ? '' : ` All of it ends after ${flow.deadlineMs} ms.`;
  return used.length === 0
    ? `${what}: no policies are designed.${whole}`
    : `${what}: ${used.map((name) => WORDS[name]).join(', ')}, from the outside in.${whole}`;
}

function unknownWords({ unknownPolicies }: CallPlan): string | undefined {
  return unknownPolicies.length === 0 ? undefined : `Not known from the source of the design: ${unknownPolicies.map((name) => WORDS[name]).join(', ')}.`;
}

const WORDS: Readonly<Record<PolicyName, string>> = {
  fallback: 'fallback',
  retry: 'retry',
  circuitBreaker: 'circuit breaker',
  rateLimit: 'rate limit',
  timeout: 'timeout',
  bulkhead: 'bulkhead',
};

function policyOf(design: Design, { flow }: CallPlan, name: Exclude<PolicyName, 'fallback'>, module: Module): Code {
  switch (name) {
    case 'retry': {
      const policy = effectivePolicy(design, flow, name);
      const retry = retrySettings(policy.state === 'set' ? policy.policy : {});
      const backoff = ts`${module.use('platform/resilience/backoff.ts', 'backoff')}({ ${retry.backoff} })`;
      return ts`${module.use('cockatiel', 'retry')}(${module.use(FAILURES, 'worthRetrying')}, { maxAttempts: ${retry.retries}, backoff: ${backoff} })`;
    }
    case 'circuitBreaker':
      return invocation(module.use('platform/resilience/circuit-breaker.ts', 'circuitBreaker'), [object(breakerSettings(design, flow)), ts`clock`]);
    case 'rateLimit': {
      const policy = effectivePolicy(design, flow, name);
      return ts`${module.use('platform/resilience/rate-limit.ts', 'rateLimit')}(${rateLimitSettings(policy.state === 'set' ? policy.policy : {})}, clock)`;
    }
    case 'timeout': {
      const policy = effectivePolicy(design, flow, name);
      const { ms } = timeoutWithDefaults(policy.state === 'set' ? policy.policy : {});
      return timeoutAfter(ms, module);
    }
    case 'bulkhead': {
      const policy = effectivePolicy(design, flow, name);
      const { concurrent, queue } = bulkheadWithDefaults(policy.state === 'set' ? policy.policy : {});
      return ts`${module.use('cockatiel', 'bulkhead')}(${num(concurrent)}, ${num(queue)})`;
    }
  }
}

const timeoutAfter = (ms: number, module: Module): Code =>
  ts`${module.use('cockatiel', 'timeout')}(${milliseconds(ms)}, ${module.use('cockatiel', 'TimeoutStrategy')}.Aggressive)`;

/** The numbers of a rate limit, of a call or of a gateway. */
export function rateLimitSettings(policy: RateLimitPolicy): Code {
  const { algorithm, limit, perMs, burst } = rateLimitWithDefaults(policy);
  return ts`{ algorithm: ${str(algorithm)}, limit: ${num(limit)}, perMs: ${milliseconds(perMs)}, burst: ${num(burst)} }`;
}

function breakerSettings(design: Design, flow: CallPlan['flow']): readonly Code[] {
  const policy = breakerPolicy(design, flow);
  return [
    ts`mode: ${str(policy.mode)}`,
    ts`failures: ${num(policy.failures)}`,
    ts`windowMs: ${milliseconds(policy.windowMs)}`,
    ts`failureRate: ${num(policy.failureRate)}`,
    ts`minimumCalls: ${num(policy.minimumCalls)}`,
    ts`openMs: ${milliseconds(policy.openMs)}`,
    ts`halfOpenPermits: ${num(policy.halfOpenPermits)}`,
    ...(policy.slowCallMs === undefined ? [] : [ts`slowCallMs: ${num(policy.slowCallMs)}`, ts`slowCallRate: ${num(policy.slowCallRate)}`]),
  ];
}

/** The breaker of a call with every number in place. */
export function breakerPolicy(design: Design, flow: CallPlan['flow']) {
  const policy = effectivePolicy(design, flow, 'circuitBreaker');
  return circuitBreakerWithDefaults(policy.state === 'set' ? policy.policy : {});
}

/** The two halves of a retry: how often, and the waits between. */
export function retrySettings(policy: RetryPolicy): { readonly retries: Code; readonly backoff: Code } {
  const { retries, unlimited, backoff, baseMs, capMs, jitter } = retryWithDefaults(policy);
  return {
    retries: unlimited ? ts`Infinity` : num(retries),
    backoff: ts`kind: ${str(backoff)}, baseMs: ${milliseconds(baseMs)}, capMs: ${milliseconds(capMs)}, jitter: ${str(jitter)}`,
  };
}
