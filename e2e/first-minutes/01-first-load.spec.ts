import { gzipSync } from 'node:zlib';
import { expect, test } from '../test.ts';

/** Bytes, packed well: what is loaded by somebody who only looks at the start page. */
const AT_MOST = 245_000;

test('1. An empty page loads no more scripts than it needs, and no canvas', async ({ page, designer }) => {
  await expect(designer.start('Blank canvas')).toBeVisible();
  const scripts = await page.evaluate(async () => {
    const names = performance.getEntriesByType('resource').map(({ name }) => name);
    return Promise.all(names.filter((name) => new URL(name).pathname.endsWith('.js')).map(async (name) => ({ name, text: await (await fetch(name)).text() })));
  });
  expect(scripts.length).toBeGreaterThan(5);
  expect(scripts.filter(({ name }) => name.includes('CanvasArea'))).toEqual([]);
  expect(scripts.reduce((sum, { text }) => sum + gzipSync(text, { level: 9 }).length, 0)).toBeLessThan(AT_MOST);
});
