import {
  POLICY_NAMES,
  type BulkheadPolicy,
  type CircuitBreakerPolicy,
  type Design,
  type FallbackPolicy,
  type Flow,
  type Policies,
  type PolicyName,
  type RateLimitPolicy,
  type RetryPolicy,
  type Saga,
  type TimeoutPolicy,
} from './schema/index.ts';

export type PolicyOf<N extends PolicyName> = NonNullable<Policies[N]>;

/** What is known of a policy: somebody designed it, the source of an import could not say, or nobody designed it. */
export type EffectivePolicy<N extends PolicyName = PolicyName> =
  | { readonly state: 'set'; readonly policy: PolicyOf<N>; readonly from: 'flow' | 'element' | 'platform' }
  | { readonly state: 'unknown' }
  | { readonly state: 'absent' };

/**
 * What is known of a field of a record. A field that is there wins; else the record's list `unknown` may name it;
 * else nobody designed it. Works for every field of every record, not only for policies.
 */
export function policyState(record: object | undefined, field: string): 'set' | 'unknown' | 'absent' {
  if (record === undefined) return 'absent';
  const fields = record as Readonly<Record<string, unknown>>;
  if (Object.hasOwn(fields, field) && fields[field] !== undefined) return 'set';
  const unknown = fields['unknown'];
  return Array.isArray(unknown) && unknown.includes(field) ? 'unknown' : 'absent';
}

/**
 * The policy that holds for a flow: its own, else the default of the element that it starts at, else the platform's.
 * Only calls inherit; another flow has what stands on it (`retry` of a send). Where none is set and one of the three levels does not know, the answer is unknown.
 */
export function effectivePolicy<N extends PolicyName>(design: Design, flow: Flow, name: N): EffectivePolicy<N> {
  const levels = flow.kind === 'call' ? callLevels(design, flow) : ([['flow', flow]] as const);
  let unknown = false;
  for (const [from, holder] of levels) {
    const state = policyState(holder, name);
    if (state === 'set') return { state, policy: (holder as Policies)[name] as PolicyOf<N>, from };
    if (state === 'unknown') unknown = true;
  }
  return { state: unknown ? 'unknown' : 'absent' };
}

function callLevels(design: Design, flow: Flow): readonly (readonly ['flow' | 'element' | 'platform', object | undefined])[] {
  const source = design.elements[flow.from];
  const defaults = source && 'defaults' in source ? source.defaults : undefined;
  return [
    ['flow', flow],
    ['element', defaults],
    ['platform', design.platform],
  ];
}

/** The policies of a call from the outside in: what the flow's own `policyOrder` names first, then the others in their default order. */
export function policyOrder(flow: Flow): PolicyName[] {
  const own = flow.kind === 'call' ? [...new Set(flow.policyOrder)] : [];
  return [...own, ...POLICY_NAMES.filter((name) => !own.includes(name))];
}

/**
 * Values that count where a policy is there and a parameter is not. The one place where defaults live; all times in milliseconds.
 * A parameter that is not listed here is off when it is missing.
 */
export const DEFAULTS = {
  timeout: { ms: 1_000 },
  /** Waits of 1, 2 and 4 s. */
  retry: { retries: 3, unlimited: false, backoff: 'exponential', baseMs: 1_000, capMs: 30_000, jitter: 'none' },
  /** Five failures in 10 s, or half of at least four calls; then 30 s open and three probes. */
  circuitBreaker: {
    mode: 'either',
    failures: 5,
    windowMs: 10_000,
    failureRate: 0.5,
    minimumCalls: 4,
    openMs: 30_000,
    halfOpenPermits: 3,
    slowCallRate: 1,
    profile: 'documented',
  },
  bulkhead: { concurrent: 10, queue: 20 },
  /** The burst of a bucket is its limit where nothing else is said. */
  rateLimit: { algorithm: 'token-bucket', limit: 100, perMs: 1_000 },
  fallback: { kind: 'degraded' },
  /** One try and three more of every compensation, in reverse order of completion. */
  saga: { compensationOrder: 'reverse', compensationTries: 4 },
  channel: { visibilityTimeoutMs: 30_000 },
  consume: { maxDeliveries: 5 },
  registry: { timeToLiveMs: 30_000 },
  /** One instance more, none fewer, ready after 10 s; a canary gets a quarter more every minute. */
  rollout: { surge: 1, unavailable: 0, readyMs: 10_000, stepPercent: 25, stepMs: 60_000 },
} as const;

type Filled<P, D> = Omit<P, keyof D> & { readonly [K in keyof D & keyof P]-?: NonNullable<P[K]> };

export type TimeoutWithDefaults = Filled<TimeoutPolicy, typeof DEFAULTS.timeout>;
export type RetryWithDefaults = Filled<RetryPolicy, typeof DEFAULTS.retry>;
export type CircuitBreakerWithDefaults = Filled<CircuitBreakerPolicy, typeof DEFAULTS.circuitBreaker>;
export type BulkheadWithDefaults = Filled<BulkheadPolicy, typeof DEFAULTS.bulkhead>;
export type RateLimitWithDefaults = Filled<RateLimitPolicy, typeof DEFAULTS.rateLimit & { burst: number }>;
export type FallbackWithDefaults = Filled<FallbackPolicy, typeof DEFAULTS.fallback>;

export const timeoutWithDefaults = (policy: TimeoutPolicy): TimeoutWithDefaults => filled(policy, DEFAULTS.timeout);
export const retryWithDefaults = (policy: RetryPolicy): RetryWithDefaults => filled(policy, DEFAULTS.retry);
export const circuitBreakerWithDefaults = (policy: CircuitBreakerPolicy): CircuitBreakerWithDefaults => filled(policy, DEFAULTS.circuitBreaker);
export const bulkheadWithDefaults = (policy: BulkheadPolicy): BulkheadWithDefaults => filled(policy, DEFAULTS.bulkhead);
export const fallbackWithDefaults = (policy: FallbackPolicy): FallbackWithDefaults => filled(policy, DEFAULTS.fallback);
export const rateLimitWithDefaults = (policy: RateLimitPolicy): RateLimitWithDefaults =>
  filled(policy, { ...DEFAULTS.rateLimit, burst: policy.limit ?? DEFAULTS.rateLimit.limit });

/** How a saga compensates, with the defaults of what it does not say. */
export const compensationWithDefaults = (
  saga: Saga,
): { readonly compensationOrder: NonNullable<Saga['compensationOrder']>; readonly compensationTries: number } => ({
  compensationOrder: saga.compensationOrder ?? DEFAULTS.saga.compensationOrder,
  compensationTries: saga.compensationTries ?? DEFAULTS.saga.compensationTries,
});

function filled<P extends object, D extends object>(policy: P, defaults: D): Filled<P, D> {
  const stated = Object.fromEntries(Object.entries(policy).filter(([, value]) => value !== undefined));
  return { ...defaults, ...stated } as unknown as Filled<P, D>;
}
