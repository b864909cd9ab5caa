import { sample } from './parts/samples.ts';
import { expect, test } from './test.ts';

const SHOP = sample('two-contexts.seam.yaml');
const EMPTY = { x: 640, y: 780 };
/** Nothing stands there, nor does anything lie over it. */
const FREE = { x: 560, y: 690 };

test.describe('Connecting', () => {
  test('rings what is legal and lets the rest step back while a flow is drawn, and nothing once it is dropped', async ({ designer, page }) => {
    await designer.opens(SHOP);
    const { canvas } = designer;
    const file = await designer.file();
    const stock = await canvas.boxOf('Stock');
    await page.mouse.move(stock.x + stock.width / 2, stock.y + stock.height / 2);
    await expect(canvas.root.locator('[data-connect-handle="stock"][data-side="bottom"]')).toBeVisible();
    await page.mouse.move(stock.x + stock.width / 2, stock.y + stock.height);
    await page.mouse.down();
    await page.mouse.move(EMPTY.x, EMPTY.y, { steps: 5 });
    for (const legal of ['Orders', 'ledger', 'Carrier']) await expect(canvas.element(legal)).toHaveAttribute('data-state', 'legal');
    await expect(canvas.element('Web')).not.toHaveAttribute('data-state', 'legal');
    await expect(canvas.element('Web')).toHaveAttribute('data-dimmed', 'true');
    await expect(canvas.element('Web').locator('[aria-hidden]').filter({ hasText: 'Web' }).first()).toHaveCSS('opacity', '0.4');

    // What is illegal says why, and makes nothing.
    const web = await canvas.middleOf('Web');
    await page.mouse.move(web.x, web.y, { steps: 3 });
    await page.mouse.up();
    await expect(designer.notices).toContainText('“Web” is a client');
    await expect(canvas.root.locator('[data-state="legal"]')).toHaveCount(0);
    expect(await designer.file()).toBe(file);
  });

  test('makes in empty space what is picked by mouse, too, and keeps its menu within reach at the edge of the window', async ({ designer, page }) => {
    await designer.opens(SHOP);
    const at = { x: 700, y: 850 };
    await designer.canvas.drawsFlow('Stock', at, 'bottom');
    await expect(designer.canvas.newElementMenu).toBeFocused();
    const { x, y, width, height } = await designer.boxOf(designer.canvas.newElementPopup);
    expect(y + height).toBeLessThanOrEqual(900);
    const corners = [x, x + width].flatMap((left) => [y, y + height].map((top) => Math.hypot(left - at.x, top - at.y)));
    expect(Math.min(...corners)).toBeLessThanOrEqual(16);
    await page.getByRole('option', { name: /^Queue/ }).click();
    await designer.canvas.names('Parcels');
    expect((await designer.drawn()).filter((line) => line.includes('Parcels'))).toEqual(['channel Parcels', 'publish Stock → Parcels']);
  });

  test('makes room beside an open palette: what is made there is seen as a whole while it is named', async ({ designer, page }) => {
    await designer.opens(SHOP);
    await designer.openPalette();
    const palette = await designer.boxOf(page.getByRole('tabpanel', { name: 'Add' }));
    const rim = { x: palette.x + palette.width + 30, y: 640 };
    await designer.canvas.drawsFlow('Stock', rim, 'bottom');
    await expect(designer.canvas.newElementMenu).toBeFocused();
    await designer.presses('Enter');
    await expect(designer.canvas.nameField).toBeFocused();
    await designer.canvas.stands('Service');
    expect((await designer.canvas.boxOf('Service')).x).toBeGreaterThan(palette.x + palette.width);
  });

  test('says by the pointer that an end is refused, before it is let go of', async ({ designer, page }) => {
    await designer.opens(SHOP);
    const { canvas } = designer;
    const [orders, web, stock] = [await canvas.boxOf('Orders'), await canvas.middleOf('Web'), await canvas.middleOf('Stock')];
    await page.mouse.move(orders.x + orders.width / 2, orders.y + orders.height / 2);
    await expect(canvas.root.locator('[data-connect-handle="orders"][data-side="top"]')).toBeVisible();
    await page.mouse.move(orders.x + orders.width / 2, orders.y);
    await page.mouse.down();
    await page.mouse.move(web.x, web.y, { steps: 5 });
    await expect(canvas.root).toHaveCSS('cursor', 'not-allowed');
    await page.mouse.move(stock.x, stock.y, { steps: 5 });
    await expect(canvas.root).toHaveCSS('cursor', 'crosshair');
    await designer.presses('Escape');
    await page.mouse.up();
  });

  test('dropped on an island: the view makes room, and the menu is whole', async ({ designer }) => {
    await designer.opens(SHOP);
    await designer.canvas.selects('Stock');
    const inspector = await designer.boxOf(designer.page.getByRole('complementary', { name: 'Inspector' }));
    await designer.canvas.drawsFlow('Stock', { x: inspector.x + 40, y: inspector.y + 300 }, 'bottom');
    await expect(designer.canvas.newElementMenu).toBeFocused();
    await expect.poll(async () => Math.round((await designer.boxOf(designer.canvas.newElementPopup)).x + 256)).toBeLessThanOrEqual(inspector.x);
    await designer.types('queue');
    await designer.presses('Enter');
    await designer.canvas.names('Parcels');
    await designer.canvas.stands('Parcels');
    const { x, width } = await designer.canvas.boxOf('Parcels');
    expect(x + width).toBeLessThanOrEqual(inspector.x);
  });

  test('by a press on the handle and a press on the target: no dragging is needed', async ({ designer, page }) => {
    await designer.opens(SHOP);
    const stock = await designer.canvas.middleOf('Stock');
    await page.mouse.move(stock.x, stock.y);
    const handle = await designer.middleOf(designer.canvas.root.locator('[data-connect-handle="stock"][data-side="bottom"]'));
    await page.mouse.click(handle.x, handle.y);
    const carrier = await designer.canvas.middleOf('Carrier');
    await page.mouse.click(carrier.x, carrier.y);
    expect(await designer.drawn()).toContain('call Stock → Carrier');
  });

  test('from the menu of the inspector asks by name, as C does', async ({ designer, page }) => {
    await designer.opens(SHOP);
    await designer.commands('Stock');
    await designer.tabsTo(page.getByRole('complementary', { name: 'Inspector' }).getByRole('button', { name: 'More' }));
    await designer.presses('Enter');
    await page.getByRole('menuitem', { name: /^Connect to/ }).press('Enter');
    await expect(designer.dialog.getByRole('combobox')).toBeFocused();
    await designer.types('carrier');
    await designer.presses('Enter');
    await expect(page.getByRole('dialog')).toBeHidden();
    expect(await designer.drawn()).toContain('call Stock → Carrier');
  });

  test('by keyboard: C offers what is legal, each with what the flow would be, and narrows it by what is typed', async ({ designer, page }) => {
    await designer.opens(SHOP);
    await designer.commands('Stock');
    await expect(designer.canvas.element('Stock')).toHaveAccessibleName(/selected$/);
    await designer.presses('c');
    await expect(designer.dialog.getByRole('combobox')).toBeFocused();
    await expect(designer.dialog.getByRole('option').filter({ hasText: 'Web' })).toHaveCount(0);
    await designer.types('Car');
    await expect(designer.dialog.getByRole('option')).toHaveText(['Carriercalls, external system', /^Carrier/]);
    await designer.presses('Enter');
    await expect(page.getByRole('dialog')).toBeHidden();
    expect(await designer.drawn()).toContain('call Stock → Carrier');
  });
});

