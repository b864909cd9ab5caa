/**
 * How long it takes from letting go of a new flow until the finding that it brings stands on its element: pointer up to badge in the document, and to the
 * frame that shows it, in a real browser over the built product.
 * Run with `npm run build && npx node bench/rules/onScreen.ts [elements …]`; prints a table and a line of JSON. Bar: 100 ms at 1,000 and at 5,000 elements.
 * `--out` names another folder that the product was built into.
 */
import { cpus, loadavg } from 'node:os';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { chromium, type Page } from '@playwright/test';
import { preview } from 'vite';
import { CHROMIUM_FLAGS, findChromium } from '../../scripts/chromium.ts';
import { canonicalDesign, type Design } from '../../src/model/index.ts';
import { largeDesign } from '../../src/testing/index.ts';
import { percentile } from './measuring.ts';

const PROJECT = resolve(import.meta.dirname, '../..');
const PORT = 4392;
const RUNS = 15;
/** Gestures before those that count, while the page warms up. */
const WARM = 5;

const { values, positionals } = parseArgs({ allowPositionals: true, options: { out: { type: 'string', default: 'dist' } } });

interface Row {
  readonly elements: number;
  readonly flows: number;
  /** Milliseconds from pointer up to the badge in the document: the best, the median and the 95th percentile. On a busy machine the best says most. */
  readonly badgeBestMs: number;
  readonly badgeMs: number;
  readonly badgeP95Ms: number;
  /** The same to the end of the frame that shows it. */
  readonly shownBestMs: number;
  readonly shownMs: number;
  readonly shownP95Ms: number;
}

/** A large design with two services in its middle that nothing is wrong with, since nothing leads to them or from them. */
function withTwoInTheMiddle(elements: number): { design: Design; from: string; to: string } {
  const design = largeDesign({ elements, flows: elements * 3 });
  const columns = Math.ceil(Math.sqrt(elements));
  const middle = Math.floor(Math.ceil(elements / columns) / 2) * columns + Math.floor(columns / 2);
  const [from, to] = [`e-${middle}`, `e-${middle + 1}`] as const;
  const isFree = ({ from: source, to: target }: { from: string; to: string }) => ![source, target].some((end) => end === from || end === to);
  return {
    design: {
      ...design,
      elements: { ...design.elements, [from]: { kind: 'service', name: 'From here' }, [to]: { kind: 'service', name: 'To there' } },
      flows: Object.fromEntries(Object.entries(design.flows).filter(([, flow]) => isFree(flow))),
    },
    from: 'From here',
    to: 'To there',
  };
}

async function measure(page: Page, elements: number): Promise<Row> {
  const { design, from, to } = withTwoInTheMiddle(elements);
  await open(page, JSON.stringify(canonicalDesign(design)));
  const source = page.locator('[aria-roledescription="element"]').filter({ hasText: from });
  const target = page.locator('[aria-roledescription="element"]').filter({ hasText: to });
  await page.keyboard.press('Control+0');
  await source.waitFor({ timeout: 60_000 });
  const badge: number[] = [];
  const shown: number[] = [];
  for (let run = 0; run < RUNS + WARM; run++) {
    const times = await drawFlow(page, source, target);
    if (run >= WARM) {
      badge.push(times.badge);
      shown.push(times.shown);
    }
    await page.keyboard.press('Control+z');
    await source.locator('[data-severity]').waitFor({ state: 'detached' });
    await page.waitForTimeout(300);
  }
  return {
    elements,
    flows: Object.keys(design.flows).length,
    badgeBestMs: percentile(badge, 0),
    badgeMs: percentile(badge, 0.5),
    badgeP95Ms: percentile(badge, 0.95),
    shownBestMs: percentile(shown, 0),
    shownMs: percentile(shown, 0.5),
    shownP95Ms: percentile(shown, 0.95),
  };
}

async function open(page: Page, text: string): Promise<void> {
  await page.goto(`http://127.0.0.1:${PORT}/`);
  await page.getByRole('region', { name: 'Start' }).waitFor();
  const files = await page.evaluateHandle((content) => {
    const transfer = new DataTransfer();
    transfer.items.add(new File([content], 'large.seam.yaml'));
    return transfer;
  }, text);
  await page.dispatchEvent('body', 'dragenter', { dataTransfer: files });
  await page.dispatchEvent('body', 'drop', { dataTransfer: files });
  await page.locator('[data-saving="saved"]').waitFor({ timeout: 120_000 });
  await page.waitForTimeout(3_000);
}

/** Drags from the right handle of one element onto another, and watches for the badge on the first. */
async function drawFlow(page: Page, source: ReturnType<Page['locator']>, target: ReturnType<Page['locator']>): Promise<{ badge: number; shown: number }> {
  await source.hover();
  const a = await source.boundingBox();
  const b = await target.boundingBox();
  if (!a || !b) throw new Error('The two elements are not on the page.');
  await page.mouse.move(a.x + a.width, a.y + a.height / 2);
  await page.locator('[data-connect-handle]').first().waitFor();
  await page.mouse.down();
  await page.mouse.move((a.x + a.width + b.x) / 2, a.y + a.height / 2, { steps: 4 });
  await page.mouse.move(b.x + b.width / 2, b.y + b.height / 2, { steps: 4 });
  const times = source.evaluate(
    (element) =>
      new Promise<{ badge: number; shown: number }>((found) => {
        let up = 0;
        addEventListener('pointerup', () => (up = performance.now()), { capture: true, once: true });
        const observer = new MutationObserver(() => {
          if (!element.querySelector('[data-severity]')) return;
          observer.disconnect();
          const badge = performance.now() - up;
          requestAnimationFrame(() => setTimeout(() => found({ badge, shown: performance.now() - up })));
        });
        observer.observe(element, { subtree: true, childList: true });
      }),
  );
  await page.waitForTimeout(50);
  await page.mouse.up();
  return times;
}

const server = await preview({
  root: PROJECT,
  logLevel: 'error',
  build: { outDir: resolve(PROJECT, values.out) },
  preview: { port: PORT, host: '127.0.0.1', strictPort: true },
});
const browser = await chromium.launch({
  executablePath: findChromium() ?? '/usr/bin/chromium',
  args: CHROMIUM_FLAGS,
});
const rows: Row[] = [];
try {
  for (const elements of positionals.length > 0 ? positionals.map(Number) : [1_000, 5_000]) {
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, serviceWorkers: 'block' });
    rows.push(await measure(await context.newPage(), elements));
    await context.close();
  }
} finally {
  await browser.close();
  await server.close();
}
console.table(rows);
console.log(
  JSON.stringify({
    bench: 'rules on screen',
    machine: `${cpus()[0]?.model ?? '?'} × ${cpus().length}`,
    load: loadavg(),
    browser: 'Chromium, headless, software rendering',
    rows,
  }),
);
