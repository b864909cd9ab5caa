import { expect, it } from 'vitest';
import fc from 'fast-check';
import { createLimiter } from '../../simulation/policies/rateLimit.ts';
import { limiter, type RateLimitOptions } from './skeleton/platform/resilience/rate-limit.ts';

/** The picture is the code, for rate limits: asked at the same moments, the limiter of generated projects and that of the simulation let the same calls through, at once or later. */

const ALGORITHMS = ['token-bucket', 'leaky-bucket', 'fixed-window', 'sliding-log', 'sliding-counter'] as const;

const options = (algorithm: RateLimitOptions['algorithm']): fc.Arbitrary<RateLimitOptions> =>
  fc.record({
    algorithm: fc.constant(algorithm),
    limit: fc.constantFrom(1, 2, 5, 10),
    perMs: fc.constantFrom(100, 1_000, 2_000),
    burst: fc.constantFrom(1, 2, 5, 20),
  });
const pauses = fc.array(fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 50 }), fc.integer({ min: 0, max: 1_500 })), { minLength: 40, maxLength: 40 });

it.each(ALGORITHMS)('a %s of generated code decides as the simulated one', (algorithm) => {
  const seen = new Set<string>();
  fc.assert(
    fc.property(options(algorithm), pauses, (policy, waits) => {
      let now = 0;
      const generated = limiter(policy, { now: () => now, sleep: () => Promise.resolve() });
      const simulated = createLimiter(policy);
      for (const wait of waits) {
        now += wait;
        const us = simulated.ask(now * 1_000);
        const ms = generated();
        seen.add(us < 0 ? 'rejected' : us === 0 ? 'passes' : 'waits');
        expect(ms === undefined ? -1 : Math.ceil(Math.round(ms * 1e6) / 1e3), `at ${now} ms`).toBe(us);
      }
    }),
    { numRuns: 200, seed: 47, endOnFailure: true },
  );
  expect([...seen].sort()).toEqual(algorithm === 'leaky-bucket' ? ['passes', 'rejected', 'waits'] : ['passes', 'rejected']);
});
