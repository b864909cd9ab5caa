import type { RetryWithDefaults } from '../../model/index.ts';
import { pow } from '../kernel/mathematics.ts';
import type { RandomStream } from '../kernel/random.ts';

/** A retry policy in microseconds. */
export interface Backoff {
  readonly growth: 'none' | 'fixed' | 'exponential';
  readonly jitter: 'none' | 'full' | 'equal' | 'decorrelated';
  readonly baseUs: number;
  readonly capUs: number;
}

export function backoffOf(policy: RetryWithDefaults): Backoff {
  return { growth: policy.backoff, jitter: policy.jitter, baseUs: Math.round(policy.baseMs * 1_000), capUs: Math.round(policy.capMs * 1_000) };
}

/**
 * Wait before retry `k`, counted from 0, in microseconds: min(cap, base · 2^k), then the jitter. Names and formulas of the jitters follow Marc Brooker,
 * "Exponential Backoff and Jitter" (AWS Architecture Blog, 2015): full draws from [0, wait], equal from [wait/2, wait], decorrelated from
 * [base, 3 · the wait before], bounded by the cap.
 *
 * @param previousUs the wait before this one; the base before the first
 */
export function waitBeforeRetry(backoff: Backoff, k: number, previousUs: number, stream: RandomStream): number {
  if (backoff.growth === 'none') return 0;
  const { baseUs, capUs } = backoff;
  if (backoff.jitter === 'decorrelated') {
    const highest = Math.max(baseUs, previousUs * 3);
    return Math.min(capUs, baseUs + stream.upTo(Math.min(highest - baseUs, 0xffffffff)));
  }
  const wait = Math.min(capUs, backoff.growth === 'fixed' ? baseUs : baseUs * pow(2, Math.min(k, 40)));
  if (backoff.jitter === 'none') return wait;
  if (backoff.jitter === 'full') return stream.upTo(wait);
  const half = Math.floor(wait / 2);
  return half + stream.upTo(wait - half);
}
