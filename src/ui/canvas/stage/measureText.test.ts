import { afterEach, describe, expect, it, vi } from 'vitest';
import { forgetWidths, wrapName } from './measureText.ts';

/** The font of the page, in which every letter is so wide. */
let letter = 6;
const page = { createElement: () => ({ getContext: () => ({ font: '', measureText: (words: string) => ({ width: words.length * letter }) }) }) };

describe('a name on several lines', () => {
  afterEach(() => {
    letter = 6;
    forgetWidths();
    vi.unstubAllGlobals();
  });

  it('is broken at a space or behind a hyphen, and cut off where that does not help', () => {
    vi.stubGlobal('document', page);
    expect(wrapName('domain-events', 50, 14)).toEqual(['domain-', 'events']);
    expect(wrapName('Order service', 50, 14)).toEqual(['Order', 'service']);
    expect(wrapName('a-b-c-d-e-f-g', 50, 14)).toEqual(['a-b-c-d-', 'e-f-g']);
    expect(wrapName('Bestellbenachrichtigung', 50, 14)).toEqual(['Bestell…']);
  });

  it('is broken anew when the fonts of the page have arrived', () => {
    vi.stubGlobal('document', page);
    expect(wrapName('domain-events', 80, 14)).toEqual(['domain-events']);
    letter = 10;
    expect(wrapName('domain-events', 80, 14)).toEqual(['domain-events']);
    forgetWidths();
    expect(wrapName('domain-events', 80, 14)).toEqual(['domain-', 'events']);
  });
});
