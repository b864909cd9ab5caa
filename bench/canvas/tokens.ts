/**
 * How long frames take in Play while hundreds of messages are on their way at once, in the product as it is built; the same page standing still
 * beside it shows what the machine does by itself.
 * Run with `npx node bench/canvas/tokens.ts`; prints a table and a line of JSON. Bar: p95 ≤ 17 ms with at least 200 tokens in flight.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { cpus, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { chromium, type Page } from '@playwright/test';
import { build, preview } from 'vite';
import { CHROMIUM_FLAGS, findChromium } from '../../scripts/chromium.ts';
import { parseDesign } from '../../src/model/index.ts';
import { run, type RunInput, stateAt } from '../../src/simulation/index.ts';

const PROJECT = resolve(import.meta.dirname, '../..');
const PORT = 4393;
const RUNS = 5;
const FRAMES = 240;
const SERVICES = 12;
const EVERY_US = 900;
const DURATION_MS = 1_000;

interface Frames {
  readonly frameP50: number;
  readonly frameP95: number;
  readonly workP50: number;
  readonly workP95: number;
}

interface Row extends Frames {
  readonly what: 'playing' | 'still';
  /** Fewest and most tokens on their way while it was measured. */
  readonly tokens: readonly [number, number];
}

/** A gateway that asks twelve services with a store each. */
function wide(): Record<string, unknown> {
  const each = Array.from({ length: SERVICES }, (_, index) => index);
  const column = (index: number, x: number) => ({ x, y: index * 110 });
  return {
    meta: { schemaVersion: 1, name: 'Two hundred tokens' },
    elements: {
      web: { kind: 'client', name: 'Web' },
      gateway: { kind: 'gateway', name: 'Gateway', latency: { p50: 2, p99: 5 } },
      ...Object.fromEntries(
        each.flatMap((index) => [
          [`service${index}`, { kind: 'service', name: `Service ${index}`, instances: 20, concurrency: 100, latency: { p50: 20, p99: 60 } }],
          [`store${index}`, { kind: 'datastore', name: `store ${index}`, latency: { p50: 5, p99: 20 } }],
        ]),
      ),
    },
    flows: {
      browse: { kind: 'call', from: 'web', to: 'gateway', label: 'browse' },
      ...Object.fromEntries(
        each.flatMap((index) => [
          [`ask${index}`, { kind: 'call', from: 'gateway', to: `service${index}`, label: `ask ${index}` }],
          [`read${index}`, { kind: 'access', from: `service${index}`, to: `store${index}`, mode: 'read-write' }],
        ]),
      ),
    },
    scenarios: {
      rush: {
        name: 'Rush',
        entry: { kind: 'flow', flowId: 'browse' },
        seed: 7,
        load: { arrival: 'constant', ratePerSecond: 1_000_000 / EVERY_US },
        durationMs: DURATION_MS,
      },
    },
    layout: {
      web: { x: 0, y: 600 },
      gateway: { x: 300, y: 600 },
      ...Object.fromEntries(
        each.flatMap((index) => [
          [`service${index}`, column(index, 760)],
          [`store${index}`, column(index, 1_160)],
        ]),
      ),
    },
  };
}

/** The same run as the page makes, to count what is on its way. */
function tokensOf(design: Record<string, unknown>): (seconds: number) => number {
  const parsed = parseDesign(design);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  const input: RunInput = {
    entry: { kind: 'flow', flowId: 'browse' },
    seed: 7,
    faults: [],
    load: { arrival: 'constant', everyUs: EVERY_US, durationUs: DURATION_MS * 1_000, count: 1_000_000 },
  };
  const outcome = run(parsed.design, input);
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.problems));
  return (seconds) => stateAt(outcome.trace, Math.round(seconds * 1_000_000)).tokens.length;
}

