import AxeBuilder from '@axe-core/playwright';
import { expect } from '@playwright/test';
import type { Designer } from '../designer.ts';

/** The rules of WCAG 2.2 AA and the best practices beside them. */
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
/** Does not know that words in boxes of their own are read with a space between them, and so finds “0errors” missing in “0 errors”. */
const EXPERIMENTS = ['label-content-name-mismatch'];

/** What axe finds, with its places. */
export async function violations(designer: Designer): Promise<string[]> {
  // Colours are measured when nothing is on its way any more.
  await expect.poll(() => designer.animations()).toEqual([]);
  const { violations: found } = await new AxeBuilder({ page: designer.page }).withTags(RULES).disableRules(EXPERIMENTS).analyze();
  return found.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${failureSummary?.split('\n').slice(1).join(' ')} ${html.slice(0, 200)}`),
  );
}
