import { beforeEach, describe, expect, it, vi } from 'vitest';
import { FULL_FROM_ZOOM, isNameRead, leastGrowth, mostGrowth, nameGrowth, NAMES_FROM_ZOOM } from './elements.ts';

const SHORT = 's12';
const LONG = 'Checkout command service';
const LONGEST = 'Payments reconciliation batch importer';

describe('a name', () => {
  beforeEach(() => {
    vi.stubGlobal('document', { createElement: () => ({ getContext: () => ({ font: '', measureText: (words: string) => ({ width: words.length * 6 }) }) }) });
  });

  const pixels = (name: string, zoom: number): number => 14 * nameGrowth(name, 176, 'box', zoom) * zoom;

  it('has more than ten pixels on screen where it stands alone and fits', () => {
    for (const zoom of [FULL_FROM_ZOOM - 0.01, 0.5, 0.45]) expect(pixels('order-events', zoom)).toBeCloseTo(10.5);
    expect(pixels(LONG, FULL_FROM_ZOOM - 0.01)).toBeCloseTo(10.5);
  });

  it('has more than eight pixels also where it does not fit, as long as two lines of it fit the element', () => {
    for (const zoom of [FULL_FROM_ZOOM - 0.01, 0.45, 0.36]) expect(pixels(LONGEST, zoom)).toBeGreaterThan(8.3);
    expect(2 * 1.15 * 14 * leastGrowth(NAMES_FROM_ZOOM)).toBeLessThan(64);
  });

  it('that is short grows further than two lines could, and one that is long no further than it fits', () => {
    expect(mostGrowth(SHORT, 176, 'box')).toBe(2.5);
    expect(mostGrowth('order-events', 176, 'box')).toBe(2);
    expect(mostGrowth(LONG, 176, 'box')).toBe(1.6);
    expect(mostGrowth(LONGEST, 176, 'box')).toBeLessThan(1.3);
  });

  it('is read from further away where it is short, and never where it is left out', () => {
    expect(isNameRead(SHORT, 176, 'box', 0.25)).toBe(true);
    expect(isNameRead(LONG, 176, 'box', 0.25)).toBe(false);
    expect(isNameRead(LONG, 176, 'box', 0.4)).toBe(true);
    expect(isNameRead(SHORT, 176, 'box', NAMES_FROM_ZOOM - 0.01)).toBe(false);
  });

  it('is as large as the picture beside glyph and subtitle', () => {
    expect(nameGrowth(SHORT, 176, 'box', FULL_FROM_ZOOM)).toBe(1);
  });
});
