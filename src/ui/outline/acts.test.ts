// @vitest-environment jsdom
import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it } from 'vitest';
import { emptyDesign, type Design } from '../../model/index.ts';
import { createDesign, undo, useDesign } from '../../workspace/index.ts';
import { removeRow, renameRow, reorderRow } from './acts.ts';
import { type OutlineRow, outlineRows, outlineTree } from './tree.ts';

const shop = (): Design => ({
  ...emptyDesign('Shop'),
  elements: { orders: { kind: 'service', name: 'Orders' }, stock: { kind: 'service', name: 'Stock' } },
  sagas: {
    saga: {
      name: 'Order saga',
      style: 'orchestration',
      steps: [
        { id: 's1', name: 'Create', participantId: 'orders', compensation: 'cancel' },
        { id: 's2', name: 'Reserve', participantId: 'stock' },
      ],
    },
  },
  frames: { a: { name: 'Begin', order: 0 }, b: { name: 'Middle', order: 3 }, c: { name: 'End', order: 9 } },
});

const design = () => useDesign.getState().design;
const row = (key: string): OutlineRow => {
  const found = outlineRows(outlineTree(design()), new Set(['saga', 'saga/s1', 'saga/s2'])).find((one) => one.key === key);
  if (!found) throw new Error(`There is no row ${key}.`);
  return found;
};
const steps = () => design().sagas['saga']?.steps ?? [];
const said = () => document.getElementById('announce-polite')?.lastElementChild?.textContent;

beforeEach(async () => {
  document.body.replaceChildren();
  await createDesign(shop());
});

describe('in the outline', () => {
  it('a record is renamed in one step, and that is said', () => {
    renameRow(row('/orders'), ' Ordering ');
    expect(design().elements['orders']?.name).toBe('Ordering');
    expect(said()).toBe('Orders is called Ordering now.');
    undo();
    expect(design().elements['orders']?.name).toBe('Orders');
  });

  it('an empty name or the same changes nothing and says nothing', () => {
    renameRow(row('/orders'), '  ');
    renameRow(row('saga/s1'), 'Create');
    expect(design()).toEqual(shop());
    expect(said()).toBeUndefined();
  });

  it('what undoes a step is named and taken away', () => {
    renameRow(row('saga/s2/undo'), 'release');
    expect(steps()[1]).toMatchObject({ compensation: 'release' });
    expect(removeRow(row('saga/s1/undo'))).toBe(true);
    expect(steps()[0]).not.toHaveProperty('compensation');
    expect(said()).toBe('undone by cancel deleted. Undo brings it back.');
  });

  it('steps and frames change their places by one, and stay where there is no other', () => {
    reorderRow(row('saga/s2'), -1);
    expect(steps().map(({ id }) => id)).toEqual(['s2', 's1']);
    expect(said()).toBe('Reserve is now 1 of 2.');
    reorderRow(row('saga/s2'), -1);
    expect(steps().map(({ id }) => id)).toEqual(['s2', 's1']);
    reorderRow(row('c'), -1);
    expect(
      Object.entries(design().frames)
        .toSorted(([, x], [, y]) => x.order - y.order)
        .map(([id]) => id),
    ).toEqual(['a', 'c', 'b']);
    undo();
    expect(design().frames).toEqual(shop().frames);
  });

  it('a removed service takes its steps along', () => {
    expect(removeRow(row('/stock'))).toBe(true);
    expect(steps().map(({ id }) => id)).toEqual(['s1']);
  });
});
