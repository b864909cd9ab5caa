import { describe, expect, it } from 'vitest';
import { ELEMENT_KINDS } from '../model/index.ts';
import { borderPoint, contentOffset, type Shape, shapeOf, shapePath, shapePaths, textWidth } from './shapes.ts';

const BOX = { x: 100, y: 200, width: 176, height: 64 };
const SHAPES: readonly Shape[] = ['box', 'dashed', 'cylinder', 'pipe', 'hexagon'];

describe('shapes', () => {
  it.each(SHAPES)('have a closed outline: %s', (shape) => {
    expect(shapePath(shape, 176, 64)).toMatch(/^M[^M]*Z$/);
  });

  it('say the kind', () => {
    expect(ELEMENT_KINDS.map((kind) => shapeOf({ kind }))).toEqual([
      'box',
      'box',
      'box',
      'dashed',
      'hexagon',
      'cylinder',
      'pipe',
      'pipe',
      'box',
      'box',
      'box',
      'box',
    ]);
  });

  it('draw a cylinder with caps 6 px high', () => {
    expect(shapePaths('cylinder', 176, 64)).toMatchObject({
      outline: 'M0 6A88 6 0 0 1 176 6V58A88 6 0 0 1 0 58Z',
      accent: 'M0 6A88 6 0 0 1 176 6',
      edge: 'M0 6A88 6 0 0 0 176 6',
    });
  });

  it('draw a pipe with caps 9 px wide', () => {
    expect(shapePath('pipe', 176, 64)).toBe('M9 0H167A9 32 0 0 1 167 64H9A9 32 0 0 1 9 0Z');
  });

  it('draw a hexagon with shoulders of 14 px', () => {
    expect(shapePath('hexagon', 176, 64)).toBe('M14 0H162L176 32L162 64H14L0 32Z');
  });

  it('keep the accent of a box inside its round corners', () => {
    expect(shapePaths('box', 176, 64).accent).toBe('M3 2.86A10 10 0 0 0 0 10V54A10 10 0 0 0 3 61.14Z');
  });

  it('leave less room for text where a cap or a shoulder closes them', () => {
    expect(textWidth('pipe', 176)).toBeLessThan(textWidth('box', 176));
    expect(contentOffset('cylinder')).toEqual({ x: 0, y: 4 });
  });
});

describe('a point on the border', () => {
  it.each(SHAPES)('lies in the middle of the side where nothing is shared: %s', (shape) => {
    expect(borderPoint(shape, BOX, 'left', 0)).toEqual({ x: 100, y: 232 });
    expect(borderPoint(shape, BOX, 'bottom', 0)).toEqual({ x: 188, y: 264 });
  });

  it('follows the shoulder of a hexagon', () => {
    expect(borderPoint('hexagon', BOX, 'right', 16)).toEqual({ x: 276 - 7, y: 248 });
  });

  it('follows the ellipse of a cylinder', () => {
    const { x, y } = borderPoint('cylinder', BOX, 'top', 44);
    // On the ellipse with half axes 88 and 6 around the middle of the cap.
    expect(((x - 188) / 88) ** 2 + ((y - 206) / 6) ** 2).toBeCloseTo(1, 9);
  });

  it('follows the ellipse of a pipe', () => {
    const { x, y } = borderPoint('pipe', BOX, 'left', -20);
    expect(((x - 109) / 9) ** 2 + ((y - 232) / 32) ** 2).toBeCloseTo(1, 9);
  });
});
