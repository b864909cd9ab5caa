import { sample } from './parts/samples.ts';
import { expect, test } from './test.ts';

const GOLDEN = sample('circuit-breaker.log').trim().split('\n');

test.describe('A circuit breaker', () => {
  test('closes, opens, lets a probe through and closes again, each with its reason', async ({ designer }) => {
    await designer.opens(sample('circuit-breaker.seam.yaml'));
    await designer.mode('Play').click();
    await expect(designer.playback.breaker('Closed')).toBeVisible();
    await designer.playback.breaksElement('Cards', 'Errors for 5 s, then recovers');
    await expect(designer.playback.line('Breaker opened on pay')).toBeVisible();
    expect((await designer.playback.lines()).slice(0, GOLDEN.length)).toEqual(GOLDEN);

    await designer.playback.line('Breaker opened on pay').click();
    await expect(designer.playback.breaker('Open')).toHaveAccessibleName(/2\.0 seconds left/);
    await designer.playback.line('pay 4 rejected').click();
    await expect(designer.playback.breaker('Open')).toHaveAccessibleName(/1\.0 seconds left/);
    await designer.playback.line('Breaker half-open on pay').click();
    await expect(designer.playback.breaker('Half-open')).toBeVisible();
    await designer.playback.line('Breaker closed on pay').click();
    await expect(designer.playback.breaker('Closed')).toBeVisible();
  });
});

