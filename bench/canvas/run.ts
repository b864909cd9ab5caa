/**
 * How the canvas does while one pans, zooms and drags: the whole product beside plain React Flow, Excalidraw and bpmn-js with the same elements and two
 * flows for each, in the same browser and run; a blank page beside them shows what the machine does to any page.
 *
 * `npm ci --prefix bench/peers/canvas` once (without it the two are left out), then `npx node bench/canvas/run.ts`. A run can be taken in parts:
 * `--only 'ours bpmn 5000 near drag'` takes any subjects (ours, plain, excalidraw, bpmn, blank), numbers of elements, views (far: all of it, near: at
 * 100 %) and scenarios (pan, zoom, drag, drop: a drag with the element let go of, so that rules check it). `--runs` (3) measurements of each, `--limit`
 * (90) seconds for a subject to open, and as many for all scenarios of a view; what takes longer is reported as such. `--build` names a folder in which the
 * pages are built once, for all parts. `--uncapped` lets a frame begin as soon as the one before is done: at 60 frames a second nothing is seen below 16.7 ms,
 * and ratios between two that are fast enough say nothing. Prints a table and a line of JSON.
 *
 * Bars for the product: p95 ≤ 17 ms up to 5,000 elements in every mode, ≤ 34 ms at 20,000; first render of 5,000 ≤ 300 ms; five times better than plain
 * React Flow at 2,000 (`--uncapped`). On a busy machine the script and task times say more than the frames: they are of the page's main thread alone.
 */
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { type CDPSession, chromium, type Page } from '@playwright/test';
import { build, preview, type PreviewServer } from 'vite';
import { CHROMIUM_FLAGS, findChromium } from '../../scripts/chromium.ts';
import type { Frames, Scenario } from './page/driver.ts';
import type { Opening } from './page/main.tsx';

const PAGE = resolve(import.meta.dirname, 'page');
const PROJECT = resolve(import.meta.dirname, '../..');
const PEERS = resolve(import.meta.dirname, '../peers/canvas/node_modules');
const SIZES = [100, 1_000, 5_000, 20_000];
const SUBJECTS = ['ours', 'plain', 'excalidraw', 'bpmn', 'blank'] as const;
const VIEWS = ['far', 'near'] as const;
const SCENARIOS: readonly Scenario[] = ['pan', 'zoom', 'drag', 'drop'];

const { values } = parseArgs({
  options: {
    only: { type: 'string', default: '' },
    runs: { type: 'string', default: '3' },
    limit: { type: 'string', default: '90' },
    build: { type: 'string' },
    uncapped: { type: 'boolean', default: false },
  },
});
const WORDS = values.only.split(/\s+/).filter(Boolean);
const RUNS = Number(values.runs);
const LIMIT_MS = Number(values.limit) * 1_000;

/** A frame begins as soon as the one before is done, instead of 60 times a second. */
const UNCAPPED = ['--disable-frame-rate-limit', '--disable-gpu-vsync'];

type SubjectName = (typeof SUBJECTS)[number];
type View = (typeof VIEWS)[number];

/** What a subject can be zoomed to, and by how much of a wheel's turn; Excalidraw adds, the others multiply. */
const ZOOMS: Readonly<Record<SubjectName, { readonly least: number; pinch(zoom: number, nearer: boolean): number }>> = {
  ours: { least: 0.02, pinch: () => 20 },
  plain: { least: 0.01, pinch: () => 20 },
  excalidraw: { least: 0.1, pinch: (zoom, nearer) => (nearer ? 6 : 1.5) * zoom },
  bpmn: { least: 0.01, pinch: () => 0.5 },
  blank: { least: 0.01, pinch: () => 20 },
};

/** Milliseconds of the main thread for each frame, as the browser counts them. */
interface Spent {
  readonly scriptMs: number;
  readonly layoutMs: number;
  readonly taskMs: number;
}

interface Row extends Opening, Frames, Spent {
  /** What the first render took of the main thread, in ms of its own time. */
  readonly firstTaskMs: number;
  readonly subject: SubjectName;
  readonly elements: number;
  readonly view: View;
  readonly scenario: Scenario;
  readonly heapMb: number;
  readonly load: number;
}

/** What a subject did not get done in time. */
interface Failure {
  readonly subject: SubjectName;
  readonly elements: number;
  readonly view: View;
  readonly failed: string;
}

/** What the words choose of these; all where they choose none. */
function chosen<T extends string>(all: readonly T[]): readonly T[] {
  const named = all.filter((one) => WORDS.includes(one));
  return named.length === 0 ? all : named;
}

