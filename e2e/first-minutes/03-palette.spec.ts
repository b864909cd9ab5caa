import { expect, test } from '../test.ts';

const NEAR = 8;

test.describe('3. The palette', () => {
  test('drops what is dragged within 8 px of the pointer, with its name being typed', async ({ designer }) => {
    await designer.startsBlank();
    await designer.openPalette();
    const at = { x: 900, y: 620 };
    await designer.canvas.drags(await designer.middleOf(designer.tile('Database')), at);
    const { x, y } = await designer.canvas.middleOf('Database');
    expect(Math.hypot(x - at.x, y - at.y)).toBeLessThanOrEqual(NEAR);
    await designer.canvas.names('order-db');
    expect(await designer.drawn()).toEqual(['datastore order-db', 'service Orders']);
  });

  test('does not hide an element under what is dropped onto it: that stands beside', async ({ designer }) => {
    await designer.startsBlank();
    await designer.openPalette();
    const { x, y } = await designer.canvas.middleOf('Orders');
    await designer.canvas.drags(await designer.middleOf(designer.tile('Database')), { x: x + 6, y: y + 9 });
    await designer.canvas.names('order-db');
    const [orders, database] = [await designer.canvas.boxOf('Orders'), await designer.canvas.boxOf('order-db')];
    expect(database.y).toBeGreaterThan(orders.y + orders.height);
    expect(database.y).toBeLessThan(orders.y + 2 * orders.height);
    expect(Math.abs(database.x - orders.x)).toBeLessThanOrEqual(NEAR);
  });

  test('adds by a click what a drag adds, with its name being typed', async ({ designer }) => {
    await designer.startsBlank();
    await designer.openPalette();
    await designer.tile('Database').click();
    await designer.canvas.names('order-db');
    await expect(designer.canvas.element('order-db')).toBeInViewport();
    expect(await designer.drawn()).toEqual(['datastore order-db', 'service Orders']);
  });

  test('adds by keyboard: N, a few letters, Enter, a name', async ({ designer }) => {
    await designer.presses('2');
    await designer.canvas.names('Orders');
    await designer.presses('n');
    await expect(designer.page.getByRole('searchbox', { name: 'Search what can be added' })).toBeFocused();
    await designer.types('data');
    await designer.presses('Enter');
    await designer.canvas.names('order-db');
    expect(await designer.drawn()).toEqual(['datastore order-db', 'service Orders']);
  });

  test('takes what is typed while it is still being loaded', async ({ designer }) => {
    await designer.page.route(/assets\/(?:palette|AddTab|Palette)[^/]*\.js$/, async (route) => {
      // What is typed below comes before it.
      await lettersTyped;
      await route.continue();
    });
    let typed = (): void => undefined;
    const lettersTyped = new Promise<void>((resolve) => (typed = resolve));
    await designer.presses('2');
    await designer.canvas.names('Orders');
    await designer.presses('n', 'd', 'a', 't', 'a', 'x', 'Backspace', 'Enter');
    typed();
    await designer.canvas.names('order-db');
    expect(await designer.drawn()).toEqual(['datastore order-db', 'service Orders']);
  });
});
