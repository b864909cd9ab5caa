import { readFile } from 'node:fs/promises';
import { readDownload } from './designer.ts';
import { readDesignFile } from './parts/designFile.ts';
import { unzip } from './parts/zip.ts';
import { expect, test } from './test.ts';

test.describe('Taking away', () => {
  test.beforeEach(({ designer }) => designer.opensExample());

  test('YAML is the canonical file: opened again and saved, the same bytes', async ({ designer, browser }) => {
    await designer.takeAway.opens('YAML');
    const download = await designer.downloads(() => designer.takeAway.button('Download').click());
    expect(download.suggestedFilename()).toBe('order-saga.seam.yaml');
    const text = await readDownload(download);
    expect(await designer.takeAway.copies('Copy text')).toBe(text);

    const other = await designer.somebodyElse(browser);
    await other.opens(text);
    expect(await other.file()).toBe(text);
    await other.page.context().close();
  });

  test('SVG is a picture that stands alone, with every name as text and no script', async ({ designer }) => {
    const { elements } = await designer.design();
    await designer.takeAway.opens('SVG');
    const download = await designer.downloads(() => designer.takeAway.button('Download').click());
    expect(download.suggestedFilename()).toBe('order-saga.svg');
    const picture = await designer.readsSvg(await readDownload(download));
    expect(picture.mistakes).toBe(0);
    expect(picture.scripts).toBe(0);
    expect(picture.links).toEqual([]);
    for (const { name } of Object.values(elements)) expect(picture.text).toContain(name);
  });

  test('PNG is a picture at twice the size, and at four times', async ({ designer }) => {
    await designer.takeAway.opens('PNG');
    const double = await designer.downloads(() => designer.takeAway.button('Download').click());
    expect(double.suggestedFilename()).toBe('order-saga.png');
    await designer.takeAway.dialog.getByRole('radio', { name: '4×' }).click();
    const fourfold = await designer.downloads(() => designer.takeAway.button('Download').click());
    const [small, large] = [pngSize(await readFile(await double.path())), pngSize(await readFile(await fourfold.path()))];
    expect(small.width).toBeGreaterThan(1_000);
    expect(Math.abs(large.width - 2 * small.width)).toBeLessThanOrEqual(2);
    expect(Math.abs(large.height - 2 * small.height)).toBeLessThanOrEqual(2);
  });

  test('TypeScript is a zip with a workspace that has every service', async ({ designer }) => {
    await designer.takeAway.opens('TypeScript');
    const download = await designer.downloads(() => designer.takeAway.button('Download zip').click());
    expect(download.suggestedFilename()).toBe('order-saga.zip');
    const files = unzip(await readFile(await download.path()));
    const names = [...files.keys()];
    expect(names).toContain('package.json');
    expect(JSON.parse(files.get('package.json')?.toString() ?? '')).toHaveProperty('scripts');
    for (const service of ['order-service', 'payment-service', 'inventory-service']) expect(names.filter((name) => name.includes(service))).not.toEqual([]);
    expect(names.filter((name) => name.startsWith('/') || name.includes('..') || name.includes('\\'))).toEqual([]);
    await expect(designer.takeAway.dialog).toContainText(`${files.size} files`);
  });

  test('Mermaid shows what it draws, and its fence pasted elsewhere is the same design', async ({ designer, browser }) => {
    const own = await designer.file();
    await designer.takeAway.opens('Mermaid');
    await expect(designer.takeAway.dialog.getByRole('img', { name: /^Diagram of Order saga/ })).toBeVisible({ timeout: 30_000 });
    await designer.takeAway.chooses('Diagram', 'Place order sequence');
    await expect(designer.takeAway.text).toContainText('sequenceDiagram');
    await expect(designer.takeAway.options.getByRole('switch', { name: 'Contexts' })).toHaveCount(0);
    const fence = await designer.takeAway.copies('Copy for README');
    expect(fence).toMatch(/^```mermaid\nsequenceDiagram\n/);

    const other = await designer.somebodyElse(browser);
    await other.opens(`# Our shop\n\n${fence}`);
    expect(await other.file()).toBe(own);
    await other.page.context().close();
  });

  test('every format shows what comes out, by keyboard alone', async ({ designer }) => {
    await designer.presses('Control+Shift+e');
    const tabs = designer.takeAway.dialog.getByRole('tab');
    await designer.tabsTo(tabs.first());
    const count = await tabs.count();
    expect(count).toBeGreaterThan(8);
    for (let at = 0; at < count; at++) {
      await expect(tabs.nth(at)).toHaveAttribute('aria-selected', 'true');
      const shown = designer.takeAway.dialog.getByRole('tabpanel').locator('pre, img, iframe, textarea, h2').first();
      await expect(shown, (await tabs.nth(at).textContent()) ?? '').toBeVisible();
      await designer.presses('ArrowDown');
    }
  });

  test('what takes long says so, can be stopped, and is written when it is asked for again', async ({ designer }) => {
    await designer.takeAway.opens('YAML');
    await expect(designer.takeAway.text).toContainText('schemaVersion');
    // Whatever is loaded from here on does not come: the work lasts until it is let through.
    let letThrough: () => void = () => undefined;
    const held = new Promise<void>((resolve) => (letThrough = resolve));
    await designer.page.context().route('**/*.js', async (route) => {
      await held;
      await route.continue();
    });
    await designer.takeAway.opens('TypeScript');
    const status = designer.takeAway.dialog.getByRole('status').filter({ hasText: 'Writing' });
    await expect(status).toBeVisible();
    await expect(status.getByRole('progressbar')).toBeVisible();
    await expect(designer.takeAway.button('Download')).toBeDisabled();
    await designer.takeAway.button('Cancel').click();
    await expect(designer.takeAway.dialog.getByText('Nothing was written.')).toBeVisible();
    await expect(status).toHaveCount(0);

    letThrough();
    await designer.takeAway.button('Write it again').click();
    await expect(designer.takeAway.dialog.getByRole('treeitem', { name: 'contracts' })).toBeVisible();
    await expect(designer.takeAway.button('Download zip')).toBeEnabled();
  });

  test('a format that has nothing to say of a design says so, and offers nothing to download', async ({ designer }) => {
    await designer.commands('New design');
    await designer.takeAway.opens('OpenAPI');
    await expect(designer.takeAway.dialog.getByText('Nothing to write as OpenAPI')).toBeVisible();
    await expect(designer.takeAway.dialog.getByText('No element of this design has operations.')).toBeVisible();
    await expect(designer.takeAway.button('Download')).toBeDisabled();
  });

  test('what was chosen is chosen again, and a command leads to each format', async ({ designer }) => {
    await designer.takeAway.opens('SVG');
    await designer.takeAway.options.getByText('Dark', { exact: true }).click();
    await designer.takeAway.closes();
    await designer.reloads();
    await designer.presses('Control+Shift+e');
    await expect(designer.takeAway.dialog.getByRole('tab', { name: 'SVG', exact: true })).toHaveAttribute('aria-selected', 'true');
    await expect(designer.takeAway.options.getByRole('radio', { name: 'Dark' })).toBeChecked();
    await designer.takeAway.closes();
    await designer.commands('Export as Markdown');
    await expect(designer.takeAway.dialog.getByRole('tab', { name: 'Markdown', exact: true })).toHaveAttribute('aria-selected', 'true');
    await expect(designer.takeAway.dialog.frameLocator('iframe').getByRole('heading', { level: 1 })).toHaveText('Order saga');
  });

  test('a window of 800 pixels has room for every option and button', async ({ designer }) => {
    await designer.page.setViewportSize({ width: 800, height: 600 });
    await designer.takeAway.opens('Mermaid');
    await expect(designer.takeAway.text).toContainText('flowchart');
    for (const target of [
      designer.takeAway.button('Copy for README'),
      designer.takeAway.button('Download'),
      designer.takeAway.options.getByRole('combobox', { name: 'Theme' }),
    ]) {
      const { x, y, width, height } = await designer.boxOf(target);
      expect(x).toBeGreaterThanOrEqual(0);
      expect(x + width).toBeLessThanOrEqual(800);
      expect(y + height).toBeLessThanOrEqual(600);
    }
  });

  test('the main menu saves the design by name, and the file opens by dropping it into the window', async ({ designer, browser }) => {
    await designer.page.getByRole('button', { name: 'Menu' }).click();
    const download = await designer.downloads(() => designer.page.getByRole('menuitem', { name: /^Download the design/ }).click());
    const text = await readDownload(download);
    const other = await designer.somebodyElse(browser);
    await other.drops('order.seam.yaml', text);
    await other.seesElements();
    expect(readDesignFile(await other.file())).toEqual(readDesignFile(text));
    await other.page.context().close();
  });
});

/** Width and height from the header of a PNG file. */
function pngSize(file: Buffer): { width: number; height: number } {
  expect(file.subarray(0, 8)).toEqual(Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]));
  return { width: file.readUInt32BE(16), height: file.readUInt32BE(20) };
}
