import { describe, expect, it } from 'vitest';
import { RateLimited } from '../../platform/errors.ts';
import { operation, serviceApp } from '../../platform/http.ts';
import { limiter, limitRequests, rateLimit, type RateLimitOptions } from '../../platform/resilience/rate-limit.ts';

/** Ten calls a second unless the test says otherwise, and a clock that is set by hand. */
function limited(algorithm: RateLimitOptions['algorithm'], burst = 10) {
  const time = { now: 0 };
  const clock = { now: () => time.now, sleep: () => Promise.resolve() };
  const askFor = limiter({ algorithm, limit: 10, perMs: 1_000, burst }, clock);
  const waits = (calls: number) => Array.from({ length: calls }, askFor);
  const passed = (calls: number) => waits(calls).filter((wait) => wait === 0).length;
  return { time, passed, waits };
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

  it('a leaky bucket lets calls leave one by one, and rejects where too many wait', () => {
    const { time, waits } = limited('leaky-bucket', 3);
    expect(waits(6)).toEqual([0, 100, 200, 300, undefined, undefined]);
    time.now = 250;
    expect(waits(2)).toEqual([150, 250]);
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

  it('a call that must wait is made when its turn comes', async () => {
    const naps: number[] = [];
    const clock = { now: () => 0, sleep: async (ms: number) => void naps.push(ms) };
    const policy = rateLimit({ algorithm: 'leaky-bucket', limit: 10, perMs: 1_000, burst: 1 }, clock);
    expect(await Promise.all([policy.execute(() => 'first'), policy.execute(() => 'second')])).toEqual(['first', 'second']);
    expect(naps).toEqual([100]);
  });

  it('answers requests beyond the limit of a service with 429, and goes on saying how it is', async () => {
    const app = serviceApp('Gate', []);
    app.use('/operations/*', limitRequests({ algorithm: 'token-bucket', limit: 2, perMs: 1_000, burst: 2 }, { now: () => 0, sleep: () => Promise.resolve() }));
    app.post(
      '/operations/enter',
      operation('enter', async () => ({})),
    );
    const ask = async () => (await app.request('/operations/enter', { method: 'POST' })).status;
    expect([await ask(), await ask(), await ask()]).toEqual([200, 200, 429]);
    expect((await app.request('/health/live')).status).toBe(200);
  });
});
