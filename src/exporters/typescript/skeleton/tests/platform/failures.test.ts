import { bulkhead, ConstantBackoff, retry, timeout, TimeoutStrategy } from 'cockatiel';
import { expect, it, vi } from 'vitest';
import { RateLimited, Refused, TimedOut, TurnedAway, Unavailable } from '../../platform/errors.ts';
import { whileAwaited } from '../../platform/resilience/awaited.ts';
import { compose } from '../../platform/resilience/compose.ts';
import { countsAsFailure, worthRetrying } from '../../platform/resilience/failures.ts';

for (const [error, tries, counts] of [
  [new Unavailable('closed'), 3, true],
  [new TimedOut('too slow'), 3, true],
  [new TurnedAway('its breaker is open'), 1, true],
  [new RateLimited('too many'), 1, false],
  [new Refused('no'), 1, false],
] as const) {
  it(`${error.name} is tried ${tries === 1 ? 'once' : `${tries} times`} and ${counts ? 'counts' : 'does not count'} for a breaker`, async () => {
    let tried = 0;
    const failing = retry(worthRetrying, { maxAttempts: 2 }).execute(() => {
      tried += 1;
      throw error;
    });
    await expect(failing).rejects.toThrow(error);
    expect(tried).toBe(tries);
    expect(countsAsFailure.options.errorFilter(error)).toBe(counts);
  });
}

it('a full bulkhead is not tried again', async () => {
  let retries = 0;
  const retrying = retry(worthRetrying, { maxAttempts: 2 });
  retrying.onRetry(() => (retries += 1));
  const policy = compose(retrying, bulkhead(1, 0));
  let end = () => {};
  const first = policy.execute(() => new Promise<void>((resolve) => (end = resolve)));
  await expect(policy.execute(() => 'second')).rejects.toThrow('Bulkhead capacity exceeded');
  end();
  await first;
  expect(retries).toBe(0);
});

it('no try begins when the deadline around all of them is over', async () => {
  vi.useFakeTimers();
  let tried = 0;
  const policy = compose(timeout(1_000, TimeoutStrategy.Aggressive), retry(worthRetrying, { maxAttempts: 5, backoff: new ConstantBackoff(700) }), whileAwaited);
  const failing = policy.execute(() => {
    tried += 1;
    throw new Unavailable('closed');
  });
  const outcome = expect(failing).rejects.toThrow('timed out');
  await vi.advanceTimersByTimeAsync(10_000);
  await outcome;
  vi.useRealTimers();
  expect(tried).toBe(2);
});
