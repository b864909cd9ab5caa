import type { Page } from '@playwright/test';
import type { Designer } from './designer.ts';
import type { Point } from './parts/canvas.ts';
import { sample } from './parts/samples.ts';
import { expect, test } from './test.ts';

const SHOP = sample('two-contexts.seam.yaml');
/** Nothing stands there while the whole of the design is in view. */
const EMPTY = { x: 500, y: 760 };

/** Where an element stands on the screen, and how large it is there. */
async function seen({ canvas }: Designer, name: string): Promise<Point & { readonly width: number }> {
  await canvas.stands(name);
  return canvas.boxOf(name);
}

const percent = async ({ zoom }: Designer): Promise<number> => Number((await zoom.getAttribute('aria-label'))?.match(/\d+/)?.[0]);

async function expectsMoved(designer: Designer, before: Point, by: Point): Promise<void> {
  await expect
    .poll(async () => {
      const { x, y } = await designer.canvas.boxOf('Orders');
      return { x: Math.round(x - before.x), y: Math.round(y - before.y) };
    })
    .toEqual(by);
}

/** A design of so many services across and down, each calling the next of its row and of its column. */
function manyInRows(across: number, down: number): string {
  const id = (x: number, y: number): string => `s${x}-${y}`;
  const at = Array.from({ length: across * down }, (_, index) => [index % across, Math.floor(index / across)] as const);
  const called = at.flatMap(([x, y]) => [
    ...(x + 1 < across ? [[id(x, y), id(x + 1, y)] as const] : []),
    ...(y + 1 < down ? [[id(x, y), id(x, y + 1)] as const] : []),
  ]);
  return [
    'meta: { schemaVersion: 1, name: Rows }',
    'elements:',
    ...at.map(([x, y]) => `  ${id(x, y)}: { kind: service, name: Service ${x} ${y} }`),
    'flows:',
    ...called.map(([from, to]) => `  ${from}-${to}: { kind: call, from: ${from}, to: ${to}, label: call }`),
    'layout:',
    ...at.map(([x, y]) => `  ${id(x, y)}: { x: ${280 * x}, y: ${160 * y} }`),
  ].join('\n');
}

/** A picture of the middle of the window, once it stays as it is. */
async function settled(page: Page): Promise<Buffer> {
  const clip = { x: 120, y: 120, width: 900, height: 560 };
  let last = await page.screenshot({ clip });
  await expect(async () => {
    const now = await page.screenshot({ clip });
    const same = now.equals(last);
    last = now;
    expect(same).toBe(true);
  }).toPass({ intervals: [400] });
  return last;
}

/** How often the browser has painted the document itself, which lies under what moves. Once for each time that it is asked. */
async function countsPaintsOfDocument(page: Page): Promise<() => Promise<number>> {
  const session = await page.context().newCDPSession(page);
  let layers: readonly { readonly backendNodeId?: number; readonly paintCount: number }[] = [];
  session.on('LayerTree.layerTreeDidChange', (event) => {
    layers = event.layers ?? layers;
  });
  await session.send('DOM.enable');
  await session.send('LayerTree.enable');
  return async () => {
    let paints = 0;
    for (const { backendNodeId, paintCount } of layers) {
      if (backendNodeId === undefined) continue;
      const { node } = await session.send('DOM.describeNode', { backendNodeId });
      if (node.nodeName === '#document') paints += paintCount;
    }
    return paints;
  };
}

/** How the frame looks that shows that the canvas has the focus. */
const ring = ({ canvas }: Designer): Promise<string> => canvas.root.evaluate((root) => getComputedStyle(root, '::after').borderTopStyle);

