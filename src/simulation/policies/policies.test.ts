import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { streamFor } from '../kernel/random.ts';
import { type Backoff, waitBeforeRetry } from './backoff.ts';
import { BucketedBreaker, HYSTRIX, POLLY, RESILIENCE4J } from './breaker/bucketed.ts';
import type { BreakerSettings } from './breaker/breaker.ts';
import { CockatielBreaker } from './breaker/cockatiel.ts';
import { DocumentedBreaker } from './breaker/documented.ts';
import { FixedWindow, LeakyBucket, SlidingCounter, SlidingLog, TokenBucket } from './rateLimit.ts';

const S = 1_000_000;

const rates: BreakerSettings = {
  mode: 'rate',
  failures: 5,
  windowUs: 10 * S,
  failureRate: 0.5,
  minimumCalls: 4,
  openUs: 30 * S,
  halfOpenPermits: 3,
  slowCallRate: 1,
};

describe('waits between tries', () => {
  const backoff: Backoff = { growth: 'exponential', jitter: 'none', baseUs: S, capUs: 30 * S };
  const stream = () => streamFor(1, 'flow', 'retry');

  it('are 1, 2, 4 s and so on up to the cap', () => {
    expect([0, 1, 2, 3, 4, 5, 50].map((k) => waitBeforeRetry(backoff, k, 0, stream()))).toEqual([S, 2 * S, 4 * S, 8 * S, 16 * S, 30 * S, 30 * S]);
  });

  it('stay the same with a fixed backoff, and are nothing without one', () => {
    expect(waitBeforeRetry({ ...backoff, growth: 'fixed' }, 7, 0, stream())).toBe(S);
    expect(waitBeforeRetry({ ...backoff, growth: 'none' }, 7, 0, stream())).toBe(0);
  });

  it.each(['full', 'equal', 'decorrelated'] as const)('jitter %s stays within its bounds and reaches both halves of them', (jitter) => {
    const draws = stream();
    const low = jitter === 'full' ? 0 : jitter === 'equal' ? 2 * S : S;
    const high = jitter === 'decorrelated' ? 6 * S : 4 * S;
    const waits = Array.from({ length: 2_000 }, () => waitBeforeRetry({ ...backoff, jitter }, 2, 2 * S, draws));
    expect(Math.min(...waits)).toBeGreaterThanOrEqual(low);
    expect(Math.max(...waits)).toBeLessThanOrEqual(high);
    expect(Math.min(...waits)).toBeLessThan(low + (high - low) * 0.05);
    expect(Math.max(...waits)).toBeGreaterThan(high - (high - low) * 0.05);
  });
});

describe('rate limiters', () => {
  /** The generic cell rate algorithm in exact fractions: emission interval per/limit, tolerance (burst − 1) intervals. */
  function gcra(limit: number, perUs: number, burst: number) {
    const interval = BigInt(perUs);
    const tolerance = interval * BigInt(burst - 1);
    let arrival = 0n; // theoretical arrival time, in units of 1/limit microseconds
    return (nowUs: number): boolean => {
      const now = BigInt(nowUs) * BigInt(limit);
      if (arrival - tolerance > now) return false;
      arrival = (arrival > now ? arrival : now) + interval;
      return true;
    };
  }

  it('a token bucket is the generic cell rate algorithm, exactly', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 1_000 }),
        fc.integer({ min: 1, max: 10 * S }),
        fc.integer({ min: 1, max: 50 }),
        fc.array(fc.integer({ min: 0, max: 200_000 }), { maxLength: 300 }),
        (limit, perUs, burst, gaps) => {
          const bucket = new TokenBucket(limit, perUs, burst);
          const oracle = gcra(limit, perUs, burst);
          let nowUs = 0;
          for (const gap of gaps) {
            nowUs += gap;
            expect(bucket.ask(nowUs) === 0).toBe(oracle(nowUs));
          }
        },
      ),
      { numRuns: 500, seed: 7 },
    );
  });

  const admitted = (limiter: { ask(nowUs: number): number }, times: readonly number[]) => times.filter((time) => limiter.ask(time) >= 0).length;

  it('a fixed window lets twice the limit through across its boundary', () => {
    const times = [...Array.from({ length: 20 }, () => S - 1), ...Array.from({ length: 20 }, () => S)];
    expect(admitted(new FixedWindow(10, S), times)).toBe(20);
  });

  it('a sliding log does not', () => {
    const times = [...Array.from({ length: 20 }, () => S - 1), ...Array.from({ length: 20 }, () => S)];
    expect(admitted(new SlidingLog(10, S), times)).toBe(10);
  });

  it('no stretch of one period holds more than the limit of a sliding log', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 20 }), fc.array(fc.integer({ min: 0, max: 100_000 }), { maxLength: 200 }), (limit, gaps) => {
        const log = new SlidingLog(limit, S);
        const passed: number[] = [];
        let nowUs = 0;
        for (const gap of gaps) {
          nowUs += gap;
          if (log.ask(nowUs) === 0) passed.push(nowUs);
        }
        for (const end of passed) expect(passed.filter((time) => time > end - S && time <= end).length).toBeLessThanOrEqual(limit);
      }),
    );
  });

  it('a sliding counter weighs the period before by what is left of it', () => {
    const counter = new SlidingCounter(10, S);
    for (let call = 0; call < 10; call += 1) counter.ask(0);
    expect(
      admitted(
        counter,
        Array.from({ length: 10 }, () => S + S / 2),
      ),
    ).toBe(5);
  });

  it('a leaky bucket spaces calls evenly, and rejects what does not fit', () => {
    const bucket = new LeakyBucket(10, S, 3);
    expect([0, 0, 0, 0, 0].map((time) => bucket.ask(time))).toEqual([0, 100_000, 200_000, 300_000, -1]);
  });
});

