import { expect, test } from '../test.ts';

const AT = { x: 1000, y: 500 };

/** How far a place is from the nearest corner of a box: there the menu is anchored. */
const distance = (at: { x: number; y: number }, box: { x: number; y: number; width: number; height: number }): number =>
  Math.min(...[box.x, box.x + box.width].flatMap((x) => [box.y, box.y + box.height].map((y) => Math.hypot(x - at.x, y - at.y))));

test.describe('5. Dropping a flow in empty space', () => {
  test('opens the menu within 16 px, makes and connects by Enter, and one undo removes both', async ({ designer }) => {
    await designer.startsBlank();
    const before = await designer.file();
    await designer.canvas.drawsFlow('Orders', AT);
    await expect(designer.canvas.newElementMenu).toBeFocused();
    const menu = await designer.boxOf(designer.canvas.newElementPopup);
    expect(distance(AT, menu)).toBeLessThanOrEqual(16);
    // The inspector of what the flow comes from is open, and does not cover it.
    const inspector = await designer.boxOf(designer.page.getByRole('complementary', { name: 'Inspector' }));
    expect(menu.x + menu.width).toBeLessThanOrEqual(inspector.x);

    await designer.types('data');
    await designer.presses('Enter');
    await designer.canvas.names('order-db');
    expect(await designer.drawn()).toEqual(['access Orders → order-db', 'datastore order-db', 'service Orders']);

    await designer.presses('Control+z');
    expect(await designer.file(), 'element, flow and name together').toBe(before);
  });

  test('makes what stands in line with its neighbours where it nearly does, so that the flow is straight', async ({ designer }) => {
    await designer.startsBlank();
    const orders = await designer.canvas.middleOf('Orders');
    await designer.canvas.drawsFlow('Orders', { x: orders.x + 300, y: orders.y + 4 });
    await expect(designer.canvas.newElementMenu).toBeFocused();
    await designer.presses('Enter');
    await designer.canvas.names('Payments');
    expect((await designer.canvas.middleOf('Payments')).y).toBeCloseTo(orders.y, 1);
  });

  test('changes nothing by Escape', async ({ designer }) => {
    await designer.startsBlank();
    const before = await designer.file();
    await designer.canvas.drawsFlow('Orders', AT);
    await expect(designer.canvas.newElementMenu).toBeFocused();
    await designer.presses('Escape');
    await expect(designer.canvas.newElementMenu).toBeHidden();
    expect(await designer.file()).toBe(before);
  });

  test('has its like by keyboard: Ctrl and an arrow makes a connected neighbour, one undo removes both', async ({ designer }) => {
    await designer.presses('2');
    await designer.canvas.names('Orders');
    const before = await designer.file();
    await designer.presses('Control+ArrowRight');
    await designer.canvas.names('Payments');
    expect(await designer.drawn()).toEqual(['call Orders → Payments', 'service Orders', 'service Payments']);
    await designer.presses('Control+z');
    expect(await designer.file()).toBe(before);
  });

  test('puts what calls an element on its left where that is made by keyboard', async ({ designer }) => {
    await designer.startsBlank();
    await designer.presses('a');
    await designer.types('gateway');
    await designer.presses('Enter');
    await designer.canvas.names('Edge');
    expect(await designer.drawn()).toEqual(['call Edge → Orders', 'gateway Edge', 'service Orders']);
    await designer.canvas.stands('Orders');
    const [edge, orders] = [await designer.canvas.boxOf('Edge'), await designer.canvas.boxOf('Orders')];
    expect(edge.x + edge.width).toBeLessThan(orders.x);
    expect(edge.y).toBe(orders.y);
  });

  test('offers the same menu by keyboard: A, a few letters, Enter', async ({ designer }) => {
    await designer.presses('2');
    await designer.canvas.names('Orders');
    const before = await designer.file();
    await designer.presses('a');
    await expect(designer.canvas.newElementMenu).toBeFocused();
    await designer.presses('Escape');
    expect(await designer.file()).toBe(before);
    await designer.presses('a');
    await designer.types('data');
    await designer.presses('Enter');
    await designer.canvas.names('order-db');
    expect(await designer.drawn()).toEqual(['access Orders → order-db', 'datastore order-db', 'service Orders']);
  });
});
