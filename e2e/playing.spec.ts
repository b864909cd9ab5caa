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

  test('reaches the end at once at a thousand times the speed, with the same log', async ({ designer }) => {
    const before = await designer.playback.lines();
    await designer.playback.speed.press('End');
    await expect(designer.playback.transport).toContainText('1000×');
    await designer.playback.button('Play').click();
    await designer.playback.stands(0.461);
    expect(await designer.playback.lines()).toEqual(before);
  });
});
