import { expect, test } from '../test.ts';

test.describe('1. An empty page', () => {
  test('offers three starts', async ({ designer }) => {
    await expect(designer.start('Order saga')).toBeVisible();
    await expect(designer.start('Blank canvas')).toBeVisible();
    await expect(designer.start('Open or paste')).toBeVisible();
  });

  for (const [key, seen] of [
    ['1', 'Order service'],
    ['2', 'Service'],
  ] as const) {
    test(`starts by the key ${key}`, async ({ designer }) => {
      await designer.presses(key);
      await expect(designer.canvas.element(seen)).toBeVisible();
    });
  }

  test('takes what is typed at once after the key 2 for the name', async ({ designer }) => {
    await designer.presses('2', ...'Shop', 'Enter');
    await expect(designer.canvas.element('Shop')).toHaveAccessibleName(/selected$/);
    await expect(designer.canvas.nameField).toBeHidden();
    expect(await designer.drawn()).toEqual(['service Shop']);
  });

  test('asks for a file or a text by the key 3', async ({ designer }) => {
    await designer.presses('3');
    await expect(designer.dialog.getByRole('heading', { name: 'Open or paste' })).toBeVisible();
    await expect(designer.dialog.getByRole('textbox')).toBeFocused();
  });

  test('reaches each start by Tab', async ({ designer }) => {
    await designer.tabsTo(designer.start('Order saga'));
    await designer.tabsTo(designer.start('Blank canvas'));
    await designer.tabsTo(designer.start('Open or paste'));
  });
});