test.describe('A double press in empty space', () => {
  test('asks what shall be made there: typing finds it, Enter makes it there, one undo removes it', async ({ designer, page }) => {
    await designer.opens(SHOP);
    const before = await designer.file();
    await page.mouse.dblclick(FREE.x, FREE.y);
    await expect(designer.canvas.newElementMenu).toBeFocused();
    await designer.presses('Escape');
    expect(await designer.file()).toBe(before);
    await page.mouse.dblclick(FREE.x, FREE.y);
    await designer.types('gateway');
    await designer.presses('Enter');
    const made = await designer.canvas.nameField.boundingBox();
    expect(Math.abs((made?.y ?? 0) + (made?.height ?? 0) / 2 - FREE.y)).toBeLessThanOrEqual(8);
    await designer.canvas.names('Edge');
    expect((await designer.drawn()).filter((line) => line.includes('Edge'))).toEqual(['gateway Edge']);
    await designer.presses('Control+z');
    expect(await designer.file()).toBe(before);
  });

  test('on the ground of a context puts it into that', async ({ designer, page }) => {
    await designer.opens(SHOP);
    const [orders, stock] = [await designer.canvas.middleOf('Orders'), await designer.canvas.middleOf('Stock')];
    await page.mouse.dblclick(orders.x - 60, (orders.y + stock.y) / 2);
    await expect(designer.canvas.newElementMenu).toBeFocused();
    await designer.presses('Enter');
    await designer.canvas.names('Baskets');
    const { elements } = await designer.design();
    expect(Object.values(elements).find(({ name }) => name === 'Baskets')).toMatchObject({ contextIds: ['sales'] });
  });

  test('makes nothing where nothing can be drawn: on the map, in Play, in a presentation', async ({ designer, page }) => {
    await designer.opens(SHOP);
    for (const mode of ['Map', 'Play'] as const) {
      await designer.mode(mode).click();
      await page.mouse.dblclick(FREE.x, 660);
      await expect(designer.canvas.newElementMenu).toBeHidden();
    }
  });
});