async function main(): Promise<void> {
  const out = await mkdtemp(join(tmpdir(), 'seamwright-bench-'));
  await build({ root: PROJECT, configFile: join(PROJECT, 'vite.config.ts'), logLevel: 'error', build: { outDir: out, emptyOutDir: true } });
  const server = await preview({
    root: PROJECT,
    configFile: false,
    logLevel: 'error',
    build: { outDir: out },
    preview: { port: PORT, host: '127.0.0.1', strictPort: true },
  });
  const browser = await chromium.launch({
    executablePath: findChromium() ?? '/usr/bin/chromium',
    args: CHROMIUM_FLAGS,
  });
  const rows: Row[] = [];
  try {
    const context = await browser.newContext({
      viewport: { width: 1440, height: 900 },
      permissions: ['clipboard-read', 'clipboard-write'],
      serviceWorkers: 'block',
    });
    const page = await context.newPage();
    const design = wide();
    const count = tokensOf(design);
    await opens(page, design);
    for (let index = 0; index < RUNS; index++) {
      rows.push(await measure(page, 'still', count));
      await seek(page, 0.3);
      rows.push(await measure(page, 'playing', count));
    }
  } finally {
    await browser.close();
    await server.close();
    await rm(out, { recursive: true });
  }
  for (const row of rows) console.log(line(row));
  console.log(JSON.stringify({ machine: `${cpus()[0]?.model} × ${cpus().length}`, browser: 'Chromium, headless, software rendering', rows }));
}

/** Puts the design onto the page, and its scenario at the beginning into Play. */
async function opens(page: Page, design: unknown): Promise<void> {
  await page.goto(`http://127.0.0.1:${PORT}/`);
  await page.getByRole('region', { name: 'Start' }).waitFor();
  await page.evaluate((text) => navigator.clipboard.writeText(text), JSON.stringify(design));
  await page.keyboard.press('Control+v');
  await page.locator('[aria-roledescription="element"]').first().waitFor();
  await page.getByRole('navigation', { name: 'Mode' }).getByRole('button', { name: 'Play' }).click();
  await page.getByRole('button', { name: /^Play: / }).click();
  await page.getByRole('menuitemcheckbox', { name: 'Rush' }).click();
  await page.getByRole('toolbar', { name: 'Playback' }).getByRole('button', { name: 'Pause' }).click();
}

/** Puts the playhead at a share of the run, by the timeline. */
async function seek(page: Page, share: number): Promise<void> {
  await page.getByRole('button', { name: 'Timeline', exact: true }).click();
  const playhead = page.getByRole('slider', { name: 'Playhead' });
  await playhead.press('Home');
  for (let step = 0; step < 200 * share; step++) await playhead.press('ArrowRight');
  await page.getByRole('button', { name: 'Close the drawer' }).click();
}

async function measure(page: Page, what: Row['what'], count: (seconds: number) => number): Promise<Row> {
  const transport = page.getByRole('toolbar', { name: 'Playback' });
  const now = async () => Number.parseFloat((await transport.getByRole('timer').getAttribute('aria-label')) ?? '');
  if (what === 'playing') await transport.getByRole('button', { name: 'Play', exact: true }).click();
  await page.mouse.move(720, 5);
  await page.waitForTimeout(500);
  const from = await now();
  const frames = await page.evaluate(watch, FRAMES);
  const to = await now();
  if (what === 'playing') await transport.getByRole('button', { name: 'Pause' }).click();
  const tokens = Array.from({ length: 21 }, (_, index) => count(from + ((to - from) * index) / 20));
  return { what, ...frames, tokens: [Math.min(...tokens), Math.max(...tokens)] };
}

/** Runs in the page: the time from frame to frame, and how much of it the main thread worked. */
async function watch(frames: number): Promise<Frames> {
  const nextFrame = (): Promise<number> => new Promise((resolve) => requestAnimationFrame(resolve));
  const afterPaint = (): Promise<number> =>
    new Promise((resolve) => {
      const channel = new MessageChannel();
      channel.port1.onmessage = () => resolve(performance.now());
      channel.port2.postMessage(null);
    });
  const lengths: number[] = [];
  const work: number[] = [];
  let last = await nextFrame();
  for (let index = 0; index < frames; index++) {
    const now = await nextFrame();
    work.push((await afterPaint()) - now);
    lengths.push(now - last);
    last = now;
  }
  const at = (values: readonly number[], share: number) =>
    Math.round((values.toSorted((a, b) => a - b)[Math.floor((values.length - 1) * share)] ?? 0) * 10) / 10;
  return { frameP50: at(lengths, 0.5), frameP95: at(lengths, 0.95), workP50: at(work, 0.5), workP95: at(work, 0.95) };
}

const line = ({ what, tokens, frameP50, frameP95, workP50, workP95 }: Row): string =>
  `${what.padEnd(8)} ${tokens.join(' to ').padStart(10)} tokens   frame p50/p95 ${frameP50}/${frameP95} ms   work ${workP50}/${workP95} ms`;

await main();
