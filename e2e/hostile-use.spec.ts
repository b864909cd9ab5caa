import { xy } from './parts/canvas.ts';
import { sample } from './parts/samples.ts';
import { expect, test } from './test.ts';

const SHOP = sample('two-contexts.seam.yaml');
const WITH_NOTE = SHOP.replace('layout:\n', 'notes:\n  later: { kind: policy, text: Later }\nlayout:\n  later: { x: 560, y: 440, width: 112, height: 104 }\n');
const EMPTY = { x: 560, y: 770 };

test.describe('A gesture that is given up', () => {
  test('by Escape leaves no trace, whatever it was', async ({ designer, page }) => {
    await designer.opens(SHOP);
    const { canvas } = designer;
    const before = await designer.file();
    const stock = await canvas.boxOf('Stock');
    const middle = { x: stock.x + stock.width / 2, y: stock.y + stock.height / 2 };
    await designer.openPalette();
    const begins: Readonly<Record<string, () => Promise<{ x: number; y: number }>>> = {
      'moving an element': async () => middle,
      'a box around several': async () => EMPTY,
      'a flow from its edge': async () => {
        await page.mouse.move(...xy(middle));
        await expect(canvas.root.locator('[data-connect-handle="stock"][data-side="bottom"]')).toBeVisible();
        return { x: middle.x, y: stock.y + stock.height };
      },
      'something from the palette': () => designer.middleOf(designer.tile('Database')),
      'a context by its name': async () => {
        const orders = await canvas.boxOf('Orders');
        return { x: orders.x - 8, y: orders.y - 34 };
      },
    };
    for (const [what, begin] of Object.entries(begins)) {
      const from = await begin();
      await page.mouse.move(...xy(from));
      await page.mouse.down();
      await page.mouse.move(from.x + 40, from.y - 60, { steps: 3 });
      await page.mouse.move(700, 640, { steps: 3 });
      await designer.presses('Escape');
      await page.mouse.move(760, 660, { steps: 2 });
      await page.mouse.up();
      await expect(canvas.newElementMenu, what).toBeHidden();
      await expect(canvas.nameField, what).toBeHidden();
      expect(await designer.file(), what).toBe(before);
    }
    await expect(page.getByRole('button', { name: 'Undo', exact: true })).toHaveAttribute('aria-disabled', 'true');
    // And the next gesture is a whole one again.
    await canvas.drags(middle, { x: middle.x, y: middle.y + 80 });
    expect(await designer.file()).not.toBe(before);
  });

  test('by Escape also while a flow is bent or led elsewhere and a context or a sticky is made larger', async ({ designer, page }) => {
    await designer.opens(WITH_NOTE);
    const { canvas } = designer;
    const before = await designer.file();
    const [orders, payments] = [await canvas.boxOf('Orders'), await canvas.boxOf('Payments')];
    const zoom = orders.width / 176;
    const onFlow = { x: (orders.x + orders.width + payments.x) / 2 - 60, y: orders.y + orders.height / 2 };
    const onSales = { x: orders.x + 4, y: orders.y - 34 * zoom };
    const onSticky = { x: orders.x + 236 * zoom, y: orders.y + 440 * zoom };
    const begins: Readonly<Record<string, readonly [press: { x: number; y: number }, grip: string]>> = {
      'bending a flow': [onFlow, '[data-flow-handle="a-orders-payments"][data-end="bend"]'],
      'leading its end elsewhere': [onFlow, '[data-flow-handle="a-orders-payments"][data-end="to"]'],
      'leading its beginning elsewhere': [onFlow, '[data-flow-handle="a-orders-payments"][data-end="from"]'],
      'making a context larger': [onSales, '[data-grip="se"][data-of="sales"]'],
      'making a sticky larger': [onSticky, '[data-grip="se"][data-of="later"]'],
    };
    for (const [what, [press, selector]] of Object.entries(begins)) {
      await page.mouse.click(...xy(press));
      const grip = await designer.middleOf(canvas.root.locator(selector));
      await page.mouse.move(...xy(grip));
      await page.mouse.down();
      await page.mouse.move(grip.x + 30, grip.y + 40, { steps: 3 });
      await page.mouse.move(...xy(await canvas.middleOf('Carrier')), { steps: 3 });
      await designer.presses('Escape');
      await page.mouse.move(grip.x + 60, grip.y + 60, { steps: 2 });
      await page.mouse.up();
      expect(await designer.file(), what).toBe(before);
      // The gesture is what Escape gave up, and not what is selected.
      await expect(canvas.root.locator(selector), what).toBeVisible();
    }
    await expect(page.getByRole('button', { name: 'Undo', exact: true })).toHaveAttribute('aria-disabled', 'true');
  });

  test('by the key of another mode: nothing has moved when the button is let go of', async ({ designer, page }) => {
    await designer.opens(SHOP);
    const { canvas } = designer;
    const before = await designer.file();
    const stock = await canvas.boxOf('Stock');
    await page.mouse.move(stock.x + stock.width / 2, stock.y + stock.height / 2);
    await page.mouse.down();
    await page.mouse.move(stock.x + 120, stock.y + 140, { steps: 4 });
    await designer.presses('t');
    await expect(designer.mode('Play')).toHaveAttribute('aria-pressed', 'true');
    await page.mouse.move(stock.x + 160, stock.y + 160, { steps: 2 });
    await page.mouse.up();
    await designer.mode('Design').click();
    expect(await designer.file()).toBe(before);
  });

  test('by no press of the right button: no menu opens under what is being dragged', async ({ designer, page }) => {
    await designer.opens(SHOP);
    const from = await designer.canvas.middleOf('Stock');
    await page.mouse.move(...xy(from));
    await page.mouse.down();
    await page.mouse.move(from.x + 40, from.y + 60, { steps: 4 });
    await page.mouse.click(from.x + 40, from.y + 60, { button: 'right' });
    await page.mouse.move(from.x, from.y + 80, { steps: 4 });
    await page.mouse.up();
    await expect.poll(async () => Math.round((await designer.canvas.middleOf('Stock')).y - from.y)).toBe(80);
    await expect(page.getByRole('menu')).toHaveCount(0);
    await designer.canvas.element('Stock').click({ button: 'right' });
    await expect(page.getByRole('menu')).toHaveCount(1);
  });

  test('while the view moves under it: what is dragged stays under the pointer, and lands there', async ({ designer, page }) => {
    await designer.opens(SHOP);
    const from = await designer.canvas.middleOf('Carrier');
    await page.mouse.move(...xy(from));
    await page.mouse.down();
    await page.mouse.move(from.x - 60, from.y + 200, { steps: 4 });
    await page.mouse.wheel(0, 90);
    await page.keyboard.down('Control');
    await page.mouse.wheel(0, 120);
    await page.keyboard.up('Control');
    const to = { x: from.x - 90, y: from.y + 240 };
    await page.mouse.move(to.x, to.y, { steps: 3 });
    await page.mouse.up();
    await designer.canvas.stands('Carrier');
    const at = await designer.canvas.middleOf('Carrier');
    expect(Math.hypot(at.x - to.x, at.y - to.y)).toBeLessThan(12);
    await designer.presses('Control+z');
    expect((await designer.design()).layout['carrier']).toMatchObject({ x: 1120, y: 48 });
  });

  test.describe('by touch', () => {
    test.use({ hasTouch: true });

    test('a second finger ends a drag, and nothing has moved', async ({ designer, page }) => {
      await designer.opens(SHOP);
      const before = await designer.file();
      const stock = await designer.canvas.middleOf('Stock');
      await page.touchscreen.tap(...xy(stock));
      await expect(designer.canvas.element('Stock')).toHaveAccessibleName(/selected$/);
      await (await designer.finger()).isInterrupted(stock, { x: stock.x - 40, y: stock.y + 140 });
      expect(await designer.file()).toBe(before);
    });
  });
});

