import { describe, expect, it } from 'vitest';
import { Refresh } from './refresh.ts';

/** What is known after frames that came so many milliseconds after each other. */
function after(...distances: number[]): number {
  const refresh = new Refresh();
  let time = 1_000;
  refresh.note(time);
  for (const distance of distances) refresh.note((time += distance));
  return refresh.share;
}

const times = (count: number, distance: number): number[] => Array.from({ length: count }, () => distance);

describe('How long a frame lasts', () => {
  it('is that of 60 Hz as long as too few frames were seen', () => {
    expect(after()).toBe(1);
    expect(after(...times(7, 8.3))).toBe(1);
  });

  it('is learnt from the shortest distance, because frames are missed', () => {
    expect(after(16.6, 8.3, 16.6, 25, 16.6, 8.4, 16.6, 33)).toBeCloseTo(0.5, 1);
    expect(after(...times(9, 50))).toBe(1);
  });

  it('never counts as shorter than is sensible, and not by two calls in one frame', () => {
    expect(after(...times(9, 1))).toBe(0.4);
    expect(after(...times(9, 16.7), 0, 0)).toBe(1);
  });

  it('is forgotten when the window comes onto another screen', () => {
    expect(after(...times(9, 8.3), ...times(8, 16.7))).toBe(1);
  });
});