async function buildInto(out: string): Promise<void> {
  const peer = (path: string): string => join(PEERS, path);
  await build({
    root: PAGE,
    configFile: join(PROJECT, 'vite.config.ts'),
    base: './',
    logLevel: 'error',
    resolve: {
      dedupe: ['react', 'react-dom'],
      alias: [
        { find: /^peer:excalidraw$/, replacement: peer('@excalidraw/excalidraw/dist/prod/index.js') },
        { find: /^peer:excalidraw\.css$/, replacement: peer('@excalidraw/excalidraw/dist/prod/index.css') },
        { find: /^peer:bpmn$/, replacement: peer('bpmn-js/lib/Modeler.js') },
        { find: /^peer:bpmn\.css$/, replacement: peer('bpmn-js/dist/assets/bpmn-js.css') },
        { find: /^peer:diagram\.css$/, replacement: peer('bpmn-js/dist/assets/diagram-js.css') },
      ].filter(({ replacement }) => existsSync(replacement)),
    },
    build: { outDir: out, emptyOutDir: true, target: 'es2022', rolldownOptions: existsSync(PEERS) ? {} : { external: /^peer:/ } },
  });
}

const serve = (out: string): Promise<PreviewServer> =>
  preview({ root: PAGE, configFile: false, logLevel: 'error', build: { outDir: out }, preview: { port: 0, host: '127.0.0.1' } });

async function main(): Promise<void> {
  const out = values.build === undefined ? await mkdtemp(join(tmpdir(), 'seamwright-bench-')) : resolve(values.build);
  if (!existsSync(join(out, 'index.html'))) await buildInto(out);
  const server = await serve(out);
  const rows: (Row | Failure)[] = [];
  const subjects = chosen(SUBJECTS).filter((subject) => isThere(subject));
  const sizes = [...new Set(WORDS.map(Number).filter(Boolean))];
  try {
    for (const elements of sizes.length > 0 ? sizes : SIZES) {
      for (const view of chosen(VIEWS)) {
        for (const subject of subjects) {
          if (subject === 'blank' && view === 'near' && chosen(VIEWS).length > 1) continue;
          for (const row of await measure(server.resolvedUrls?.local[0] ?? '', subject, elements, view)) {
            rows.push(row);
            console.log(line(row));
          }
        }
      }
    }
  } finally {
    await server.close();
    if (values.build === undefined) await rm(out, { recursive: true });
  }
  console.log(
    JSON.stringify({
      bench: 'canvas',
      machine: `${cpus()[0]?.model ?? '?'} × ${cpus().length}`,
      load: loadavg(),
      browser: 'Chromium, headless, software rendering',
      rows,
    }),
  );
}

/** A peer that is not installed is left out. */
function isThere(subject: SubjectName): boolean {
  const folder = { excalidraw: '@excalidraw/excalidraw', bpmn: 'bpmn-js' }[subject as string];
  const there = folder === undefined || existsSync(join(PEERS, folder));
  if (!there) console.log(`${subject} is not installed: npm ci --prefix bench/peers/canvas`);
  return there;
}

/** Opens a subject in a browser of its own, which can be ended whatever its page does, and goes through the scenarios. */
async function measure(address: string, subject: SubjectName, elements: number, view: View): Promise<(Row | Failure)[]> {
  const browserServer = await chromium.launchServer({
    executablePath: findChromium() ?? '/usr/bin/chromium',
    args: values.uncapped ? [...CHROMIUM_FLAGS, ...UNCAPPED] : CHROMIUM_FLAGS,
  });
  const rows: Row[] = [];
  try {
    const browser = await chromium.connect(browserServer.wsEndpoint());
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
    const start = viewportFor(elements, view, ZOOMS[subject].least);
    const session = await page.context().newCDPSession(page);
    // Time of the thread, not of the clock: what other programs take is left out.
    await session.send('Performance.enable', { timeDomain: 'threadTicks' });
    const firstTaskMs = await within(open(page, session, `${address}?of=${subject}&n=${elements}&x=${start.x}&y=${start.y}&zoom=${start.zoom}`), 'to open');
    await within(go(page, session, { subject, elements, view, zoom: start.zoom, firstTaskMs }, rows), 'for its scenarios');
    return rows;
  } catch (error) {
    return [...rows, { subject, elements, view, failed: (error instanceof Error ? error.message : String(error)).split('\n')[0] ?? '' }];
  } finally {
    await browserServer.kill();
  }
}

async function within<T>(work: Promise<T>, what: string): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error(`takes more than ${LIMIT_MS / 1_000} s ${what}`)), LIMIT_MS);
  });
  work.catch(() => undefined);
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
}

/** Opens the page and shows the subject; how long the first render kept the main thread busy. */
async function open(page: Page, session: CDPSession, address: string): Promise<number> {
  await page.goto(address, { timeout: LIMIT_MS });
  await page.waitForFunction(() => window.showPrepared !== undefined, undefined, { timeout: LIMIT_MS });
  const before = await spent(session);
  await page.evaluate(() => window.showPrepared?.());
  const after = await spent(session);
  await page.waitForTimeout(2_500);
  return rounded(after.taskMs - before.taskMs);
}

