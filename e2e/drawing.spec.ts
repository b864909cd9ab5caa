import { placeOf, readDesignFile } from './parts/designFile.ts';
import { sample } from './parts/samples.ts';
import { expect, test } from './test.ts';

const SHARED = sample('violations/shared-database.seam.yaml');

test.describe('Drawing', () => {
  test('makes one step of each gesture, and undo and redo travel them all', async ({ designer }) => {
    await designer.opens(SHARED);
    const states = [await designer.file()];
    const gestures: (() => Promise<void>)[] = [
      async () => {
        const { x, y } = await designer.canvas.middleOf('Billing');
        await designer.canvas.drags({ x, y }, { x: x + 90, y: y + 60 });
      },
      () => designer.presses('ArrowRight'),
      async () => {
        await designer.presses('F2');
        await designer.canvas.names('Invoices');
      },
      () => designer.presses('Control+d'),
      () => designer.presses('Delete'),
    ];
    for (const gesture of gestures) {
      await gesture();
      const state = await designer.file();
      expect(state).not.toBe(states.at(-1));
      states.push(state);
    }
    for (const state of states.slice(0, -1).reverse()) {
      await designer.presses('Control+z');
      expect(await designer.file()).toBe(state);
    }
    await expect(designer.page.getByRole('button', { name: 'Undo', exact: true })).toHaveAttribute('aria-disabled', 'true');
    for (const _ of gestures) await designer.presses('Control+Shift+z');
    expect(await designer.file()).toBe(states.at(-1));
  });

  test('copies a part with the flows in it, and pastes it beside', async ({ designer }) => {
    await designer.opens(SHARED);
    await designer.canvas.selects('Billing', 'ledger');
    await designer.presses('Control+c', 'Control+v');
    await expect(designer.canvas.elements).toHaveCount(5);
    expect(await designer.drawn()).toEqual([
      'access Baking → ledger',
      'access Billing → ledger',
      'access Billing → ledger',
      'datastore ledger',
      'datastore ledger',
      'service Baking',
      'service Billing',
      'service Billing',
    ]);
    await designer.presses('Control+z');
    await expect(designer.canvas.elements).toHaveCount(3);
  });

  test('cuts, and pastes into another design', async ({ designer }) => {
    await designer.opens(SHARED);
    await designer.canvas.selects('Billing', 'ledger');
    await designer.presses('Control+x');
    await expect(designer.canvas.elements).toHaveCount(1);
    await designer.commands('New design');
    await expect(designer.canvas.elements).toHaveCount(0);
    await designer.presses('Control+v');
    await expect(designer.canvas.elements).toHaveCount(2);
    expect(await designer.drawn()).toEqual(['access Billing → ledger', 'datastore ledger', 'service Billing']);
  });

  test('duplicates with the flows between the copies', async ({ designer }) => {
    await designer.opens(SHARED);
    await designer.presses('Control+a', 'Control+d');
    await expect(designer.canvas.elements).toHaveCount(6);
    expect((await designer.drawn()).filter((line) => line.startsWith('access'))).toHaveLength(4);
  });

  test('aligns what is selected', async ({ designer }) => {
    await designer.opens(SHARED);
    await designer.canvas.selects('Baking', 'ledger');
    await designer.commands('Align top edges');
    const design = await designer.design();
    expect(placeOf(design, 'ledger').y).toBe(placeOf(design, 'Baking').y);
    await designer.presses('Control+z');
    expect(placeOf(await designer.design(), 'ledger')).toEqual({ x: 320, y: 80 });
  });

  test('distributes what is selected, by mouse in the inspector and by a command alone', async ({ designer, page }) => {
    await designer.opens(sample('two-contexts.seam.yaml'));
    const names = ['Web', 'Orders', 'Payments'];
    /** By how many pixels of the window the distances between neighbours differ. */
    const unevenness = async (): Promise<number> => {
      const boxes = await Promise.all(names.map((name) => designer.canvas.boxOf(name)));
      const gaps = boxes.slice(1).map(({ x }, index) => x - (boxes[index]?.x ?? 0) - (boxes[index]?.width ?? 0));
      return Math.max(...gaps) - Math.min(...gaps);
    };
    await designer.canvas.selects(...names);
    const before = await designer.file();
    expect(await unevenness()).toBeGreaterThan(20);
    await page.getByRole('button', { name: 'Same distance from left to right' }).click();
    await expect.poll(unevenness).toBeLessThan(1);
    const after = await designer.design();
    for (const end of ['Web', 'Payments']) expect(placeOf(after, end)).toEqual(placeOf(readDesignFile(before), end));
    await designer.presses('Control+z');
    expect(await designer.file()).toBe(before);
    await designer.commands('Distribute across');
    await expect.poll(unevenness).toBeLessThan(1);
  });

  test('groups into a bounded context', async ({ designer }) => {
    await designer.opens(SHARED);
    await designer.canvas.selects('Baking', 'Billing');
    await designer.presses('Control+g');
    await designer.canvas.names('Bakery');
    const design = await designer.design();
    const [contextId] = Object.keys(design.contexts);
    expect(design.contexts[contextId ?? '']?.name).toBe('Bakery');
    expect(design.elements['baking']).toMatchObject({ contextIds: [contextId] });
    expect(design.elements['ledger']).not.toHaveProperty('contextIds');
  });

  test('selects by a box that touches', async ({ designer }) => {
    await designer.opens(SHARED);
    const [top, bottom] = [await designer.canvas.boxOf('Baking'), await designer.canvas.boxOf('Billing')];
    await designer.canvas.drags({ x: top.x - 30, y: top.y - 30 }, { x: bottom.x + 40, y: bottom.y + 20 });
    await expect(designer.canvas.element('Baking')).toHaveAccessibleName(/selected$/);
    await expect(designer.canvas.element('Billing')).toHaveAccessibleName(/selected$/);
    await expect(designer.canvas.element('ledger')).not.toHaveAccessibleName(/selected$/);
  });

  test('selects by a box that begins on a flow, which a press alone selects', async ({ designer, page }) => {
    await designer.opens(SHARED);
    const { x, y, width, height } = await designer.canvas.boxOf('Baking');
    const onFlow = { x: x + width + 40, y: y + height / 2 };
    await page.mouse.click(onFlow.x, onFlow.y);
    await expect(page.getByRole('heading', { name: 'Baking → ledger' })).toBeVisible();
    await designer.canvas.drags(onFlow, { x: x + width / 2, y: y - 30 });
    await expect(designer.canvas.element('Baking')).toHaveAccessibleName(/selected$/);
    await expect(designer.canvas.element('ledger')).not.toHaveAccessibleName(/selected$/);
  });

  test('tidies in one step that undo takes back', async ({ designer }) => {
    await designer.opens(SHARED);
    const before = await designer.file();
    await designer.presses('Control+Shift+l');
    await expect.poll(() => designer.file()).not.toBe(before);
    await designer.presses('Control+z');
    expect(await designer.file()).toBe(before);
  });
});

