/**
 * How long frames take while one pans, zooms and drags, on the product's canvas and on plain React Flow, in the same browser and run;
 * a blank page beside them shows what the machine does to any page.
 * Run with `npx node bench/canvas/run.ts [elements …] [near|far] [pan|zoom|drag]`; prints a table and a line of JSON. Bar: p95 ≤ 17 ms at 1,000 elements in every mode.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { cpus, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { chromium, type Page } from '@playwright/test';
import { build, preview } from 'vite';
import { findChromium } from '../../scripts/chromium.ts';
import type { Frames, Scenario } from './page/driver.ts';

const PAGE = resolve(import.meta.dirname, 'page');
const PROJECT = resolve(import.meta.dirname, '../..');
const PORT = 4391;
const RUNS = 3;
const SIZES = process.argv.slice(2).map(Number).filter(Boolean);
/** Words among the arguments choose: `near`, `zoom` … */
const WORDS = process.argv.slice(2).filter((argument) => Number.isNaN(Number(argument)));
const PLAIN_UP_TO = 2_000;

/** All in view, or at 100 % with the elements on the page. */
type View = 'far' | 'near';

interface Row {
  readonly canvas: 'ours' | 'plain' | 'blank';
  readonly elements: number;
  readonly view: View;
  readonly scenario: Scenario;
  readonly frames: Frames;
  readonly firstContentMs: number;
}

const MODES: readonly (readonly [View, Scenario])[] = [
  ['far', 'pan'],
  ['far', 'zoom'],
  ['far', 'drag'],
  ['near', 'pan'],
  ['near', 'zoom'],
  ['near', 'drag'],
];

async function main(): Promise<void> {
  const out = await mkdtemp(join(tmpdir(), 'seamwright-bench-'));
  await build({
    root: PAGE,
    configFile: join(PROJECT, 'vite.config.ts'),
    base: './',
    logLevel: 'error',
    build: { outDir: out, emptyOutDir: true, target: 'es2022' },
  });
  const server = await preview({
    root: PAGE,
    configFile: false,
    logLevel: 'error',
    build: { outDir: out },
    preview: { port: PORT, host: '127.0.0.1', strictPort: true },
  });
  const browser = await chromium.launch({
    executablePath: findChromium() ?? '/usr/bin/chromium',
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
  const rows: Row[] = [];
  try {
    for (const elements of SIZES.length > 0 ? SIZES : [1_000, 5_000]) {
      for (const [view, scenario] of MODES) {
        if (!WORDS.every((word) => word === view || word === scenario)) continue;
        for (const canvas of ['ours', 'plain', 'blank'] as const) {
          if (canvas === 'plain' && elements > PLAIN_UP_TO) continue;
          const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
          rows.push(await measure(page, canvas, elements, view, scenario));
          await page.close();
          console.log(line(rows.at(-1) as Row));
        }
      }
    }
  } finally {
    await browser.close();
    await server.close();
    await rm(out, { recursive: true });
  }
  console.log(JSON.stringify({ machine: `${cpus()[0]?.model} × ${cpus().length}`, browser: 'Chromium, headless, software rendering', rows }));
}

async function measure(page: Page, canvas: Row['canvas'], elements: number, view: View, scenario: Scenario): Promise<Row> {
  const { x, y, zoom } = viewportFor(elements, view);
  await page.goto(`http://127.0.0.1:${PORT}/?of=${canvas}&n=${elements}&x=${x}&y=${y}&zoom=${zoom}`);
  await page.waitForFunction(() => window.bench !== undefined, undefined, { timeout: 120_000 });
  await page.waitForTimeout(1_500);
  const firstContentMs = await page.evaluate(() => Math.round(window.bench?.firstContentMs ?? 0));
  const runs: Frames[] = [];
  for (let run = 0; run < RUNS; run++) {
    const frames = await page.evaluate(([what, where]) => window.bench?.drive(what, where), [scenario, MIDDLE] as const);
    if (frames) runs.push(frames);
    await page.waitForTimeout(400);
  }
  return { canvas, elements, view, scenario, frames: median(runs), firstContentMs };
}

/** Where the measured element comes to lie on the page. */
const MIDDLE = { x: 720, y: 450 };

/** The view that brings an element from the middle of the design to the middle of the page. */
function viewportFor(elements: number, view: View): { x: number; y: number; zoom: number } {
  const columns = Math.ceil(Math.sqrt(elements));
  const zoom = view === 'near' ? 1 : Math.min(1440 / (columns * 260), 900 / (columns * 160)) * 0.95;
  const column = Math.floor(columns / 2);
  return { x: MIDDLE.x - (column * 260 + 88) * zoom, y: MIDDLE.y - (column * 160 + 32) * zoom, zoom };
}

function median(runs: readonly Frames[]): Frames {
  const of = (key: keyof Frames): number => runs.map((run) => run[key]).toSorted((a, b) => a - b)[Math.floor(runs.length / 2)] ?? 0;
  return { frameP50: of('frameP50'), frameP95: of('frameP95'), workP50: of('workP50'), workP95: of('workP95'), frames: of('frames') };
}

function line({ canvas, elements, view, scenario, frames, firstContentMs }: Row): string {
  const name = `${canvas} ${elements} ${view} ${scenario}`.padEnd(28);
  return `${name} frame p50/p95 ${frames.frameP50}/${frames.frameP95} ms   work ${frames.workP50}/${frames.workP95} ms   first content ${firstContentMs} ms`;
}

await main();
