import { violations } from './parts/axe.ts';
import { Lens } from './parts/lens.ts';
import { sample } from './parts/samples.ts';
import { expect, test as base } from './test.ts';

const test = base.extend<{ lens: Lens }>({ lens: async ({ page }, use) => use(new Lens(page)) });
const SHOP = sample('two-contexts.seam.yaml');

test.describe('Folding', () => {
  test('puts a context into one box by key, sums its findings and merges its flows, and changes nothing of the design', async ({ designer, lens }) => {
    await designer.opens(SHOP);
    const before = await designer.file();
    await expect(designer.findings.counts).toHaveAccessibleName(/[1-9]\d* (error|warning)/);
    await designer.canvas.selects('Orders');
    await designer.presses('x');
    await expect(designer.canvas.elements).toHaveCount(4);
    await expect(lens.folded('Sales')).toHaveAccessibleName(/^Sales, bounded context, .*2 services, 0 stores, folded, selected$/);
    await expect(lens.folded('Sales').locator('[data-severity]')).toBeVisible();

    // One line stands for the two calls to Payments: a press on it selects both.
    const [sales, payments] = [await designer.boxOf(lens.folded('Sales')), await designer.canvas.boxOf('Payments')];
    await expect(async () => {
      for (let y = sales.y + 8; y < sales.y + sales.height; y += 6) {
        await designer.page.mouse.click((sales.x + sales.width + payments.x) / 2 - 30, y);
        if (await designer.page.getByRole('heading', { name: '2 selected' }).isVisible()) return;
      }
      throw new Error('No line of two flows was found.');
    }).toPass();
    await expect(designer.page.locator('[role="group"]', { hasText: '×2' })).toBeVisible();

    await designer.presses('Escape', 'Shift+X');
    await expect(lens.folded('Money')).toBeVisible();
    await expect(designer.canvas.elements).toHaveCount(2);
    await designer.presses('Shift+X');
    await expect(designer.canvas.elements).toHaveCount(6);
    expect(await designer.file()).toBe(before);
    await expect(designer.page.getByRole('button', { name: 'Undo', exact: true })).toHaveAttribute('aria-disabled', 'true');
  });

  test('is remembered, unfolds by its button, and opens for what is looked for', async ({ designer, lens }) => {
    await designer.opens(SHOP);
    await designer.commands('Fold all contexts');
    await expect(designer.canvas.elements).toHaveCount(2);
    await designer.page.reload();
    await expect(lens.folded('Sales')).toBeVisible();
    await lens.folded('Money').getByRole('button', { name: 'Unfold Money' }).click();
    await expect(designer.canvas.element('Payments')).toBeVisible();
    await designer.commands('Stock');
    await expect(designer.canvas.element('Stock')).toHaveAccessibleName(/selected$/);
    await expect(lens.folded('Sales')).toHaveCount(0);
  });

  test('moves all of the context with its box, in one step', async ({ designer, lens }) => {
    await designer.opens(SHOP);
    const before = await designer.design();
    await designer.commands('Fold all contexts');
    const { x, y } = await designer.middleOf(lens.folded('Money'));
    await designer.canvas.drags({ x, y }, { x: x + 60, y: y + 90 });
    const after = await designer.design();
    const way = {
      x: (after.layout['money']?.x ?? 0) - (before.layout['money']?.x ?? 0),
      y: (after.layout['money']?.y ?? 0) - (before.layout['money']?.y ?? 0),
    };
    expect(way.y).toBeGreaterThan(40);
    for (const id of ['payments', 'ledger']) {
      const [from, to] = [before.layout[id], after.layout[id]];
      expect({ x: (to?.x ?? 0) - (from?.x ?? 0), y: (to?.y ?? 0) - (from?.y ?? 0) }).toEqual(way);
    }
    await designer.presses('Control+z');
    expect(await designer.design()).toEqual(before);
  });

  test('takes in what is dropped on it, and says why no flow can end there', async ({ designer, lens }) => {
    await designer.opens(SHOP);
    await designer.canvas.selects('Payments');
    await designer.presses('x', 'Escape');
    await designer.canvas.drawsFlow('Stock', await designer.middleOf(lens.folded('Money')));
    await expect(designer.notices).toContainText('“Money” is folded. Unfold it to connect to something in it.');
    await designer.canvas.drags(await designer.canvas.middleOf('Web'), await designer.middleOf(lens.folded('Money')));
    expect((await designer.design()).elements['web']).toMatchObject({ contextIds: ['money'] });
    await expect(designer.canvas.element('Web')).toHaveCount(0);
  });

  test('lets a run pass through', async ({ designer, lens }) => {
    await designer.opensExample();
    await designer.commands('Fold all contexts');
    await designer.presses('t');
    await expect(designer.mode('Play')).toHaveAttribute('aria-pressed', 'true');
    await expect(designer.playback.button('Play')).toBeEnabled();
    await designer.presses('Space');
    await expect(designer.playback.log).toContainText('Place order completed');
    // A message is seen on the line between two folded contexts.
    const [from, to] = [await designer.boxOf(lens.folded('Ordering')), await designer.boxOf(lens.folded('Payment'))];
    const clip = { x: from.x + from.width, y: from.y, width: to.x - from.x - from.width, height: from.height };
    const pictures = new Set<string>();
    await expect(async () => {
      pictures.add((await designer.page.screenshot({ clip })).toString('base64'));
      expect(pictures.size).toBeGreaterThan(2);
    }).toPass({ intervals: [60] });
  });
});

