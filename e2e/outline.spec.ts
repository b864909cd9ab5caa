import type { Designer } from './designer.ts';
import { sample } from './parts/samples.ts';
import { expect, test } from './test.ts';

/** What a screen reader reads of a row. */
const heard = async ({ outline }: Designer, name: string) => {
  const row = outline.row(name).first();
  const [level, position, siblings, expanded] = await Promise.all(
    ['aria-level', 'aria-posinset', 'aria-setsize', 'aria-expanded'].map((attribute) => row.getAttribute(attribute)),
  );
  return { level, position, siblings, expanded };
};

test.describe('The outline alone', () => {
  test('builds a saga of six services from nothing, without a pointer, and says each change', async ({ designer }) => {
    test.slow();
    await designer.presses('2');
    await designer.canvas.names('Order service');
    const said = await designer.listens();
    await designer.outline.opens();
    await designer.outline.walksTo('Order service');

    for (const name of ['Inventory', 'Payment', 'Shipping', 'Invoice', 'Notification']) {
      await designer.outline.asks('n', 'Service');
      await designer.outline.names(name);
    }
    for (const name of ['Inventory', 'Payment', 'Shipping', 'Invoice', 'Notification']) {
      await designer.presses('Home');
      await designer.outline.walksTo('Order service');
      await designer.outline.asks('c', name);
    }
    await designer.presses('Home');
    await designer.outline.walksTo('Elements');
    await designer.outline.asks('n', 'Saga');
    await designer.outline.names('Place order');
    for (const [service, step] of [
      ['Inventory', 'Reserve stock'],
      ['Payment', 'Charge card'],
      ['Shipping', 'Ship parcel'],
    ] as const) {
      await designer.outline.walksTo('Place order');
      await designer.outline.asks('n', service);
      await designer.outline.names(step);
      await designer.presses('ArrowRight', 'ArrowRight');
      await designer.outline.walksTo('undone by nothing');
      await designer.presses('F2');
      await expect(designer.outline.tree.getByRole('textbox', { name: 'Name' })).toBeFocused();
      await designer.types(`Undo ${step.toLowerCase()}`);
      await designer.presses('Enter');
      await expect(designer.outline.row(`undone by Undo ${step.toLowerCase()}`)).toBeFocused();
      await designer.presses('Home');
    }

    const design = await designer.design();
    expect(Object.values(design.elements).filter(({ kind }) => kind === 'service')).toHaveLength(6);
    expect(Object.values(design.flows)).toHaveLength(5);
    expect(Object.values(design.sagas)).toMatchObject([
      {
        name: 'Place order',
        steps: [
          { name: 'Reserve stock', compensation: 'Undo reserve stock' },
          { name: 'Charge card', compensation: 'Undo charge card' },
          { name: 'Ship parcel', compensation: 'Undo ship parcel' },
        ],
      },
    ]);
    expect(await said()).toEqual(
      expect.arrayContaining([
        'Service added. Type its name.',
        'Service is called Inventory now.',
        'Order service calls Inventory. Connected.',
        'Saga added. Type its name.',
        'undone by nothing is called Undo reserve stock now.',
      ]),
    );
  });

  test('moves into a new context, reorders, deletes and undoes, each said in one sentence', async ({ designer }) => {
    await designer.opensExample();
    const before = await designer.file();
    const said = await designer.listens();
    await designer.outline.opens();
    await designer.outline.walksTo('Carrier');
    await designer.outline.asks('m', 'A new context');
    await designer.outline.names('Delivery');
    await designer.presses('Home');
    await designer.outline.walksTo('Place order');
    await designer.presses('ArrowRight');
    await designer.outline.walksTo('Reserve stock');
    await designer.presses('Alt+ArrowDown');
    await expect.poll(said).toContainEqual('Reserve stock is now 3 of 4.');
    await designer.presses('Alt+ArrowUp');
    await expect(designer.outline.row('Reserve stock').first()).toBeFocused();
    await designer.presses('Delete');
    await expect.poll(said).toContainEqual('Reserve stock deleted. Undo brings it back.');
    await expect(designer.outline.tree.locator(':focus')).toHaveCount(1);
    for (let step = 0; step < 4; step++) await designer.presses('Control+z');
    await expect.poll(() => designer.file()).toBe(before);
    await expect(designer.outline.tree.locator(':focus')).toHaveCount(1);
    expect((await said()).filter((sentence) => sentence.startsWith('Undone: '))).toHaveLength(4);
  });

  test('begins a new word after an act: Space adds to the selection, and the next name is found at once', async ({ designer, page }) => {
    await designer.opens(sample('violations/shared-database.seam.yaml'));
    await designer.outline.opens();
    await designer.presses('Home');
    await designer.types('Bi');
    await expect(designer.outline.row('Billing').first()).toBeFocused();
    await designer.presses('Space', 'b', 'a');
    await expect(designer.outline.row('Baking').first()).toBeFocused();
    await designer.presses('Space');
    await expect(page.getByRole('heading', { name: '2 selected' })).toBeVisible();
  });

  test('changes the kind of an element from the menu of its row', async ({ designer, page }) => {
    await designer.opens(sample('violations/shared-database.seam.yaml'));
    await designer.outline.opens();
    await designer.outline.walksTo('Billing');
    await designer.presses('Shift+F10');
    await page.getByRole('menuitem', { name: 'Change the kind …' }).press('Enter');
    await expect(page.getByRole('combobox', { name: 'Change Billing into' })).toBeFocused();
    await designer.types('Monolith');
    await designer.presses('Enter');
    await expect.poll(() => designer.drawn()).toContain('monolith Billing');
    await expect(designer.outline.row('Billing')).toBeFocused();
  });

  test('repairs a finding and plays the design', async ({ designer }) => {
    await designer.opens(sample('violations/shared-database.seam.yaml'));
    await expect(designer.findings.counts).toHaveAccessibleName(/[1-9]\d* errors?/);
    await designer.outline.opens();
    const row = designer.outline.tree.getByRole('treeitem', { name: /\d+ findings?$/ }).first();
    const name = ((await row.getAttribute('aria-label')) ?? '').split(',')[0] ?? '';
    await designer.outline.walksTo(name);
    await designer.presses('Shift+F10');
    await designer.page.getByRole('menuitem', { name: 'Show its findings' }).press('Enter');
    await expect(designer.findings.list.locator('[aria-expanded="true"]').first()).toBeVisible();
    await designer.presses('Control+.');
    await expect(designer.findings.preview).toBeFocused();
    await designer.presses('Enter');
    await expect(designer.findings.apply).toBeFocused();
    const before = await designer.file();
    await designer.presses('Enter');
    await expect.poll(() => designer.file()).not.toBe(before);
    await designer.commands('Play mode on or off');
    await expect(designer.mode('Play')).toHaveAttribute('aria-pressed', 'true');
  });

  test('begins with an empty design, and tells levels, positions and what is open', async ({ designer }) => {
    await designer.commands('New design');
    await designer.presses('o');
    await designer.page.getByRole('tabpanel', { name: 'Outline' }).getByRole('button', { name: 'Add to the design' }).last().press('Enter');
    await designer.types('Bounded context');
    await designer.presses('Enter');
    await designer.outline.names('Ordering');
    await designer.outline.asks('n', 'Database');
    await designer.outline.names('order-db');
    expect(await heard(designer, 'Ordering')).toEqual({ level: '1', position: '1', siblings: '1', expanded: 'true' });
    expect(await heard(designer, 'order-db')).toEqual({ level: '2', position: '1', siblings: '1', expanded: null });
    await designer.presses('o');
    await expect(designer.outline.row('Ordering')).toBeFocused();
    await designer.presses('ArrowLeft');
    expect(await heard(designer, 'Ordering')).toMatchObject({ expanded: 'false' });
    const { elements, contexts } = await designer.design();
    expect(Object.values(elements)).toEqual([expect.objectContaining({ name: 'order-db', contextIds: Object.keys(contexts) })]);
  });

  test('opens at what is selected', async ({ designer }) => {
    await designer.opensExample();
    await designer.presses('Alt+ArrowRight', 'o');
    await expect(designer.outline.row('Web shop')).toBeFocused();
  });

  test('does the same by pointer: the menu of a row', async ({ designer }) => {
    await designer.opensExample();
    await designer.outline.opens();
    await designer.outline.row('Carrier').click({ button: 'right' });
    await designer.page.getByRole('menuitem', { name: 'Move to context …' }).click();
    await designer.page.getByRole('option', { name: 'Shipping' }).click();
    await expect.poll(async () => (await designer.design()).elements['carrier']).toMatchObject({ contextIds: ['shipping'] });
    // Selected, as by a tap, a row shows its menu without a pointer over it.
    await designer.outline.row('Carrier').click();
    await designer.page.mouse.move(720, 450);
    await designer.outline.row('Carrier').getByRole('button', { name: 'More for Carrier' }).click();
    await designer.page.getByRole('menuitem', { name: 'Delete' }).click();
    await expect(designer.outline.row('Carrier')).toHaveCount(0);
  });
});
