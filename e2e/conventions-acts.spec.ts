import { Designer } from './designer.ts';
import { sample } from './parts/samples.ts';
import type { Point } from './parts/canvas.ts';
import { placeOf } from './parts/designFile.ts';
import { expect, test } from './test.ts';

const SHOP = sample('two-contexts.seam.yaml');
const SHARED = sample('violations/shared-database.seam.yaml');

const near = (one: Point, other: Point): boolean => Math.hypot(one.x - other.x, one.y - other.y) <= 8;

test.describe('Findings', () => {
  test('a badge on the element leads to its findings by mouse, and each of them to its evidence', async ({ designer, page }) => {
    await designer.opens(SHARED);
    await designer.canvas.element('Billing').locator('[data-severity="error"]').click();
    await expect(designer.canvas.element('Billing')).toHaveAccessibleName(/selected$/);
    await expect(page.getByRole('tab', { name: /^Findings/, selected: true })).toBeVisible();
    await page
      .getByRole('complementary', { name: 'Inspector' })
      .getByRole('button', { name: /ledger is written by two services/ })
      .click();
    await expect(designer.findings.of('shared-database')).toHaveAttribute('aria-expanded', 'true');
    for (const evident of ['Baking', 'ledger']) await expect(designer.canvas.element(evident)).toHaveAttribute('data-state', 'evident');
  });

  test('F8 goes to the next from anywhere, Shift+F8 back, F1 says why', async ({ designer, page }) => {
    await designer.opens(sample('harbour.seam.yaml'));
    await expect(designer.findings.counts).toHaveAccessibleName(/[1-9] errors?/);
    await designer.presses('F8');
    // Heads of groups are open, too; a finding has its detail under it.
    const open = designer.findings.open.and(page.locator('[aria-controls]'));
    await expect(open).toContainText('shared-database');
    await designer.presses('F8');
    await expect(open).not.toContainText('shared-database');
    await designer.presses('Shift+F8');
    await expect(open).toContainText('shared-database');
    await designer.presses('F1');
    await expect(page.getByRole('dialog')).toContainText('Shared database');
  });
});

test.describe('Play', () => {
  test('by keyboard: T on and off, Space pauses, full stop and comma go from decision to decision, R resets, L shows the log', async ({ designer, page }) => {
    await designer.opensExample();
    await designer.presses('t');
    await expect(designer.playback.button('Play')).toBeEnabled();
    await designer.presses('.');
    await expect.poll(() => designer.playback.now()).toBeGreaterThan(0);
    await designer.presses(',');
    await designer.playback.stands(0);
    await designer.presses('ArrowRight', 'ArrowRight');
    await designer.playback.stands(0.111);
    await designer.presses('ArrowLeft');
    await designer.playback.stands(0.057);
    await designer.presses('r');
    await designer.playback.stands(0);
    await designer.presses('Space');
    await expect(designer.playback.button('Pause')).toBeVisible();
    await designer.presses('Space');
    await expect(designer.playback.button('Play')).toBeVisible();
    await designer.presses('l');
    await expect(page.getByRole('tab', { name: 'Run log', selected: true })).toBeVisible();
    await designer.presses('t');
    await expect(designer.mode('Design')).toHaveAttribute('aria-pressed', 'true');
  });

  test('by mouse: a press on an element asks how it shall break', async ({ designer, page }) => {
    await designer.opensExample();
    await designer.mode('Play').click();
    await expect(designer.playback.button('Play')).toBeEnabled();
    await designer.canvas.stands('Payment service');
    await designer.canvas.element('Payment service').click();
    await page.getByRole('group', { name: 'Break Payment service' }).getByRole('button', { name: /^Down/ }).first().click();
    await expect(designer.playback.log).toContainText('Payment service');
    await expect(designer.playback.log).toContainText(/down/);
    await designer.presses('Control+z');
    await expect(designer.playback.log).not.toContainText(/\bdown\b/);
  });
});

