import { sample } from './parts/samples.ts';
import { expect, test } from './test.ts';

test.describe('What a screen reader hears', () => {
  test('is each change of the drawing, once, and not that it was saved', async ({ designer }) => {
    const said = await designer.listens();
    await designer.presses('2');
    await designer.canvas.names('Orders');
    await expect.poll(said).toContain('Orders, service, selected');
    await designer.commands('Add a database');
    await designer.canvas.names('orders-db');
    await designer.presses('ArrowRight', 'ArrowRight');
    await expect.poll(said).toContain('Done: Move orders-db.');
    await designer.presses('Control+d');
    await expect.poll(said).toContain('Done: Duplicate.');
    await designer.presses('Delete');
    await expect.poll(said).toContain('orders-db deleted. Undo brings it back.');
    await designer.presses('Control+z', 'Escape');
    await expect.poll(said).toContain('Nothing is selected.');
    await designer.presses('Alt+ArrowRight', 'Alt+ArrowUp');
    await expect.poll(said).toContain('Nothing is connected in this direction: up.');
    expect(await said()).toEqual([
      'Untitled is open: 0 elements, 0 flows.',
      'Orders, service, selected',
      'Database added. Type its name.',
      'orders-db, data store, selected',
      'Done: Move orders-db.',
      'orders-db, data store, selected',
      'Done: Duplicate.',
      'orders-db deleted. Undo brings it back.',
      'Undone: Remove orders-db.',
      'orders-db, data store, selected',
      'Nothing is selected.',
      'Orders, service, selected',
      'Nothing is connected in this direction: up.',
    ]);
  });

  test('is what is opened, and the canvas says how to begin and what is selected', async ({ designer }) => {
    const said = await designer.listens();
    await designer.tabsTo(designer.start('Order saga'));
    await designer.presses('Enter');
    await expect(designer.canvas.root).toBeFocused();
    await expect(designer.canvas.root).toHaveAccessibleDescription(/^Nothing is selected\. Alt with an arrow key goes to an element/);
    expect(await said()).toContain('Order saga is open: 18 elements, 16 flows.');
    await designer.presses('Alt+ArrowRight');
    await expect(designer.canvas.root).toHaveAccessibleDescription('Web shop, client, selected');
    await expect(designer.page.getByRole('application')).toHaveCount(1);
  });

  test('is the finding to which F8 goes', async ({ designer }) => {
    await designer.opens(sample('harbour.seam.yaml'));
    await expect(designer.findings.counts).toHaveAccessibleName(/[1-9]\d* (error|warning|note)/);
    const said = await designer.listens();
    await designer.presses('F8');
    await expect.poll(said).toContainEqual(expect.stringMatching(/^(?:Error|Warning|Note): .+\.$/));
  });

  test('is a run: what is played, each step, and where it ends', async ({ designer }) => {
    await designer.opensExample();
    const said = await designer.listens();
    await designer.presses('t');
    await expect.poll(said).toContain('Play: Place order');
    await designer.presses('Shift+Period', 'Shift+Period');
    await expect.poll(said).toContainEqual(expect.stringMatching(/^Reserve stock done\. /));
    await designer.presses('.');
    await expect.poll(said).toContainEqual(expect.stringMatching(/^Place order completed\. /));
    await designer.presses('.');
    await expect.poll(said).toContain('There is nothing further in this run.');
    await designer.presses('r', 'Space');
    await expect.poll(said).toContain('It plays.');
    await designer.presses('Space');
    await expect.poll(said).toContainEqual(expect.stringMatching(/^Paused at [\d.]+ s\.$/));
    await designer.presses('t');
    await expect.poll(said).toContain('Design mode');
  });

  test('is how much the palette finds, and what Enter adds', async ({ designer }) => {
    await designer.startsBlank();
    const said = await designer.listens();
    await designer.presses('n');
    await expect(designer.page.getByRole('searchbox', { name: 'Search what can be added' })).toBeFocused();
    await designer.types('queue');
    await expect.poll(said).toContain('1 found. Enter adds: Queue.');
  });
});

test.describe('The focus', () => {
  test('goes on to what a command of the palette opens', async ({ designer, page }) => {
    await designer.startsBlank();
    await designer.commands('Add a service');
    await designer.canvas.names('Billing');
    await designer.commands('Rename');
    await designer.canvas.names('Invoices');
    await designer.commands('Comment on this');
    await expect(page.getByRole('textbox', { name: 'New comment' })).toBeFocused();
    await designer.presses('Escape');
    await designer.commands('Find and replace names');
    await expect(page.getByRole('textbox', { name: 'Find a name' })).toBeFocused();
    await designer.presses('Escape');
    await expect(designer.canvas.root).toBeFocused();
    await designer.commands('Find a name');
    await expect(page.getByRole('textbox', { name: 'Find a name' })).toBeFocused();
  });

  test('goes on from a button that takes its panel away, and from one that makes another of it', async ({ designer, page }) => {
    await designer.startsBlank();
    await designer.presses('Control+ArrowRight');
    await designer.canvas.names('Payment');
    const inspector = page.getByRole('complementary', { name: 'Inspector' });
    await inspector.getByRole('button', { name: 'Close the inspector' }).focus();
    await designer.presses('Enter');
    await expect(designer.canvas.root).toBeFocused();
    await designer.presses('Control+a', 'Alt+Enter');
    await expect(inspector.getByRole('button', { name: 'Align left edges' })).toBeFocused();
    await inspector.getByRole('button', { name: 'Make a saga of the 2 services' }).focus();
    await designer.presses('Enter');
    await expect(inspector.getByRole('heading', { name: 'Saga' })).toBeVisible();
    await expect(inspector.locator(':focus')).toHaveCount(1);
  });

  test('is in the menu of what is selected, which opens beside it by a key and is called after it', async ({ designer, page }) => {
    await designer.opensExample();
    await designer.presses('Alt+ArrowRight');
    const shop = await designer.canvas.boxOf('Web shop');
    await designer.presses('Shift+F10');
    const { x, y } = await designer.boxOf(page.getByRole('menu', { name: 'Menu of Web shop' }));
    expect(Math.abs(x - shop.x)).toBeLessThan(16);
    expect(Math.abs(y - shop.y - shop.height)).toBeLessThan(16);
    await designer.presses('Escape');
    await expect(designer.canvas.root).toBeFocused();
  });
});
