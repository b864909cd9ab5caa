import { expect, test } from '../test.ts';

test.describe('2. The example “Order saga”', () => {
  test('opens in one press, with at least five elements in view and Play ready', async ({ designer }) => {
    await designer.start('Order saga').click();
    await expect(designer.canvas.element('Order service')).toBeInViewport();
    await expect.poll(() => designer.elementsInView()).toBeGreaterThanOrEqual(5);
    await designer.mode('Play').click();
    await expect(designer.playback.button('Play')).toBeEnabled();
  });

  test('comes back by undo when it was broken', async ({ designer }) => {
    await designer.opensExample();
    const before = await designer.file();
    await designer.canvas.selects('Order service');
    await designer.presses('Delete');
    await expect(designer.canvas.element('Order service')).toBeHidden();
    expect(await designer.file()).not.toBe(before);
    await designer.presses('Control+z');
    await expect(designer.canvas.element('Order service')).toBeVisible();
    expect(await designer.file()).toBe(before);
  });
});
