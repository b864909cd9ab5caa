import { describe, expect, it } from 'vitest';
import { averageText, brokenName, nameLines, truncate, widthOnTwoLines } from './text.ts';

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

describe('the width of a name on two lines', () => {
  const isWhole = (name: string, width: number): boolean => !nameLines(name, width, 14, 600, tenEach).join('').includes('…');

  it('is the least in which nothing of it is cut', () => {
    for (const name of ['Checkout command service', 'recommendation-service-db', 'IOrderFulfilmentFactory', 'a b c d e']) {
      const width = widthOnTwoLines(name, 14, 600, tenEach);
      expect([isWhole(name, width), isWhole(name, width - 1)]).toEqual([true, false]);
    }
  });

  it('is that of the whole where it cannot be broken', () => {
    expect(widthOnTwoLines('Notifications', 14, 600, tenEach)).toBe(130);
  });
});

describe('a broken name', () => {
  it('has all its letters, also those that do not fit', () => {
    expect(brokenName('frauddetectionservice-latam', 100, 14, 600, tenEach)).toEqual(['frauddetectionservice-', 'latam']);
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
