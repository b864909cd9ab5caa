import { describe, expect, it, vi } from 'vitest';
import { FULL_FROM_ZOOM, isNameRead, mostGrowth, nameGrowth, NAMES_FROM_ZOOM } from './elements.ts';

describe('a name', () => {
  it('has more than eight pixels on screen where it stands alone, as long as two lines of it fit the element', () => {
    const pixels = (zoom: number): number => 14 * nameGrowth(zoom) * zoom;
    expect(pixels(FULL_FROM_ZOOM - 0.01)).toBeCloseTo(8.4);
    expect(pixels(0.36)).toBeCloseTo(8.4);
    expect(2 * 1.15 * 14 * nameGrowth(NAMES_FROM_ZOOM)).toBeLessThan(64);
  });

  it('that is short grows further than two lines could', () => {
    vi.stubGlobal('document', { createElement: () => ({ getContext: () => ({ font: '', measureText: (words: string) => ({ width: words.length * 6 }) }) }) });
    expect(mostGrowth('s12', 176, 'box')).toBe(2.5);
    expect(mostGrowth('order-events', 176, 'box')).toBe(2);
    expect(mostGrowth('Checkout command service', 176, 'box')).toBe(1.8);
  });

  it('is read from further away where it is short, and never where it is left out', () => {
    vi.stubGlobal('document', { createElement: () => ({ getContext: () => ({ font: '', measureText: (words: string) => ({ width: words.length * 6 }) }) }) });
    expect(isNameRead('s12', 176, 'box', 0.25)).toBe(true);
    expect(isNameRead('Checkout command service', 176, 'box', 0.25)).toBe(false);
    expect(isNameRead('Checkout command service', 176, 'box', 0.4)).toBe(true);
    expect(isNameRead('s12', 176, 'box', NAMES_FROM_ZOOM - 0.01)).toBe(false);
  });

  it('is as large as the picture beside glyph and subtitle', () => {
    expect(nameGrowth(FULL_FROM_ZOOM)).toBe(1);
  });
});
