import ELK from 'elkjs/lib/elk.bundled.js';
import { describe, expect, it } from 'vitest';
import { bottom, boxOf, contains, gridLayout, overlaps, type Places, type Rect, unionOf } from '../../drawing/index.ts';
import type { Design } from '../../model/index.ts';
import { largeDesign, sketch } from '../../testing/index.ts';
import { createLayoutClient, type LayoutWorker } from './index.ts';

/** ELK without a worker, as it is in Node. */
const inProcess = (): Promise<LayoutWorker> => Promise.resolve(new ELK());
const client = createLayoutClient(inProcess);

const shop = () =>
  sketch(`
    web(client) -> gateway(gateway)
    gateway -> orders(service)
    orders -> payments(service)
    orders -> order-db(datastore)
    orders -> order-events(channel): publish
    order-events -> mail(service): consume
    context sales(orders, order-db)
    context billing(payments)
  `);

const placed = (design: Design, places: Places): Design => ({ ...design, layout: { ...design.layout, ...places } });
const box = (design: Design, id: string): Rect => boxOf(design, id) ?? expect.fail(`${id} stands nowhere`);

function collisions(design: Design): string[] {
  const ids = Object.keys(design.elements);
  return ids.flatMap((a, index) => ids.slice(index + 1).flatMap((b) => (overlaps(box(design, a), box(design, b)) ? [`${a} on ${b}`] : [])));
}

