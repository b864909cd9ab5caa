import { violations } from './parts/axe.ts';
import { sample } from './parts/samples.ts';
import { expect, test } from './test.ts';

const SHOP = sample('two-contexts.seam.yaml');
const FRAMED = SHOP.replace('layout:\n', 'frames:\n  z: { name: Who pays, order: 1 }\n  a: { name: Who orders, order: 2 }\nlayout:\n').concat(
  '  z: { x: 740, y: -20, width: 300, height: 400 }\n  a: { x: 320, y: -20, width: 300, height: 400 }\n',
);

test.describe('Presenting', () => {
  test('shows a design without frames whole, then each context, large, by keys alone, and Escape gives everything back', async ({ designer, page }) => {
    await designer.opens(SHOP);
    await designer.canvas.selects('Stock');
    const before = await designer.file();
    const stood = await designer.canvas.boxOf('Stock');
    await designer.presses('Alt+p');
    const slide = page.getByRole('heading', { level: 1 });
    await expect(slide).toHaveText('Two contexts');
    await expect(designer.tools).toBeHidden();
    await expect(designer.mode('Design')).toBeHidden();
    await expect(page.getByRole('heading', { name: 'Stock' })).toBeHidden();

    await designer.presses('ArrowRight');
    await expect(slide).toHaveText('Sales');
    await designer.canvas.stands('Stock');
    expect((await designer.canvas.boxOf('Stock')).width).toBeGreaterThan(stood.width * 1.5);
    await designer.presses('PageDown');
    await expect(slide).toHaveText('Money');
    await designer.presses('Space', 'End');
    await expect(slide).toHaveText('Money');
    await designer.presses('Home');
    await expect(slide).toHaveText('Two contexts');

    // What changes the design does nothing meanwhile.
    await designer.canvas.stands('Carrier');
    await designer.canvas.element('Carrier').dblclick();
    await designer.canvas.drags(await designer.canvas.middleOf('Stock'), { x: 700, y: 700 });
    await designer.presses('Control+a', 'Delete', 'n', 't');
    await expect(designer.canvas.nameField).toBeHidden();
    await expect(slide).toHaveText('Two contexts');

    await designer.presses('Escape');
    await expect(slide).toBeHidden();
    await expect(designer.tools).toBeVisible();
    await designer.canvas.stands('Stock');
    const stands = await designer.canvas.boxOf('Stock');
    expect(Math.hypot(stands.x - stood.x, stands.y - stood.y)).toBeLessThan(2);
    expect(await designer.file()).toBe(before);
  });

  test('shows the frames in their order, by mouse as well', async ({ designer, page }) => {
    await designer.opens(FRAMED);
    await designer.commands('Present');
    const bar = page.getByRole('region', { name: 'Presentation' });
    const slide = page.getByRole('heading', { level: 1 });
    await expect(slide).toHaveText('Who pays');
    await expect(bar).toContainText('1 of 2');
    await bar.getByRole('button', { name: 'Next slide' }).click();
    await expect(slide).toHaveText('Who orders');
    await page.mouse.click(700, 500, { button: 'right' });
    await page.getByRole('menuitem', { name: /^Previous slide/ }).click();
    await expect(slide).toHaveText('Who pays');
    await bar.getByRole('button', { name: 'Leave the presentation' }).click();
    await expect(bar).toBeHidden();
  });

  test('can be used by everybody', { tag: '@both-themes' }, async ({ designer, page }) => {
    await designer.opens(SHOP);
    await designer.presses('Alt+p', 'ArrowRight');
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Sales');
    expect(await violations(designer)).toEqual([]);
  });
});

test.describe('Presenting in German', () => {
  test.use({ locale: 'de-DE' });

  test('has German words', async ({ page }) => {
    await page.goto('./');
    await page.evaluate((text) => navigator.clipboard.writeText(text), SHOP);
    await page.getByRole('button', { name: /^Leere Fläche/ }).waitFor();
    await page.keyboard.press('Control+v');
    await expect(page.locator('[data-element="stock"]')).toBeVisible();
    await page.keyboard.press('Alt+p');
    const bar = page.getByRole('region', { name: 'Präsentation' });
    await expect(bar).toContainText('1 von 3');
    await bar.getByRole('button', { name: 'Nächste Folie' }).click();
    await expect(bar).toContainText('2 von 3');
    await bar.getByRole('button', { name: 'Präsentation verlassen' }).click();
    await expect(bar).toBeHidden();
  });
});
