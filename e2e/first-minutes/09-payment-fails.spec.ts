import { expect, test } from '../test.ts';
import { sample } from '../parts/samples.ts';

/** So many steps of the playhead from the start, the request to reserve is half way to the Inventory service. */
const ON_ITS_WAY = 27;
const GOLDEN = sample('payment-fails.log').trim().split('\n');

test.describe('9. “Payment fails”', () => {
  test('compensates in reverse, as the golden log has it', async ({ designer }) => {
    await designer.opensExample();
    await designer.mode('Play').click();
    await designer.playback.step('Charge payment').click();
    await designer.page.getByRole('menuitem', { name: /^Refuses/ }).click();
    await designer.playback.speed.fill('4');
    await designer.playback.button('Play').click();
    await expect(designer.playback.saga).toContainText('Rolled back');
    await expect(designer.playback.step('Release stock')).toHaveAccessibleName(/done, 70 ms/);
    await expect(designer.playback.step('Cancel order')).toHaveAccessibleName(/done, 25 ms/);
    await expect(designer.playback.step('Ship order')).toHaveAccessibleName(/not reached/);
    expect(await designer.playback.lines()).toEqual(GOLDEN);
  });

  test('does so by keyboard alone', async ({ designer }) => {
    await designer.presses('1');
    await designer.seesElements();
    await designer.presses('t');
    await designer.playback.breaks('Charge payment', 'Refuses');
    expect(await designer.playback.lines()).toEqual(GOLDEN);
    await designer.presses('.', '.', '.', '.', '.', '.');
    await expect(designer.playback.saga).toContainText('Rolled back');
  });

  test('gives the same log under reduced motion, and nothing moves', async ({ designer }) => {
    await designer.page.emulateMedia({ reducedMotion: 'reduce' });
    await designer.opensExample();
    await designer.presses('t');
    await designer.playback.breaks('Charge payment', 'Refuses');
    expect(await designer.playback.lines()).toEqual(GOLDEN);

    await designer.playback.takesThePlayhead();
    await expect(designer.playback.playhead).toBeFocused();
    await designer.presses('Home', ...Array<string>(ON_ITS_WAY).fill('ArrowRight'));
    expect(await designer.animations()).toEqual([]);
    const changes = async (): Promise<boolean> => {
      const before = await designer.pictureOf('Order service', 'Inventory service');
      await designer.presses('ArrowRight');
      return !before.equals(await designer.pictureOf('Order service', 'Inventory service'));
    };
    expect(await changes(), 'nothing travels').toBe(false);
    await designer.page.emulateMedia({ reducedMotion: 'no-preference' });
    await designer.presses('ArrowLeft');
    expect(await changes(), 'a message travels where motion is welcome').toBe(true);
  });
});
