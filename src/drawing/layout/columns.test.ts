import { describe, expect, it } from 'vitest';
import { type Block, inColumns, scaleToFit, type Tie } from './columns.ts';

const GAPS = { across: 100, down: 50 };
const block = (id: string, width = 600, height = 400): Block => ({ id, width, height });
const many = (count: number): Block[] => Array.from({ length: count }, (_, index) => block(`b${index}`));
const tie = (from: string, to: string): Tie => ({ from, to, weight: 1 });

function boxes(blocks: readonly Block[], ties: readonly Tie[] = []) {
  const corners = inColumns(blocks, ties, GAPS);
  return new Map(blocks.map(({ id, width, height }) => [id, { width, height, ...(corners.get(id) ?? expect.fail(`${id} stands nowhere`)) }]));
}

const box = (all: ReturnType<typeof boxes>, id: string) => all.get(id) ?? expect.fail(`there is no ${id}`);

describe('Blocks in columns', () => {
  it('keep their order from left to right', () => {
    const all = boxes(many(12));
    const lefts = [...all.values()].map(({ x }) => x);
    expect(lefts).toEqual([...lefts].sort((a, b) => a - b));
    expect(new Set(lefts).size).toBeGreaterThan(2);
  });

  it('keep the gaps between them', () => {
    for (const [id, one] of boxes(many(12))) {
      for (const [other, two] of boxes(many(12))) {
        if (id === other) continue;
        const across = Math.max(one.x - two.x - two.width, two.x - one.x - one.width);
        const down = Math.max(one.y - two.y - two.height, two.y - one.y - one.height);
        expect(across >= GAPS.across || down >= GAPS.down).toBe(true);
      }
    }
  });

  it('are seen larger than in a row or in one column', () => {
    const all = [...boxes(many(12)).values()];
    const right = Math.max(...all.map(({ x, width }) => x + width));
    const bottom = Math.max(...all.map(({ y, height }) => y + height));
    const inRow = scaleToFit({ width: 12 * 700 - 100, height: 400 });
    const inOneColumn = scaleToFit({ width: 600, height: 12 * 450 - 50 });
    expect(scaleToFit({ width: right, height: bottom })).toBeGreaterThan(2 * Math.max(inRow, inOneColumn));
  });

  it('stand level with what they are tied to', () => {
    const crossed = [tie('b0', 'b3'), tie('b1', 'b2')];
    const all = boxes(many(6), crossed);
    for (const { from, to } of crossed) expect(box(all, from).y).toBe(box(all, to).y);
  });

  it('share a row where they are narrow', () => {
    const all = boxes([block('wide', 1_300, 500), block('one', 176, 64), block('two', 176, 64)]);
    expect(box(all, 'one').y).toBe(box(all, 'two').y);
    expect(box(all, 'two').x - box(all, 'one').x).toBe(276);
  });

  it('may be one or none', () => {
    expect(inColumns([], [], GAPS).size).toBe(0);
    expect(box(boxes(many(1)), 'b0')).toMatchObject({ x: 0, y: 0 });
  });
});
