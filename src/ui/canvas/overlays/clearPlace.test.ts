import { describe, expect, it } from 'vitest';
import type { Point, Rect, Route } from '../../../drawing/index.ts';
import { calloutPlace, clearPlace } from './clearPlace.ts';

const route = (points: readonly Point[], label?: Route['label']): Route => ({ points, fromSide: 'right', toSide: 'left', asynchronous: false, label });
const word = (x: number, y: number, width: number, onLine = true) => ({ text: 'REST', at: { x, y }, width, height: 16, onLine });
const line = (length: number): readonly Point[] => [
  { x: 0, y: 0 },
  { x: length, y: 0 },
];
const ends = (length: number): readonly Rect[] => [
  { x: -176, y: -32, width: 176, height: 64 },
  { x: length, y: -32, width: 176, height: 64 },
];
const gap = (at: Point, { at: middle, width, height }: ReturnType<typeof word>) =>
  Math.max(Math.abs(at.x - middle.x) - width / 2, Math.abs(at.y - middle.y) - height / 2);

describe('a round mark on a line', () => {
  it('stands near the head where nothing is in the way', () => {
    expect(clearPlace(route(line(200)), 14, ends(200))).toMatchObject({ x: 160, y: 0 });
  });

  it('moves along the line until the word is free', () => {
    const label = word(150, 0, 60);
    const at = clearPlace(route(line(240), label), 14, ends(240));
    expect(at.y).toBe(0);
    expect(gap(at, label)).toBeGreaterThanOrEqual(14);
  });

  it.each([true, false])('stands beside a line that is filled by its word (on the line: %s)', (onLine) => {
    const label = word(24, onLine ? 0 : -13, 40, onLine);
    const at = clearPlace(route(line(48), label), 14, ends(48));
    expect(at.y).not.toBe(0);
    expect(gap(at, label)).toBeGreaterThanOrEqual(14);
  });
});

describe('round marks on parallel lines that are filled by their words', () => {
  const at = (y: number, other: number) => {
    const taken = word(24, other, 40);
    return clearPlace(
      route(
        line(48).map(({ x }) => ({ x, y })),
        word(24, y, 40),
      ),
      14,
      [...ends(48), { x: taken.at.x - taken.width / 2, y: taken.at.y - 8, width: taken.width, height: 16 }],
    );
  };

  it('stand on the far sides, where they hide the word of neither', () => {
    expect(at(0, 16).y).toBeLessThan(-14);
    expect(at(16, 0).y).toBeGreaterThan(16 + 14);
  });
});

describe('a card beside a line', () => {
  const card = { width: 120, height: 60 };
  const hides = (boxes: readonly Rect[]) => (rect: Rect) =>
    boxes.filter((box) => box.x < rect.x + rect.width && box.x + box.width > rect.x && box.y < rect.y + rect.height && box.y + box.height > rect.y).length;

  it('stands above, in the middle, where nothing is hidden', () => {
    expect(calloutPlace(line(200), card, 14, hides([]))).toMatchObject({ side: 'top', at: { x: 100, y: 0 } });
  });

  it('goes below what stands above', () => {
    expect(calloutPlace(line(200), card, 14, hides([{ x: 80, y: -60, width: 40, height: 30 }]))).toMatchObject({ side: 'bottom' });
  });

  it('goes along the line where both sides of the middle are taken', () => {
    const taken = [-60, 30].map((y) => ({ x: 130, y, width: 20, height: 30 }));
    expect(calloutPlace(line(200), card, 14, hides(taken))).toMatchObject({ side: 'top', at: { x: 70 } });
  });

  it('stands beside a line that goes down', () => {
    const down = [
      { x: 0, y: 0 },
      { x: 0, y: 200 },
    ];
    expect(calloutPlace(down, card, 14, hides([]))).toMatchObject({ side: 'right' });
    expect(calloutPlace(down, card, 14, hides([{ x: 20, y: 40, width: 40, height: 120 }]))).toMatchObject({ side: 'left' });
  });
});