describe('calls until k failures in a row', () => {
  it('meet (1 − p^k) / ((1 − p) p^k) with a breaker that counts a row', () => {
    const k = 3;
    const p = 0.4;
    const theory = (1 - p ** k) / ((1 - p) * p ** k);
    const stream = streamFor(11, 'x', 'calls');
    const counts = Array.from({ length: 4_000 }, () => {
      const breaker = new CockatielBreaker({ ...rates, mode: 'count', failures: k });
      let calls = 0;
      for (; breaker.state === 'closed'; calls += 1) {
        const permit = breaker.admit(calls);
        if (typeof permit !== 'string') breaker.settle(permit, stream.chance(p) ? 'failure' : 'success', calls);
      }
      return calls;
    });
    const mean = counts.reduce((sum, count) => sum + count, 0) / counts.length;
    const error = Math.sqrt(counts.reduce((sum, count) => sum + (count - mean) ** 2, 0) / (counts.length - 1) / counts.length);
    expect(Math.abs(mean - theory)).toBeLessThanOrEqual(3.9 * error);
  });
});

describe('other profiles', () => {
  const settings = rates;
  const opened = (breaker: BucketedBreaker) => {
    for (let time = 0; time < 4; time += 1) {
      const permit = breaker.admit(time);
      if (typeof permit !== 'string') breaker.settle(permit, 'failure', time);
    }
    expect(breaker.state).toBe('open');
    return breaker;
  };
  const probe = (breaker: BucketedBreaker, nowUs: number) => {
    const permit = breaker.admit(nowUs);
    if (typeof permit === 'string') throw new Error(permit);
    return permit;
  };

  it('resilience4j judges its probes together: one failure of three closes', () => {
    const breaker = opened(new BucketedBreaker(settings, RESILIENCE4J));
    const probes = [probe(breaker, 40 * S), probe(breaker, 40 * S), probe(breaker, 40 * S)];
    probes.forEach((permit, index) => breaker.settle(permit, index === 0 ? 'failure' : 'success', 41 * S));
    expect(breaker.state).toBe('closed');
  });

  it('resilience4j judges slow probes too: they succeed, and it opens again', () => {
    const slow = { ...settings, slowCallUs: 2 * S, slowCallRate: 0.6 };
    const after = (tookUs: readonly number[]) => {
      const breaker = opened(new BucketedBreaker(slow, RESILIENCE4J));
      const probes = tookUs.map(() => probe(breaker, 40 * S));
      probes.forEach((permit, index) => breaker.settle(permit, 'success', 40 * S + (tookUs[index] ?? 0)));
      return breaker.state;
    };
    expect(after([S, S, 3 * S])).toBe('closed');
    expect(after([S, 3 * S, 3 * S])).toBe('open');
  });

  it('the documented pattern opens on that same failure', () => {
    const breaker = new DocumentedBreaker(settings);
    for (let time = 0; time < 4; time += 1) {
      const permit = breaker.admit(time);
      if (typeof permit !== 'string') breaker.settle(permit, 'failure', time);
    }
    const permit = breaker.admit(40 * S);
    if (typeof permit !== 'string') breaker.settle(permit, 'failure', 41 * S);
    expect(breaker.state).toBe('open');
  });

  it('Polly lets one probe through, and a second when the first hangs for a whole break', () => {
    const breaker = opened(new BucketedBreaker(settings, POLLY));
    probe(breaker, 40 * S);
    expect(breaker.admit(69 * S)).toBe('reject');
    expect(typeof breaker.admit(70 * S)).toBe('object');
  });

  it('Hystrix lets one probe through and closes when it succeeds', () => {
    const breaker = opened(new BucketedBreaker(settings, HYSTRIX));
    const permit = probe(breaker, 40 * S);
    expect(breaker.admit(41 * S)).toBe('reject');
    breaker.settle(permit, 'success', 42 * S);
    expect(breaker.state).toBe('closed');
  });
});