test.describe('Drawing by keyboard alone', () => {
  test('makes a small design with the canvas keys', async ({ designer }) => {
    await designer.presses('2');
    await designer.canvas.names('Orders');
    await designer.presses('Control+ArrowRight');
    await designer.canvas.names('Payments');
    await designer.presses('Alt+ArrowLeft', 'Control+ArrowDown');
    await designer.canvas.names('Stock');
    await designer.presses('Alt+ArrowUp');
    await expect(designer.canvas.element('Orders')).toHaveAccessibleName(/selected$/);
    await designer.presses('n');
    await expect(designer.page.getByRole('searchbox', { name: 'Search what can be added' })).toBeFocused();
    await designer.types('data');
    await designer.presses('Enter');
    await designer.canvas.names('order-db');
    await designer.presses('c');
    await expect(designer.dialog.getByRole('combobox')).toBeFocused();
    await designer.presses('Escape');
    await designer.presses('Delete', 'Control+z');
    expect(await designer.drawn()).toEqual([
      'call Orders → Payments',
      'call Orders → Stock',
      'datastore order-db',
      'service Orders',
      'service Payments',
      'service Stock',
    ]);
  });

  test('makes a small design in the outline', async ({ designer }) => {
    await designer.presses('2');
    await designer.canvas.names('Orders');
    await designer.outline.opens();
    await designer.outline.walksTo('Orders');
    await designer.outline.asks('n', 'Database');
    await designer.outline.names('order-db');
    await designer.outline.walksTo('order-db');
    await designer.presses('Home');
    await designer.outline.walksTo('Orders');
    await designer.outline.asks('c', 'order-db');
    await designer.outline.asks('n', 'Service');
    await designer.outline.names('Payments');
    await designer.presses('Home');
    await designer.outline.walksTo('Orders');
    await designer.outline.asks('c', 'Payments');
    expect(await designer.drawn()).toEqual(['access Orders → order-db', 'call Orders → Payments', 'datastore order-db', 'service Orders', 'service Payments']);
    await designer.presses('Home');
    await designer.outline.walksTo('Payments');
    await designer.presses('Delete');
    await expect(designer.outline.row('Payments')).toBeHidden();
    expect(await designer.drawn()).toEqual(['access Orders → order-db', 'datastore order-db', 'service Orders']);
  });

  test('leaves the letters alone where single keys are switched off', async ({ designer }) => {
    await designer.startsBlank();
    await designer.commands('Turn single-letter keys on or off');
    await designer.tabsTo(designer.canvas.root);
    await designer.presses('n', 't', 'o');
    await expect(designer.outline.tree).toBeHidden();
    await expect(designer.tile('Service')).toBeHidden();
    await expect(designer.mode('Design')).toHaveAttribute('aria-pressed', 'true');
    await designer.presses('Control+b');
    await expect(designer.tile('Service')).toBeVisible();
  });
});

test.describe('Drawing by touch', () => {
  test.use({ hasTouch: true });

  test('adds by a tap, connects by a long press and a tap, and moves what is selected', async ({ designer }) => {
    await designer.start('Blank canvas').tap();
    await designer.canvas.names('Orders');
    await designer.tools.getByRole('button', { name: 'Add', exact: true }).tap();
    await designer.tile('Database').tap();
    await designer.canvas.names('order-db');

    const finger = await designer.finger();
    const far = { x: 420, y: 820 };
    await designer.page.touchscreen.tap(far.x, far.y);
    await expect(designer.canvas.element('order-db')).not.toHaveAccessibleName(/selected$/);
    await finger.holds(await designer.canvas.middleOf('Orders'), () => expect(designer.canvas.root.locator('[data-state="legal"]')).toHaveCount(1));
    const target = await designer.canvas.middleOf('order-db');
    await designer.page.touchscreen.tap(target.x, target.y);
    expect(await designer.drawn()).toEqual(['access Orders → order-db', 'datastore order-db', 'service Orders']);

    // A tap elsewhere between the two, or they would be a double tap.
    await designer.page.touchscreen.tap(far.x, far.y);
    await designer.page.touchscreen.tap(target.x, target.y);
    await expect(designer.canvas.element('order-db')).toHaveAccessibleName(/selected$/);
    const before = placeOf(await designer.design(), 'order-db');
    await finger.drags(target, { x: target.x - 40, y: target.y + 160 });
    const after = placeOf(await designer.design(), 'order-db');
    expect(after.y - before.y).toBeGreaterThan(100);
  });
});
