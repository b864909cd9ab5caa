import type { CircuitBreakerPolicy, CircuitBreakerWithDefaults } from '../../../model/index.ts';
import { BucketedBreaker, HYSTRIX, POLLY, RESILIENCE4J } from './bucketed.ts';
import type { Breaker, BreakerSettings } from './breaker.ts';
import { CockatielBreaker } from './cockatiel.ts';
import { DocumentedBreaker } from './documented.ts';
import { OpossumBreaker } from './opossum.ts';

export type { Admission, Breaker, BreakerSettings, CallOutcome, Permit, Settlement, Transition } from './breaker.ts';

export type BreakerProfile = NonNullable<CircuitBreakerPolicy['profile']>;

/** The behaviours that a designer can choose from, by name. */
export const PROFILES: Readonly<Record<BreakerProfile, (settings: BreakerSettings) => Breaker>> = {
  documented: (settings) => new DocumentedBreaker(settings),
  resilience4j: (settings) => new BucketedBreaker(settings, RESILIENCE4J),
  polly: (settings) => new BucketedBreaker(settings, POLLY),
  hystrix: (settings) => new BucketedBreaker(settings, HYSTRIX),
  opossum: (settings) => new OpossumBreaker(settings),
  cockatiel: (settings) => new CockatielBreaker(settings),
};

/** The design's milliseconds as the breaker's microseconds. */
export function breakerSettings(policy: CircuitBreakerWithDefaults): BreakerSettings {
  return {
    mode: policy.mode,
    failures: policy.failures,
    windowUs: Math.round(policy.windowMs * 1_000),
    failureRate: policy.failureRate,
    minimumCalls: policy.minimumCalls,
    openUs: Math.round(policy.openMs * 1_000),
    halfOpenPermits: policy.halfOpenPermits,
    ...(policy.slowCallMs === undefined ? {} : { slowCallUs: Math.round(policy.slowCallMs * 1_000) }),
    slowCallRate: policy.slowCallRate,
  };
}

export function createBreaker(profile: BreakerProfile, settings: BreakerSettings): Breaker {
  return PROFILES[profile](settings);
}
