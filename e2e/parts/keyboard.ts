import { expect, type Locator, type Page } from '@playwright/test';

const FURTHEST = 120;

/** Presses Tab until something has the focus: it can be reached without a pointer. */
export async function tabsTo(page: Page, target: Locator): Promise<void> {
  await expect(target).toBeVisible();
  for (let step = 0; step < FURTHEST; step++) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  await expect(target, 'Tab does not reach it').toBeFocused();
}
