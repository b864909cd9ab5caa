import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toScreen } from '../stage/viewport.ts';
import { ahead, type Frame, slid } from './sheet.ts';

const FRAME: Frame = { viewport: { x: 10.5, y: -3.25, zoom: 0.5 }, width: 100, height: 60, marginX: 30, marginY: 18, ratio: 2 };
const at = (x: number, y: number, change: Partial<Frame> = {}): Frame => ({ ...FRAME, ...change, viewport: { ...FRAME.viewport, x, y } });

describe('A frame that takes over what the one before shows', () => {
  it('lies whole device pixels further on, and what it has to draw is what the other does not show', () => {
    const far = fc.double({ min: -300, max: 300, noNaN: true });
    fc.assert(
      fc.property(far, far, (dx, dy) => {
        const wanted = at(FRAME.viewport.x + dx, FRAME.viewport.y + dy);
        const next = slid(FRAME, wanted);
        if (!next) return;
        expect(Math.abs(next.frame.viewport.x - wanted.viewport.x)).toBeLessThanOrEqual(0.25);
        expect(Math.abs(next.frame.viewport.y - wanted.viewport.y)).toBeLessThanOrEqual(0.25);
        expect([next.x * FRAME.ratio, next.y * FRAME.ratio].map((pixels) => pixels % 1)).toEqual([expect.closeTo(0), expect.closeTo(0)]);
        expect(next.frame.viewport).toEqual({ x: FRAME.viewport.x + next.x, y: FRAME.viewport.y + next.y, zoom: 0.5 });
        // Every pixel of the sheet was on the other one, or is drawn.
        for (let x = 0.5; x < 160; x += 4) {
          for (let y = 0.5; y < 96; y += 4) {
            const was = x - next.x >= 0 && x - next.x <= 160 && y - next.y >= 0 && y - next.y <= 96;
            const isDrawn = next.parts.some((part) => x >= part.x && x <= part.x + part.width && y >= part.y && y <= part.y + part.height);
            expect(was || isDrawn).toBe(true);
          }
        }
        const drawn = next.parts.reduce((sum, { width, height }) => sum + width * height, 0);
        expect(drawn).toBeLessThanOrEqual(0.6 * 160 * 96 + 160 + 96);
      }),
    );
  });

  it('is none where little would be taken over, or nothing is the same', () => {
    expect(slid(FRAME, at(60, 10))).toBeDefined();
    expect(slid(FRAME, at(150, 10))).toBeUndefined();
    expect(slid(FRAME, at(20, 10, { width: 101 }))).toBeUndefined();
    expect(slid(FRAME, at(20, 10, { ratio: 1 }))).toBeUndefined();
    expect(slid(FRAME, { ...FRAME, viewport: { ...FRAME.viewport, zoom: 0.51 } })).toBeUndefined();
  });
});

describe('A frame for the zoom to come', () => {
  it('shows the same in the middle of the screen, and as much more as it is smaller', () => {
    const { viewport } = ahead(FRAME, 0.8);
    expect(viewport.zoom).toBeCloseTo(0.4);
    const middle = { x: (50 - 10.5) / 0.5, y: (30 + 3.25) / 0.5 };
    expect(toScreen(middle, viewport)).toEqual({ x: expect.closeTo(50), y: expect.closeTo(30) });
    const corner = toScreen({ x: (0 - 10.5) / 0.5, y: 3.25 / 0.5 }, viewport);
    expect(corner).toEqual({ x: expect.closeTo(10), y: expect.closeTo(6) });
  });
});