test.describe('Commands', () => {
  test('Ctrl+K finds commands, elements, examples and findings, and what is called so comes first', async ({ designer, page }) => {
    await designer.opens(SHARED);
    await expect(designer.findings.counts).toHaveAccessibleName(/[1-9] errors?/);
    for (const [typed, first] of [
      ['Fit all', /^Fit all/],
      ['billing', /^Billing/],
      ['written by two', /^ledger is written by two services/],
      ['example: order', /^Open the example: Order saga/],
      ['rule: shared data', /^Rule: Shared database/],
    ] as const) {
      await designer.presses('Control+k');
      await expect(page.getByRole('combobox', { name: 'Search commands' })).toBeFocused();
      await designer.types(typed);
      await expect(designer.dialog.getByRole('option').first()).toHaveText(first);
      await designer.presses('Escape');
      await expect(designer.dialog).toBeHidden();
    }
    await designer.commands('Billing');
    await expect(designer.canvas.element('Billing')).toHaveAccessibleName(/selected$/);
  });

  test('a command that becomes possible while the palette is open can be chosen', async ({ designer, page }) => {
    await designer.opensExample();
    const other = new Designer(await page.context().newPage());
    await other.page.goto(page.url());
    await other.seesElements();
    await page.bringToFront();
    await designer.presses('Control+k');
    await expect(page.getByRole('combobox', { name: 'Search commands' })).toBeFocused();
    await designer.types('Next finding');
    const row = designer.dialog.getByRole('option', { name: 'Next finding' });
    await expect(row).toHaveAttribute('aria-disabled', 'true');
    await other.canvas.selects('order-dlq');
    await other.presses('Delete');
    await expect(row).not.toHaveAttribute('aria-disabled', 'true');
    await designer.presses('Enter');
    await expect(designer.findings.list.locator('[aria-expanded="true"]').first()).toBeVisible();
  });

  test('what is typed at once after Ctrl+K or C is not lost while the dialog is still being loaded', async ({ designer, page }) => {
    await designer.opens(SHOP);
    let typed = (): void => undefined;
    const lettersTyped = new Promise<void>((resolve) => (typed = resolve));
    await page.route(/assets\/(?:Connect|Commands)Dialog[^/]*\.js$/, async (route) => {
      await lettersTyped;
      await route.continue();
    });
    await designer.presses('Control+k', ...'Stock', 'Enter');
    typed();
    await expect(designer.canvas.element('Stock')).toHaveAccessibleName(/selected$/);
    await designer.presses('c', ...'Carrier', 'Enter');
    await expect.poll(() => designer.drawn()).toContain('call Stock → Carrier');
  });

  test('what is typed at once after N is not lost either, nor the name that follows', async ({ designer, page }) => {
    await designer.opens(SHOP);
    let typed = (): void => undefined;
    const lettersTyped = new Promise<void>((resolve) => (typed = resolve));
    await page.route(/assets\/[^/]*[Pp]alette[^/]*\.js$/, async (route) => {
      await lettersTyped;
      await route.continue();
    });
    await designer.presses('n', ...'Queue', 'Enter', ...'Parcels', 'Enter');
    typed();
    await expect(designer.canvas.element('Parcels')).toHaveAccessibleName(/selected$/);
    expect(await designer.drawn()).toContain('channel Parcels');
  });

  test('by mouse: the menu of an element and of the canvas, with their keys', async ({ designer, page }) => {
    await designer.opens(SHOP);
    await designer.canvas.element('Stock').click({ button: 'right' });
    await expect(page.getByRole('menuitem', { name: /^Duplicate/ })).toContainText('Ctrl D');
    await page.getByRole('menuitem', { name: /^Delete/ }).click();
    await expect(designer.canvas.element('Stock')).toBeHidden();
    await page.mouse.click(640, 780, { button: 'right' });
    await page.getByRole('menuitem', { name: /^Select all/ }).click();
    await expect(page.getByRole('heading', { name: /^\d+ selected$/ })).toBeVisible();
  });

  test('by mouse: what is added or pasted from the menu of the canvas stands where the menu was asked for', async ({ designer, page }) => {
    await designer.startsBlank();
    await designer.canvas.selects('Orders');
    await designer.presses('Control+c');
    await designer.presses('Escape');
    const asked = { x: 900, y: 640 };
    await page.mouse.click(asked.x, asked.y, { button: 'right' });
    await page.getByRole('menuitem', { name: /^Paste/ }).click();
    await expect(designer.canvas.element('Orders')).toHaveCount(2);
    const copy = designer.canvas.elements.filter({ hasText: 'Orders' }).last();
    await expect.poll(async () => near(await designer.middleOf(copy), asked)).toBe(true);
    await designer.presses('Control+z');
    await page.mouse.click(560, 640, { button: 'right' });
    await page.getByRole('menuitem', { name: /^Add a bounded context/ }).click();
    await designer.types('Sales');
    await designer.presses('Enter');
    const corner = async (grip: string) => designer.middleOf(designer.canvas.root.locator(`[data-grip="${grip}"]`));
    await expect
      .poll(async () => {
        const [first, last] = [await corner('nw'), await corner('se')];
        return near({ x: (first.x + last.x) / 2, y: (first.y + last.y) / 2 }, { x: 560, y: 640 });
      })
      .toBe(true);
  });

  test('an element tells first what is done to it most often, and nothing that has no meaning for it', async ({ designer, page }) => {
    await designer.opens(SHOP);
    await designer.canvas.element('Stock').click({ button: 'right' });
    await expect(page.getByRole('menuitem').first()).toHaveAccessibleName(/^Append a connected element/);
    await designer.presses('Escape', 'Control+a');
    await designer.canvas.element('Stock').click({ button: 'right' });
    await expect(page.getByRole('menuitem', { name: /^Group into/ })).toBeVisible();
    await expect(page.getByRole('menuitem', { name: /^(?:Append|Connect to|Comment|Play from)/ })).toHaveCount(0);
  });

  test('? shows the keys, and those of the table are among them', async ({ designer, page }) => {
    await designer.opens(SHOP);
    await designer.presses('Shift+?');
    const keys = page.getByRole('dialog');
    await expect(keys.getByRole('heading', { name: 'Keys' })).toBeVisible();
    for (const line of [/Fit all\s*Shift 1/, /Next finding\s*F8/, /Connect to …\s*C/, /Add anything\s*N/, /Append a connected element …\s*A/, /Paste\s*Ctrl V/])
      await expect(keys).toContainText(line);
    await designer.presses('Escape');
    await expect(keys).toBeHidden();
  });
});

