import type { Page } from '@playwright/test';
import { expect, test } from './test.ts';

/** Two services, and what one can be asked for by the other. */
const shop = (...operations: readonly string[]): string => `
meta: { schemaVersion: 1, name: Shop that can ${operations.join(' and ')} }
elements:
  orders: { kind: service, name: Orders }
  stock: { kind: service, name: Stock, operations: [${operations.map((name) => `{ name: ${name} }`).join(', ')}] }
flows:
  asks: { kind: call, from: orders, to: stock }
layout: { orders: { x: 0, y: 0 }, stock: { x: 300, y: 0 } }
`;

test.describe('Writing code into a folder', () => {
  test('says what would happen, writes it, and keeps what somebody has filled in', async ({ designer, page }) => {
    await picksFolder(page);
    await designer.opens(shop('reserve'));
    await designer.takeAway.opens('TypeScript');
    await designer.takeAway.button('Write to a folder').click();
    const dialog = page.getByRole('dialog', { name: 'Write to the folder “code”' });
    await expect(dialog.getByRole('status')).toHaveText(/^\d+ new$/);
    await expect(dialog.getByRole('region', { name: /^New/ })).toContainText('services/stock/operations.ts yours to fill in');
    expect(await textOf(page, 'package.json')).toBeUndefined();
    await dialog.getByRole('button', { name: 'Write' }).click();
    await expect(dialog.getByRole('status')).toHaveText(/^Written\. \d+ new$/);
    await dialog.getByRole('button', { name: 'Close', exact: true }).first().click();
    expect(await textOf(page, 'services/stock/operations.ts')).toContain('async reserve()');

    await edits(page, 'services/stock/operations.ts', 'throw new', 'return 7; throw new');
    await edits(page, 'services/stock/generated/ports.ts', 'What Stock', 'WHAT STOCK');
    await designer.takeAway.closes();
    await designer.drops('shop.seam.yaml', shop('reserve', 'count'));
    await expect(page.getByText('Shop that can reserve and count').first()).toBeVisible();
    await designer.takeAway.opens('TypeScript');
    await designer.takeAway.button('Write to a folder').click();
    await expect(dialog.getByRole('region', { name: /^Yours, and lacking/ })).toContainText('services/stock/operations.ts lacks count');
    await expect(dialog.getByRole('region', { name: /^Generated, and edited/ })).toContainText('services/stock/generated/ports.ts has a new version');
    await dialog.getByRole('button', { name: 'Write' }).click();
    await expect(dialog.getByRole('status')).toHaveText(/^Written\. \d+ changed · 2 kept · \d+ unchanged$/);
    expect(await textOf(page, 'services/stock/operations.ts')).toContain('return 7;');
    expect(await textOf(page, 'services/stock/generated/ports.ts')).toContain('WHAT STOCK');
    expect(await textOf(page, 'services/stock/generated/ports.ts.new')).toContain('count(');
    await dialog.getByRole('button', { name: 'Close', exact: true }).first().click();

    await designer.takeAway.button('Write to a folder').click();
    await dialog.getByText('Overwrite', { exact: true }).click();
    await expect(dialog.getByText('The edits are lost.')).toBeVisible();
    await dialog.getByRole('button', { name: 'Write' }).click();
    await expect(dialog.getByRole('status')).toHaveText(/^Written\. 1 changed/);
    expect(await textOf(page, 'services/stock/generated/ports.ts')).toContain('count(');
    expect(await textOf(page, 'services/stock/operations.ts')).toContain('return 7;');
    expect(await textOf(page, 'services/stock/generated/ports.ts.new')).toBeUndefined();
  });

  test('names the file and the reason when the disk is full, and goes on when there is room', async ({ designer, page }) => {
    await picksFolder(page);
    await designer.opens(shop('reserve'));
    await designer.takeAway.opens('TypeScript');
    await fillsTheDisk(page, 'main.ts');
    await designer.takeAway.button('Write to a folder').click();
    const dialog = page.getByRole('dialog', { name: 'Write to the folder “code”' });
    await dialog.getByRole('button', { name: 'Write' }).click();
    await expect(dialog.getByRole('alert')).toHaveText(/^(?:app|services\/\w+)\/main\.ts could not be written: the disk is full\.\s*$/);
    await fillsTheDisk(page, undefined);
    await dialog.getByRole('button', { name: 'Look again' }).click();
    await expect(dialog.getByRole('status')).toHaveText(/^\d+ new · \d+ unchanged$/);
    await dialog.getByRole('button', { name: 'Write' }).click();
    await expect(dialog.getByRole('status')).toHaveText(/^Written\./);
    expect(await textOf(page, '.seamwright.json')).toContain('services/stock/main.ts');
  });

  test('stops when it is told to, and what was written stays', async ({ designer, page }) => {
    await picksFolder(page);
    await designer.opens(shop('reserve'));
    await designer.takeAway.opens('TypeScript');
    await waitsBeforeWriting(page, 'main.ts');
    await designer.takeAway.button('Write to a folder').click();
    const dialog = page.getByRole('dialog', { name: 'Write to the folder “code”' });
    await dialog.getByRole('button', { name: 'Write' }).click();
    await expect(dialog.getByRole('progressbar', { name: 'Writing' })).toBeVisible();
    await dialog.getByRole('button', { name: 'Cancel' }).click();
    await goesOn(page);
    await expect(dialog.getByText('Stopped before the end')).toBeVisible();
    expect(await textOf(page, '.seamwright.json')).toBeUndefined();
    await designer.presses('Escape');
    await expect(dialog).toBeHidden();
    await expect(designer.takeAway.dialog).toBeVisible();
  });

  test('is left to the zip where the browser cannot', async ({ designer, page }) => {
    await page.addInitScript(() => Reflect.deleteProperty(globalThis, 'showDirectoryPicker'));
    await page.reload();
    await designer.opensExample();
    await designer.takeAway.opens('TypeScript');
    await expect(designer.takeAway.button('Download zip')).toBeEnabled();
    await expect(designer.takeAway.button('Write to a folder')).toHaveCount(0);
    await expect(designer.takeAway.dialog).toContainText('This browser cannot write into a folder');
  });
});

