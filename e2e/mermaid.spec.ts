import { createRequire } from 'node:module';
import type { Page } from '@playwright/test';
import { diagramPages, diagramsOf } from '../src/exporters/mermaid/index.ts';
import { EXAMPLES } from '../src/patterns/index.ts';
import { expect, test } from './test.ts';

const require = createRequire(import.meta.url);

interface Mermaid {
  initialize(config: object): void;
  render(id: string, text: string): Promise<{ svg: string }>;
}

/** Names of the elements as a reader of the drawn diagrams sees them; an error where one is not drawn. */
async function drawn(page: Page, texts: readonly { readonly title: string; readonly text: string }[]): Promise<readonly { title: string; words: string }[]> {
  return page.evaluate(async (all) => {
    const { mermaid } = globalThis as unknown as { mermaid: Mermaid };
    // As GitHub draws it: strict, within the limits that Mermaid has by itself.
    mermaid.initialize({ startOnLoad: false, securityLevel: 'strict' });
    const results: { title: string; words: string }[] = [];
    for (const [index, { title, text }] of all.entries()) {
      try {
        const { svg } = await mermaid.render(`drawing-${index}`, text);
        const { body } = new DOMParser().parseFromString(svg, 'text/html');
        const failed = body.querySelector('svg')?.getAttribute('aria-roledescription') === 'error';
        for (const style of body.querySelectorAll('style')) style.remove();
        results.push({ title, words: `${failed ? 'error: ' : ''}${body.textContent}` });
      } catch (error) {
        results.push({ title, words: `error: ${String(error)}` });
      }
    }
    return results;
  }, texts);
}

for (const [version, name] of [
  [12, 'mermaid'],
  [11, 'mermaid-11'],
] as const) {
  test(`every diagram of every example is drawn by Mermaid ${version} as GitHub draws it`, async ({ page }) => {
    test.setTimeout(240_000);
    await page.goto('about:blank');
    await page.addScriptTag({ path: require.resolve(name).replace(/[^/\\]+$/, 'mermaid.min.js') });
    for (const example of EXAMPLES) {
      const design = await example.load();
      const texts = diagramsOf(design).flatMap(({ value }) =>
        diagramPages(design, value).map(({ title, text }) => ({ title: `${example.id}, ${value} ${title}`.trim(), text })),
      );
      const drawings = await drawn(page, texts);
      expect(drawings.filter(({ words }) => words.startsWith('error: '))).toEqual([]);
      const flowchart = drawings.find(({ title }) => title === `${example.id}, flowchart`)?.words.replace(/\s+/g, '') ?? '';
      for (const element of Object.values(design.elements)) expect(flowchart).toContain(element.name.replace(/\s+/g, ''));
    }
  });
}
