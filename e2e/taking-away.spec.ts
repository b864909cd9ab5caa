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
