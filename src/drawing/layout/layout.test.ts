import { describe, expect, it } from 'vitest';
import type { Design } from '../../model/index.ts';
import { sketch } from '../../testing/index.ts';
import { layout, type LayoutEngine } from './layout.ts';

/** Puts everything beside one another, far apart: nothing is seen smaller. */
const inOneRow: LayoutEngine = {
  layout: (graph) => Promise.resolve({ ...graph, children: (graph.children ?? []).map((child, index) => ({ ...child, x: index * 1_000, y: 0 })) }),
};

const unjoined = (count: number): Design => sketch(Array.from({ length: count }, (_, index) => `s${index}(service)`).join('\n'));

async function rowsOf(count: number): Promise<number> {
  const places = Object.values(await layout(unjoined(count), inOneRow));
  expect(places).toHaveLength(count);
  return new Set(places.map(({ y }) => y)).size;
}

describe('Elements that nothing joins', () => {
  it('are put in columns where that shows all of them larger', async () => {
    expect(await rowsOf(200)).toBeGreaterThan(10);
  });

  it('stay where the engine packed them where they are too many to be put in columns while somebody waits', async () => {
    expect(await rowsOf(500)).toBe(1);
  });
});
