import { violations } from './parts/axe.ts';
import { tabsTo } from './parts/keyboard.ts';
import { sample } from './parts/samples.ts';
import { expect, test } from './test.ts';

const CHARGED_TWICE = sample('charged-twice.seam.yaml');
const BROKEN = 'Charge payment was applied 2 times';

test.describe('Trying everything on a sound saga', () => {
  test('says that every run ends well, how they end, and what was tried', { tag: '@both-themes' }, async ({ designer }) => {
    await designer.opensExample();
    await designer.presses('e');
    await designer.explorer.says(/^Every run ends completed, cleanly rolled back/);
    await expect(designer.explorer.panel).toContainText(/all [\d,]+ states, with up to 2 faults/);
    await expect(designer.explorer.panel).toContainText(/\d+completed/);
    await expect(designer.explorer.panel).toContainText('The coordinator crashes');
    await expect(designer.explorer.messages).toBeHidden();
    expect(await designer.explorer.said('Every run ends')).toBe(1);
    expect(await violations(designer)).toEqual([]);
  });

  test('takes as many faults as are asked for', async ({ designer }) => {
    await designer.opensExample();
    await designer.presses('e');
    await designer.explorer.faults(0).check({ force: true });
    await designer.explorer.says('Every run ends completed or cleanly rolled back');
    await expect(designer.explorer.panel).toContainText('with no fault');
  });

  test('keeps what can be chosen where it is when the verdict comes', async ({ designer, page }) => {
    await designer.opensExample();
    let awaited = (): void => undefined;
    const tried = new Promise<void>((resolve) => (awaited = resolve));
    await page.route(/assets\/explorer\.worker[^/]*\.js$/, async (route) => {
      await tried;
      await route.continue();
    });
    await designer.presses('e');
    await designer.explorer.says(/^Trying everything/);
    const before = await designer.boxOf(designer.explorer.faults(0));
    awaited();
    await designer.explorer.says(/^Every run ends completed, cleanly rolled back/);
    expect(await designer.boxOf(designer.explorer.faults(0))).toEqual(before);
  });

  test('is stale as soon as the design is another, and tried again on request', async ({ designer }) => {
    await designer.opensExample();
    await designer.presses('e');
    await designer.explorer.says(/^Every run ends/);
    await designer.mode('Design').click();
    await designer.canvas.selects('Payment service');
    await designer.presses('Delete');
    await designer.mode('Play').click();
    await expect(designer.explorer.panel).toContainText('The design has changed since.');
    await designer.explorer.button('Try again').click();
    await expect(designer.explorer.panel).not.toContainText('The design has changed since.');
  });
});

