import type { Designer } from './designer.ts';
import { Mirror } from './parts/mirror.ts';
import { test as base, expect } from './test.ts';

const test = base.extend<{ mirror: Mirror }>({
  // oxlint-disable-next-line no-empty-pattern -- Playwright reads the names of the fixtures from the pattern
  mirror: async ({}, use, { project }) => {
    const mirror = await Mirror.of(project.use.baseURL ?? '');
    await use(mirror);
    await mirror.close();
  },
  baseURL: async ({ mirror }, use) => use(mirror.address),
});

test.use({ serviceWorkers: 'allow' });

const notice = ({ page }: Designer, title: string) => page.getByRole('dialog').filter({ has: page.getByRole('heading', { name: title }) });

/** A new version is deployed while the page is open, and the page learns of it. */
async function aNewVersionComes(designer: Designer, mirror: Mirror): Promise<void> {
  await designer.worksOffline();
  mirror.release();
  await designer.page.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.update());
  await expect(notice(designer, 'A new version is ready')).toBeVisible({ timeout: 30_000 });
}

test.describe('A new version', () => {
  test.slow();

  test('starts by one press, with everything that was drawn until then', async ({ designer, mirror }) => {
    await designer.opensExample();
    await aNewVersionComes(designer, mirror);
    await designer.commands('Add a service');
    await designer.canvas.names('Drawn just now');
    const loaded = designer.page.waitForEvent('load');
    await notice(designer, 'A new version is ready').getByRole('button', { name: 'Reload' }).click();
    await loaded;
    await expect(designer.canvas.element('Drawn just now')).toBeVisible();
    await expect(notice(designer, 'A new version is ready')).toHaveCount(0);
  });

  test('waits while the disk takes nothing, and the file can be saved', async ({ designer, mirror }) => {
    await designer.opensExample();
    await aNewVersionComes(designer, mirror);
    await designer.page.evaluate(() => {
      const { add } = IDBObjectStore.prototype;
      const full = { on: true };
      Object.assign(globalThis, { full });
      IDBObjectStore.prototype.add = function (...parameters) {
        if (full.on) throw new DOMException('The disk is full.', 'QuotaExceededError');
        return add.apply(this, parameters);
      };
    });
    await designer.commands('Add a service');
    await designer.canvas.names('Only in this tab');
    await expect(designer.savedState).toHaveText('Not saved');

    await notice(designer, 'A new version is ready').getByRole('button', { name: 'Reload' }).click();
    const waiting = notice(designer, 'The new version waits: your last changes are only in this tab');
    await expect(waiting).toBeVisible();
    const download = await designer.downloads(() => waiting.getByRole('button', { name: 'Save a file' }).click());
    expect(download.suggestedFilename()).toMatch(/\.seam\.yaml$/);
    await expect(designer.canvas.element('Only in this tab')).toBeVisible();

    await designer.page.evaluate(() => {
      (globalThis as unknown as { full: { on: boolean } }).full.on = false;
    });
    await designer.savedState.click();
    await expect(designer.savedState).toHaveText('Saved');
    const loaded = designer.page.waitForEvent('load');
    await waiting.getByRole('button', { name: 'Try again' }).click();
    await loaded;
    await expect(designer.canvas.element('Only in this tab')).toBeVisible();
  });
});

test('What is installed has a name, a colour and icons, one of them for masks', async ({ page, designer }) => {
  await expect(designer.start('Blank canvas')).toBeVisible();
  const address = await page.locator('link[rel="manifest"]').getAttribute('href');
  const manifest = await (await page.request.get(address ?? '')).json();
  expect(manifest).toMatchObject({ name: 'Seamwright', display: 'standalone', start_url: './', scope: './' });
  expect(manifest.icons.filter(({ purpose }: { purpose?: string }) => purpose === 'maskable')).toHaveLength(1);
  for (const { src, sizes, type } of manifest.icons) {
    const icon = await page.request.get(src);
    expect(icon.ok(), src).toBe(true);
    if (type !== 'image/png') continue;
    const png = await icon.body();
    expect(`${png.readUInt32BE(16)}x${png.readUInt32BE(20)}`, src).toBe(sizes);
  }
});
