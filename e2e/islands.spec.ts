import type { Locator } from '@playwright/test';
import { Lens } from './parts/lens.ts';
import { expect, test } from './test.ts';

/** Whether two islands lie over each other. */
async function overlap(one: Locator, other: Locator): Promise<boolean> {
  const [a, b] = await Promise.all([one.boundingBox(), other.boundingBox()]);
  if (!a || !b) throw new Error('One of them is not on the screen.');
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}

test('What floats over the canvas keeps clear of what stands at its side, in windows of every width', async ({ designer, page }) => {
  await designer.opensExample();
  await designer.presses('Shift+F');
  await designer.canvas.selects('Order service');
  const { bar } = new Lens(page);
  const inspector = page.getByRole('complementary', { name: 'Inspector' });
  const hint = page.getByRole('region', { name: 'Hint' });
  for (const width of [1024, 1100, 1250, 1440]) {
    await page.setViewportSize({ width, height: 768 });
    for (const island of [bar, hint]) await expect.poll(() => overlap(island, inspector), `${width} px`).toBe(false);
  }
  await designer.presses('t');
  await expect(designer.playback.button('Play')).toBeEnabled();
  const log = page.getByRole('complementary', { name: 'Run log' });
  for (const width of [1440, 1250, 1100, 1024]) {
    await page.setViewportSize({ width, height: 768 });
    await expect.poll(() => overlap(designer.playback.transport, log), `${width} px`).toBe(false);
    expect((await designer.boxOf(designer.playback.transport)).x, `${width} px`).toBeGreaterThanOrEqual(12);
  }
});

test('What is pressed where the inspector comes slides out from under it; what stands beside it stays where it is', async ({ designer, page }) => {
  await designer.opensExample();
  const inspector = page.getByRole('complementary', { name: 'Inspector' });
  const order = await designer.canvas.boxOf('Order service');
  await designer.canvas.selects('Card provider');
  await expect(inspector).toBeVisible();
  await expect.poll(() => overlap(designer.canvas.element('Card provider'), inspector)).toBe(false);
  await designer.canvas.stands('Card provider');
  const moved = await designer.canvas.boxOf('Order service');
  expect([moved.x < order.x - 50, moved.y]).toEqual([true, order.y]);
  await designer.canvas.selects('Payment service');
  await designer.canvas.stands('Payment service');
  expect(await designer.canvas.boxOf('Order service')).toEqual(moved);
});

test.describe('A design that is not saved', () => {
  test.use({ viewport: { width: 800, height: 700 } });

  test('says so and keeps its name in view at 800 px', async ({ page, designer }) => {
    await page.addInitScript(() => {
      IDBFactory.prototype.open = () => {
        throw new DOMException('It is full.', 'UnknownError');
      };
    });
    await designer.arrives();
    await designer.start('Order saga').click();
    await expect(designer.savedState).toHaveText('Not saved');
    const name = page
      .getByRole('button', { name: /about this design/ })
      .locator('span')
      .first();
    expect(await name.evaluate((element) => element.scrollWidth <= element.clientWidth)).toBe(true);
  });
});

test('What is made in a narrow window is seen above the sheet of the inspector, and its name can be typed there', async ({ designer, page }) => {
  await page.setViewportSize({ width: 800, height: 1_100 });
  await designer.startsBlank();
  const inspector = page.getByRole('complementary', { name: 'Inspector' });
  for (const name of ['Payment', 'Ledger', 'Audit']) {
    await designer.presses('Control+ArrowDown');
    await expect(designer.canvas.nameField).toBeFocused();
    await designer.canvas.stands(await designer.canvas.nameField.inputValue());
    const [field, sheet] = [await designer.boxOf(designer.canvas.nameField), await designer.boxOf(inspector)];
    expect(field.y + field.height).toBeLessThan(sheet.y);
    await designer.canvas.names(name);
  }
});

test('In a narrow window a notice covers neither the inspector nor its fields, and a mouse that marks its words leaves it where it is', async ({
  designer,
  page,
}) => {
  await page.setViewportSize({ width: 800, height: 900 });
  await designer.opensExample();
  await designer.canvas.selects('Order service');
  await designer.presses('Shift+L');
  await designer.presses('ArrowRight');
  const notice = designer.notices.getByRole('dialog').filter({ hasText: 'is locked' });
  await expect(notice).toBeVisible();
  const inspector = page.getByRole('complementary', { name: 'Inspector' });
  for (const width of [800, 390]) {
    await page.setViewportSize({ width, height: 900 });
    await expect.poll(() => overlap(notice, inspector), `${width} px`).toBe(false);
    expect(await overlap(notice, page.getByRole('banner')), `${width} px`).toBe(false);
  }
  const { x, y } = await designer.middleOf(notice);
  await page.mouse.move(x - 100, y);
  await page.mouse.down();
  await page.mouse.move(x + 160, y + 4, { steps: 8 });
  await page.mouse.up();
  await expect(notice).toBeVisible();
});

test.describe('On a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

  const islands = ['Share and export', 'Playback'];

  test('no button stands out of its island, and no island out of the window', async ({ designer, page }) => {
    await designer.start('Order saga').tap();
    await expect(page.getByRole('region', { name: 'Hint' })).toBeVisible();
    await designer.mode('Play').tap();
    await expect(designer.playback.button('Play')).toBeEnabled();
    for (const name of islands) {
      const island = page.getByLabel(name, { exact: true });
      const frame = await designer.boxOf(island);
      expect([frame.x >= 0, frame.x + frame.width <= 390], name).toEqual([true, true]);
      for (const button of await island.getByRole('button').filter({ visible: true }).all()) {
        const box = await designer.boxOf(button);
        expect([box.y >= frame.y, box.y + box.height <= frame.y + frame.height], name).toEqual([true, true]);
      }
    }
  });

  test('all three ways to start are seen', async ({ designer, page }) => {
    const strip = await designer.boxOf(page.getByRole('button', { name: 'Help', exact: true }));
    const last = await designer.boxOf(designer.start('Open or paste'));
    expect(last.y + last.height).toBeLessThan(strip.y);
  });

  test('a hint is not squeezed beside the palette', async ({ designer, page }) => {
    await designer.start('Order saga').tap();
    const hint = page.getByRole('region', { name: 'Hint' });
    await expect(hint).toBeVisible();
    await designer.presses('n');
    await expect(hint).toBeHidden();
  });
});