describe('A layout', () => {
  it('gives every element a place of its own', async () => {
    const design = placed(shop(), await client.layout(shop()));
    expect(Object.keys(design.layout).sort()).toEqual(Object.keys(design.elements).sort());
    expect(collisions(design)).toEqual([]);
  });

  it('lets calls run from left to right', async () => {
    const design = placed(shop(), await client.layout(shop()));
    const columns = ['web', 'gateway', 'orders', 'payments'].map((id) => box(design, id).x);
    expect(columns).toEqual([...columns].sort((a, b) => a - b));
  });

  it('keeps members inside their context and others out of it', async () => {
    const design = placed(shop(), await client.layout(shop()));
    for (const id of ['orders', 'order-db']) expect(contains(box(design, 'sales'), box(design, id))).toBe(true);
    for (const id of ['web', 'gateway', 'payments', 'mail']) expect(overlaps(box(design, 'sales'), box(design, id))).toBe(false);
    expect(overlaps(box(design, 'sales'), box(design, 'billing'))).toBe(false);
  });

  it('leaves room for the words of a flow, inside a context as well as outside', async () => {
    const design = placed(shop(), await client.layout(shop()));
    const gap = (from: string, to: string) => box(design, to).x - (box(design, from).x + box(design, from).width);
    expect(gap('gateway', 'orders')).toBeGreaterThanOrEqual(96);
    expect(gap('orders', 'order-db')).toBeGreaterThanOrEqual(96);
  });

  it('puts a channel beside its broker and its dead letters, though no flow joins them', async () => {
    const design = sketch(`
      kafka(broker); dead(channel); events(channel {brokerId: kafka, deadLetterChannelId: dead}); other(service) -> more(service)
    `);
    const after = placed(design, await client.layout(design));
    const columns = ['kafka', 'events', 'dead'].map((id) => box(after, id).x);
    expect(columns).toEqual([...columns].sort((a, b) => a - b));
    expect(new Set(columns).size).toBe(3);
  });

  it('is the same every time', async () => {
    expect(await client.layout(shop())).toEqual(await client.layout(shop()));
  });

  it('does not move what is locked, and puts nothing on it', async () => {
    const base = placed(shop(), { payments: { x: 40, y: 40, locked: true } });
    const places = await client.layout(base);
    expect(places).not.toHaveProperty('payments');
    expect(collisions(placed(base, places))).toEqual([]);
  });

  it('of a selection moves only that, about where it was, and puts it on nothing else', async () => {
    const base = placed(shop(), await client.layout(shop()));
    const messy: Design = placed(base, { orders: { x: 2_000, y: 900 }, payments: { x: 1_700, y: 1_000 } });
    const places = await client.layout(messy, { ids: ['orders', 'payments'] });
    expect(Object.keys(places).sort()).toEqual(['orders', 'payments']);
    const after = placed(messy, places);
    expect(collisions(after)).toEqual([]);
    expect(Math.abs(box(after, 'orders').x - 1_850)).toBeLessThan(300);
  });

  it('makes a context that stays grow around members that have moved', async () => {
    const base = placed(shop(), { ...(await client.layout(shop())), sales: { x: 0, y: 0, width: 200, height: 120 } });
    const after = placed(base, await client.layout(base, { ids: ['orders', 'order-db'] }));
    for (const id of ['orders', 'order-db']) expect(contains(box(after, 'sales'), box(after, id))).toBe(true);
  });

  it('of a high and narrow context goes down, its layers as close as the words between them need, each flow upright', async () => {
    const base = sketch(`
      a(service) -> b(service): call #ask {label: authorise payment}
      b -> c(service); c -> d(datastore)
      context tall(a, b, c, d)
      layout tall {x: 0, y: 0, width: 260, height: 620}
      layout a {x: 40, y: 44}; layout b {x: 20, y: 200}; layout c {x: 60, y: 330}; layout d {x: 30, y: 500}
    `);
    const after = placed(base, await client.layout(base, { ids: ['a', 'b', 'c', 'd'] }));
    const boxes = ['a', 'b', 'c', 'd'].map((id) => box(after, id));
    expect(new Set(boxes.map(({ x }) => x)).size).toBe(1);
    const gaps = boxes.slice(1).map(({ y }, index) => y - bottom(boxes[index] ?? expect.fail()));
    for (const gap of gaps) expect(gap).toBe(64);
  });

  it('keeps the size of what has one', async () => {
    const base = placed(shop(), { orders: { x: 0, y: 0, width: 300, height: 90 } });
    expect(await client.layout(base)).toMatchObject({ orders: { width: 300, height: 90 } });
  });

  it('copes with loops, pairs of flows and flows to oneself', async () => {
    const design = sketch(`
      a(service) -> b(service): call #1
      a -> b: call #2
      b -> a: call #3
      a -> a: call #4
    `);
    expect(collisions(placed(design, await client.layout(design)))).toEqual([]);
  });

  it('of a long row of contexts is folded into columns that can be seen at once, still from left to right', async () => {
    const names = Array.from({ length: 8 }, (_, index) => `c${index}`);
    const parts = names.map(
      (name) => `${name}-api(service) -> ${name}-worker(service) -> ${name}-db(datastore); context ${name}(${name}-api, ${name}-worker, ${name}-db)`,
    );
    const between = names.slice(1).map((name, index) => `${names[index]}-worker -> ${name}-api`);
    const design = sketch([...parts, ...between].join('\n'));
    const after = placed(design, await client.layout(design));
    const boxes = names.map((name) => box(after, name));
    const right = Math.max(...boxes.map(({ x, width }) => x + width));
    const bottom = Math.max(...boxes.map(({ y, height }) => y + height));
    expect(right / bottom).toBeLessThan(3);
    expect(boxes.map(({ x }) => x)).toEqual(boxes.map(({ x }) => x).sort((a, b) => a - b));
    expect(collisions(after)).toEqual([]);
    for (const [index, one] of boxes.entries()) for (const other of boxes.slice(index + 1)) expect(overlaps(one, other)).toBe(false);
    for (const name of names) for (const part of ['api', 'worker', 'db']) expect(contains(box(after, name), box(after, `${name}-${part}`))).toBe(true);
  });

  it('of hundreds of elements in no context is no ribbon either', async () => {
    const services = Array.from({ length: 60 }, (_, index) => index);
    const design = sketch(services.map((index) => `bff${index % 6}${index < 6 ? '(service)' : ''} -> s${index}(service) -> db${index}(datastore)`).join('\n'));
    const after = placed(design, await client.layout(design));
    expect(Object.keys(after.layout).sort()).toEqual(Object.keys(design.elements).sort());
    const boxes = Object.keys(design.elements).map((id) => box(after, id));
    const right = Math.max(...boxes.map(({ x, width }) => x + width));
    const bottom = Math.max(...boxes.map(({ y, height }) => y + height));
    expect(right / bottom).toBeGreaterThan(0.7);
    expect(right / bottom).toBeLessThan(3);
    expect(collisions(after)).toEqual([]);
  });

  describe('for the window that it is seen in', () => {
    const wide = { width: 1_600, height: 800 };
    const tall = { width: 600, height: 900 };
    const first = (index: number, of: number) => (index < of ? '(service)' : '');
    const chain = sketch(Array.from({ length: 18 }, (_, index) => `s${index}${first(index, 1)} -> s${index + 1}(service)`).join('\n'));
    const boxIn = async (design: Design, window: typeof wide): Promise<Rect> => {
      const after = placed(design, await client.layout(design, { window }));
      expect(collisions(after)).toEqual([]);
      return unionOf(Object.keys(design.elements).map((id) => box(after, id))) ?? expect.fail('nothing stands anywhere');
    };
    const seenIn = (window: typeof wide, { width, height }: Rect): number => Math.min(window.width / width, window.height / height);

    it.each([['a chain', chain]])('has the shape of that, and is seen larger in it than what was laid out for another: %s', async (_, design) => {
      const [inWide, inTall] = [await boxIn(design, wide), await boxIn(design, tall)];
      expect(inWide.width / inWide.height).toBeGreaterThan(1.5 * (inTall.width / inTall.height));
      expect(seenIn(tall, inTall)).toBeGreaterThan(seenIn(tall, inWide));
    });

    it('stays as it is where it can be read in both', async () => {
      expect(await client.layout(shop(), { window: { width: 1_100, height: 900 } })).toEqual(await client.layout(shop(), { window: wide }));
    });
  });

  it('places 500 elements in their contexts without one on another', async () => {
    const large: Design = { ...largeDesign({ elements: 500, flows: 700 }), layout: {} };
    expect(collisions(placed(large, await client.layout(large)))).toEqual([]);
  }, 30_000);

  it('stops when it is cancelled, and the next one works', async () => {
    let ended = 0;
    const stuck = createLayoutClient(() => Promise.resolve({ layout: () => new Promise<never>(() => undefined), terminateWorker: () => ended++ }));
    const abort = new AbortController();
    const work = stuck.layout(shop(), { signal: abort.signal });
    abort.abort();
    await expect(work).rejects.toMatchObject({ name: 'AbortError' });
    expect(ended).toBe(1);
    await expect(client.layout(shop())).resolves.toBeDefined();
  });

  it('rejects when the engine cannot be loaded, and tries again the next time', async () => {
    let tries = 0;
    const flaky = createLayoutClient(() => (tries++ === 0 ? Promise.reject(new Error('offline')) : inProcess()));
    await expect(flaky.layout(shop())).rejects.toThrow('offline');
    await expect(flaky.layout(shop())).resolves.toBeDefined();
  });
});