/** Zooms to a third within one task of the page, and says what is to be seen before anything is drawn. */
const zoomsAwayAtOnce = ({ canvas }: Designer): Promise<{ readonly overview: boolean; readonly acrossTheWindow: boolean }> =>
  canvas.root.evaluate((root) => {
    const under = document.elementFromPoint(720, 450) ?? root;
    const away = { bubbles: true, cancelable: true, clientX: 720, clientY: 450, ctrlKey: true, deltaY: 40 };
    for (let step = 0; step < 20; step++) under.dispatchEvent(new WheelEvent('wheel', away));
    const all = root.querySelector<HTMLCanvasElement>('canvas[data-overview]');
    const { left, right } = all?.getBoundingClientRect() ?? { left: 0, right: 0 };
    return { overview: all?.hidden === false, acrossTheWindow: left <= 0 && right >= innerWidth };
  });

test.describe('Pan and zoom', () => {
  test('move what is drawn, and nothing under it is painted again, also while the canvas has the focus', async ({ designer, page }) => {
    await designer.opens(SHOP);
    const start = await seen(designer, 'Orders');
    await page.mouse.move(EMPTY.x, EMPTY.y);
    await designer.canvas.root.focus();
    await designer.presses('Tab', 'Shift+Tab');
    await expect(designer.canvas.root).toHaveCSS('outline-style', 'none');
    expect(await ring(designer)).toBe('solid');
    const paints = await countsPaintsOfDocument(page);
    await page.mouse.wheel(-2, 0);
    await expect.poll(paints).toBeGreaterThan(0);
    const before = await paints();
    for (let step = 1; step <= 12; step++) {
      await page.mouse.wheel(-4, 0);
      await expectsMoved(designer, start, { x: 2 + 4 * step, y: 0 });
    }
    expect((await paints()) - before).toBeLessThan(6);

    // A ring around the whole window is for those who came by key.
    await page.mouse.click(EMPTY.x, EMPTY.y);
    await expect(designer.canvas.root).toBeFocused();
    expect(await ring(designer)).toBe('none');
  });

  for (const zoom of ['near', 'far'] as const) {
    test(`after a long pan the picture is the one that is drawn anew, ${zoom}`, async ({ designer, page }) => {
      await designer.drops('rows.seam.yaml', manyInRows(40, 14));
      await designer.seesSaved();
      await designer.presses(zoom === 'near' ? 'Control+0' : 'Shift+1');
      if (zoom === 'far') await designer.presses('Control+=', 'Control+=');
      await page.mouse.move(EMPTY.x, EMPTY.y);
      const turns = [
        [-61, 37],
        [83, 0],
        [-47, -53],
      ] as const;
      for (const [x, y] of turns) for (let step = 0; step < 30; step++) await page.mouse.wheel(x, y);
      const panned = await settled(page);
      // Other colours and back: all of it is drawn.
      const themes = { light: 'Light theme', dark: 'Dark theme' };
      const own = (await page.locator('html').getAttribute('data-theme')) === 'dark' ? 'dark' : 'light';
      const other = own === 'dark' ? 'light' : 'dark';
      await designer.commands(themes[other]);
      await expect(page.locator('html')).toHaveAttribute('data-theme', other);
      await designer.commands(themes[own]);
      await expect(page.locator('html')).toHaveAttribute('data-theme', own);
      expect(Buffer.compare(panned, await settled(page))).toBe(0);
    });
  }

  test('who zooms away faster than can be drawn sees the design up to the edges all the same', async ({ designer, page }) => {
    await designer.drops('rows.seam.yaml', manyInRows(40, 14));
    await designer.seesSaved();
    const overview = page.locator('canvas[data-overview]');
    // Lines may still be found when it is drawn for the first time.
    await expect(async () => {
      await designer.presses('Control+0');
      await expect.poll(() => percent(designer)).toBe(100);
      await expect(overview).toHaveAttribute('data-whole');
      expect(await zoomsAwayAtOnce(designer)).toEqual({ overview: true, acrossTheWindow: true });
    }).toPass();
    await expect(overview).toBeHidden();

    // It shows nothing that is not so any more.
    await designer.presses('Control+a', 'Delete');
    await expect(overview).not.toHaveAttribute('data-whole');
  });

  test('by mouse: space-drag, middle-drag, wheel, and ctrl-wheel at the pointer', async ({ designer, page }) => {
    await designer.opens(SHOP);
    const file = await designer.file();
    const start = await seen(designer, 'Orders');

    await page.mouse.move(EMPTY.x, EMPTY.y);
    await page.keyboard.down('Space');
    await designer.canvas.drags(EMPTY, { x: EMPTY.x + 80, y: EMPTY.y - 40 });
    await page.keyboard.up('Space');
    await expectsMoved(designer, start, { x: 80, y: -40 });

    // Also where an element is under the pointer: it stays selected or not, and where it is in the design.
    const orders = await designer.canvas.middleOf('Orders');
    await page.mouse.move(orders.x, orders.y);
    await page.mouse.down({ button: 'middle' });
    await page.mouse.move(orders.x - 30, orders.y + 10, { steps: 3 });
    await page.mouse.move(orders.x - 80, orders.y + 40, { steps: 3 });
    await page.mouse.up({ button: 'middle' });
    await expectsMoved(designer, start, { x: 0, y: 0 });

    await page.mouse.wheel(0, 60);
    await expectsMoved(designer, start, { x: 0, y: -60 });
    await page.mouse.wheel(40, 0);
    await expectsMoved(designer, start, { x: -40, y: -60 });

    const before = await seen(designer, 'Orders');
    const at = await designer.canvas.middleOf('Orders');
    await page.mouse.move(at.x, at.y);
    await page.keyboard.down('Control');
    await page.mouse.wheel(0, -120);
    await page.keyboard.up('Control');
    await expect.poll(async () => (await designer.canvas.boxOf('Orders')).width).toBeGreaterThan(before.width * 1.1);
    const after = await designer.canvas.middleOf('Orders');
    expect(Math.hypot(after.x - at.x, after.y - at.y), 'what is under the pointer stays there').toBeLessThan(3);
    expect(await designer.file(), 'looking changes nothing').toBe(file);
  });

  test('by keyboard: Shift+1 fits all, Shift+2 the selection, Ctrl+0 is 100 %, Ctrl with plus and minus a step', async ({ designer }) => {
    await designer.opens(SHOP);
    await designer.presses('Control+0');
    await expect.poll(() => percent(designer)).toBe(100);
    await designer.presses('Control+-');
    await expect.poll(() => percent(designer)).toBeLessThan(100);
    await designer.presses('Control+=', 'Control+=');
    await expect.poll(() => percent(designer)).toBeGreaterThan(100);
    await designer.presses('Shift+1');
    await expect.poll(() => designer.elementsInView()).toBe(6);
    const fitted = await seen(designer, 'ledger');
    await designer.commands('ledger');
    await expect(designer.canvas.element('ledger')).toHaveAccessibleName(/selected$/);
    await designer.presses('Shift+2');
    await expect.poll(async () => (await designer.canvas.boxOf('ledger')).width).toBeGreaterThan(fitted.width * 1.2);
    await expect(designer.canvas.element('ledger')).toBeInViewport({ ratio: 1 });
  });

  test('by the buttons of the strip', async ({ designer, page }) => {
    await designer.opens(SHOP);
    const before = await percent(designer);
    await page.getByRole('button', { name: 'Zoom in' }).click();
    await expect.poll(() => percent(designer)).toBeGreaterThan(before);
    await page.getByRole('button', { name: 'Zoom out' }).click();
    await page.getByRole('button', { name: 'Zoom out' }).click();
    await expect.poll(() => percent(designer)).toBeLessThan(before);
  });
});

