import { BrokenCircuitError, CircuitState } from 'cockatiel';
import { expect, vi } from 'vitest';
import { Unavailable } from '../../platform/errors.ts';
import type { CircuitBreaker } from '../../platform/resilience/circuit-breaker.ts';

/** A breaker opens after so many failures in a row, rejects while it is open, and closes when every probe succeeds. Time is virtual. */
export async function expectToOpenAndClose(
  make: () => CircuitBreaker,
  { failures, openMs, probes }: { failures: number; openMs: number; probes: number },
): Promise<void> {
  vi.useFakeTimers();
  try {
    const breaker = make();
    const fail = () => breaker.execute(() => Promise.reject(new Unavailable('out of order')));
    const succeed = () => breaker.execute(() => 'fine');

    for (let call = 1; call < failures; call++) await fail().catch(() => undefined);
    expect(breaker.state).toBe(CircuitState.Closed);
    await expect(fail()).rejects.toThrow('out of order');
    expect(breaker.state).toBe(CircuitState.Open);

    vi.advanceTimersByTime(openMs - 1);
    await expect(succeed()).rejects.toThrow(BrokenCircuitError);

    vi.advanceTimersByTime(1);
    for (let probe = 1; probe <= probes; probe++) {
      if (breaker.state === CircuitState.Closed) expect.fail(`it closed after ${probe - 1} probes`);
      await succeed();
    }
    expect(breaker.state).toBe(CircuitState.Closed);
  } finally {
    vi.useRealTimers();
  }
}