test.describe('Tidying', () => {
  const layoutOf = async (designer: Designer): Promise<string> => JSON.stringify((await designer.design()).layout);

  test('moves only what is selected, leaves what is locked, and glides there unless less motion is wanted', async ({ designer, page }) => {
    await designer.opens(SHOP);
    await designer.canvas.selects('Stock');
    await designer.presses('Shift+L', 'Escape');
    const before = await designer.design();
    await designer.canvas.selects('Carrier', 'Web', 'Stock');
    await designer.presses('Control+Shift+l');
    await expect.poll(() => layoutOf(designer)).not.toBe(JSON.stringify(before.layout));
    const after = await designer.design();
    for (const name of ['Orders', 'Stock', 'Payments', 'ledger']) expect(placeOf(after, name), name).toEqual(placeOf(before, name));
    await designer.presses('Control+z');
    expect(await layoutOf(designer)).toBe(JSON.stringify(before.layout));
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await designer.presses('Escape', 'Control+Shift+l');
    await expect.poll(async () => placeOf(await designer.design(), 'Carrier')).not.toEqual(placeOf(before, 'Carrier'));
    expect(await designer.animations()).toEqual([]);
  });

  test('leaves a locked context and what stands in it, and puts everything in order where only one element is selected', async ({ designer }) => {
    await designer.opens(SHOP);
    await designer.commands('Sales');
    await designer.presses('Shift+L', 'Escape');
    const before = await designer.design();
    await designer.canvas.selects('Web');
    await designer.presses('Control+Shift+l');
    await expect.poll(async () => placeOf(await designer.design(), 'Carrier')).not.toEqual(placeOf(before, 'Carrier'));
    const after = await designer.design();
    for (const name of ['Orders', 'Stock']) expect(placeOf(after, name), name).toEqual(placeOf(before, name));
    expect(after.layout['sales']).toEqual(before.layout['sales']);
  });

  test('says so where nothing is to be moved: one element of each context has nobody to stand in line with', async ({ designer }) => {
    await designer.opens(SHOP);
    const before = await designer.file();
    await designer.canvas.selects('Orders', 'Payments');
    const said = await designer.listens();
    await designer.presses('Control+Shift+l');
    await expect(designer.notices).toContainText('Nothing to move');
    expect(await designer.file()).toBe(before);
    expect((await said()).filter((sentence) => sentence.startsWith('Done'))).toEqual([]);
  });
});

test('What is shared and exported is one key away: Ctrl+Shift+E, and a link that says its length', async ({ designer }) => {
  await designer.opens(SHOP);
  await designer.presses('Control+Shift+e');
  await expect(designer.takeAway.dialog).toBeVisible();
  await designer.takeAway.closes();
  const link = await designer.copiesLink();
  expect(link).toMatch(/^http.*#/);
});

test('A service becomes a topic by keyboard, its call a publication, in one undo step', async ({ designer }) => {
  await designer.startsBlank();
  await designer.presses('Control+ArrowRight');
  await designer.canvas.names('Events');
  const before = await designer.file();
  const said = await designer.listens();
  await designer.commands('Change the kind');
  const field = designer.page.getByRole('combobox', { name: 'Change Events into' });
  await expect(field).toBeFocused();
  await expect(designer.dialog.getByRole('option', { name: 'Database' })).toHaveText(/1 flow changes with it$/);
  await expect(designer.dialog.getByRole('option', { name: 'Scheduler' })).toHaveCount(0);
  await designer.types('Topic');
  await designer.presses('Enter');
  await expect.poll(() => designer.drawn()).toEqual(['channel Events', 'publish Orders → Events', 'service Orders']);
  expect(await said()).toContain('Events is of another kind now: Topic.');
  await designer.presses('Control+z');
  expect(await designer.file()).toBe(before);
});
