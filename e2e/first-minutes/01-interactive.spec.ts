import { expect, test } from '../test.ts';

const BUDGET_MS = 2_000;
const ATTEMPTS = 5;

test('1. An empty page is interactive within 2 s at a quarter of the speed', async ({ page }) => {
  const browser = await page.context().newCDPSession(page);
  await browser.send('Emulation.setCPUThrottlingRate', { rate: 4 });
  await browser.send('Network.setCacheDisabled', { cacheDisabled: true });
  await page.addInitScript(() => {
    const start = (): boolean => document.querySelector('section[aria-label="Start"] button') !== null;
    const observer = new MutationObserver(() => {
      if (!start()) return;
      observer.disconnect();
      // Two frames later what was rendered is on the screen, and its handlers are there.
      requestAnimationFrame(() => requestAnimationFrame(() => performance.mark('interactive')));
    });
    observer.observe(document, { subtree: true, childList: true });
  });
  const taken: number[] = [];
  // The best of a few visits: the machine may be busy with something else.
  for (let attempt = 0; attempt < ATTEMPTS && !(Math.min(...taken) < BUDGET_MS); attempt++) {
    await page.goto('about:blank');
    await page.goto('./');
    await expect(page.getByRole('button', { name: /^Order saga/ })).toBeVisible();
    await expect.poll(() => page.evaluate(() => performance.getEntriesByName('interactive').length)).toBe(1);
    taken.push(await page.evaluate(() => performance.getEntriesByName('interactive')[0]?.startTime ?? Number.NaN));
  }
  expect(Math.min(...taken)).toBeLessThan(BUDGET_MS);
});