test.describe('Filters and focus', () => {
  test('leave what was asked for, say how much, and give everything back', async ({ designer, lens }) => {
    await designer.opens(SHOP);
    await designer.presses('Shift+F');
    await lens.asksFor('Kind', 'Service');
    await expect(lens.bar).toContainText('Showing 3 of 6');
    expect(await lens.plain()).toEqual(['Orders', 'Payments', 'Stock']);
    await lens.asksFor('Team', 'Blue');
    await expect(lens.bar).toContainText('Showing 2 of 6');
    await lens.asksFor('Tag', 'core');
    await expect(lens.bar).toContainText('Showing 1 of 6');
    expect(await lens.plain()).toEqual(['Orders']);
    await lens.bar.getByRole('button', { name: 'Show everything' }).click();
    await expect(lens.bar).toBeHidden();
    expect(await lens.plain()).toHaveLength(6);
  });

  test('follow the findings', async ({ designer, lens }) => {
    await designer.opens(SHOP);
    await expect(designer.findings.counts).toHaveAccessibleName(/[1-9]\d* error/);
    await designer.presses('Shift+F');
    await lens.asksFor('Finding', 'Errors');
    await expect(lens.bar).toContainText(/Showing [1-5] of 6/);
    expect(await lens.plain()).not.toContain('Carrier');
  });

  test('are reached by keyboard alone: one element, its neighbours, and further', async ({ designer, lens }) => {
    await designer.opens(SHOP);
    await designer.commands('Stock');
    await expect(designer.canvas.element('Stock')).toHaveAccessibleName(/selected$/);
    await designer.presses('f');
    await expect(lens.bar).toContainText('Showing 3 of 6');
    expect(await lens.plain()).toEqual(['Orders', 'Payments', 'Stock']);
    await designer.presses('2');
    await expect(lens.bar).toContainText('Showing 5 of 6');
    await designer.presses('1');
    await expect(lens.bar.getByRole('button', { name: '1 flow away' })).toHaveAttribute('aria-pressed', 'true');
    await designer.presses('Escape', 'Escape');
    await expect(lens.bar).toBeHidden();
    expect(await lens.plain()).toHaveLength(6);
  });
});

test('The bar of filters covers nothing of what is fitted into the window or focused on', async ({ designer, lens, page }) => {
  await page.setViewportSize({ width: 1440, height: 480 });
  await designer.opens(SHOP);
  await designer.presses('Shift+F');
  await expect(lens.bar).toBeVisible();
  await designer.commands('Fit all');
  await designer.canvas.stands('Orders');
  const { y, height } = await designer.boxOf(lens.bar);
  expect((await designer.canvas.boxOf('Orders')).y).toBeGreaterThan(y + height);
  await lens.bar.getByRole('button', { name: 'Show everything' }).click();
  await designer.commands('Payments');
  await designer.presses('f');
  await expect(lens.bar).toContainText('Showing 4 of 6');
  await designer.canvas.stands('Payments');
  expect((await designer.canvas.boxOf('Payments')).y).toBeGreaterThan(y + height);
});

test.describe('The overview map', () => {
  test('shows what is seen, takes one there, and is remembered', async ({ designer, lens }) => {
    await designer.opens(SHOP);
    await designer.presses('m');
    await expect(lens.minimap).toBeVisible();
    await designer.presses('Control+0');
    const before = await designer.canvas.boxOf('Orders');
    await lens.minimap.focus();
    await designer.presses('ArrowRight');
    await expect.poll(async () => (await designer.canvas.element('Orders').boundingBox())?.x).toBeLessThan(before.x - 100);
    const { x, y, width, height } = await designer.boxOf(lens.minimap);
    await designer.page.mouse.click(x + 14, y + height / 2);
    await expect.poll(async () => (await designer.canvas.element('Web').boundingBox())?.x ?? 0).toBeGreaterThan(width);
    await designer.reloads();
    await expect(lens.minimap).toBeVisible();
    await designer.presses('m');
    await expect(lens.minimap).toBeHidden();
  });
});

test('Folded contexts, filters, the focus and the overview map can be used by everybody', { tag: '@both-themes' }, async ({ designer, lens }) => {
  await designer.opens(SHOP);
  await designer.canvas.selects('Stock');
  await designer.presses('f', 'm', 'Shift+F');
  await expect(lens.bar).toContainText('Showing 3 of 6');
  await lens.asksFor('Kind', 'Service');
  await designer.commands('Payments');
  await designer.presses('x');
  await expect(lens.folded('Money')).toBeVisible();
  expect(await violations(designer)).toEqual([]);
});

test.describe('From far away', () => {
  test('the name of what is selected stands beside it, and goes where it can be read in it', async ({ designer }) => {
    await designer.opens(SHOP);
    const tag = (name: string) => designer.page.locator('[data-name-tag]', { hasText: name });
    await designer.canvas.selects('Orders');
    await expect(tag('Orders')).toHaveCount(0);
    await designer.presses(
      'Control+Minus',
      'Control+Minus',
      'Control+Minus',
      'Control+Minus',
      'Control+Minus',
      'Control+Minus',
      'Control+Minus',
      'Control+Minus',
    );
    await expect(tag('Orders')).toBeVisible();
    await designer.presses('Shift+Digit1');
    await expect(tag('Orders')).toHaveCount(0);
  });
});
