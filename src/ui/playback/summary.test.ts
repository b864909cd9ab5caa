import { describe, expect, it } from 'vitest';
import type { Trace } from '../../workspace/index.ts';
import { driverWords } from './summary.ts';

const words = (started: number, ...flows: readonly { readonly calls: number; readonly attempts: number }[]) =>
  driverWords({ results: { started, flows: flows.map((flow, index) => ({ ...flow, flowId: `f${index}` })) } } as unknown as Trace, (id) => `call ${id}`);

describe('what kept a run going that reached its bound', () => {
  it('is retries, of the call that was tried most', () => {
    expect(words(100, { calls: 100, attempts: 300 }, { calls: 300, attempts: 90_000 })).toBe(
      'call f1 was tried 90,000 times for 300 calls: fewer retries, or a circuit breaker, let it end.',
    );
  });

  it('is calls that set off one another', () => {
    expect(words(2, { calls: 2, attempts: 2 }, { calls: 40_000, attempts: 40_000 })).toBe(
      'call f1 was called 40,000 times for 2 requests: look for calls that go in a circle.',
    );
  });

  it('is how much comes in, otherwise', () => {
    expect(words(200_000, { calls: 200_000, attempts: 210_000 })).toBe('200,000 requests had come in: a lower rate or a shorter duration lets it end.');
    expect(words(0)).toBe('0 requests had come in: a lower rate or a shorter duration lets it end.');
  });
});