test.describe('Pan and zoom by touch', () => {
  test.use({ hasTouch: true });

  test('one finger pans, two zoom, and neither moves or selects anything', async ({ designer }) => {
    await designer.opens(SHOP);
    const file = await designer.file();
    const finger = await designer.finger();
    const start = await seen(designer, 'Orders');
    await finger.drags(EMPTY, { x: EMPTY.x + 120, y: EMPTY.y - 60 });
    await expect.poll(async () => (await designer.canvas.boxOf('Orders')).x - start.x).toBeGreaterThan(90);
    // On an element that is not selected, too: a finger has to go somewhere.
    const panned = await seen(designer, 'Orders');
    const orders = await designer.canvas.middleOf('Orders');
    await finger.drags(orders, { x: orders.x - 100, y: orders.y });
    await expect.poll(async () => (await designer.canvas.boxOf('Orders')).x - panned.x).toBeLessThan(-70);
    const before = await seen(designer, 'Orders');
    // Below it, so that it stays in view.
    await finger.pinches({ x: before.x + before.width / 2, y: before.y + 100 }, 120, 260);
    await expect.poll(async () => (await designer.canvas.boxOf('Orders')).width).toBeGreaterThan(before.width * 1.4);
    await expect(designer.canvas.root.locator('[data-element][data-selected]')).toHaveCount(0);
    expect(await designer.file()).toBe(file);
  });
});

