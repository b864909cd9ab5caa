import { sample } from './parts/samples.ts';
import { expect, test } from './test.ts';

const SHOP = sample('two-contexts.seam.yaml');

test.describe('A flow that is selected', () => {
  test.beforeEach(async ({ designer, page }) => {
    await designer.opens(SHOP);
    // The call from Web to Orders is straight: its word is in the middle.
    const [web, orders] = [await designer.canvas.boxOf('Web'), await designer.canvas.boxOf('Orders')];
    await page.mouse.click(web.x + web.width + 20, (web.y + web.height / 2 + orders.y + orders.height / 2) / 2);
    await expect(page.locator('[data-flow-handle]')).toHaveCount(3);
  });

  test('is led to another target by dragging its end, in one step', async ({ designer, page }) => {
    const before = await designer.design();
    await designer.canvas.drags(await designer.middleOf(page.locator('[data-end="to"]')), await designer.canvas.middleOf('Stock'));
    expect((await designer.design()).flows['web-orders']).toEqual({ ...before.flows['web-orders'], to: 'stock' });
    await designer.presses('Control+z');
    expect(await designer.design()).toEqual(before);
  });

  test('is led from another source by dragging its beginning', async ({ designer, page }) => {
    await designer.canvas.drags(await designer.middleOf(page.locator('[data-end="from"]')), await designer.canvas.middleOf('Payments'));
    expect((await designer.design()).flows['web-orders']).toMatchObject({ from: 'payments', to: 'orders' });
  });

  test('leaves the edge on which it ends to the next flow: what is dragged from there is another one', async ({ designer, page }) => {
    const before = await designer.design();
    const { x, y } = await designer.middleOf(page.locator('[data-end="from"]'));
    const web = await designer.canvas.boxOf('Web');
    await page.mouse.move(web.x + web.width / 2, web.y + web.height / 2);
    await expect(page.locator('[data-connect-handle="web"]')).toHaveCount(4);
    await designer.canvas.drags({ x: web.x + web.width, y }, await designer.canvas.middleOf('Stock'));
    expect(x - web.x - web.width).toBeGreaterThan(12);
    const { flows } = await designer.design();
    expect(flows['web-orders']).toEqual(before.flows['web-orders']);
    expect(Object.values(flows)).toHaveLength(Object.values(before.flows).length + 1);
    expect(Object.values(flows)).toContainEqual({ kind: 'call', from: 'web', to: 'stock' });
  });

  test('is not led where it has no meaning: the reason is said, and nothing changes', async ({ designer, page }) => {
    const before = await designer.file();
    await designer.canvas.drags(await designer.middleOf(page.locator('[data-end="to"]')), await designer.canvas.middleOf('ledger'));
    await expect(designer.notices).toContainText(/“ledger” is a datastore/);
    expect(await designer.file()).toBe(before);
  });

  test('is bent by dragging the grip on its line, and finds its own way again after a double press', async ({ designer, page }) => {
    const before = await designer.design();
    const grip = page.locator('[data-end="bend"]');
    const { x, y } = await designer.middleOf(grip);
    await designer.canvas.drags({ x, y }, { x, y: y + 150 });
    const bent = (await designer.design()).layout['web-orders'];
    expect(bent?.y).toBeGreaterThan(150);
    await grip.dblclick();
    expect(await designer.design()).toEqual(before);
  });

  test('is bent and led elsewhere by keyboard alone', async ({ designer }) => {
    await designer.presses('Shift+ArrowDown', 'Shift+ArrowDown');
    const { layout } = await designer.design();
    expect(layout['web-orders']?.y).toBe(80 + 64);
    await designer.commands('Let the flow find its own way');
    expect((await designer.design()).layout['web-orders']).toBeUndefined();
    await designer.presses('c');
    await expect(designer.dialog.getByRole('combobox')).toBeFocused();
    await designer.types('Stock');
    await designer.presses('Enter');
    expect((await designer.design()).flows['web-orders']).toMatchObject({ from: 'web', to: 'stock' });
  });
});

test('A flow to itself is drawn by dropping it on the body it came from', async ({ designer }) => {
  await designer.opens(SHOP);
  const { x, y } = await designer.canvas.middleOf('Stock');
  await designer.canvas.drawsFlow('Stock', { x: x + 10, y: y + 10 }, 'bottom');
  expect(await designer.drawn()).toContain('call Stock → Stock');
});
