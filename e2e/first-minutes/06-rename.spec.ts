import { expect, test } from '../test.ts';
import { sample } from '../parts/samples.ts';

test.describe('6. Renaming', () => {
  test('shows on canvas, outline and Mermaid, each time', async ({ designer }) => {
    await designer.opens(sample('violations/shared-database.seam.yaml'));
    await designer.outline.opens();
    await designer.commands('Mermaid preview');
    const mermaid = designer.page.getByRole('region', { name: /\.mmd$/ });
    await expect(mermaid).toContainText('Billing');
    await designer.canvas.selects('Billing');

    for (const name of ['Invoices', 'Receipts', 'Accounts', 'Debts']) {
      await designer.presses('F2');
      await expect(designer.canvas.nameField).toBeFocused();
      await designer.types(name);
      await designer.presses('Enter');
      for (const place of [designer.canvas.root, designer.outline.tree, mermaid]) await expect(place).toContainText(name);
    }
    for (const place of [designer.canvas.root, designer.outline.tree, mermaid]) await expect(place).not.toContainText('Receipts');
  });

  test('works by keyboard alone: walk there in the outline, F2, a name, Enter', async ({ designer }) => {
    await designer.opens(sample('violations/shared-database.seam.yaml'));
    await designer.outline.opens();
    await designer.outline.walksTo('Billing');
    await designer.presses('F2');
    await designer.outline.names('Invoices');
    await expect(designer.canvas.element('Invoices')).toBeVisible();
    expect(await designer.drawn()).toContain('service Invoices');
  });

  test('leaves Enter and Escape to an input method while it composes', async ({ designer }) => {
    await designer.startsBlank();
    await designer.presses('F2');
    await expect(designer.canvas.nameField).toBeFocused();
    const keyboard = await designer.page.context().newCDPSession(designer.page);
    await keyboard.send('Input.imeSetComposition', { text: 'ちゅうもん', selectionStart: 5, selectionEnd: 5 });
    for (const key of ['Enter', 'Escape']) {
      await keyboard.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', key, code: key, windowsVirtualKeyCode: 229 });
      await keyboard.send('Input.dispatchKeyEvent', { type: 'keyUp', key, code: key, windowsVirtualKeyCode: 229 });
      await expect(designer.canvas.nameField).toBeFocused();
    }
    await keyboard.send('Input.insertText', { text: '注文' });
    await designer.presses('Enter');
    await expect(designer.canvas.element('注文')).toBeVisible();
    expect(await designer.drawn()).toEqual(['service 注文']);
  });
});
