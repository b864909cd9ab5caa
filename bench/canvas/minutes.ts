/**
 * What a newcomer waits for, on the clock: from opening an empty page at a quarter of the processor's speed until its start page can be used, beside
 * a page that has nothing but plain React Flow and five elements; and from Enter after a new name until canvas, outline and Mermaid preview show it.
 * From letting go of a flow until its finding is seen: `rules/onScreen.ts`.
 *
 * Run with `npm run build && npx node bench/canvas/minutes.ts [--runs 7] [--out dist]`; prints a line each and a line of JSON. Bars: interactive in
 * 2 s, a name in 200 ms. On a busy machine the best of the runs says most, and the ratio to the peer more than that.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { type Browser, chromium, type Locator, type Page } from '@playwright/test';
import { build, preview, type PreviewServer } from 'vite';
import { Designer } from '../../e2e/designer.ts';
import { sample } from '../../e2e/parts/samples.ts';
import { CHROMIUM_FLAGS, findChromium } from '../../scripts/chromium.ts';
import { percentile } from '../rules/measuring.ts';

const PAGE = resolve(import.meta.dirname, 'page');
const PROJECT = resolve(import.meta.dirname, '../..');
const SLOWER = 4;
const NAMES = ['Invoices', 'Receipts', 'Accounts', 'Debts', 'Payments', 'Fees', 'Charges', 'Duties'];

const { values } = parseArgs({ options: { runs: { type: 'string', default: '7' }, out: { type: 'string', default: 'dist' } } });
const RUNS = Number(values.runs);

interface Row {
  readonly what: string;
  readonly bestMs: number;
  readonly medianMs: number;
  readonly worstMs: number;
}

const row = (what: string, taken: readonly number[]): Row => ({
  what,
  bestMs: Math.round(percentile(taken, 0)),
  medianMs: Math.round(percentile(taken, 0.5)),
  worstMs: Math.round(percentile(taken, 1)),
});

/** From the beginning of a visit, with nothing kept from an earlier one, to two frames after what is looked for is in the document. */
async function interactive(browser: Browser, address: string, lookedFor: string): Promise<number> {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 }, serviceWorkers: 'block' });
  const session = await page.context().newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate: SLOWER });
  await page.addInitScript((selector) => {
    const observer = new MutationObserver(() => {
      if (!document.querySelector(selector)) return;
      observer.disconnect();
      requestAnimationFrame(() => requestAnimationFrame(() => performance.mark('interactive')));
    });
    observer.observe(document, { subtree: true, childList: true });
    // The page of the peer shows what it has prepared when it is told to.
    Object.defineProperty(window, 'showPrepared', {
      set(show: () => Promise<void>) {
        void show();
      },
    });
  }, lookedFor);
  await page.goto(address);
  await page.waitForFunction(() => performance.getEntriesByName('interactive').length > 0, undefined, { timeout: 120_000 });
  const taken = await page.evaluate(() => performance.getEntriesByName('interactive')[0]?.startTime ?? Number.NaN);
  await page.close();
  return taken;
}

/** From the next key to the moment at which all of these places have the text. */
async function watch(page: Page, text: string, places: readonly Locator[]): Promise<() => Promise<number>> {
  const within = await Promise.all(places.map((place) => place.elementHandle()));
  const seen = await page.evaluateHandle(
    ([handles, wanted]) => ({
      after: new Promise<number>((found) => {
        let begin = Number.NaN;
        addEventListener('keydown', () => (begin = performance.now()), { capture: true, once: true });
        const observer = new MutationObserver(() => {
          if (!handles.every((place) => place?.textContent?.includes(wanted))) return;
          observer.disconnect();
          found(performance.now() - begin);
        });
        observer.observe(document.body, { subtree: true, childList: true, characterData: true });
      }),
    }),
    [within, text] as const,
  );
  return () => seen.evaluate(({ after }) => after);
}

async function renaming(browser: Browser, address: string): Promise<number[]> {
  const page = await browser.newPage({ baseURL: address, viewport: { width: 1440, height: 900 }, serviceWorkers: 'block' });
  const designer = new Designer(page);
  await designer.arrives();
  await designer.opens(sample('violations/shared-database.seam.yaml'));
  await designer.outline.opens();
  await designer.commands('Mermaid preview');
  const mermaid = page.getByRole('region', { name: /\.mmd$/ });
  await mermaid.filter({ hasText: 'Billing' }).waitFor();
  await designer.canvas.selects('Billing');
  const taken: number[] = [];
  for (let run = 0; run < RUNS; run++) {
    const name = `${NAMES[run % NAMES.length]} ${run}`;
    await designer.presses('F2');
    await designer.canvas.nameField.waitFor();
    await designer.types(name);
    const seen = await watch(page, name, [designer.canvas.root, designer.outline.tree, mermaid]);
    await designer.presses('Enter');
    taken.push(await seen());
  }
  await page.close();
  return taken;
}

const serve = (root: string, outDir: string): Promise<PreviewServer> =>
  preview({ root, configFile: false, logLevel: 'error', build: { outDir }, preview: { port: 0, host: '127.0.0.1' } });
const addressOf = (server: PreviewServer): string => server.resolvedUrls?.local[0] ?? '';

const peerOut = await mkdtemp(join(tmpdir(), 'seamwright-bench-'));
await build({
  root: PAGE,
  configFile: join(PROJECT, 'vite.config.ts'),
  base: './',
  logLevel: 'error',
  build: { outDir: peerOut, emptyOutDir: true, target: 'es2022', rolldownOptions: { external: /^peer:/ } },
});
const [product, peer] = [await serve(PROJECT, resolve(PROJECT, values.out)), await serve(PAGE, peerOut)];
const browser = await chromium.launch({ executablePath: findChromium() ?? '/usr/bin/chromium', args: CHROMIUM_FLAGS });
try {
  const taken: { ours: number[]; plain: number[] } = { ours: [], plain: [] };
  for (let run = 0; run < RUNS; run++) {
    taken.ours.push(await interactive(browser, addressOf(product), 'section[aria-label="Start"] button'));
    taken.plain.push(await interactive(browser, `${addressOf(peer)}index.html?of=plain&n=5`, '.react-flow__node'));
  }
  const rows = [
    row('start page, a quarter of the speed', taken.ours),
    row('plain React Flow, a quarter of the speed', taken.plain),
    row('a new name', await renaming(browser, addressOf(product))),
  ];
  for (const { what, bestMs, medianMs, worstMs } of rows) console.log(`${what.padEnd(42)} best ${bestMs}   median ${medianMs}   worst ${worstMs} ms`);
  console.log(JSON.stringify({ bench: 'first minutes', machine: `${cpus()[0]?.model ?? '?'} × ${cpus().length}`, load: loadavg(), rows }));
} finally {
  await browser.close();
  await Promise.all([product.close(), peer.close()]);
  await rm(peerOut, { recursive: true });
}
