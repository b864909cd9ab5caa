import { sample } from './parts/samples.ts';
import { expect, test } from './test.ts';

test.describe('The gallery of examples', () => {
  test('shows of each a picture, its patterns and a question, and opens one with Enter', async ({ designer }) => {
    await designer.commands('Examples …');
    const cards = designer.dialog.getByRole('listitem');
    await expect(cards.first()).toBeVisible();
    expect(await cards.count()).toBeGreaterThanOrEqual(8);
    for (const card of await cards.all()) {
      await card.scrollIntoViewIfNeeded();
      await expect(card.locator('svg path[d]').nth(8)).toBeAttached();
      await expect(card).toContainText(/\?/);
    }
    const wrong = designer.dialog.getByRole('button', { name: 'Shop with a shared database' });
    await expect(wrong).toHaveAccessibleDescription(/Wrong on purpose.*Shared database.*\?/);
    await designer.tabsTo(wrong);
    await designer.presses('Enter');
    await designer.seesElements();
    await expect(designer.findings.counts).toHaveAccessibleName(/[1-9]\d* errors/);
  });
});

test.describe('Designs on this device', () => {
  test.beforeEach(async ({ designer }) => {
    await designer.opens(sample('harbour.seam.yaml'));
    await designer.commands('New design');
    await expect(designer.canvas.elements).toHaveCount(0);
    await designer.commands('Designs on this device');
  });

  const names = (dialog: import('@playwright/test').Locator) => dialog.locator('[data-design] button[class]').filter({ hasText: /element/ });

  test('have a picture each, and are renamed, duplicated and deleted with undo, by pointer', async ({ designer }) => {
    const card = (name: string) => designer.dialog.getByRole('listitem').filter({ hasText: name });
    await expect(card('Harbour').locator('svg[viewBox^="-"], svg[viewBox]').first()).toBeVisible();

    await card('Harbour').getByRole('button', { name: 'Rename Harbour' }).click();
    const field = designer.dialog.getByRole('textbox', { name: 'Name of the design' });
    await expect(field).toBeFocused();
    await field.fill('Old harbour');
    await designer.presses('Enter');
    await expect(card('Old harbour')).toBeVisible();

    await card('Old harbour').getByRole('button', { name: 'Duplicate Old harbour' }).click();
    await expect(field).toHaveValue('Old harbour (copy)');
    await field.fill('New harbour');
    await designer.presses('Enter');
    await expect(card('New harbour')).toBeVisible();
    await expect(names(designer.dialog)).toHaveCount(3);

    await card('Old harbour').getByRole('button', { name: 'Delete Old harbour' }).click();
    await expect(card('Old harbour')).toHaveCount(0);
    await designer.page.getByRole('button', { name: 'Undo', exact: true }).click();
    await expect(card('Old harbour')).toBeVisible();

    await card('New harbour')
      .getByRole('button', { name: /^New harbour/ })
      .click();
    await designer.seesElements();
    await expect(designer.page.getByRole('button', { name: 'New harbour: about this design' })).toBeVisible();
  });

  test('are renamed with F2 and deleted with Delete, and Escape gives up a name but not the dialog', async ({ designer }) => {
    const harbour = designer.dialog.getByRole('button', { name: /^Harbour/ });
    await designer.tabsTo(harbour);
    await designer.presses('F2');
    await designer.types('Nothing of it');
    await designer.presses('Escape');
    await expect(harbour).toBeFocused();
    await designer.presses('F2');
    await designer.types('Port');
    await designer.presses('Enter');
    const port = designer.dialog.getByRole('button', { name: /^Port/ });
    await expect(port).toBeFocused();
    await designer.presses('Delete');
    await expect(port).toHaveCount(0);
    await expect(designer.notices).toContainText('Port was deleted.');
    await expect(names(designer.dialog)).toHaveCount(1);
  });
});

test('The start page shows what was drawn last, opens it, and leads back to what is open', async ({ designer }) => {
  await designer.opens(sample('harbour.seam.yaml'));
  await designer.commands('Start page');
  const recent = designer.page.getByRole('region', { name: 'On this device' });
  await expect(recent.getByRole('button', { name: /^Harbour/ }).locator('svg')).toBeVisible();
  await designer.presses('Escape');
  await expect(designer.canvas.elements.first()).toBeVisible();
  await designer.commands('Start page');
  await recent.getByRole('button', { name: /^Harbour/ }).click();
  await expect(designer.canvas.elements.first()).toBeVisible();
  await designer.commands('Start page');
  await designer.mode('Map').click();
  await expect(recent).toBeHidden();
});
