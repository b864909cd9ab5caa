import type { Designer } from './designer.ts';
import { expect, test } from './test.ts';

const hint = ({ page }: Designer) => page.getByRole('region', { name: 'Hint' });

test.describe('An empty canvas', () => {
  test('says how to begin, and gives way to the first thing that is drawn', async ({ designer }) => {
    await designer.commands('New design');
    const empty = designer.page.getByRole('region', { name: 'Nothing is drawn yet' });
    await expect(empty).toBeVisible();
    await empty.getByRole('button', { name: 'Add a service' }).click();
    await designer.canvas.names('Orders');
    await expect(empty).toBeHidden();
    await designer.presses('Control+z');
    await expect(empty).toBeVisible();
  });

  test('is where the rail leads from the start page', async ({ designer }) => {
    await designer.openPalette();
    await designer.tile('Queue').click();
    await designer.canvas.names('Jobs');
    expect(await designer.drawn()).toEqual(['channel Jobs']);
  });
});

test.describe('Three hints', () => {
  test('go one by one when what they tell of is done, and stay away after a reload', async ({ designer }) => {
    await designer.opensExample();
    await expect(hint(designer)).toContainText('1 of 3');
    await designer.canvas.selects('Notifications');
    await designer.presses('c');
    await expect(designer.dialog.getByRole('combobox')).toBeFocused();
    await designer.types('Carrier');
    await designer.presses('Enter');
    await expect(hint(designer)).toContainText('2 of 3');
    await designer.presses('F8');
    await expect(hint(designer)).toContainText('3 of 3');
    await designer.presses('Escape');
    await designer.mode('Play').click();
    await designer.mode('Design').click();
    await expect(hint(designer)).toBeHidden();
    await designer.reloads();
    await expect(hint(designer)).toBeHidden();
    await designer.commands('Show the three hints again');
    await expect(hint(designer)).toContainText('1 of 3');
  });

  test('are sent away at once, and never take the focus', async ({ designer }) => {
    await designer.opensExample();
    await expect(hint(designer)).toBeVisible();
    expect(await hint(designer).evaluate((island) => island.contains(document.activeElement))).toBe(false);
    await hint(designer).getByRole('button', { name: 'No more hints' }).click();
    await expect(hint(designer)).toBeHidden();
  });
});

test.describe('A part that cannot be loaded', () => {
  test.use({ expectedErrors: [/Failed to load resource|Inspector|preload CSS|dynamically imported/] });

  test('says so, leaves the canvas as it is, and the file can be saved', async ({ designer }) => {
    await designer.opensExample();
    await designer.page.route(/\/assets\/(?:Inspector|inspector)[^/]*\.(?:js|css)/, (route) => route.abort());
    await designer.canvas.selects('Payment service');
    const alert = designer.page.getByRole('alert').filter({ hasText: 'The inspector could not be loaded.' });
    await expect(alert).toContainText('Your design is kept.');
    const download = await designer.downloads(() => alert.getByRole('button', { name: 'Download the design' }).click());
    expect(download.suggestedFilename()).toMatch(/\.seam\.yaml$/);
    await designer.canvas.selects('Payment service');
    await designer.presses('Delete');
    await expect(designer.canvas.element('Payment service')).toBeHidden();
  });
});

test('A design that a newer version has open can only be read: it says so, refuses changes, and its file can be saved', async ({ designer }) => {
  await designer.opensExample();
  const before = await designer.file();
  await designer.page.evaluate(() => {
    const id: string = JSON.parse(localStorage.getItem('seamwright:last-design') ?? '""');
    new BroadcastChannel(`seamwright:design:${id}`).postMessage({ type: 'hello', from: 'another tab', version: 1_000_000_000, vector: new Uint8Array([0]) });
  });
  await expect(designer.savedState).toHaveText('Read-only');
  await expect(designer.notices).toContainText('This design can only be read');
  await expect(designer.notices.getByRole('button', { name: 'Reload' })).toBeVisible();
  const download = await designer.downloads(() => designer.notices.getByRole('button', { name: 'Save a file' }).click());
  expect(download.suggestedFilename()).toMatch(/\.seam\.yaml$/);
  await designer.canvas.selects('Carrier');
  await designer.presses('Delete');
  await expect(designer.canvas.element('Carrier')).toBeVisible();
  expect(await designer.file()).toBe(before);
});

test.describe('Without a network', () => {
  // What the page was fetching ahead of need when the network went away.
  test.use({ expectedErrors: [/ERR_INTERNET_DISCONNECTED/] });

  test('the strip says so, until it is back', async ({ designer, context }) => {
    await designer.opensExample();
    await context.setOffline(true);
    const sign = designer.page.getByRole('status').filter({ hasText: 'Offline' });
    await expect(sign).toBeVisible();
    await context.setOffline(false);
    await expect(sign).toBeHidden();
  });
});

test('What the browser offers to install is installed by a command, and only then', async ({ designer }) => {
  await designer.opensExample();
  await designer.page.evaluate(() => {
    const asked = { times: 0 };
    Object.assign(globalThis, { asked });
    const prompt = async (): Promise<void> => void (asked.times += 1);
    dispatchEvent(Object.assign(new Event('beforeinstallprompt', { cancelable: true }), { prompt }));
  });
  await designer.commands('Install as an app');
  expect(await designer.page.evaluate(() => (globalThis as unknown as { asked: { times: number } }).asked.times)).toBe(1);
});