/** Whoever is asked for a folder picks one in the page's own file system, which has the same handles as the device's. */
async function picksFolder(page: Page): Promise<void> {
  await page.evaluate(() => {
    const pick = async () => (await navigator.storage.getDirectory()).getDirectoryHandle('code', { create: true });
    Object.assign(globalThis, { showDirectoryPicker: pick });
  });
}

/** The text of a file of the folder. */
const textOf = (page: Page, path: string): Promise<string | undefined> =>
  page.evaluate(async (parts) => {
    try {
      let folder = await (await navigator.storage.getDirectory()).getDirectoryHandle('code');
      for (const name of parts.slice(0, -1)) folder = await folder.getDirectoryHandle(name);
      const file = await (await folder.getFileHandle(parts.at(-1) ?? '')).getFile();
      return await file.text();
    } catch {
      return undefined;
    }
  }, path.split('/'));

/** A person changes a file of the folder. */
async function edits(page: Page, path: string, from: string, to: string): Promise<void> {
  const text = await textOf(page, path);
  expect(text).toContain(from);
  await page.evaluate(
    async ({ parts, content }) => {
      let folder = await (await navigator.storage.getDirectory()).getDirectoryHandle('code');
      for (const name of parts.slice(0, -1)) folder = await folder.getDirectoryHandle(name);
      const stream = await (await folder.getFileHandle(parts.at(-1) ?? '')).createWritable();
      await stream.write(content);
      await stream.close();
    },
    { parts: path.split('/'), content: text?.replace(from, to) ?? '' },
  );
}

/** Files of that name find no room; with none, there is room again. */
async function fillsTheDisk(page: Page, name: string | undefined): Promise<void> {
  await page.evaluate((full) => {
    const kept = globalThis as { createWritable?: FileSystemFileHandle['createWritable'] };
    kept.createWritable ??= FileSystemFileHandle.prototype.createWritable;
    const create = kept.createWritable;
    FileSystemFileHandle.prototype.createWritable = function (...options) {
      if (this.name === full) throw new DOMException('No room.', 'QuotaExceededError');
      return create.apply(this, options);
    };
  }, name);
}

/** Files of that name are not written before {@link goesOn}. */
async function waitsBeforeWriting(page: Page, name: string): Promise<void> {
  await page.evaluate((slow) => {
    const create = FileSystemFileHandle.prototype.createWritable;
    const gate = new Promise((open) => Object.assign(globalThis, { openGate: open }));
    FileSystemFileHandle.prototype.createWritable = async function (...options) {
      if (this.name === slow) await gate;
      return create.apply(this, options);
    };
  }, name);
}

const goesOn = (page: Page): Promise<void> => page.evaluate(() => (globalThis as unknown as { openGate: () => void }).openGate());
