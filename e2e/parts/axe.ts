import AxeBuilder from '@axe-core/playwright';
import { expect } from '@playwright/test';
import type { Designer } from '../designer.ts';

/** The rules of WCAG 2.2 AA and the best practices beside them. */
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
/** Of these, what depends on colours. Everything else is the same in both themes, and takes two thirds of the time. */
const OF_COLOURS = ['color-contrast', 'link-in-text-block'];
/** Does not know that words in boxes of their own are read with a space between them, and so finds “0errors” missing in “0 errors”. */
const EXPERIMENTS = ['label-content-name-mismatch'];

/** What axe finds, with its places: by every rule in light, by those of colours in dark. */
export async function violations(designer: Designer): Promise<string[]> {
  const { page } = designer;
  // Colours are measured when nothing is on its way any more.
  await expect.poll(() => designer.animations()).toEqual([]);
  const dark = await page.evaluate(() => matchMedia('(prefers-color-scheme: dark)').matches);
  const axe = new AxeBuilder({ page });
  const { violations: found } = await (dark ? axe.withRules(OF_COLOURS) : axe.withTags(RULES).disableRules(EXPERIMENTS)).analyze();
  return found.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${failureSummary?.split('\n').slice(1).join(' ')} ${html.slice(0, 200)}`),
  );
}
