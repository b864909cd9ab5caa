import { describe, expect, it } from 'vitest';
import { moved, stepOf } from './windows.ts';

const MINUTE = 60_000;

describe('a bar of a scenario', () => {
  it('snaps to a round step', () => {
    expect([stepOf(MINUTE), stepOf(10_000), stepOf(100)]).toEqual([500, 100, 1]);
    expect(moved({ fromMs: 1_000, toMs: 5_000 }, 'move', 740, MINUTE)).toEqual({ fromMs: 1_500, toMs: 5_500 });
  });

  it('keeps its length when it is moved, also against the edges', () => {
    expect(moved({ fromMs: 1_000, toMs: 5_000 }, 'move', -9_000, MINUTE)).toEqual({ fromMs: 0, toMs: 4_000 });
    expect(moved({ fromMs: 50_000, toMs: 58_000 }, 'move', 9_000, MINUTE)).toEqual({ fromMs: 52_000, toMs: 60_000 });
  });

  it('is never empty', () => {
    expect(moved({ fromMs: 1_000, toMs: 5_000 }, 'from', 90_000, MINUTE)).toEqual({ fromMs: 4_500, toMs: 5_000 });
    expect(moved({ fromMs: 1_000, toMs: 5_000 }, 'to', -90_000, MINUTE)).toEqual({ fromMs: 1_000, toMs: 1_500 });
  });

  it('that lasts to the end has no end until that is moved', () => {
    expect(moved({ fromMs: 1_000 }, 'move', 1_000, MINUTE)).toEqual({ fromMs: 2_000 });
    expect(moved({ fromMs: 1_000 }, 'to', -10_000, MINUTE)).toEqual({ fromMs: 1_000, toMs: 50_000 });
  });
});
