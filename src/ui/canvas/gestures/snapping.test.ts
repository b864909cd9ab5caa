import { describe, expect, it } from 'vitest';
import { snap } from './snapping.ts';

const NODE = { width: 176, height: 64 };

describe('a box that is being moved', () => {
  it('is drawn to the middle of a neighbour of its size', () => {
    const { dx, dy } = snap({ x: 304, y: 3, ...NODE }, [{ x: 0, y: 0, ...NODE }], 6);
    expect({ dx: dx + 304, dy }).toEqual({ dx: 304, dy: -3 });
  });

  it('shows one guide through both middles where all three lines meet', () => {
    const { guides } = snap({ x: 304, y: 3, ...NODE }, [{ x: 0, y: 0, ...NODE }], 6);
    expect(guides).toEqual([{ from: { x: 0, y: 32 }, to: { x: 480, y: 32 } }]);
  });

  it('settles on the grid where nothing is near', () => {
    const { dx, dy, guides } = snap({ x: 301, y: 501, ...NODE }, [{ x: 0, y: 0, ...NODE }], 6);
    expect([301 + dx, 501 + dy, guides]).toEqual([304, 504, []]);
  });

  it('takes the nearest of several lines', () => {
    const { dy } = snap(
      { x: 304, y: 4, ...NODE },
      [
        { x: 0, y: 0, ...NODE },
        { x: 600, y: 5, ...NODE },
      ],
      6,
    );
    expect(dy).toBe(1);
  });

  it('does not align a start with a middle', () => {
    const { dy } = snap({ x: 301, y: 30, ...NODE }, [{ x: 0, y: 0, ...NODE }], 4);
    expect(30 + dy).toBe(32);
  });

  const row = (...xs: readonly number[]) => xs.map((x) => ({ x, y: 0, ...NODE }));

  it('stands in the middle between two others of its row, and shows both distances', () => {
    const { dx, guides } = snap({ x: 303, y: 0, ...NODE }, row(0, 600), 6);
    expect(303 + dx).toBe(300);
    expect(guides.filter(({ from, to }) => from.y === to.y && from.x !== 0).map(({ from, to }) => to.x - from.x)).toEqual([124, 124]);
  });

  it('keeps the distance that others keep, after them and before them', () => {
    expect(503 + snap({ x: 503, y: 20, ...NODE }, row(0, 250), 6).dx).toBe(500);
    expect(-247 + snap({ x: -247, y: 20, ...NODE }, row(0, 250), 6).dx).toBe(-250);
  });

  it('keeps distances downwards, too', () => {
    const column = [0, 120].map((y) => ({ x: 0, y, ...NODE }));
    expect(237 + snap({ x: 20, y: 237, ...NODE }, column, 6).dy).toBe(240);
  });

  it('does not mind boxes of other rows', () => {
    expect(501 + snap({ x: 501, y: 400, ...NODE }, row(0, 250), 2).dx).toBe(504);
  });
});