test('Escape lets go of what is selected also while a menu is fading out', async ({ designer, page }) => {
  await designer.opens(SHOP);
  const stock = designer.canvas.element('Stock');
  await stock.click({ button: 'right' });
  await expect(page.getByRole('menuitem', { name: /^Duplicate/ })).toBeVisible();
  await designer.presses('Escape', 'Escape');
  await expect(stock).not.toHaveAccessibleName(/selected$/);
});

test.describe('A double click', () => {
  test('where one is meant does the thing once', async ({ designer, page }) => {
    await designer.start('Blank canvas').dblclick();
    await expect(designer.canvas.elements).toHaveCount(1);
    // Its name is being written still, or no more: that hangs on whether the second click met the canvas.
    await designer.presses('Escape');
    await designer.canvas.selects('Service');
    await designer.presses('F2');
    await designer.canvas.names('Orders');
    await designer.openPalette();
    await designer.tile('Database').dblclick();
    await designer.canvas.names('order-db');
    await expect(designer.canvas.elements).toHaveCount(2);
    for (const name of ['Export', 'Share']) {
      await page.getByRole('button', { name, exact: true }).dblclick();
      await expect(designer.dialog).toHaveCount(1);
      await designer.presses('Escape');
      await expect(designer.dialog).toHaveCount(0);
    }
    await designer.mode('Play').dblclick();
    await expect(designer.mode('Play')).toHaveAttribute('aria-pressed', 'true');
    await designer.mode('Design').dblclick();
    await expect(designer.canvas.elements).toHaveCount(2);
    await designer.canvas.element('Orders').dblclick();
    await expect(designer.canvas.nameField).toBeFocused();
    await designer.presses('Escape');
    expect(await designer.drawn()).toEqual(['datastore order-db', 'service Orders']);
  });
});

