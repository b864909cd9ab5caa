import { type IDefaultPolicyContext, type IPolicy, noop } from 'cockatiel';
import type { Clock } from '../clock.ts';
import { RateLimited } from '../errors.ts';

export interface RateLimitOptions {
  readonly algorithm: 'token-bucket' | 'leaky-bucket' | 'fixed-window' | 'sliding-log' | 'sliding-counter';
  /** Calls let through in each period. */
  readonly limit: number;
  /** Length of the period in milliseconds. */
  readonly perMs: number;
  /** Calls that may come at once; for the buckets. */
  readonly burst: number;
}

/** Says whether one more call may pass now, and counts it when it may. */
export type Limiter = () => boolean;

/** Rejects calls beyond the limit with {@link RateLimited}; nothing waits. */
export function rateLimit(options: RateLimitOptions, clock: Clock): IPolicy {
  const mayPass = limiter(options, clock);
  return {
    _altReturn: noop._altReturn,
    onSuccess: noop.onSuccess,
    onFailure: noop.onFailure,
    execute: <T>(work: (context: IDefaultPolicyContext) => PromiseLike<T> | T, signal?: AbortSignal): Promise<T> =>
      mayPass() ? noop.execute(work, signal) : Promise.reject(new RateLimited(`more than ${options.limit} calls in ${options.perMs} ms`)),
  };
}

export function limiter(options: RateLimitOptions, clock: Clock): Limiter {
  switch (options.algorithm) {
    case 'token-bucket':
    case 'leaky-bucket':
      return bucket(options, clock);
    case 'fixed-window':
      return fixedWindow(options, clock);
    case 'sliding-log':
      return slidingLog(options, clock);
    case 'sliding-counter':
      return slidingCounter(options, clock);
  }
}

/** Starts full and refills evenly. Read as a meter, a leaky bucket is the same thing seen from the other side. */
function bucket({ limit, perMs, burst }: RateLimitOptions, clock: Clock): Limiter {
  let tokens = burst;
  let filledAt = clock.now();
  return () => {
    const now = clock.now();
    tokens = Math.min(burst, tokens + ((now - filledAt) * limit) / perMs);
    filledAt = now;
    if (tokens < 1) return false;
    tokens -= 1;
    return true;
  };
}

/** Simple, and lets twice the limit through across the boundary of two windows. */
function fixedWindow({ limit, perMs }: RateLimitOptions, clock: Clock): Limiter {
  let window = Number.NaN;
  let used = 0;
  return () => {
    const current = Math.floor(clock.now() / perMs);
    if (current !== window) [window, used] = [current, 0];
    if (used >= limit) return false;
    used += 1;
    return true;
  };
}

/** Exact: remembers when each call passed. */
function slidingLog({ limit, perMs }: RateLimitOptions, clock: Clock): Limiter {
  let passed: number[] = [];
  return () => {
    const now = clock.now();
    passed = passed.filter((at) => at > now - perMs);
    if (passed.length >= limit) return false;
    passed.push(now);
    return true;
  };
}

/** Estimates the sliding window from this window and a share of the one before. */
function slidingCounter({ limit, perMs }: RateLimitOptions, clock: Clock): Limiter {
  let window = Number.NaN;
  let used = 0;
  let before = 0;
  return () => {
    const now = clock.now();
    const current = Math.floor(now / perMs);
    if (current !== window) [window, before, used] = [current, current === window + 1 ? used : 0, 0];
    const share = 1 - (now % perMs) / perMs;
    if (before * share + used >= limit) return false;
    used += 1;
    return true;
  };
}