test.describe('A counterexample', () => {
  test.beforeEach(async ({ designer }) => {
    await designer.opens(CHARGED_TWICE);
    await designer.mode('Play').click();
    await designer.playback.saga.getByRole('button', { name: 'Try everything' }).click();
    await designer.explorer.says(BROKEN);
  });

  test('stands there as steps and as messages, the broken promise last', { tag: '@both-themes' }, async ({ designer }) => {
    await expect(designer.explorer.steps).toHaveCount(13);
    await expect(designer.explorer.steps.last()).toContainText('breaks no effect twice');
    await expect(designer.explorer.messages).toContainText('No effect twice is broken: Charge payment was applied 2 times');
    await expect(designer.explorer.message(13)).toContainText('done again');
    expect(await designer.explorer.said(BROKEN)).toBe(1);
    expect(await violations(designer)).toEqual([]);
  });

  test('moves the playhead to the step that is clicked, in the list and in the picture', async ({ designer }) => {
    const start = await designer.playback.now();
    await designer.explorer.steps.nth(6).click();
    await expect(designer.explorer.steps.nth(6)).toHaveAttribute('aria-current', 'step');
    await expect(designer.explorer.message(7)).toHaveAttribute('data-current', 'true');
    expect(await designer.playback.now()).toBeGreaterThan(start);
    await designer.explorer.message(13).click();
    await expect(designer.explorer.steps.nth(12)).toHaveAttribute('aria-current', 'step');
  });

  test('plays on the canvas like any other run, with its log', async ({ designer }) => {
    await designer.explorer.button('Play it').click();
    await expect(designer.explorer.messages).toBeHidden();
    await expect(designer.playback.button('Pause')).toBeVisible();
    await expect(designer.explorer.steps.nth(12)).toHaveAttribute('aria-current', 'step', { timeout: 30_000 });
    await designer.explorer.button('Close the explorer').click();
    await expect(designer.playback.line('Charge payment is on its way twice')).toBeVisible();
  });

  test('leads back to the canvas, and to the messages again', async ({ designer }) => {
    await designer.page.getByRole('button', { name: 'Back to the canvas' }).click();
    await expect(designer.explorer.messages).toBeHidden();
    await expect(designer.playback.saga).toBeVisible();
    await designer.explorer.button('Show as messages').click();
    await expect(designer.explorer.messages).toBeVisible();
  });

  test('shows what the fix would change, and repairs and tries again in one step', async ({ designer }) => {
    await expect(designer.explorer.lack).toContainText('Without idempotency on Charge payment');
    await designer.explorer.button('Preview fix').click();
    await expect(designer.dialog).toContainText('Charge payment');
    await designer.presses('Escape');
    await expect(designer.dialog).toBeHidden();
    await designer.explorer.button('Fix and explore again').click();
    await designer.explorer.says(/^Every run ends/);
    await designer.presses('Control+z');
    await expect(designer.explorer.panel).toContainText('The design has changed since.');
    await designer.explorer.button('Try again').click();
    await designer.explorer.says(BROKEN);
  });

  test('leads to the finding that speaks of what is lacking', async ({ designer }) => {
    await designer.explorer.button('Finding: Unsafe saga step').click();
    await expect(designer.findings.row('Charge payment is not idempotent')).toBeVisible();
  });

  test('is taken away as a Mermaid sequence', async ({ designer }) => {
    await designer.explorer.button('Copy counterexample').click();
    await designer.page.getByRole('menuitem', { name: 'Copy as Mermaid' }).click();
    await expect(designer.page.getByRole('heading', { name: 'Copied as a Mermaid sequence' })).toBeVisible();
    const text = await designer.page.evaluate(() => navigator.clipboard.readText());
    expect(text).toMatch(/^sequenceDiagram\n/);
    expect(text).toContain('13. ');
  });

  test('is taken away as a test of the TypeScript workspace, by copy and as a file', async ({ designer }) => {
    await designer.explorer.button('Copy counterexample').click();
    await designer.page.getByRole('menuitem', { name: 'Copy as test' }).click();
    await expect(designer.page.getByRole('heading', { name: 'Copied as a test of the TypeScript workspace' })).toBeVisible();
    const text = await designer.page.evaluate(() => navigator.clipboard.readText());
    expect(text).toContain("{ kind: 'duplicate', step: 'charge', direction: 'do' }");
    expect(text).toContain("expect(broken).toContainEqual({ promise: 'twice', step: 'charge' })");
    await designer.explorer.button('Copy counterexample').click();
    const download = designer.page.waitForEvent('download');
    await designer.page.getByRole('menuitem', { name: 'Download as test' }).click();
    expect((await download).suggestedFilename()).toBe('place-order.counterexample.test.ts');
  });
});

test.describe('Two runs at once', () => {
  test.beforeEach(async ({ designer }) => {
    await designer.opens(sample('two-at-one-account.seam.yaml'));
    await designer.presses('e');
    await designer.explorer.says('Hold account of Place order 2 waits for ever');
  });

  test('break a promise of their locks: gone through step by step, and played on the canvas', { tag: '@both-themes' }, async ({ designer }) => {
    await expect(designer.explorer.panel).toContainText('two runs at once, after');
    await expect(designer.explorer.steps.last()).toContainText('breaks nobody waits for ever');
    await designer.explorer.steps.first().click();
    await expect(designer.explorer.steps.first()).toHaveAttribute('aria-current', 'step');
    await designer.explorer.button('Play it').click();
    await expect(designer.explorer.steps.nth(1)).toHaveAttribute('aria-current', 'step');
    await designer.explorer.button('Pause').click();
    expect(await violations(designer)).toEqual([]);
  });

  test('are taken away as a Mermaid sequence, and cannot be a test', async ({ designer }) => {
    await designer.explorer.button('Copy counterexample').click();
    await expect(designer.page.getByRole('menuitem', { name: 'Copy as test' })).toBeDisabled();
    await designer.page.getByRole('menuitem', { name: 'Copy as Mermaid' }).click();
    await expect.poll(() => designer.clipboard()).toMatch(/^sequenceDiagram\n[\s\S]*Place order 2/);
  });
});