test.describe('Selecting', () => {
  test('by mouse: a press, Shift and a press, a box that touches, and a press beside', async ({ designer, page }) => {
    await designer.opens(SHOP);
    const { canvas } = designer;
    await canvas.selects('Orders', 'Stock');
    await expect(page.getByRole('heading', { name: '2 selected' })).toBeVisible();
    await canvas.element('Orders').click({ modifiers: ['Shift'] });
    await expect(canvas.element('Orders')).not.toHaveAccessibleName(/selected$/);
    await page.keyboard.down('Shift');
    const { x, y } = await canvas.boxOf('ledger');
    await canvas.drags({ x: x - 6, y: y - 12 }, { x: x + 20, y: y + 20 });
    await page.keyboard.up('Shift');
    for (const name of ['Stock', 'ledger']) await expect(canvas.element(name)).toHaveAccessibleName(/selected$/);
    await page.mouse.click(EMPTY.x, EMPTY.y);
    for (const name of ['Stock', 'ledger']) await expect(canvas.element(name)).not.toHaveAccessibleName(/selected$/);
  });

  test('Delete and Backspace remove it, Escape lets it go, and the right button keeps it', async ({ designer, page }) => {
    await designer.opens(SHOP);
    for (const key of ['Delete', 'Backspace']) {
      await designer.canvas.selects('Web', 'Stock');
      await designer.presses(key);
      await expect(designer.canvas.elements).toHaveCount(4);
      await designer.presses('Control+z');
      await expect(designer.canvas.elements).toHaveCount(6);
    }
    await designer.canvas.selects('Web', 'Stock');
    await designer.canvas.element('Stock').click({ button: 'right' });
    await expect(page.getByRole('menu')).toBeVisible();
    await designer.presses('Escape');
    await expect(page.getByRole('menu')).toBeHidden();
    await expect(page.getByRole('heading', { name: '2 selected' })).toBeVisible();
    await designer.presses('Escape');
    await expect(page.getByRole('heading', { name: '2 selected' })).toBeHidden();
  });
});

test('A pen selects, moves and draws flows as a mouse does', async ({ designer }) => {
  await designer.opens(SHOP);
  const pen = await designer.pen();
  const web = await designer.canvas.middleOf('Web');
  await pen.taps(web);
  await expect(designer.canvas.element('Web')).toHaveAccessibleName(/selected$/);
  const before = (await designer.design()).layout['web'];
  await pen.drags(web, { x: web.x, y: web.y + 120 });
  const after = (await designer.design()).layout['web'];
  expect((after?.y ?? 0) - (before?.y ?? 0)).toBeGreaterThan(80);
  const stock = await designer.canvas.boxOf('Stock');
  await pen.hovers({ x: stock.x + stock.width / 2, y: stock.y + stock.height / 2 });
  await expect(designer.canvas.root.locator('[data-connect-handle="stock"][data-side="bottom"]')).toBeVisible();
  await pen.drags({ x: stock.x + stock.width / 2, y: stock.y + stock.height }, await designer.canvas.middleOf('ledger'));
  expect(await designer.drawn()).toContain('access Stock → ledger');
});
