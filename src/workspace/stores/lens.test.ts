import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { boxOf } from '../../drawing/index.ts';
import { sketch } from '../../testing/index.ts';
import { moveTo, removeRecords, selectAll } from '../actions/index.ts';
import { undo } from '../editing.ts';
import { session } from '../session.ts';
import { useDesign } from './design.ts';
import { followLens, keptNow, lens, useLens } from './lens.ts';
import { filterChoices, keptRecords } from './lens-kept.ts';
import { useView, view } from './view.ts';
import { useFindings } from './findings.ts';

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

describe('What is looked at', () => {
  const crew = () =>
    sketch(`
      web(client) -> gate(gateway): call
      gate -> orders(service {tags: [core, pci]}): call
      orders -> payments(service {tags: [pci]}): call
      payments -> ledger(datastore): access
      context money(payments, ledger)
    `);
  const kept = (): string[] | undefined => {
    const ids = keptNow();
    return ids && [...ids].sort();
  };
  const found = (id: string, severity: 'error' | 'warning') => ({ byRecord: new Map([[id, [{ severity }]]]) }) as never;

  beforeEach(async () => {
    const design = crew();
    const contexts = { money: { ...design.contexts['money'], name: 'Money', teamId: 'blue' } };
    const gate = { ...design.elements['gate'], ownerIds: ['red'] } as (typeof design.elements)[string];
    await session.createDesign({ ...design, contexts, teams: { red: { name: 'Red' }, blue: { name: 'Blue' } }, elements: { ...design.elements, gate } });
    lens.clearFilter();
    useFindings.setState({ byRecord: new Map() });
  });

  it('is everything as long as nobody asks for less', () => {
    expect(kept()).toBeUndefined();
  });

  it('is what has one of the kinds, and one of the tags', () => {
    lens.toggleFilter('kinds', 'service');
    lens.toggleFilter('kinds', 'datastore');
    expect(kept()).toEqual(['ledger', 'orders', 'payments']);
    lens.toggleFilter('tags', 'core');
    expect(kept()).toEqual(['orders']);
    lens.toggleFilter('tags', 'core');
    lens.toggleFilter('kinds', 'datastore');
    expect(kept()).toEqual(['orders', 'payments']);
  });

  it('is what a team owns, by itself or through its context', () => {
    lens.toggleFilter('teams', 'blue');
    expect(kept()).toEqual(['ledger', 'payments']);
    lens.toggleFilter('teams', 'red');
    expect(kept()).toEqual(['gate', 'ledger', 'payments']);
  });

  it('is what the rules speak of, and follows them', () => {
    lens.toggleFilter('severities', 'error');
    expect(kept()).toEqual([]);
    useFindings.setState(found('orders', 'error'));
    expect(kept()).toEqual(['orders']);
    useFindings.setState(found('orders', 'warning'));
    expect(kept()).toEqual([]);
  });

  it('is an element and what is so many flows away from it, in both directions', () => {
    lens.focusOn('orders');
    expect(kept()).toEqual(['gate', 'orders', 'payments']);
    lens.setHops(2);
    expect(kept()).toEqual(['gate', 'ledger', 'orders', 'payments', 'web']);
    lens.toggleFilter('kinds', 'client');
    expect(kept()).toEqual(['web']);
  });

  it('is everything again when what it was about is gone', () => {
    lens.focusOn('orders');
    removeRecords(['orders']);
    expect(useLens.getState().focus).toBeNull();
    expect(kept()).toBeUndefined();
  });

  it('is the same set as long as nothing changes that it hangs on', () => {
    lens.toggleFilter('kinds', 'service');
    const before = keptNow();
    moveTo({ orders: { x: 40, y: 900 } });
    expect(keptNow()).toBe(before);
  });

  it('has its contexts and the lines between with it', () => {
    lens.focusOn('payments');
    const records = keptRecords(now(), keptNow() ?? new Set());
    expect(records.has('money')).toBe(true);
    const between = Object.entries(now().flows).map(([id, { from, to }]) => [`${from} ${to}`, records.has(id)]);
    expect(Object.fromEntries(between)).toEqual({ 'web gate': false, 'gate orders': false, 'orders payments': true, 'payments ledger': true });
  });

  it('can be chosen from what there is, with how much of it', () => {
    useFindings.setState(found('orders', 'error'));
    const choices = filterChoices(now(), (id) => (id === 'orders' ? ['error'] : []));
    expect(Object.fromEntries(Object.entries(choices).map(([facet, list]) => [facet, list.map(({ value, count }) => `${value} ${count}`).sort()]))).toEqual({
      kinds: ['client 1', 'datastore 1', 'gateway 1', 'service 2'],
      teams: ['blue 2', 'red 1'],
      tags: ['core 1', 'pci 2'],
      severities: ['error 1'],
    });
  });
});