test.describe('Connecting by touch', () => {
  test.use({ hasTouch: true });

  test('tap, tap: a long press begins, a tap in empty space opens the menu, a tap there makes and connects', async ({ designer, page }) => {
    await designer.opens(SHOP);
    const finger = await designer.finger();
    const { canvas } = designer;
    await finger.holds(await canvas.middleOf('Stock'), () => expect(canvas.element('Payments')).toHaveAttribute('data-state', 'legal'));
    await page.touchscreen.tap(EMPTY.x, EMPTY.y);
    await expect(canvas.newElementMenu).toBeVisible();
    await page.getByRole('option', { name: /^Queue/ }).tap();
    await canvas.names('Parcels');
    expect(await designer.drawn()).toContain('publish Stock → Parcels');

    // What is illegal says why, by touch as well.
    await page.touchscreen.tap(200, 700);
    await finger.holds(await canvas.middleOf('Orders'), () => expect(canvas.element('Payments')).toHaveAttribute('data-state', 'legal'));
    const web = await canvas.middleOf('Web');
    await page.touchscreen.tap(web.x, web.y);
    await expect(designer.notices).toContainText('“Web” is a client');
  });
});

test('By pen: a flow dropped in empty space opens the menu, a tap there makes and connects, and a drag puts into a context', async ({ designer }) => {
  await designer.opens(SHOP);
  const { canvas } = designer;
  const pen = await designer.pen();
  const stock = await canvas.boxOf('Stock');
  await pen.hovers({ x: stock.x + stock.width / 2, y: stock.y + stock.height / 2 });
  await expect(canvas.root.locator('[data-connect-handle="stock"][data-side="bottom"]')).toBeVisible();
  await pen.drags({ x: stock.x + stock.width / 2, y: stock.y + stock.height }, FREE);
  await expect(canvas.newElementMenu).toBeFocused();
  await pen.taps(await designer.middleOf(designer.page.getByRole('option', { name: /^Queue/ })));
  await canvas.names('Parcels');
  expect(await designer.drawn()).toContain('publish Stock → Parcels');
  await designer.presses('Escape');

  const orders = await canvas.middleOf('Orders');
  await pen.drags(await canvas.middleOf('Carrier'), { x: orders.x, y: (orders.y + stock.y + stock.height / 2) / 2 });
  expect((await designer.design()).elements['carrier']).toMatchObject({ contextIds: ['sales'] });
});

const COLUMN = `
meta: { schemaVersion: 1, name: Column }
elements:
  web: { kind: client, name: Web }
  orders: { kind: service, name: Orders }
  stock: { kind: service, name: Stock }
layout:
  web: { x: 0, y: 0 }
  orders: { x: 0, y: 120 }
  stock: { x: 0, y: 260 }
`;

test.describe('On a phone', () => {
  test.use({ hasTouch: true, viewport: { width: 390, height: 844 } });

  test('the sheet of the inspector covers neither what was tapped nor what a flow may lead to', async ({ designer, page }) => {
    await designer.opens(COLUMN);
    const { canvas } = designer;
    const sheet = page.getByRole('complementary', { name: 'Inspector' });
    const tapped = await canvas.middleOf('Stock');
    await page.touchscreen.tap(tapped.x, tapped.y);
    await expect(sheet).toBeVisible();
    await canvas.stands('Stock');
    await expect.poll(async () => (await canvas.boxOf('Stock')).y + 64 - (await designer.boxOf(sheet)).y).toBeLessThanOrEqual(0);
    await page.touchscreen.tap(330, 90);
    await expect(sheet).toBeHidden();
    await designer.presses('Shift+1');
    await canvas.stands('Orders');
    const finger = await designer.finger();
    await finger.holds(await canvas.middleOf('Orders'), () => expect(canvas.element('Stock')).toHaveAttribute('data-state', 'legal'));
    await expect(sheet).toBeHidden();
    const target = await canvas.middleOf('Stock');
    await page.touchscreen.tap(target.x, target.y);
    expect(await designer.drawn()).toContain('call Orders → Stock');
  });

  test('two taps on an element rename it, as a double click does', async ({ designer, page }) => {
    await designer.opens(COLUMN);
    const { x, y } = await designer.canvas.middleOf('Web');
    await page.touchscreen.tap(x, y);
    await page.touchscreen.tap(x, y);
    await designer.canvas.names('Shop');
    await expect(designer.canvas.element('Shop')).toBeVisible();
  });
});

