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

describe('A part of a design', () => {
  const design = sketch(`
    orders(service)
    stock(service)
    payments(service)
    web(client)
    mail(external)
    context sales(orders, stock)
    layout sales {x: 340, y: 0, width: 260, height: 340}
    layout orders {x: 380, y: 48}
    layout stock {x: 380, y: 240}
    layout payments {x: 800, y: 48}
    layout web {x: 0, y: 48}
    layout mail {x: 1000, y: 48}
  `);
  const placed = async (of: Design, ids?: readonly string[]): Promise<string[]> => Object.keys(await layout(of, inOneRow, ids ? { ids } : {})).toSorted();

  it('is laid out alone; a context that its members have left grows around them', async () => {
    expect(await placed(design, ['payments', 'web'])).toEqual(['payments', 'web']);
    expect(await placed(design, ['orders', 'stock'])).toEqual(['orders', 'sales', 'stock']);
  });

  it('is laid out context by context, each around where it was, and what stands in none beside the contexts', async () => {
    const places = await layout(design, inOneRow, { ids: ['orders', 'stock', 'payments', 'web', 'mail'] });
    // From top to bottom: in a row they would make their context wider than it must become high.
    expect(places['orders']?.x).toBe(places['stock']?.x);
    // To the grid.
    expect(Math.abs(((places['orders']?.y ?? 0) + (places['stock']?.y ?? 0)) / 2 - 144)).toBeLessThan(8);
    expect(places['web']?.y).toBe(places['payments']?.y);
    expect(places['web']?.y).toBeGreaterThan(340);
    expect(await placed(design, ['orders', 'payments'])).toEqual([]);
  });

  it('is what stands in a context that is chosen', async () => {
    expect(await placed(design, ['sales'])).toEqual(['orders', 'sales', 'stock']);
  });

  it('leaves what is locked, and what stands in it, where it is', async () => {
    const locked: Design = { ...design, layout: { ...design.layout, sales: { x: 340, y: 0, width: 260, height: 340, locked: true } } };
    expect(await placed(locked)).toEqual(['mail', 'payments', 'web']);
    expect(await placed(locked, ['orders', 'payments', 'web'])).toEqual(['payments', 'web']);
    // What has no place yet gets one.
    const { stock: _, ...others } = locked.layout;
    expect(await placed({ ...locked, layout: others })).toEqual(['mail', 'payments', 'stock', 'web']);
  });
});
