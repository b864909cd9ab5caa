import { z } from 'zod';
import { count, field, milliseconds, share } from './field.ts';

/** Names of the policies of a call in their default order, from the outside in. */
export const POLICY_NAMES = ['fallback', 'retry', 'circuitBreaker', 'rateLimit', 'timeout', 'bulkhead'] as const;
export type PolicyName = (typeof POLICY_NAMES)[number];

/**
 * Policies are present with parameters that may each be missing: a source can say "there is a timeout" and no number.
 * Values that are missing are filled in one place, `defaults.ts`.
 */
export const timeoutSchema = z.strictObject({
  ms: field(milliseconds().optional(), { label: 'Give up after', unit: 'ms', help: 'The caller leaves after this time. The work itself is not cancelled.' }),
});

export const retrySchema = z.strictObject({
  retries: field(z.number().int().min(0).max(1_000).optional(), { label: 'Retries', help: 'Attempts after the first one.' }),
  unlimited: field(z.boolean().optional(), { label: 'Without end', help: 'Tries for ever. Hardly ever right.' }),
  backoff: field(z.enum(['none', 'fixed', 'exponential']).optional(), {
    label: 'Backoff',
    options: { none: 'None', fixed: 'Fixed', exponential: 'Exponential' },
    help: 'How the wait grows: not at all, or doubling each time.',
  }),
  baseMs: field(milliseconds().optional(), { label: 'First wait', unit: 'ms', help: 'Wait before the first retry; exponential backoff doubles it each time.' }),
  capMs: field(milliseconds().optional(), { label: 'Longest wait', unit: 'ms', help: 'The wait never grows beyond this.' }),
  jitter: field(z.enum(['none', 'full', 'equal', 'decorrelated']).optional(), {
    label: 'Jitter',
    options: { none: 'None', full: 'Full', equal: 'Equal', decorrelated: 'Decorrelated' },
    help: 'Spreads the retries of many callers over time.',
  }),
});

export const circuitBreakerSchema = z.strictObject({
  mode: field(z.enum(['count', 'rate', 'either']).optional(), {
    label: 'Trips on',
    options: { count: 'Failures in the window', rate: 'Failure rate', either: 'Either' },
    help: 'What opens the breaker.',
  }),
  failures: field(count(100_000).optional(), { label: 'Failures', help: 'That many failures inside the window open the breaker.' }),
  windowMs: field(milliseconds().optional(), { label: 'Window', unit: 'ms', help: 'Only outcomes of this last stretch of time count.' }),
  failureRate: field(share().optional(), { label: 'Failure rate', unit: '0 to 1', help: 'Share of failed calls that opens the breaker.' }),
  minimumCalls: field(count(100_000).optional(), { label: 'Minimum calls', help: 'The rate is not judged below that many calls in the window.' }),
  openMs: field(milliseconds().optional(), { label: 'Open for', unit: 'ms', help: 'Calls are rejected for this long, then a probe is let through.' }),
  halfOpenPermits: field(count(10_000).optional(), { label: 'Probes', help: 'Calls let through while half-open; all must succeed to close.' }),
  slowCallMs: field(milliseconds().optional(), { label: 'Slow call', unit: 'ms', help: 'Calls longer than this count as slow.' }),
  slowCallRate: field(share().optional(), { label: 'Slow call rate', unit: '0 to 1', help: 'Share of slow calls that opens the breaker.' }),
  profile: field(z.enum(['documented', 'resilience4j', 'polly', 'hystrix', 'opossum', 'cockatiel']).optional(), {
    label: 'Behaves like',
    options: {
      documented: 'The documented pattern',
      resilience4j: 'Resilience4j',
      polly: 'Polly',
      hystrix: 'Hystrix',
      opossum: 'opossum',
      cockatiel: 'cockatiel',
    },
    help: 'Reproduces a real library, with its quirks.',
  }),
});

export const bulkheadSchema = z.strictObject({
  concurrent: field(count(100_000).optional(), { label: 'At once', help: 'Calls in flight at the same time.' }),
  queue: field(z.number().int().min(0).max(1_000_000).optional(), { label: 'Queued', help: 'Calls that may wait for a place, first in first out.' }),
});

export const rateLimitSchema = z.strictObject({
  algorithm: field(z.enum(['token-bucket', 'leaky-bucket', 'fixed-window', 'sliding-log', 'sliding-counter']).optional(), {
    label: 'Algorithm',
    options: {
      'token-bucket': 'Token bucket',
      'leaky-bucket': 'Leaky bucket',
      'fixed-window': 'Fixed window',
      'sliding-log': 'Sliding log',
      'sliding-counter': 'Sliding counter',
    },
    help: 'A fixed window lets twice the limit through across its boundary.',
  }),
  limit: field(count().optional(), { label: 'Limit', help: 'Calls let through in each period.' }),
  perMs: field(milliseconds().optional(), { label: 'Each', unit: 'ms', help: 'Length of the period.' }),
  burst: field(count().optional(), { label: 'Burst', help: 'Calls that may come at once, for the bucket algorithms.' }),
});

export const fallbackSchema = z.strictObject({
  kind: field(z.enum(['cached', 'degraded', 'queued', 'fail-fast']).optional(), {
    label: 'Instead of an error',
    options: { cached: 'Last known answer', degraded: 'A reduced answer', queued: 'Queue it for later', 'fail-fast': 'Fail at once' },
    help: 'What the caller gets when everything inside has failed. A last known answer must have come before; what is queued is done when the target is back.',
  }),
});

/** The policies of a call; also the defaults of a source element and of the platform. */
export const policyFields = {
  fallback: field(fallbackSchema.optional(), { label: 'Fallback', help: 'What the caller gets instead of an error.', section: 'Policies' }),
  retry: field(retrySchema.optional(), { label: 'Retry', help: 'Tries again after a failure.', section: 'Policies' }),
  circuitBreaker: field(circuitBreakerSchema.optional(), { label: 'Circuit breaker', help: 'Stops calling a target that keeps failing.', section: 'Policies' }),
  rateLimit: field(rateLimitSchema.optional(), { label: 'Rate limit', help: 'Caps how often the call is made.', section: 'Policies' }),
  timeout: field(timeoutSchema.optional(), { label: 'Timeout', help: 'Bounds the wait for an answer.', section: 'Policies' }),
  bulkhead: field(bulkheadSchema.optional(), {
    label: 'Bulkhead',
    help: 'Bounds the calls in flight, so one slow target cannot take every thread.',
    section: 'Policies',
  }),
};

export const policiesSchema = z.strictObject({
  ...policyFields,
  unknown: field(z.array(z.enum(POLICY_NAMES)).optional(), { label: 'Not stated by the source', hidden: true }),
});

export type TimeoutPolicy = z.infer<typeof timeoutSchema>;
export type RetryPolicy = z.infer<typeof retrySchema>;
export type CircuitBreakerPolicy = z.infer<typeof circuitBreakerSchema>;
export type BulkheadPolicy = z.infer<typeof bulkheadSchema>;
export type RateLimitPolicy = z.infer<typeof rateLimitSchema>;
export type FallbackPolicy = z.infer<typeof fallbackSchema>;
/** Policies by name, as they stand on a flow, on an element's `defaults` or on the platform. */
export type Policies = z.infer<typeof policiesSchema>;
