import { BrokenCircuitError, CircuitState } from 'cockatiel';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { systemClock } from '../../platform/clock.ts';
import { Refused, Unavailable } from '../../platform/errors.ts';
import { type BreakerOptions, circuitBreaker } from '../../platform/resilience/circuit-breaker.ts';

const OPTIONS: BreakerOptions = {
  mode: 'either',
  failures: 5,
  windowMs: 10_000,
  failureRate: 0.5,
  minimumCalls: 4,
  openMs: 30_000,
  halfOpenPermits: 2,
};

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const fail = () => Promise.reject(new Unavailable('out of order'));
const breakerOf = (options: Partial<BreakerOptions> = {}) => {
  const breaker = circuitBreaker({ ...OPTIONS, ...options }, systemClock);
  const failTimes = async (times: number) => {
    for (let call = 0; call < times; call++) await breaker.execute(fail).catch(() => undefined);
  };
  return { breaker, failTimes };
};

describe('a circuit breaker', () => {
  it('that counts opens on the failure that makes the number full', async () => {
    const { breaker, failTimes } = breakerOf({ mode: 'count' });
    await failTimes(4);
    expect(breaker.state).toBe(CircuitState.Closed);
    await failTimes(1);
    expect(breaker.state).toBe(CircuitState.Open);
  });

  it('forgets what is older than its window', async () => {
    const { breaker, failTimes } = breakerOf({ mode: 'count' });
    await failTimes(4);
    vi.advanceTimersByTime(10_000);
    await failTimes(4);
    expect(breaker.state).toBe(CircuitState.Closed);
  });

  it('that looks at the rate judges nothing below its minimum of calls', async () => {
    const { breaker, failTimes } = breakerOf({ mode: 'rate' });
    await failTimes(3);
    expect(breaker.state).toBe(CircuitState.Closed);
    await failTimes(1);
    expect(breaker.state).toBe(CircuitState.Open);
  });

  it('judges after a success too', async () => {
    const { breaker, failTimes } = breakerOf({ mode: 'rate', minimumCalls: 4 });
    await failTimes(3);
    expect(await breaker.execute(() => 'fine')).toBe('fine');
    expect(breaker.state).toBe(CircuitState.Open);
  });

  it('opens when calls are slow', async () => {
    const { breaker } = breakerOf({ slowCallMs: 100, slowCallRate: 1, minimumCalls: 4 });
    for (let call = 0; call < 4; call++) {
      const answer = breaker.execute(() => systemClock.sleep(101));
      await vi.advanceTimersByTimeAsync(101);
      await answer;
    }
    expect(breaker.state).toBe(CircuitState.Open);
  });

  it('does not count a refusal: that is an answer', async () => {
    const { breaker } = breakerOf();
    for (let call = 0; call < 10; call++) await breaker.execute(() => Promise.reject(new Refused('no'))).catch(() => undefined);
    expect(breaker.state).toBe(CircuitState.Closed);
  });

  it('opens again on the first probe that fails', async () => {
    const { breaker, failTimes } = breakerOf();
    await failTimes(5);
    vi.advanceTimersByTime(30_000);
    await breaker.execute(() => 'fine');
    await failTimes(1);
    expect(breaker.state).toBe(CircuitState.Open);
  });

  it('rejects what comes beyond its probes while half-open', async () => {
    const { breaker, failTimes } = breakerOf();
    await failTimes(5);
    vi.advanceTimersByTime(30_000);
    const probes = [breaker.execute(() => systemClock.sleep(10)), breaker.execute(() => systemClock.sleep(10))];
    await expect(breaker.execute(() => 'fine')).rejects.toThrow(BrokenCircuitError);
    await vi.advanceTimersByTimeAsync(10);
    await Promise.all(probes);
    expect(breaker.state).toBe(CircuitState.Closed);
  });

  it('does not count what began before it opened, also when it has closed again', async () => {
    const { breaker, failTimes } = breakerOf({ mode: 'count' });
    const late = breaker.execute(async () => {
      await systemClock.sleep(30_001);
      throw new Unavailable('too late');
    });
    late.catch(() => undefined);
    await failTimes(5);
    await vi.advanceTimersByTimeAsync(30_000);
    for (let probe = 0; probe < 2; probe++) await breaker.execute(() => 'fine');
    await failTimes(4);
    await vi.advanceTimersByTimeAsync(1);
    await expect(late).rejects.toThrow('too late');
    expect(breaker.state).toBe(CircuitState.Closed);
    await failTimes(1);
    expect(breaker.state).toBe(CircuitState.Open);
  });
});
