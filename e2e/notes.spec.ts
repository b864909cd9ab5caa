import { load } from 'js-yaml';
import { violations } from './parts/axe.ts';
import { placeOf } from './parts/designFile.ts';
import { sample } from './parts/samples.ts';
import { expect, test } from './test.ts';

const SHOP = sample('two-contexts.seam.yaml');

interface Written {
  readonly notes?: Readonly<Record<string, { readonly kind: string; readonly text: string; readonly aboutId?: string }>>;
  readonly frames?: Readonly<Record<string, { readonly name: string }>>;
  readonly layout: Readonly<Record<string, { readonly x: number; readonly y: number; readonly locked?: boolean }>>;
}
const read = (file: string): Written => load(file) as Written;

test.describe('Stickies', () => {
  test('are written in a row by keyboard alone, and get their colours from the bar over them', async ({ designer, page }) => {
    await designer.opens(SHOP);
    const text = page.getByRole('textbox', { name: 'Text of the note' });
    await designer.presses('s');
    await expect(text.first()).toBeFocused();
    await designer.types('Order placed');
    await designer.presses('Enter', 'Control+ArrowRight');
    await expect(text.first()).toBeFocused();
    await designer.types('Why');
    await designer.presses('Shift+Enter');
    await designer.types('twice?');
    await designer.presses('Enter');
    await page.getByRole('toolbar', { name: 'Kind of the note' }).getByRole('button', { name: 'Hotspot' }).click();
    const notes = Object.values(read(await designer.file()).notes ?? {});
    expect(notes.map(({ kind, text: words }) => `${kind}: ${words}`).toSorted()).toEqual(['domain-event: Order placed', 'hotspot: Why\ntwice?']);
    await designer.presses('Control+z');
    expect(Object.values(read(await designer.file()).notes ?? {}).map(({ kind }) => kind)).toEqual(['domain-event', 'domain-event']);
  });

  test('that are made beside a drawing which fills the window are brought clear of the inspector', async ({ designer, page }) => {
    await designer.opens(SHOP);
    await designer.presses('Shift+1', 's');
    const text = page.getByRole('textbox', { name: 'Text of the note' }).first();
    await expect(text).toBeFocused();
    await designer.types('Order placed');
    const inspector = page.getByRole('complementary', { name: 'Inspector' });
    const edgeOf = async () => ((await text.boundingBox())?.x ?? Infinity) + ((await text.boundingBox())?.width ?? 0);
    await expect(async () => expect(await edgeOf()).toBeLessThan((await inspector.boundingBox())?.x ?? 0)).toPass();
  });

  test('are dragged from the palette to where they are let go', async ({ designer, page }) => {
    await designer.opens(SHOP);
    await designer.openPalette();
    await designer.tile('Policy').dragTo(designer.canvas.root, { targetPosition: { x: 620, y: 700 } });
    await expect(page.getByRole('textbox', { name: 'Text of the note' })).toBeFocused();
    await designer.types('Whenever paid, ship');
    await designer.presses('Enter');
    expect(Object.values(read(await designer.file()).notes ?? {})).toEqual([{ kind: 'policy', text: 'Whenever paid, ship' }]);
  });
});

test.describe('A frame', () => {
  test('goes around the selection, is named, and takes along what lies in it', async ({ designer, page }) => {
    await designer.opens(SHOP);
    await designer.canvas.selects('Web');
    await designer.presses('Shift+S');
    await designer.canvas.names('Customers');
    const before = await designer.design();
    expect(Object.values(read(await designer.file()).frames ?? {}).map(({ name }) => name)).toEqual(['Customers']);

    // By its border, which it is taken by.
    const web = await designer.canvas.boxOf('Web');
    await designer.presses('Escape');
    const zoom = web.width / 176;
    const border = { x: web.x - 32 * zoom, y: web.y + web.height / 2 };
    await designer.canvas.drags(border, { x: border.x, y: border.y + 120 });
    expect(placeOf(await designer.design(), 'Web').y).toBeGreaterThan(placeOf(before, 'Web').y + 60);
    await designer.presses('Control+z');
    expect(placeOf(await designer.design(), 'Web')).toEqual(placeOf(before, 'Web'));
    await expect(page.getByRole('button', { name: /^Undo/ })).toBeEnabled();
  });
});

