import { describe, expect, it } from 'vitest';
import { overlaps, type Rect } from '../../../drawing/index.ts';
import { freePlace } from './freePlace.ts';

const node = (x: number, y: number): Rect => ({ x, y, width: 176, height: 64 });

describe('What is dropped', () => {
  it('stands where it was dropped, also over the edge of something', () => {
    for (const wanted of [node(400, 0), node(180, 0), node(140, 0), node(0, 50)]) expect(freePlace(wanted, [node(0, 0)])).toBe(wanted);
  });

  it('gives way to what it would hide, to the nearest side', () => {
    expect(freePlace(node(10, 20), [node(0, 0)])).toEqual(node(10, 88));
    expect(freePlace(node(10, -20), [node(0, 0)])).toEqual(node(10, -88));
    expect(freePlace({ ...node(10, 20), width: 60, height: 40 }, [{ x: 0, y: -400, width: 100, height: 800 }])).toMatchObject({ x: -84, y: 20 });
  });

  it('gives way to where nothing stands', () => {
    const taken = [node(0, 0), node(0, 88), node(0, -88)];
    const place = freePlace(node(4, 4), taken);
    expect(taken.filter((box) => overlaps(place, box))).toEqual([]);
    expect(place).toEqual(node(4, 176));
  });

  it('stands where it was dropped where nothing near is free', () => {
    const wall = Array.from({ length: 21 * 31 }, (_, index) => node(((index % 21) - 10) * 180, (Math.floor(index / 21) - 15) * 68));
    const wanted = node(4, 4);
    expect(freePlace(wanted, wall)).toBe(wanted);
  });
});
