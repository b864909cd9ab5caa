import { Designer } from '../designer.ts';
import { expect, test } from '../test.ts';

test.describe('12. Coming back', () => {
  test('finds the same document, view and panels after a reload', async ({ designer }) => {
    await designer.opensExample();
    await designer.outline.opens();
    await designer.commands('Mermaid preview');
    await designer.page.getByRole('button', { name: 'Zoom in' }).click();
    await designer.canvas.stands('Order service');
    const before = { file: await designer.file(), box: await designer.canvas.boxOf('Order service'), zoom: await designer.zoom.textContent() };

    await designer.reloads();
    await designer.canvas.stands('Order service');
    expect(await designer.file()).toBe(before.file);
    expect(await designer.canvas.boxOf('Order service')).toEqual(before.box);
    await expect(designer.zoom).toHaveText(before.zoom ?? '');
    await expect(designer.outline.row('Payment')).toBeVisible();
    await expect(designer.page.getByRole('tab', { name: 'Mermaid' })).toHaveAttribute('aria-selected', 'true');
  });

  test('shows the same document in two tabs, whichever draws', async ({ designer, context }) => {
    await designer.opensExample();
    const other = new Designer(await context.newPage());
    await other.page.goto('./');
    await other.seesElements();
    expect(await other.file()).toBe(await designer.file());

    await designer.canvas.selects('Order service');
    await designer.presses('F2');
    await designer.canvas.names('Ordering service');
    await expect(other.canvas.element('Ordering service')).toBeVisible();
    await other.page.bringToFront();
    await other.canvas.selects('Card provider');
    await other.presses('Delete');
    await expect(designer.canvas.element('Card provider')).toBeHidden();
    expect(await other.file()).toBe(await designer.file());

    await designer.page.bringToFront();
    await designer.presses('Control+z');
    await expect(other.canvas.element('Order service'), 'undo takes back what this tab did').toBeVisible();
    await expect(other.canvas.element('Card provider'), 'and not what the other one did').toBeHidden();
    expect(await other.file()).toBe(await designer.file());
  });

  test('keeps quiet when another tab deletes what is being renamed, and says so', async ({ designer, context }) => {
    await designer.opensExample();
    const other = new Designer(await context.newPage());
    await other.page.goto('./');
    await other.seesElements();
    await designer.page.bringToFront();
    await designer.canvas.selects('Payment service');
    await designer.presses('F2');
    await expect(designer.canvas.nameField).toBeFocused();
    await designer.types('Half');
    await other.page.bringToFront();
    await other.canvas.selects('Payment service');
    await other.presses('Delete');
    await expect(designer.canvas.nameField).toBeHidden();
    await designer.page.bringToFront();
    await designer.types('not');
    await expect(designer.page.getByRole('heading', { name: '“Payment service” was deleted while it was being renamed' })).toBeVisible();
    await expect(designer.tile('Service')).toBeHidden();
    await expect(designer.mode('Design')).toHaveAttribute('aria-pressed', 'true');
  });

  test('loses nothing that was saved when the tab is killed', async ({ designer, context }) => {
    await designer.startsBlank();
    await designer.seesSaved();
    for (const name of ['Payments', 'Stock', 'Shipping']) {
      await designer.presses('Control+ArrowRight');
      await designer.canvas.names(name);
    }
    await designer.seesSaved();
    const killer = await context.newCDPSession(designer.page);
    const gone = designer.page.waitForEvent('crash');
    void killer.send('Page.crash').catch(() => undefined);
    await gone;

    const back = new Designer(await context.newPage());
    await back.page.goto('./');
    await back.seesElements();
    expect((await back.drawn()).filter((line) => line.startsWith('service '))).toEqual([
      'service Orders',
      'service Payments',
      'service Shipping',
      'service Stock',
    ]);
    expect((await back.drawn()).filter((line) => line.startsWith('call '))).toHaveLength(3);
  });

  test.describe('without a network', () => {
    test.use({ serviceWorkers: 'allow' });

    test('finds the document after a reload, and everything that it can do with it', async ({ designer, context }) => {
      await designer.opensExample();
      const file = await designer.file();
      await designer.worksOffline();
      await context.setOffline(true);
      await designer.reloads();
      expect(await designer.file()).toBe(file);
      await designer.presses('t');
      await expect(designer.playback.button('Play')).toBeEnabled();
      await designer.presses('t');
      await designer.takeAway.opens('Mermaid');
      await expect(designer.takeAway.dialog).toContainText('Parses');
    });
  });
});
