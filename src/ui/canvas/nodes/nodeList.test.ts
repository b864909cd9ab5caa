import { beforeEach, describe, expect, it, vi } from 'vitest';
import { sketch } from '../../../testing/index.ts';
import { Stage } from '../stage/stage.ts';
import { NearElements } from './near.ts';
import { NodeList } from './nodeList.ts';

const DESIGN = sketch('orders(service) -> payments(service): call\n layout orders {x: 0, y: 0}\n layout payments {x: 300, y: 0}');
const BOX = { width: 176, height: 64 };

beforeEach(() => {
  vi.stubGlobal('requestAnimationFrame', () => 0);
  vi.stubGlobal('cancelAnimationFrame', () => undefined);
});

/** The list of a stage that shows both elements, how often it was another one, and where elements were put directly. */
function shown() {
  const stage = new Stage(DESIGN);
  stage.screen.set({ width: 800, height: 600 });
  const put = new Map<string, { x: number; y: number }>();
  const list = new NodeList(stage, new NearElements(stage), (domId, { x, y }) => put.set(domId, { x, y }));
  list.follow();
  let lists = 0;
  list.nodes.subscribe(() => lists++);
  const hold = (x: number, y: number, size = BOX): void =>
    stage.held.set({ boxes: new Map([['orders', { x, y, ...size }]]), flows: new Set(), guides: [], contextId: undefined });
  return { stage, list, put, hold, lists: () => lists, nodeOf: (id: string) => list.nodes.get().find((node) => node.id === id) };
}

describe('The elements of the page', () => {
  it('are listed anew when one is taken up and let go of, and not while it is moved', () => {
    const { stage, hold, lists, put, nodeOf } = shown();
    hold(10, 0);
    expect(lists()).toBe(1);
    expect(nodeOf('orders')?.zIndex).toBeGreaterThan(nodeOf('payments')?.zIndex ?? 0);
    for (let x = 20; x <= 200; x += 10) hold(x, 5);
    expect(lists()).toBe(1);
    expect(put.get('canvas-orders')).toEqual({ x: 200, y: 5 });
    expect(put.has('canvas-payments')).toBe(false);
    stage.held.set(undefined);
    expect(lists()).toBe(2);
  });

  it('stand where they stood when what is held is let go of without a change', () => {
    const { stage, hold, put } = shown();
    hold(10, 0);
    hold(90, 70);
    stage.held.set(undefined);
    expect(put.get('canvas-orders')).toEqual({ x: 0, y: 0 });
  });

  it('stand where the design has them when it changed', () => {
    const { stage, hold, put, nodeOf } = shown();
    hold(90, 70);
    stage.show({ ...DESIGN, layout: { ...DESIGN.layout, orders: { x: 90, y: 70 } } });
    stage.held.set(undefined);
    expect(put.get('canvas-orders')).toEqual({ x: 90, y: 70 });
    expect(nodeOf('orders')?.position).toEqual({ x: 90, y: 70 });
  });

  it('are listed with their size while they are resized', () => {
    const { hold, nodeOf } = shown();
    hold(0, 0, { width: 240, height: 64 });
    expect(nodeOf('orders')?.width).toBe(240);
  });
});
