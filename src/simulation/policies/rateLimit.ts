import type { RateLimitWithDefaults } from '../../model/index.ts';

/** Decides on one call at a time. Time comes with the question and never goes back. */
export interface RateLimiter {
  /** 0: go on. More: go on after that many microseconds (only a leaky bucket that queues). −1: rejected. */
  ask(nowUs: number): number;
}

/** @param policy with its defaults; `limit` calls in each `perMs`, `burst` where the algorithm is a bucket */
export function createLimiter(policy: RateLimitWithDefaults): RateLimiter {
  const perUs = Math.max(1, Math.round(policy.perMs * 1_000));
  switch (policy.algorithm) {
    case 'token-bucket':
      return new TokenBucket(policy.limit, perUs, policy.burst);
    case 'leaky-bucket':
      return new LeakyBucket(policy.limit, perUs, policy.burst);
    case 'fixed-window':
      return new FixedWindow(policy.limit, perUs);
    case 'sliding-log':
      return new SlidingLog(policy.limit, perUs);
    case 'sliding-counter':
      return new SlidingCounter(policy.limit, perUs);
    default:
      return policy.algorithm satisfies never;
  }
}

/**
 * Refill without rounding: the level is counted in parts of a token, `perUs` parts to one, so a microsecond brings exactly `limit` parts.
 * The bucket is full at the start.
 */
export class TokenBucket implements RateLimiter {
  private readonly limit: number;
  private readonly perUs: number;
  private readonly full: number;
  private level: number;
  private lastUs = 0;

  constructor(limit: number, perUs: number, burst: number) {
    this.limit = limit;
    this.perUs = perUs;
    this.full = burst * perUs;
    this.level = this.full;
  }

  ask(nowUs: number): number {
    const missing = this.full - this.level;
    const elapsed = Math.min(nowUs - this.lastUs, Math.ceil(missing / this.limit)); // the rest would overflow the bucket, and the integer too
    this.level = Math.min(this.full, this.level + elapsed * this.limit);
    this.lastUs = nowUs;
    if (this.level < this.perUs) return -1;
    this.level -= this.perUs;
    return 0;
  }
}

/** Calls leave one by one, `perUs / limit` apart; up to `burst` wait for their turn, more are rejected. */
export class LeakyBucket implements RateLimiter {
  private readonly gapUs: number;
  private readonly room: number;
  private nextUs = 0;

  constructor(limit: number, perUs: number, burst: number) {
    this.gapUs = perUs / limit;
    this.room = burst;
  }

  ask(nowUs: number): number {
    const startUs = Math.max(nowUs, this.nextUs);
    if (startUs - nowUs > this.room * this.gapUs) return -1;
    this.nextUs = startUs + this.gapUs;
    return Math.ceil(startUs) - nowUs;
  }
}

/** Counts from one full period to the next. Lets twice the limit through across a boundary. */
export class FixedWindow implements RateLimiter {
  private readonly limit: number;
  private readonly perUs: number;
  private window = -1;
  private used = 0;

  constructor(limit: number, perUs: number) {
    this.limit = limit;
    this.perUs = perUs;
  }

  ask(nowUs: number): number {
    const window = Math.floor(nowUs / this.perUs);
    if (window !== this.window) {
      this.window = window;
      this.used = 0;
    }
    if (this.used >= this.limit) return -1;
    this.used += 1;
    return 0;
  }
}

/** Remembers the time of every call that it let through in (now − period, now]. Exact, and as large as the limit. */
export class SlidingLog implements RateLimiter {
  private readonly limit: number;
  private readonly perUs: number;
  private readonly times: number[] = [];

  constructor(limit: number, perUs: number) {
    this.limit = limit;
    this.perUs = perUs;
  }

  ask(nowUs: number): number {
    while (this.times.length > 0 && (this.times[0] as number) <= nowUs - this.perUs) this.times.shift();
    if (this.times.length >= this.limit) return -1;
    this.times.push(nowUs);
    return 0;
  }
}

/** Two counters: this period, and the one before weighted by how much of it still overlaps the last period. */
export class SlidingCounter implements RateLimiter {
  private readonly limit: number;
  private readonly perUs: number;
  private window = 0;
  private current = 0;
  private previous = 0;

  constructor(limit: number, perUs: number) {
    this.limit = limit;
    this.perUs = perUs;
  }

  ask(nowUs: number): number {
    const window = Math.floor(nowUs / this.perUs);
    if (window !== this.window) {
      this.previous = window === this.window + 1 ? this.current : 0;
      this.current = 0;
      this.window = window;
    }
    const overlapUs = this.perUs - (nowUs - window * this.perUs);
    // previous · overlap / period + current + 1 ≤ limit, in integers
    if (this.previous * overlapUs + (this.current + 1) * this.perUs > this.limit * this.perUs) return -1;
    this.current += 1;
    return 0;
  }
}