interface Shown {
  readonly subject: SubjectName;
  readonly elements: number;
  readonly view: View;
  readonly zoom: number;
  readonly firstTaskMs: number;
}

async function go(page: Page, session: CDPSession, { subject, elements, view, zoom, firstTaskMs }: Shown, rows: Row[]): Promise<void> {
  await session.send('HeapProfiler.enable');
  await page.mouse.move(MIDDLE.x, MIDDLE.y);
  const opening = await page.evaluate(() => window.bench?.opening as Opening);
  const heapMb = await heapOf(session);
  for (const scenario of subject === 'blank' ? (['pan'] as const) : chosen(SCENARIOS)) {
    const runs: (Frames & Spent)[] = [];
    for (let run = 0; run < RUNS; run++) {
      const before = await spent(session);
      const how = { scenario, at: MIDDLE, nearer: view === 'far', pinch: ZOOMS[subject].pinch(zoom, view === 'far') };
      const frames = await page.evaluate((one) => window.bench?.drive(one) as Promise<Frames>, how);
      const after = await spent(session);
      const each = (key: keyof Spent): number => rounded((after[key] - before[key]) / (frames.frames + WARM_UP));
      runs.push({ ...frames, scriptMs: each('scriptMs'), layoutMs: each('layoutMs'), taskMs: each('taskMs') });
      await page.waitForTimeout(500);
    }
    rows.push({ subject, elements, view, scenario, ...opening, firstTaskMs, heapMb, load: rounded(loadavg()[0] ?? 0), ...median(runs) });
  }
}

/** Frames of a drive that do not count as frames, but whose work is counted. */
const WARM_UP = 20;

async function spent(session: CDPSession): Promise<Spent> {
  const { metrics } = await session.send('Performance.getMetrics');
  const of = (name: string): number => (metrics.find((metric) => metric.name === name)?.value ?? 0) * 1_000;
  return { scriptMs: of('ScriptDuration'), layoutMs: of('LayoutDuration') + of('RecalcStyleDuration'), taskMs: of('TaskDuration') };
}

async function heapOf(session: CDPSession): Promise<number> {
  await session.send('HeapProfiler.collectGarbage');
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  return rounded(usedSize / 1_048_576);
}

/** Where the measured element comes to lie on the page. */
const MIDDLE = { x: 720, y: 450 };

interface Viewport {
  readonly x: number;
  readonly y: number;
  readonly zoom: number;
}

/** The view that brings an element from the middle of the design to the middle of the page. */
function viewportFor(elements: number, view: View, least: number): Viewport {
  const columns = Math.ceil(Math.sqrt(elements));
  const rows = Math.ceil(elements / columns);
  const whole = Math.min(1440 / (columns * 260), 900 / (rows * 160)) * 0.95;
  const zoom = view === 'near' ? 1 : Math.max(least, whole);
  return { x: MIDDLE.x - (Math.floor(columns / 2) * 260 + 88) * zoom, y: MIDDLE.y - (Math.floor(rows / 2) * 160 + 32) * zoom, zoom };
}

function median(runs: readonly (Frames & Spent)[]): Frames & Spent {
  const of = (key: keyof (Frames & Spent)): number => runs.map((run) => run[key]).toSorted((a, b) => a - b)[Math.floor(runs.length / 2)] ?? 0;
  const keys: readonly (keyof (Frames & Spent))[] = ['frameP50', 'frameP95', 'frameWorst', 'workP50', 'workP95', 'frames', 'scriptMs', 'layoutMs', 'taskMs'];
  return Object.fromEntries(keys.map((key) => [key, of(key)])) as unknown as Frames & Spent;
}

const rounded = (value: number): number => Math.round(value * 10) / 10;

function line(row: Row | Failure): string {
  const name = `${row.subject} ${row.elements} ${row.view}${'scenario' in row ? ` ${row.scenario}` : ''}`.padEnd(28);
  if ('failed' in row) return `${name} ${row.failed}`;
  const { frameP50, frameP95, frameWorst, scriptMs, taskMs, heapMb, prepareMs, firstRenderMs, firstTaskMs, longestTaskMs, load } = row;
  return `${name} frame p50/p95/worst ${frameP50}/${frameP95}/${frameWorst} ms   script ${scriptMs} task ${taskMs} ms a frame   heap ${heapMb} MB   prepare ${prepareMs} render ${firstRenderMs} (main thread ${firstTaskMs}) longest task ${longestTaskMs} ms   load ${load}`;
}

await main();