test.describe('What is no design', () => {
  const JUNK: readonly (readonly [string, string])[] = [
    ['bytes', '\u0000\u0001\u0002\uFFFD\uFFFD'],
    ['markup', '<html><body onload="alert(1)"><img src=x onerror=alert(1)></body></html>'],
    ['somebody else’s JSON', '{"elements": 7, "flows": [1, 2, 3], "__proto__": {"polluted": true}}'],
    ['half a design', 'meta: { schemaVersion: 1, name: Half }\nelements:\n  a: { kind: service, name: A'],
    [
      'a bomb of aliases',
      `a: &a [x, x]\n${'bcdefghi'
        .split('')
        .map((key, index) => `${key}: &${key} [*${'abcdefgh'[index]}, *${'abcdefgh'[index]}]`)
        .join('\n')}`,
    ],
  ];

  test('is pasted without harm: the reason is said and nothing changes', async ({ designer }) => {
    await designer.opens(SHOP);
    const before = await designer.file();
    for (const [what, text] of JUNK) {
      await designer.pastes(text);
      await expect(designer.notices, what).toContainText(/cannot be|could not|not read|no design/i);
      expect(await designer.file(), what).toBe(before);
      await designer.notices
        .getByRole('button', { name: /close|dismiss/i })
        .first()
        .click();
      await expect(designer.notices.getByRole('dialog')).toHaveCount(0);
    }
    expect(await designer.page.evaluate(() => ({}) as { polluted?: boolean })).toEqual({});
  });

  test('nor does a file of 20 MB harm anything: it is refused with its reason, and the page goes on', async ({ designer }) => {
    await designer.opens(SHOP);
    const before = await designer.file();
    await designer.page.evaluate(() => {
      const transfer = new DataTransfer();
      transfer.items.add(new File([new Uint8Array(20 * 1024 * 1024).fill(65)], 'big.yaml'));
      document.body.dispatchEvent(new DragEvent('dragenter', { dataTransfer: transfer, bubbles: true, cancelable: true }));
      document.body.dispatchEvent(new DragEvent('drop', { dataTransfer: transfer, bubbles: true, cancelable: true }));
    });
    await expect(designer.notices).toContainText('This format is not known.');
    await designer.canvas.selects('Stock');
    expect(await designer.file()).toBe(before);
  });
});
