import { describe, expect, it } from 'vitest';
import { type BackoffOptions, waitBefore } from '../../platform/resilience/backoff.ts';

const OPTIONS: BackoffOptions = { kind: 'exponential', baseMs: 1_000, capMs: 5_000, jitter: 'none' };
const waits = (options: Partial<BackoffOptions>, random: number) =>
  [0, 1, 2, 3].map((retry) => waitBefore(retry, 1_000, { ...OPTIONS, ...options }, () => random));

describe('backoff', () => {
  it('doubles up to its cap', () => expect(waits({}, 0)).toEqual([1_000, 2_000, 4_000, 5_000]));
  it('stays the same when fixed', () => expect(waits({ kind: 'fixed' }, 0)).toEqual([1_000, 1_000, 1_000, 1_000]));
  it('waits not at all when there is none', () => expect(waits({ kind: 'none' }, 0.5)).toEqual([0, 0, 0, 0]));
  it('with full jitter waits anything up to the whole', () => expect(waits({ jitter: 'full' }, 0.5)).toEqual([500, 1_000, 2_000, 2_500]));
  it('with equal jitter waits at least half', () => expect(waits({ jitter: 'equal' }, 0)).toEqual([500, 1_000, 2_000, 2_500]));
  it('with decorrelated jitter goes up to three times the wait before', () =>
    expect(waits({ jitter: 'decorrelated' }, 0.5)).toEqual([2_000, 2_000, 2_000, 2_000]));
});
