import { expect, test } from '../test.ts';

const TWO = `
meta: { schemaVersion: 1, name: Two }
elements:
  orders: { kind: service, name: Orders }
  db: { kind: datastore, name: order-db }
layout:
  orders: { x: 0, y: 0 }
  db: { x: 400, y: 120 }
`;
const CONNECTED = ['access Orders → order-db', 'datastore order-db', 'service Orders'];

test.describe('4. Connecting', () => {
  test('draws from any side onto a body', async ({ designer }) => {
    await designer.opens(TWO);
    await designer.canvas.drawsFlow('Orders', await designer.canvas.middleOf('order-db'), 'bottom');
    expect(await designer.drawn()).toEqual(CONNECTED);
  });

  test('makes the same document on the canvas by keyboard: C, a name, Enter', async ({ designer }) => {
    await designer.opens(TWO);
    await designer.outline.opens();
    await designer.outline.walksTo('Orders');
    await designer.presses('Enter');
    await designer.tabsTo(designer.canvas.root);
    await designer.presses('c');
    await expect(designer.dialog.getByRole('combobox')).toBeFocused();
    await designer.types('order-db');
    await designer.presses('Enter');
    await expect(designer.dialog).toBeHidden();
    expect(await designer.drawn()).toEqual(CONNECTED);
  });

  test('makes the same document in the outline by keyboard: C, a name, Enter', async ({ designer }) => {
    await designer.opens(TWO);
    await designer.outline.opens();
    await designer.outline.walksTo('Orders');
    await designer.outline.asks('c', 'order-db');
    expect(await designer.drawn()).toEqual(CONNECTED);
  });

  test('makes nothing where it is illegal, and says why', async ({ designer }) => {
    await designer.opens(TWO);
    const before = await designer.file();
    await designer.canvas.drawsFlow('order-db', await designer.canvas.middleOf('Orders'), 'left');
    await expect(designer.notices).toContainText(/data store|store/i);
    expect(await designer.file()).toBe(before);
  });
});