test.describe('Comments', () => {
  test('are written by keyboard on what is selected, shown on it, and taken back', async ({ designer, page }) => {
    await designer.opens(SHOP);
    await designer.canvas.selects('Orders');
    await designer.presses('Shift+C');
    const field = page.getByRole('textbox', { name: 'New comment' });
    await expect(field).toBeFocused();
    await designer.types('Is it idempotent?');
    await designer.presses('Enter');
    await expect(page.getByRole('list', { name: 'Comments' }).getByRole('listitem')).toHaveCount(1);
    const badge = designer.canvas.element('Orders').getByRole('button', { name: '1 comment' });
    await expect(badge).toBeVisible();
    await designer.canvas.selects('Payments');
    await badge.click();
    await expect(page.getByRole('textbox', { name: 'Text of the comment' })).toHaveValue('Is it idempotent?');
    expect(Object.values(read(await designer.file()).notes ?? {})).toMatchObject([{ kind: 'comment', text: 'Is it idempotent?', aboutId: 'orders' }]);
    await page.getByRole('button', { name: 'Delete the comment' }).click();
    await expect(badge).toHaveCount(0);
  });
});

test.describe('What is locked', () => {
  test('stays under the hand and under the keys, says so, and is unlocked from there', async ({ designer, page }) => {
    await designer.opens(SHOP);
    await designer.canvas.selects('Web');
    await designer.presses('Shift+L');
    expect(read(await designer.file()).layout['web']?.locked).toBe(true);
    const before = await designer.file();
    const at = await designer.canvas.middleOf('Web');
    await designer.canvas.drags(at, { x: at.x + 40, y: at.y + 140 });
    await expect(designer.notices).toContainText('“Web” is locked and stays');
    await designer.presses('ArrowDown');
    expect(await designer.file()).toBe(before);
    await designer.presses('Control+Shift+l');
    await expect.poll(() => designer.file()).not.toBe(before);
    expect(placeOf(await designer.design(), 'Web')).toMatchObject({ x: 0, y: 48 });
    await designer.presses('Control+z');
    await designer.canvas.selects('Web');
    await designer.presses('ArrowDown');
    await page.getByRole('button', { name: 'Unlock', exact: true }).click();
    await designer.presses('ArrowDown');
    expect(placeOf(await designer.design(), 'Web').y).toBe(56);
  });

  test('is seen in the inspector, and unlocked there', async ({ designer, page }) => {
    await designer.opens(SHOP);
    await designer.canvas.selects('Web');
    const sign = page.getByRole('complementary', { name: 'Inspector' }).getByRole('button', { name: 'Locked in place: unlock' });
    await expect(sign).toBeHidden();
    await designer.presses('Shift+L');
    await sign.click();
    await expect(sign).toBeHidden();
    expect(read(await designer.file()).layout['web']?.locked).toBeFalsy();
  });
});

test.describe('By touch', () => {
  test.use({ hasTouch: true });

  test('a context is folded from the menu of a long press and unfolded by a tap, a sticky changes its kind by a tap', async ({ designer, page }) => {
    await designer.opens(SHOP);
    const finger = await designer.finger();
    const orders = await designer.canvas.boxOf('Orders');
    // The name of the context is over its first element, in the corner.
    const title = { x: orders.x - 8, y: orders.y - 34 };
    await page.touchscreen.tap(title.x, title.y);
    await expect(page.getByRole('heading', { name: 'Sales' })).toBeVisible();
    await finger.holds(title, () => expect(page.getByRole('menuitem', { name: /^Fold or unfold the context/ })).toBeVisible());
    await page.getByRole('menuitem', { name: /^Fold or unfold the context/ }).tap();
    await expect(designer.canvas.element('Orders')).toHaveCount(0);
    await page.getByRole('button', { name: 'Unfold Sales' }).tap();
    await expect(designer.canvas.element('Orders')).toBeVisible();

    await designer.tools.getByRole('button', { name: 'Add', exact: true }).tap();
    await designer.tile('Command').tap();
    await expect(page.getByRole('textbox', { name: 'Text of the note' })).toBeFocused();
    await designer.types('Pay');
    await designer.presses('Enter');
    await page.getByRole('toolbar', { name: 'Kind of the note' }).getByRole('button', { name: 'Policy' }).tap();
    expect(Object.values(read(await designer.file()).notes ?? {})).toEqual([{ kind: 'policy', text: 'Pay' }]);
  });
});

test('Stickies, frames and comments can be used by everybody', { tag: '@both-themes' }, async ({ designer, page }) => {
  await designer.opens(SHOP);
  await designer.canvas.selects('Web');
  await designer.presses('Shift+S');
  await designer.canvas.names('Customers');
  await designer.canvas.selects('Orders');
  await designer.presses('Shift+C');
  await expect(page.getByRole('textbox', { name: 'New comment' })).toBeFocused();
  await designer.types('Is it idempotent?');
  await designer.presses('Enter');
  await expect(page.getByRole('list', { name: 'Comments' }).getByRole('listitem')).toHaveCount(1);
  expect(await violations(designer)).toEqual([]);
  await designer.tabsTo(designer.canvas.root);
  await designer.presses('s');
  await designer.types('Paid');
  await designer.presses('Enter');
  await expect(page.getByRole('toolbar', { name: 'Kind of the note' })).toBeVisible();
  expect(await violations(designer)).toEqual([]);
});
