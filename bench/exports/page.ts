/**
 * How long the page is held up while the export dialog writes each target of a large design and shows it: the longest task of the page's own thread,
 * in milliseconds of processor time, beside the time on the clock. Bar: 50 ms.
 * Run with `npm run build && npx node bench/exports/page.ts`; `--elements 100` for another size. Needs a Chromium, as the browser tests do.
 */
import { readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { chromium, type Browser, type Page } from '@playwright/test';
import { preview } from 'vite';
import { CHROMIUM_FLAGS, findChromium } from '../../scripts/chromium.ts';
import { writeDesign } from '../../src/model/text.ts';
import { largeDesign } from '../../src/testing/largeDesign.ts';

const BAR = 50;
const { values } = parseArgs({ options: { elements: { type: 'string', default: '1000' }, dist: { type: 'string', default: 'dist' } } });
const elements = Number(values.elements);
const port = 4_700 + (process.pid % 200);

interface Traced {
  readonly name: string;
  readonly ph: string;
  readonly pid: number;
  readonly tid: number;
  readonly dur?: number;
  readonly tdur?: number;
  readonly args: { readonly name?: string };
}

interface Row {
  readonly target: string;
  readonly does: string;
  /** Of the longest task of the page. */
  readonly cpuMs: number;
  readonly clockMs: number;
  readonly over: string;
}

/** What the page's thread did while something happened. */
async function traced(browser: Browser, page: Page, act: () => Promise<void>): Promise<Pick<Row, 'cpuMs' | 'clockMs'>> {
  const path = join(tmpdir(), `seamwright-trace-${process.pid}.json`);
  await browser.startTracing(page, { path, categories: ['toplevel', '__metadata'] });
  await act();
  await browser.stopTracing();
  const { traceEvents } = JSON.parse(readFileSync(path, 'utf8')) as { traceEvents: readonly Traced[] };
  rmSync(path);
  const tasks = traceEvents.filter(({ name, ph }) => ph === 'X' && name === 'ThreadControllerImpl::RunTask');
  const mains = traceEvents.filter(({ name, args }) => name === 'thread_name' && args.name === 'CrRendererMain');
  const own = mains
    .map(({ pid, tid }) => tasks.filter((task) => task.pid === pid && task.tid === tid))
    .reduce((most, some) => (some.length > most.length ? some : most), []);
  const longest = (pick: (task: Traced) => number | undefined): number => Math.round(Math.max(0, ...own.map((task) => pick(task) ?? 0)) / 1_000);
  return { cpuMs: longest(({ tdur }) => tdur), clockMs: longest(({ dur }) => dur) };
}

const server = await preview({ build: { outDir: values.dist }, preview: { host: '127.0.0.1', port, strictPort: true }, logLevel: 'error' });
const browser = await chromium.launch({ executablePath: findChromium(), args: CHROMIUM_FLAGS });
const rows: Row[] = [];
try {
  const context = await browser.newContext({
    viewport: { width: 1440, height: 900 },
    serviceWorkers: 'block',
    permissions: ['clipboard-read', 'clipboard-write'],
  });
  const page = await context.newPage();
  await page.goto(`http://127.0.0.1:${port}/`);
  await page.getByRole('region', { name: 'Start' }).waitFor();
  await page.evaluate((text) => navigator.clipboard.writeText(text), writeDesign(largeDesign({ elements, flows: elements * 2 })));
  await page.keyboard.press('Control+v');
  await page.locator('[data-saving]').filter({ hasText: 'Saved' }).waitFor({ timeout: 120_000 });
  // The rules and the layout of words of a large design go on for a while.
  await page.waitForTimeout(5_000);
  await page.keyboard.press('Control+Shift+E');
  const dialog = page.locator('[role="dialog"][data-open]');
  await dialog.getByRole('tab').first().waitFor();
  for (const tab of await dialog.getByRole('tab').all()) {
    const target = (await tab.textContent()) ?? '';
    const note = (does: string, times: Pick<Row, 'cpuMs' | 'clockMs'>) => rows.push({ target, does, ...times, over: times.cpuMs > BAR ? 'over' : '' });
    console.error(target);
    note(
      'writes and shows',
      await traced(browser, page, async () => {
        await tab.click();
        await dialog.getByRole('tabpanel').locator('pre, img, iframe, textarea, h2, h3, p').first().waitFor({ timeout: 60_000 });
        // What it shows is laid out and painted after it is there.
        await page.waitForTimeout(2_500);
      }),
    );
    const button = dialog.getByRole('button', { name: /^Download/ }).first();
    if ((await button.count()) === 0 || !(await button.isEnabled())) continue;
    note(
      'downloads',
      await traced(browser, page, async () => {
        await Promise.all([page.waitForEvent('download', { timeout: 60_000 }), button.click()]);
      }),
    );
  }
} finally {
  await browser.close();
  await server.close();
}
console.table(rows);
console.log(JSON.stringify({ elements, bar: BAR, rows }));