test('The steps of a saga that a narrow window has no room for fade out at its end', async ({ designer, page }) => {
  await page.setViewportSize({ width: 800, height: 900 });
  await designer.opensExample();
  await designer.presses('t');
  const steps = page.getByRole('group', { name: 'Steps', exact: true });
  const mask = () => steps.evaluate((element) => getComputedStyle(element).maskImage);
  await expect.poll(mask).toMatch(/\((to left|270deg), rgba\(0, 0, 0, 0\)/);
  await steps.evaluate((element) => element.scrollBy({ left: 9_999, behavior: 'instant' }));
  await expect.poll(mask).toMatch(/\((to right|90deg), rgba\(0, 0, 0, 0\)/);
  await page.setViewportSize({ width: 1440, height: 900 });
  await expect.poll(mask).toBe('none');
});

test.describe('The playhead', () => {
  test.beforeEach(async ({ designer }) => {
    await designer.opensExample();
    await designer.presses('t');
    await expect(designer.playback.button('Play')).toBeEnabled();
  });

  test('steps from entry to entry, and back to where it was', async ({ designer }) => {
    await designer.playback.button('Step forward').click();
    await designer.playback.stands(0.057);
    await designer.playback.button('Step forward').click();
    await designer.playback.stands(0.111);
    await expect(designer.playback.step('Reserve stock')).toHaveAccessibleName(/done, 43 ms/);
    await designer.playback.button('Step back').click();
    await designer.playback.stands(0.057);
    await expect(designer.playback.step('Reserve stock')).toHaveAccessibleName(/running/);
    await designer.presses('r');
    await designer.playback.stands(0);
    await expect(designer.playback.step('Create order')).toHaveAccessibleName(/waiting/);
  });

  test('is dragged along the timeline, and shows what was at that moment', async ({ designer }) => {
    await designer.playback.takesThePlayhead();
    await designer.presses('End');
    await designer.playback.stands(0.461);
    await expect(designer.playback.saga).toContainText('Completed');
    const end = await designer.boxOf(designer.playback.playhead);
    await designer.presses('Home');
    const start = await designer.boxOf(designer.playback.playhead);
    const y = start.y + 24;
    await designer.canvas.drags({ x: start.x + 40, y }, { x: (start.x + end.x) / 2, y });
    const middle = await designer.playback.now();
    expect(middle).toBeGreaterThan(0.2);
    expect(middle).toBeLessThan(0.26);
    await expect(designer.playback.step('Charge payment')).toHaveAccessibleName(/running/);
    await expect(designer.playback.saga).toContainText('Running');
  });

  test('stands still until Space, and again after it', async ({ designer }) => {
    await designer.playback.speed.press('Home');
    await expect(designer.playback.transport).toContainText('0.1×');
    await designer.tabsTo(designer.playback.log);
    await designer.presses('Space');
    await expect(designer.playback.button('Pause')).toBeVisible();
    await expect.poll(() => designer.playback.now()).toBeGreaterThan(0);
    await designer.presses('Space');
    await expect(designer.playback.button('Play')).toBeVisible();
    const stopped = await designer.playback.now();
    await designer.presses('.');
    await expect.poll(() => designer.playback.now()).toBeGreaterThan(stopped);
  });

  test('begins and stops with Space, also for who has come with the mouse; who has come with Tab presses the button', async ({ designer }) => {
    await designer.presses('t');
    await designer.mode('Play').click();
    await designer.playback.speed.press('Home');
    await designer.mode('Play').click();
    await designer.presses('Space');
    await expect(designer.playback.button('Pause')).toBeVisible();
    await designer.playback.button('Pause').click();
    await designer.presses('Space');
    await expect(designer.playback.button('Pause')).toBeVisible();
    await designer.tabsTo(designer.mode('Design'));
    await designer.presses('Space');
    await expect(designer.mode('Design')).toHaveAttribute('aria-pressed', 'true');
  });

  test('reaches the end at once at a thousand times the speed, with the same log', async ({ designer }) => {
    const before = await designer.playback.lines();
    await designer.playback.speed.press('End');
    await expect(designer.playback.transport).toContainText('1000×');
    await designer.playback.button('Play').click();
    await designer.playback.stands(0.461);
    expect(await designer.playback.lines()).toEqual(before);
  });
});

test.describe('The log', () => {
  test('is one stop for Tab, gone through with the arrow keys, and moves the playhead', async ({ designer }) => {
    await designer.opensExample();
    await designer.presses('t');
    await expect(designer.playback.button('Play')).toBeEnabled();
    await designer.tabsTo(designer.playback.line('Place order started'));
    await designer.presses('ArrowDown', 'ArrowDown');
    await expect(designer.playback.line('Reserve stock done')).toBeFocused();
    await designer.presses('Enter');
    await designer.playback.stands(0.111);
    await designer.presses('End');
    await expect(designer.playback.line('Place order completed')).toBeFocused();
    await designer.presses('Shift+Tab', 'Shift+Tab');
    await expect(designer.page.getByRole('button', { name: 'Copy run' })).toBeFocused();
  });

  test('is said at the end in one breath', async ({ designer }) => {
    await designer.opensExample();
    const said = await designer.listens();
    await designer.presses('t');
    await designer.playback.speed.press('End');
    await designer.playback.button('Play').click();
    await expect.poll(said).toContain('Over after 0.5 seconds. The saga is completed.');
  });
});

test.describe('By touch', () => {
  test.use({ hasTouch: true, isMobile: true, viewport: { width: 800, height: 900 } });

  test('a long press opens the menu of an element, and the timeline follows the finger', async ({ designer }) => {
    await designer.start('Order saga').tap();
    await designer.mode('Play').tap();
    await expect(designer.playback.button('Play')).toBeEnabled();
    await designer.canvas.stands('Payment service');
    const finger = await designer.finger();
    const menu = designer.page.getByRole('menu');
    await finger.holds(await designer.canvas.middleOf('Payment service'), () => expect(menu).toBeVisible());
    await menu.getByRole('menuitem', { name: 'Down', exact: true }).tap();
    await designer.page
      .getByRole('button', { name: 'Break it from the start' })
      .or(designer.page.getByRole('button', { name: 'Play on' }))
      .tap();
    await expect(designer.playback.button('Pause')).toBeVisible();
    await designer.playback.button('Pause').tap();

    await designer.page.getByRole('button', { name: 'Timeline', exact: true }).tap();
    const { x, y } = await designer.boxOf(designer.playback.playhead);
    await finger.drags({ x, y: y + 60 }, { x: 700, y: y + 64 });
    const late = await designer.playback.now();
    await finger.drags({ x: 700, y: y + 60 }, { x: 300, y: y + 62 });
    expect(await designer.playback.now()).toBeLessThan(late);
  });

  test('what breaks an element stands clear of the islands', async ({ designer }) => {
    await designer.start('Order saga').tap();
    await designer.mode('Play').tap();
    await expect(designer.playback.button('Play')).toBeEnabled();
    await designer.canvas.stands('Shipping service');
    await designer.canvas.element('Shipping service').tap();
    const card = await designer.boxOf(designer.page.getByRole('group', { name: 'Break Shipping service' }));
    const lanes = await designer.boxOf(designer.playback.saga);
    const transport = await designer.boxOf(designer.playback.transport);
    expect(card.y).toBeGreaterThanOrEqual(lanes.y + lanes.height);
    expect(card.y + card.height).toBeLessThanOrEqual(transport.y);
  });
});

test.describe('What is broken by hand', () => {
  test.beforeEach(async ({ designer }) => {
    await designer.opens(sample('circuit-breaker.seam.yaml'));
    await designer.mode('Play').click();
    await expect(designer.playback.button('Play')).toBeEnabled();
    await designer.playback.takesThePlayhead();
    await designer.presses('PageUp', 'ArrowRight', 'ArrowRight', 'ArrowRight');
  });

  test('stands on the canvas at once, and is taken back and done again by keyboard', async ({ designer }) => {
    await designer.playback.breaksElement('Cards', 'Down');
    const badge = designer.canvas.root.getByText('down', { exact: true });
    await expect(badge).toBeVisible();
    await designer.presses('Control+z');
    await expect(designer.playback.faults).toHaveCount(0);
    await expect(badge).toHaveCount(0);
    await designer.presses('Control+Shift+z');
    await expect(designer.playback.faults).toHaveCount(1);
  });

  test('lies beside what else is broken at the same time, and each is taken out by itself', async ({ designer }) => {
    for (const how of ['Crashes', 'Errors for 5 s, then recovers', 'Slow']) {
      await designer.playback.breaksElement('Cards', how);
      await expect(designer.playback.line(how === 'Crashes' ? 'Cards crashed' : how === 'Slow' ? '10 × slower' : '100 % errors').first()).toBeVisible();
    }
    await expect(designer.playback.faults).toHaveCount(3);
    for (const left of [2, 1, 0]) {
      await designer.playback.faults.first().click();
      await expect(designer.playback.faults).toHaveCount(left);
    }
  });
});

test.describe('Many runs of a saga', () => {
  test('are looked at one by one, and the log leads to its run', async ({ designer }) => {
    await designer.opensExample();
    await designer.presses('t');
    await expect(designer.playback.button('Play')).toBeEnabled();
    await designer.page.getByRole('button', { name: /^Play: / }).click();
    await designer.page.getByRole('menuitemcheckbox', { name: 'Card provider outage under load' }).click();
    await designer.playback.speed.press('End');
    await expect(designer.playback.saga).toContainText('run 60');
    await designer.playback.saga.getByRole('button', { name: 'Earlier run' }).click();
    await expect(designer.playback.saga).toContainText('run 59');
    await designer.presses('r');
    await designer.playback.line('Place order 3 started').click();
    await expect(designer.playback.saga).toContainText('run 3');
    await designer.playback.line('Place order 2 completed').click();
    await expect(designer.playback.saga).toContainText('run 2');
    await expect(designer.playback.saga).toContainText('Completed');
  });
});

test.describe('A run that takes long', () => {
  test('says that it is being worked out, can be cancelled, and asked for again', async ({ designer }) => {
    await designer.opens(sample('rush.seam.yaml'));
    await designer.mode('Play').click();
    await expect(designer.playback.button('Play')).toBeEnabled();
    await designer.page.getByRole('button', { name: /^Play: / }).click();
    await designer.page.getByRole('menuitemcheckbox', { name: 'Rush hour' }).click();
    const working = designer.page.getByRole('status').filter({ hasText: 'The run is being worked out' });
    await expect(working.getByRole('progressbar')).toBeVisible();
    await working.getByRole('button', { name: 'Cancel' }).click();
    const cancelled = designer.page.getByRole('status').filter({ hasText: 'The run was cancelled' });
    await expect(cancelled).toBeVisible();
    await cancelled.getByRole('button', { name: 'Run it again' }).click();
    await expect(designer.page.getByRole('status').filter({ hasText: 'Only the first part of this run is here.' })).toBeVisible({ timeout: 40_000 });
  });
});