test.describe('By keyboard alone', () => {
  test('a saga is tried, its counterexample gone through and repaired', async ({ designer }) => {
    await designer.opens(CHARGED_TWICE);
    await designer.presses('e');
    await designer.explorer.says(BROKEN);
    await tabsTo(designer.page, designer.explorer.steps.nth(2));
    await designer.presses('Enter');
    await expect(designer.explorer.steps.nth(2)).toHaveAttribute('aria-current', 'step');
    await designer.presses('m');
    await expect(designer.explorer.messages).toBeHidden();
    await tabsTo(designer.page, designer.explorer.button('Fix and explore again'));
    await designer.presses('Enter');
    await designer.explorer.says(/^Every run ends/);
    await tabsTo(designer.page, designer.explorer.button('Close the explorer'));
    await designer.presses('Escape');
    await expect(designer.explorer.panel).toBeHidden();
  });

  test('it is found among the commands, and from the inspector of the saga', async ({ designer }) => {
    await designer.opens(CHARGED_TWICE);
    await designer.commands('Try everything');
    await designer.explorer.says(BROKEN);
    await designer.presses('Escape');
    await expect(designer.explorer.panel).toBeHidden();
    await designer.mode('Design').click();
    await designer.presses('Control+k');
    await designer.page.keyboard.type('Place order');
    await designer.presses('Enter');
    const inspector = designer.page.getByRole('complementary', { name: 'Inspector' });
    await inspector.getByRole('button', { name: 'Try everything' }).click();
    await designer.explorer.says(BROKEN);
  });
});

test.describe('Where nothing can be tried', () => {
  test('a design without a saga is offered one', async ({ designer }) => {
    await designer.startsBlank();
    await designer.presses('e');
    await expect(designer.explorer.panel).toContainText('No saga yet');
    await designer.explorer.button('Add a saga').click();
    await designer.explorer.says(/ cannot run yet$/);
    await expect(designer.explorer.panel).toContainText('has no steps');
  });

  test('what is missing is added with one click each, until everything can be tried', async ({ designer }) => {
    await designer.opens(CHARGED_TWICE.replace(/ {4}orchestratorId: orders\n/, ''));
    await designer.presses('e');
    await designer.explorer.says('Place order cannot run yet');
    await designer.explorer.button('Make Order service the orchestrator').click();
    await designer.explorer.says(BROKEN);
  });

  test('a long search tells how far it is, lets the page go on, and can be cancelled', async ({ designer }) => {
    await designer.page
      .getByRole('button', { name: /Travel booking/ })
      .first()
      .click();
    await designer.seesElements();
    await designer.presses('e');
    await designer.explorer.faults(3).check({ force: true });
    await expect(designer.explorer.progress).toBeVisible();
    await expect(designer.explorer.panel).toContainText(/[\d,]{4,} states, \d+ steps deep/);
    await designer.explorer.button('Cancel').click();
    await designer.explorer.says('Cancelled');
    await designer.explorer.faults(1).check({ force: true });
    await designer.explorer.says(/^Every run ends/);
  });
});

test.describe('On smaller screens', () => {
  for (const width of [1024, 800]) {
    test(`of ${width} px everything of a counterexample can be reached`, { tag: '@both-themes' }, async ({ designer }) => {
      await designer.page.setViewportSize({ width, height: 900 });
      await designer.opens(CHARGED_TWICE);
      await designer.presses('e');
      await designer.explorer.says(BROKEN);
      for (const part of [designer.explorer.panel, designer.explorer.messages, designer.playback.transport]) {
        const box = await designer.boxOf(part);
        expect(box.x).toBeGreaterThanOrEqual(0);
        expect(box.x + box.width).toBeLessThanOrEqual(width);
      }
      await designer.explorer.steps.last().click();
      await expect(designer.explorer.message(13)).toBeInViewport();
      await expect(designer.explorer.button('Fix and explore again')).toBeInViewport();
      expect(await violations(designer)).toEqual([]);
    });
  }
});

test.describe('A run', () => {
  test('is taken into a document as a Mermaid sequence and as a page of Markdown', async ({ designer }) => {
    await designer.opensExample();
    await designer.presses('t');
    await expect(designer.playback.button('Play')).toBeEnabled();
    const clipboard = () => designer.page.evaluate(() => navigator.clipboard.readText());
    await designer.page.getByRole('button', { name: 'Copy run' }).click();
    await designer.page.getByRole('menuitem', { name: 'Copy run as Markdown' }).click();
    await expect.poll(clipboard).toMatch(/^# Place order\n[\s\S]*\*\*completed\*\*[\s\S]*```mermaid\nsequenceDiagram/);
    await designer.commands('Copy run as Mermaid');
    await expect.poll(clipboard).toMatch(/^sequenceDiagram\n/);
  });
});
