import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { contains, overlaps, unionOf, type Rect } from '../../../drawing/index.ts';
import { AT_ONCE, Budget, halved, joined, notDue, partsOf, pieces } from './parts.ts';

const area = (rects: readonly Rect[]): number => rects.reduce((sum, { width, height }) => sum + width * height, 0);
const rects = fc.array(fc.record({ x: fc.nat(400), y: fc.nat(400), width: fc.integer({ min: 1, max: 90 }), height: fc.integer({ min: 1, max: 90 }) }), {
  maxLength: 25,
});

describe('The parts of a sheet', () => {
  it('are one where little lies on it', () => {
    expect(partsOf(2_304, 1_440, 60)).toEqual([{ x: 0, y: 0, width: 2_304, height: 1_440 }]);
  });

  it('are fewer where no words are drawn', () => {
    expect(partsOf(2_304, 1_440, 5_000, AT_ONCE.wordless).length).toBeLessThan(partsOf(2_304, 1_440, 5_000).length / 2);
  });

  it('cover it whole, and no place twice', () => {
    fc.assert(
      fc.property(fc.integer({ min: 50, max: 4_000 }), fc.integer({ min: 50, max: 3_000 }), fc.nat(30_000), (width, height, elements) => {
        const parts = partsOf(width, height, elements);
        expect(area(parts)).toBe(width * height);
        expect(unionOf(parts)).toEqual({ x: 0, y: 0, width, height });
        expect(parts.some((part, index) => parts.slice(index + 1).some((other) => overlaps(part, other)))).toBe(false);
      }),
      { numRuns: 60, seed: 1 },
    );
  });

  it('begin in the middle, where one looks', () => {
    const [first] = partsOf(3_000, 3_000, 2_000);
    expect(first).toSatisfy(({ x, y, width, height }: Rect) => x <= 1_500 && x + width >= 1_500 && y <= 1_500 && y + height >= 1_500);
  });
});

describe('Parts that are drawn anew', () => {
  it('hold all that was asked for, and cost no more than it', () => {
    fc.assert(
      fc.property(rects, (asked) => {
        const parts = joined(asked);
        for (const one of asked) expect(parts.some((part) => contains(part, one))).toBe(true);
        expect(area(parts) + parts.length * 24_000).toBeLessThanOrEqual(area(asked) + asked.length * 24_000);
      }),
      { numRuns: 200, seed: 2 },
    );
  });

  it('are only what is not going to be drawn anyway, at most a box around that', () => {
    const few = fc.array(fc.record({ x: fc.nat(12), y: fc.nat(12), width: fc.integer({ min: 1, max: 9 }), height: fc.integer({ min: 1, max: 9 }) }), {
      maxLength: 6,
    });
    const pixels = (parts: readonly Rect[]): Set<string> =>
      new Set(parts.flatMap(({ x, y, width, height }) => Array.from({ length: width * height }, (_, i) => `${x + (i % width)} ${y + Math.floor(i / width)}`)));
    fc.assert(
      fc.property(few, few, (asked, due) => {
        const dueAnyway = pixels(due);
        const left = pixels(notDue(asked, due));
        for (const pixel of pixels(asked)) if (!dueAnyway.has(pixel)) expect(left).toContain(pixel);
        for (const one of asked) {
          const alone = notDue([one], due);
          expect(alone).toHaveLength([...pixels([one])].some((pixel) => !dueAnyway.has(pixel)) ? 1 : 0);
          for (const part of alone) expect(contains(one, part)).toBe(true);
        }
      }),
      { numRuns: 200, seed: 3 },
    );
  });

  it('are cut into pieces that are drawn quickly, and cover the same', () => {
    const large = { x: 10, y: 20, width: 2_304, height: 1_441 };
    const cut = pieces([large, { x: 0, y: 0, width: 50, height: 50 }]);
    expect(Math.max(...cut.map((piece) => area([piece])))).toBeLessThanOrEqual(420_000);
    expect(area(cut)).toBe(area([large]) + 2_500);
    expect(unionOf(cut.slice(0, -1))).toEqual(large);
    expect(cut.some((piece, index) => cut.slice(index + 1, -1).some((other) => overlaps(piece, other)))).toBe(false);
  });

  it('are cut to half of one that took too long, and no smaller than is worth it', () => {
    const part = (width: number): Rect => ({ x: 0, y: 0, width, height: 400 });
    expect(halved([part(500), part(240)], part(500))).toEqual([part(250), { ...part(250), x: 250 }, part(240)]);
    expect(halved([part(90)], part(90))).toEqual([part(90)]);
  });

  it('pay for their pixels, which the browser puts there after the script', () => {
    const budget = new Budget(1_000);
    budget.pay(2_304 * 1_440);
    expect(budget.isSpent).toBe(false);
    for (let frames = 0; frames < 60; frames++) budget.pay(2_304 * 1_440);
    expect(budget.isSpent).toBe(true);
  });

  it('are left to the next frame when only a small part of what one costs is left', () => {
    const [roomy, tight] = [new Budget(1_000), new Budget(1_000)];
    roomy.pay(60_000_000);
    tight.pay(90_000_000);
    expect([roomy.isSpent, tight.isSpent]).toEqual([false, true]);
  });

  it('are one where they lie close, and stay two along a line with a corner', () => {
    expect(
      joined([
        { x: 0, y: 0, width: 90, height: 90 },
        { x: 95, y: 10, width: 90, height: 90 },
      ]),
    ).toHaveLength(1);
    expect(
      joined([
        { x: 0, y: 0, width: 1_000, height: 90 },
        { x: 910, y: 0, width: 90, height: 1_000 },
      ]),
    ).toHaveLength(2);
  });
});