test.describe('In a narrow window', () => {
  test.use({ viewport: { width: 800, height: 900 } });

  test('the sheet of the inspector does not cover what was pressed by mouse', async ({ designer, page }) => {
    await designer.opensExample();
    await designer.canvas.selects('Carrier');
    const sheet = page.getByRole('complementary', { name: 'Inspector' });
    await expect(sheet).toBeVisible();
    await expect
      .poll(async () => {
        const [{ y, height }, top] = [await designer.canvas.boxOf('Carrier'), (await designer.boxOf(sheet)).y];
        return top - y - height;
      })
      .toBeGreaterThan(0);
  });
});

test.describe('By keyboard, along the flows', () => {
  test('Alt and arrows lead from a flow that was just made to its ends', async ({ designer, page }) => {
    await designer.opens(SHOP);
    const inspector = page.getByRole('complementary', { name: 'Inspector' });
    for (const [key, end] of [
      ['Alt+ArrowDown', 'Stock'],
      ['Alt+ArrowUp', 'Orders'],
    ] as const) {
      await designer.commands('Stock');
      await designer.presses('c');
      await designer.types('Orders');
      await expect(designer.dialog.getByRole('option').first()).toHaveText(/^Orders/);
      await designer.presses('Enter');
      await expect(inspector.getByRole('heading').first()).toContainText('Stock → Orders');
      await designer.presses(key);
      await expect(designer.canvas.element(end)).toHaveAccessibleName(/selected$/);
      await designer.presses('Control+z');
    }
  });

  test('Alt and arrows walk, arrows nudge by 8 and with Shift by 32, Enter renames as F2 does, Escape climbs out', async ({ designer, page }) => {
    await designer.opens(SHOP);
    await designer.commands('Web');
    await expect(designer.canvas.element('Web')).toHaveAccessibleName(/selected$/);
    await designer.presses('Alt+ArrowRight');
    await expect(designer.canvas.element('Orders')).toHaveAccessibleName(/selected$/);
    await designer.presses('Alt+ArrowDown');
    await expect(designer.canvas.element('Stock')).toHaveAccessibleName(/selected$/);
    const { x, y } = (await designer.design()).layout['stock'] ?? { x: 0, y: 0 };
    await designer.presses('ArrowRight', 'Shift+ArrowDown');
    expect((await designer.design()).layout['stock']).toEqual({ x: x + 8, y: y + 32 });
    await designer.presses('Control+z', 'Control+z');
    expect((await designer.design()).layout['stock']).toEqual({ x, y });

    await designer.presses('Enter');
    await expect(designer.canvas.nameField).toBeFocused();
    await designer.types('Warehouse');
    await designer.presses('Escape');
    await expect(designer.canvas.nameField).toBeHidden();
    await expect(designer.canvas.element('Stock')).toHaveAccessibleName(/selected$/);
    await designer.presses('Escape');
    await expect(designer.canvas.element('Stock')).not.toHaveAccessibleName(/selected$/);
    await expect(page.getByRole('complementary', { name: 'Inspector' })).toBeHidden();
  });
});

test('A channel dropped on a broker lives there, and says so; by keyboard C offers it', async ({ designer, page }) => {
  await designer.startsBlank();
  for (const [kind, name] of [
    ['topic', 'Order events'],
    ['broker', 'Kafka'],
  ] as const) {
    await designer.presses('n');
    await designer.types(kind);
    await designer.presses('Enter');
    await designer.canvas.names(name);
  }
  await designer.canvas.stands('Kafka');
  await designer.canvas.drawsFlow('Order events', await designer.canvas.middleOf('Kafka'));
  await expect(page.getByText('“Order events” is on Kafka')).toBeVisible();
  await expect(designer.canvas.element('Order events')).toContainText('Kafka');
  await designer.presses('Control+z');
  await expect(designer.canvas.element('Order events')).not.toContainText('Kafka');
  await designer.canvas.selects('Kafka');
  await designer.presses('c');
  await designer.types('order ev');
  await expect(designer.dialog.getByRole('option')).toHaveText([/^Order events/]);
  await designer.presses('Enter');
  await expect(designer.canvas.element('Order events')).toContainText('Kafka');
});
