import { existsSync } from 'node:fs';
import { type Browser, type BrowserType, chromium, firefox, webkit } from '@playwright/test';
import { bundleForEngines } from '../src/testing/engines/bundle.ts';
import { PUBLISHED } from '../src/testing/engines/runs.ts';
import { expect, test } from './test.ts';

/** Plays the published runs in a page, or in a worker of it. */
async function playedIn(browser: Browser, where: 'page' | 'worker'): Promise<unknown> {
  const page = await browser.newPage();
  const script = await bundleForEngines();
  await page.addScriptTag({ content: script });
  const played = await page.evaluate(
    async ([code, place]) => {
      const { engines } = globalThis as unknown as { engines: { playPublished(): Promise<unknown> } };
      if (place === 'page') return engines.playPublished();
      const source = `${code}\nengines.playPublished().then((runs) => postMessage(runs), (error) => postMessage(String(error)));`;
      const worker = new Worker(URL.createObjectURL(new Blob([source], { type: 'text/javascript' })));
      return new Promise((resolve) => {
        worker.addEventListener('message', ({ data }) => resolve(data), { once: true });
      });
    },
    [script, where] as const,
  );
  await page.close();
  return played;
}

const installed = (type: BrowserType): boolean => existsSync(type.executablePath());

test('the trace of an example has the same hash in a page and in a worker as in Node', async ({ browser }) => {
  expect(await playedIn(browser, 'page')).toEqual(PUBLISHED);
  expect(await playedIn(browser, 'worker')).toEqual(PUBLISHED);
});

test('and in every other browser that is installed', async ({ browserName }) => {
  for (const type of [chromium, firefox, webkit]) {
    if (type.name() === browserName) continue;
    if (!installed(type)) {
      console.log(`${type.name()} is not installed (npx playwright install ${type.name()}): its hashes are not compared`);
      continue;
    }
    const other = await type.launch();
    expect(await playedIn(other, 'page'), type.name()).toEqual(PUBLISHED);
    await other.close();
  }
});
