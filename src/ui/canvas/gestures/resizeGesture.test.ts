import { describe, expect, it } from 'vitest';
import { resized } from './resizeGesture.ts';

const BOX = { x: 0, y: 0, width: 320, height: 200 };

describe('pulling a context', () => {
  it('by its corner moves two edges', () => {
    expect(resized(BOX, 'se', { x: 41, y: 15 })).toEqual({ x: 0, y: 0, width: 360, height: 216 });
  });

  it('by an edge leaves the others', () => {
    expect(resized(BOX, 'w', { x: -40, y: 99 })).toEqual({ x: -40, y: 0, width: 360, height: 200 });
  });

  it('never makes it too small for its name', () => {
    expect(resized(BOX, 'nw', { x: 9999, y: 9999 })).toEqual({ x: 224, y: 136, width: 96, height: 64 });
  });
});
