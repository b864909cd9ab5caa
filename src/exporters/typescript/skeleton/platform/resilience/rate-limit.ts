import { type IDefaultPolicyContext, type IPolicy, noop } from 'cockatiel';
import type { MiddlewareHandler } from 'hono';
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

/** Decides on one more call, and counts it where it may pass: 0 now, more after so many milliseconds, nothing never. */
export type Limiter = () => number | undefined;

/** Rejects calls beyond the limit with {@link RateLimited}. Only a leaky bucket lets calls wait for their turn. */
export function rateLimit(options: RateLimitOptions, clock: Clock): IPolicy {
  const askFor = limiter(options, clock);
  return {
    _altReturn: noop._altReturn,
    onSuccess: noop.onSuccess,
    onFailure: noop.onFailure,
    execute: async <T>(work: (context: IDefaultPolicyContext) => PromiseLike<T> | T, signal?: AbortSignal): Promise<T> => {
      await turn(askFor, options, clock, signal);
      return noop.execute(work, signal);
    },
  };
}

/** Lets requests to a service through until the limit is reached; those beyond it are answered with 429. */
export function limitRequests(options: RateLimitOptions, clock: Clock): MiddlewareHandler {
  const askFor = limiter(options, clock);
  return async (c, next) => {
    try {
      await turn(askFor, options, clock, c.req.raw.signal);
    } catch (error) {
      if (error instanceof RateLimited) return c.json({ error: error.name, message: error.message }, 429);
      throw error;
    }
    return next();
  };
}

function turn(askFor: Limiter, { limit, perMs }: RateLimitOptions, clock: Clock, signal?: AbortSignal): Promise<void> | void {
  const waitMs = askFor();
  if (waitMs === undefined) throw new RateLimited(`more than ${limit} calls in ${perMs} ms`);
  if (waitMs > 0) return clock.sleep(waitMs, signal);
}

export function limiter(options: RateLimitOptions, clock: Clock): Limiter {
  switch (options.algorithm) {
    case 'token-bucket':
      return tokenBucket(options, clock);
    case 'leaky-bucket':
      return leakyBucket(options, clock);
    case 'fixed-window':
      return fixedWindow(options, clock);
    case 'sliding-log':
      return slidingLog(options, clock);
    case 'sliding-counter':
      return slidingCounter(options, clock);
  }
}

/** Starts full and refills evenly. Its level is counted in parts of a token, `perMs` to one, so that nothing is rounded. */
function tokenBucket({ limit, perMs, burst }: RateLimitOptions, clock: Clock): Limiter {
  const full = burst * perMs;
  let level = full;
  let filledAt = clock.now();
  return () => {
    const now = clock.now();
    level = Math.min(full, level + (now - filledAt) * limit);
    filledAt = now;
    if (level < perMs) return undefined;
    level -= perMs;
    return 0;
  };
}

/** Calls leave it one by one, evenly; up to `burst` wait for their turn. */
function leakyBucket({ limit, perMs, burst }: RateLimitOptions, clock: Clock): Limiter {
  const gap = perMs / limit;
  let next = Number.NEGATIVE_INFINITY;
  return () => {
    const now = clock.now();
    const start = Math.max(now, next);
    if (start - now > burst * gap) return undefined;
    next = start + gap;
    return start - now;
  };
}

/** Simple, and lets twice the limit through across the boundary of two windows. */
function fixedWindow({ limit, perMs }: RateLimitOptions, clock: Clock): Limiter {
  let window = Number.NaN;
  let used = 0;
  return () => {
    const current = Math.floor(clock.now() / perMs);
    if (current !== window) [window, used] = [current, 0];
    if (used >= limit) return undefined;
    used += 1;
    return 0;
  };
}

/** Exact: remembers when each call passed. */
function slidingLog({ limit, perMs }: RateLimitOptions, clock: Clock): Limiter {
  let passed: number[] = [];
  return () => {
    const now = clock.now();
    passed = passed.filter((at) => at > now - perMs);
    if (passed.length >= limit) return undefined;
    passed.push(now);
    return 0;
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
    const overlap = perMs - (now % perMs);
    if (before * overlap + (used + 1) * perMs > limit * perMs) return undefined;
    used += 1;
    return 0;
  };
}
