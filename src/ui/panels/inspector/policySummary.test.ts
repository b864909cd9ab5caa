import { describe, expect, it } from 'vitest';
import { POLICY_NAMES, policiesSchema } from '../../../model/index.ts';
import { STARTING, summaryOf } from './policySummary.ts';

describe('the summary of a policy', () => {
  it('of a timeout is its time', () => {
    expect(summaryOf('timeout', { ms: 800 })).toBe('800 ms');
  });

  it('of a retry names its retries and how they are spread', () => {
    expect(summaryOf('retry', { retries: 2, backoff: 'exponential', jitter: 'full' })).toBe('2× · full jitter');
    expect(summaryOf('retry', { retries: 3, backoff: 'exponential' })).toBe('3× · exponential');
    expect(summaryOf('retry', { unlimited: true, backoff: 'none' })).toBe('∞ · no wait');
  });

  it('of a breaker is what trips it and in which window', () => {
    expect(summaryOf('circuitBreaker', { failures: 5, windowMs: 10_000 })).toBe('5 in 10 s');
    expect(summaryOf('circuitBreaker', { mode: 'rate', failureRate: 0.5, failures: 5, windowMs: 60_000 })).toBe('50 % in 1 min');
  });

  it('of a limit is how many in which time', () => {
    expect(summaryOf('rateLimit', { limit: 100, perMs: 1000 })).toBe('100 in 1 s');
  });

  it('of a bulkhead leaves out a queue that has no place', () => {
    expect(summaryOf('bulkhead', { concurrent: 10, queue: 0 })).toBe('10 at once');
    expect(summaryOf('bulkhead', { concurrent: 10, queue: 20 })).toBe('10 at once · 20 queued');
  });

  it.each(POLICY_NAMES)('of a %s without numbers says so', (name) => {
    expect(summaryOf(name, {})).toBe('no numbers');
  });
});

it('every policy that is added by hand is valid and says its numbers', () => {
  expect(policiesSchema.safeParse(STARTING).success).toBe(true);
  for (const name of POLICY_NAMES) expect(summaryOf(name, STARTING[name])).not.toBe('no numbers');
});
