import { Designer } from '../designer.ts';
import { expect, test } from '../test.ts';

test('1. On a slow machine an empty page takes the first press that it can get', async ({ page }) => {
  const browser = await page.context().newCDPSession(page);
  await browser.send('Emulation.setCPUThrottlingRate', { rate: 4 });
  // Presses the first example before the frame that first shows it: what is seen must also be listening.
  await page.addInitScript(() => {
    const observer = new MutationObserver(() => {
      const first = [...document.querySelectorAll('section[aria-label="Start"] button')].find((button) => button.textContent?.startsWith('Order saga'));
      if (!(first instanceof HTMLElement)) return;
      observer.disconnect();
      requestAnimationFrame(() => first.click());
    });
    observer.observe(document, { subtree: true, childList: true });
  });
  await page.goto('./');
  await expect(new Designer(page).canvas.element('Order service')).toBeInViewport({ timeout: 30_000 });
});