describe('The grid', () => {
  it('gives every element a place of its own without any engine, context by context', () => {
    const design = placed(shop(), gridLayout(shop()));
    expect(collisions(design)).toEqual([]);
    expect(overlaps(box(design, 'sales'), box(design, 'billing'))).toBe(false);
  });

  it('places some below the others', () => {
    const base = placed(shop(), { web: { x: 0, y: 0 } });
    const rest = Object.keys(base.elements).filter((id) => id !== 'web');
    expect(collisions(placed(base, gridLayout(base, { ids: rest })))).toEqual([]);
  });
});

describe('Warming up', () => {
  it('starts the engine that lays out afterwards, with a small graph that it can lay out', async () => {
    const engines: LayoutWorker[] = [];
    const sizes: number[] = [];
    const warmed = createLayoutClient(() => {
      const elk = new ELK();
      engines.push(elk);
      return Promise.resolve({
        layout: async (graph) => {
          const answer = await elk.layout(graph);
          sizes.push((answer.children ?? []).flatMap(({ children = [] }) => children).length);
          return answer;
        },
        terminateWorker: () => elk.terminateWorker(),
      });
    });
    await warmed.warmUp();
    expect(sizes).toEqual([48]);
    expect(await warmed.layout(shop())).toEqual(await client.layout(shop()));
    expect(engines).toHaveLength(1);
  });

  it('is no failure where the engine cannot be loaded; the layout itself says so', async () => {
    const broken = createLayoutClient(() => Promise.reject(new Error('The layout worker has failed.')));
    await expect(broken.warmUp()).resolves.toBeUndefined();
    await expect(broken.layout(shop())).rejects.toThrow('has failed');
  });
});
