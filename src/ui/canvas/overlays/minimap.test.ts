import { describe, expect, it } from 'vitest';
import { visibleRect } from '../stage/viewport.ts';
import { frameFor, pointOn, windowOn } from './minimap.ts';

const SIZE = { width: 200, height: 140 };
const WORLD = { x: -1_000, y: 500, width: 8_000, height: 2_000 };

describe('The small picture of everything', () => {
  it('holds all of the design, centred', () => {
    const frame = frameFor(WORLD, SIZE);
    const corner = pointOn(frame, { x: 0, y: 0 });
    const end = pointOn(frame, { x: SIZE.width, y: SIZE.height });
    expect(corner.x).toBeLessThan(WORLD.x);
    expect(corner.y).toBeLessThan(WORLD.y);
    expect((corner.x + end.x) / 2).toBeCloseTo(WORLD.x + WORLD.width / 2);
    expect((corner.y + end.y) / 2).toBeCloseTo(WORLD.y + WORLD.height / 2);
  });

  it('shows which part is seen', () => {
    const frame = frameFor(WORLD, SIZE);
    const viewport = { x: 300, y: -600, zoom: 0.5 };
    const screen = { width: 1_000, height: 600 };
    const seen = visibleRect(viewport, screen);
    const rect = windowOn(frame, viewport, screen, SIZE);
    expect(pointOn(frame, rect)).toEqual({ x: expect.closeTo(seen.x), y: expect.closeTo(seen.y) });
    expect(rect.width / frame.scale).toBeCloseTo(seen.width);
  });

  it('cuts what is seen off at its edges', () => {
    const rect = windowOn(frameFor(WORLD, SIZE), { x: 20, y: 20, zoom: 0.01 }, { width: 1_440, height: 900 }, SIZE);
    expect(rect).toEqual({ x: 0, y: 0, ...SIZE });
  });
});
