import { describe, expect, it } from 'vitest';
import { RateLimited } from '../../platform/errors.ts';
import { limiter, rateLimit, type RateLimitOptions } from '../../platform/resilience/rate-limit.ts';

/** Ten calls a second unless the test says otherwise, and a clock that is set by hand. */
function limited(algorithm: RateLimitOptions['algorithm'], burst = 10) {
  const time = { now: 0 };
  const clock = { now: () => time.now, sleep: () => Promise.resolve() };
  const mayPass = limiter({ algorithm, limit: 10, perMs: 1_000, burst }, clock);
  const passed = (calls: number) => Array.from({ length: calls }, mayPass).filter(Boolean).length;
  return { time, passed };
}

describe('rate limits', () => {
  it('a token bucket lets a burst through and refills evenly', () => {
    const { time, passed } = limited('token-bucket', 15);
    expect(passed(20)).toBe(15);
    time.now = 500;
    expect(passed(20)).toBe(5);
  });

  it('a token bucket never holds more than its burst', () => {
    const { time, passed } = limited('token-bucket');
    time.now = 60_000;
    expect(passed(20)).toBe(10);
  });

  it('a fixed window lets twice the limit through across its boundary', () => {
    const { time, passed } = limited('fixed-window');
    time.now = 999;
    expect(passed(20)).toBe(10);
    time.now = 1_000;
    expect(passed(20)).toBe(10);
  });

  it('a sliding log lets no more than the limit through in any second', () => {
    const { time, passed } = limited('sliding-log');
    time.now = 999;
    expect(passed(20)).toBe(10);
    time.now = 1_000;
    expect(passed(20)).toBe(0);
    time.now = 1_999;
    expect(passed(20)).toBe(10);
  });

  it('a sliding counter takes over a share of the window before', () => {
    const { time, passed } = limited('sliding-counter');
    expect(passed(20)).toBe(10);
    time.now = 1_500;
    expect(passed(20)).toBe(5);
  });

  it('rejects by name', async () => {
    const policy = rateLimit({ algorithm: 'fixed-window', limit: 1, perMs: 1_000, burst: 1 }, { now: () => 0, sleep: () => Promise.resolve() });
    expect(await policy.execute(() => 'first')).toBe('first');
    await expect(policy.execute(() => 'second')).rejects.toThrow(RateLimited);
  });
});
