import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { boxOf } from '../../drawing/index.ts';
import { sketch } from '../../testing/index.ts';
import { moveTo, removeRecords, selectAll } from '../actions/index.ts';
import { undo } from '../editing.ts';
import { session } from '../session.ts';
import { useDesign } from './design.ts';
import { followLens, lens, useLens } from './lens.ts';
import { useView, view } from './view.ts';

/** Two contexts, far apart, and something outside of both. */
const shop = () =>
  sketch(`
    web(client) -> orders(service): call
    orders -> order-db(datastore): access
    payments(service)
    context sales(orders, order-db)
    context money(payments)
    layout web {x: 0, y: 0}
    layout orders {x: 600, y: 0}
    layout order-db {x: 600, y: 400}
    layout payments {x: 1400, y: 0}
  `);

const kept: { [key: string]: string } = {};
vi.stubGlobal('localStorage', {
  getItem: (key: string) => kept[key] ?? null,
  setItem: (key: string, value: string) => (kept[key] = value),
  removeItem: (key: string) => delete kept[key],
});

const folded = () => useLens.getState().folded;
const now = () => useDesign.getState().design;

beforeEach(async () => {
  await session.createDesign(shop());
  view.clear();
});

followLens();

describe('Folded contexts', () => {
  it('are folded and unfolded, and are no step of undo', () => {
    const before = now();
    lens.toggleFold(['sales', 'money']);
    expect(folded()).toEqual(['sales', 'money']);
    expect(now()).toBe(before);
    expect(useDesign.getState().canUndo).toBe(false);
    lens.toggleFold(['money']);
    expect(folded()).toEqual(['sales']);
    lens.toggleFold(['sales', 'money']);
    expect(folded()).toEqual(['sales', 'money']);
  });

  it('are remembered for each design', async () => {
    const { designId } = useDesign.getState();
    lens.fold(['sales']);
    await session.createDesign(shop());
    expect(folded()).toEqual([]);
    await session.openDesign(designId ?? '');
    expect(folded()).toEqual(['sales']);
  });

  it('are no longer when they are gone, and stay open when undo brings them back', () => {
    lens.foldAll();
    removeRecords(['money']);
    expect(folded()).toEqual(['sales']);
    undo();
    expect(folded()).toEqual(['sales']);
  });

  it('open when something in them is selected by name', () => {
    lens.foldAll();
    view.select(['web']);
    expect(folded()).toEqual(['sales', 'money']);
    view.select(['order-db']);
    expect(folded()).toEqual(['money']);
  });

  it('take over the selection from what they hide', () => {
    view.select(['orders', 'web']);
    lens.fold(['sales']);
    expect(useView.getState().selection).toEqual(['sales']);
    expect(folded()).toEqual(['sales']);
  });

  it('stay folded when everything that can be seen is selected', () => {
    lens.fold(['sales']);
    selectAll();
    expect(useView.getState().selection.toSorted()).toEqual(['money', 'payments', 'sales', 'web']);
    expect(folded()).toEqual(['sales']);
  });

  it('take in what is dropped on their box, and not what is dropped where they reach when they are open', () => {
    const box = boxOf(now(), 'sales');
    if (!box) throw new Error('no box');
    lens.fold(['sales']);
    moveTo({ web: { x: box.x + 4, y: box.y + 4 } }, { drop: true });
    expect(now().elements['web']?.contextIds).toBeUndefined();
    moveTo({ web: { x: box.x + box.width / 2 - 88, y: box.y + box.height / 2 - 32 } }, { drop: true });
    expect(now().elements['web']?.contextIds).toEqual(['sales']);
  });
});
