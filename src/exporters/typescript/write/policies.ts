import {
  bulkheadWithDefaults,
  circuitBreakerWithDefaults,
  effectivePolicy,
  rateLimitWithDefaults,
  retryWithDefaults,
  timeoutWithDefaults,
  type Design,
  type PolicyName,
  type RetryPolicy,
} from '../../../model/index.ts';
import { affix, doc, invocation, list, milliseconds, num, object, str, ts, type Code, type Module } from '../emit/index.ts';
import type { CallPlan } from '../plan/index.ts';

/** The variable that holds each policy. */
const VARIABLES: Readonly<Record<PolicyName, Code>> = {
  fallback: ts`standIn`,
  retry: ts`retrying`,
  circuitBreaker: ts`breaker`,
  rateLimit: ts`limit`,
  timeout: ts`deadline`,
  bulkhead: ts`places`,
};

export const policiesFunction = (call: CallPlan): Code => affix('', call.name.camel, 'Policies');

/** Whether somebody has to say what the caller gets instead of an error. */
export function hasStandIn(design: Design, call: CallPlan): boolean {
  const fallback = effectivePolicy(design, call.flow, 'fallback');
  return fallback.state === 'set' && fallback.policy.kind !== 'fail-fast';
}

export const hasBreaker = (call: CallPlan): boolean => call.policies.includes('circuitBreaker');

/** The function that makes the policies of one call flow, composed in the order of the design. */
export function policiesOf(design: Design, call: CallPlan, module: Module): Code {
  const usesStandIn = hasStandIn(design, call);
  const used = call.policies.filter((name) => name !== 'fallback' || usesStandIn);
  const declared = used.filter((name) => name !== 'fallback');
  const compose = (names: readonly PolicyName[]): Code =>
    ts`${module.use('platform/resilience/compose.ts', 'compose')}(${list(
      names.map((name) => (name === 'fallback' ? ts`${module.use('cockatiel', 'fallback')}(${module.use(FAILURES, 'fallsBack')}, standIn)` : VARIABLES[name])),
    )})`;
  const needsClock = declared.includes('circuitBreaker') || declared.includes('rateLimit');
  const clock = ts`${needsClock ? ts`clock` : ts`_clock`}: ${module.type('platform/clock.ts', 'Clock')}`;
  return ts`
    ${doc(about(call, used), unknownWords(call))}
    export function ${policiesFunction(call)}(${clock}) {
      ${declared.map((name) => ts`const ${VARIABLES[name]} = ${policyOf(design, call, name, module)};`)}
      return ${object([
        hasBreaker(call) && ts`breaker`,
        ts`policy: ${compose(declared)}`,
        usesStandIn && ts`withStandIn: (standIn: () => unknown) => ${compose(used)}`,
      ])};
    }
  `;
}

const FAILURES = 'platform/resilience/failures.ts';

function about({ flow }: CallPlan, used: readonly PolicyName[]): string {
  const what = flow.label ?? flow.protocol ?? 'The call';
  return used.length === 0 ? `${what}: no policies are designed.` : `${what}: ${used.map((name) => WORDS[name]).join(', ')}, from the outside in.`;
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
      const { algorithm, limit, perMs, burst } = rateLimitWithDefaults(policy.state === 'set' ? policy.policy : {});
      const settings = ts`algorithm: ${str(algorithm)}, limit: ${num(limit)}, perMs: ${milliseconds(perMs)}, burst: ${num(burst)}`;
      return ts`${module.use('platform/resilience/rate-limit.ts', 'rateLimit')}({ ${settings} }, clock)`;
    }
    case 'timeout': {
      const policy = effectivePolicy(design, flow, name);
      const { ms } = timeoutWithDefaults(policy.state === 'set' ? policy.policy : {});
      return ts`${module.use('cockatiel', 'timeout')}(${milliseconds(ms)}, ${module.use('cockatiel', 'TimeoutStrategy')}.Aggressive)`;
    }
    case 'bulkhead': {
      const policy = effectivePolicy(design, flow, name);
      const { concurrent, queue } = bulkheadWithDefaults(policy.state === 'set' ? policy.policy : {});
      return ts`${module.use('cockatiel', 'bulkhead')}(${num(concurrent)}, ${num(queue)})`;
    }
  }
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
