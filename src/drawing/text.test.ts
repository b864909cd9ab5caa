import { describe, expect, it } from 'vitest';
import { averageText, truncate } from './text.ts';

const tenEach = (text: string): number => [...text].length * 10;

describe('truncation', () => {
  it('leaves a text that fits', () => {
    expect(truncate('Orders', 60, 14, 600, tenEach)).toBe('Orders');
  });

  it('ends what it cuts with an ellipsis, and is never wider than it may be', () => {
    expect(truncate('Order service', 60, 14, 600, tenEach)).toBe('Order…');
  });

  it('never splits a character that takes two code units', () => {
    expect(truncate('🚚🚚🚚🚚', 30, 14, 600, tenEach)).toBe('🚚🚚…');
  });

  it('leaves the ellipsis alone where nothing fits', () => {
    expect(truncate('Orders', 5, 14, 600, tenEach)).toBe('…');
  });
});

describe('average widths', () => {
  // Advance widths of Inter 4 at 14 px: "Order service" in weight 600 is 94 px wide in Chromium, "Kotlin · 3 instances" at 12 px 107 px.
  it('are near those of the font', () => {
    expect(averageText('Order service', 14, 600)).toBeGreaterThan(94 * 0.9);
    expect(averageText('Order service', 14, 600)).toBeLessThan(94 * 1.12);
    expect(averageText('Kotlin · 3 instances', 12, 400)).toBeGreaterThan(107 * 0.9);
    expect(averageText('Kotlin · 3 instances', 12, 400)).toBeLessThan(107 * 1.12);
  });

  it('count a Chinese character as a full square', () => {
    expect(averageText('订单', 10, 400)).toBe(20);
  });
});
