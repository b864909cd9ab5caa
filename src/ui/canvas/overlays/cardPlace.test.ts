import { describe, expect, it } from 'vitest';
import { cardPlace } from './cardPlace.ts';

const free = { x: 0, y: 100, width: 800, height: 500 };
const card = { width: 300, height: 200 };
const at = (x: number, y: number) => cardPlace({ x, y, width: 100, height: 40 }, card, free);

describe('a card beside an element', () => {
  it('stands below it, in its middle', () => {
    expect(at(350, 150)).toEqual({ x: 250, y: 200 });
  });

  it('stands above it near the lower edge', () => {
    expect(at(350, 500)).toEqual({ x: 250, y: 290 });
  });

  it('stays in the free area near a side', () => {
    expect(at(0, 150)).toEqual({ x: 0, y: 200 });
    expect(at(760, 150)).toEqual({ x: 500, y: 200 });
  });

  it('stands beside it where there is room neither below nor above', () => {
    expect(cardPlace({ x: 100, y: 300, width: 100, height: 40 }, { width: 300, height: 400 }, free)).toEqual({ x: 210, y: 120 });
  });

  it('lies over it where there is no room at all, and begins where it can be read', () => {
    expect(cardPlace({ x: 350, y: 300, width: 100, height: 40 }, { width: 780, height: 600 }, free)).toEqual({ x: 10, y: 100 });
  });
});
