import { describe, expect, it } from 'vitest';
import { Pace } from './pace.ts';

function after(...milliseconds: number[]): Pace {
  const pace = new Pace();
  for (const each of milliseconds) pace.note(each, 1);
  return pace;
}

const times = (count: number, milliseconds: number): number[] => Array.from({ length: count }, () => milliseconds);

describe('How much is drawn at once', () => {
  it('is what is usual until a part takes too long', () => {
    const pace = new Pace();
    expect([pace.note(2.9, 1), pace.share]).toEqual([false, 1]);
    expect(pace.note(3.1, 1)).toBe(true);
    expect(pace.share).toBeLessThan(0.8);
  });

  it('becomes less with every part that takes too long, and never next to nothing', () => {
    expect(after(8, 8).share).toBeLessThan(after(8).share);
    expect(after(...times(50, 8)).share).toBeCloseTo(1 / 3);
  });

  it('becomes more again where parts are quick, up to what is usual, and stays where they just fit', () => {
    expect(after(8, 8, 1, 1).share).toBeGreaterThan(after(8, 8).share);
    expect(after(8, 8, ...times(200, 1)).share).toBe(1);
    expect(after(8, 8, 2, 2).share).toBe(after(8, 8).share);
  });

  it('is less on a screen with shorter frames', () => {
    const pace = new Pace();
    expect(pace.note(2, 0.5)).toBe(true);
  });
});
