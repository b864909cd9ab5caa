/**
 * How fluid the page stays while something large is done: 500 elements are laid out, some seconds after they were opened and (`tidy at once`) as soon as they are seen; 5,000 are opened from text, pasted without places (`paste`) or as
 * they were copied elsewhere (`insert`), removed; that is undone and redone.
 * Run with `npx node bench/canvas/tasks.ts [--only 'tidy,open,undo paste'] [--runs 3]`; prints a table and a line of JSON. Bars: 500 elements are laid
 * out in 2 s with p95 of the frames ≤ 34 ms; what takes longer than 0.5 s says so; no task of the main thread takes it longer than 100 ms.
 * `cpu` is the processor time of the main thread, in all and of its longest tasks: it is the same on a machine that has other things to do as well.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { chromium } from '@playwright/test';
import { build, preview } from 'vite';
import { CHROMIUM_FLAGS, findChromium } from '../../scripts/chromium.ts';
import type { Seen, Work } from './page/tasks.tsx';

const PAGE = resolve(import.meta.dirname, 'page');
const PROJECT = resolve(import.meta.dirname, '../..');
const ELEMENTS: Readonly<Record<Work, number>> = {
  tidy: 500,
  'tidy at once': 500,
  open: 5_000,
  paste: 5_000,
  insert: 5_000,
  'undo paste': 5_000,
  delete: 5_000,
  undo: 5_000,
  redo: 5_000,
};
/** Longer is not waited. */
const LIMIT_MS = 120_000;

const { values } = parseArgs({ options: { only: { type: 'string', default: Object.keys(ELEMENTS).join() }, runs: { type: 'string', default: '3' } } });

interface Row extends Seen, Cpu {
  readonly what: Work;
  readonly elements: number;
}

async function main(): Promise<void> {
  const out = await mkdtemp(join(tmpdir(), 'seamwright-bench-'));
  await build({
    root: PAGE,
    configFile: join(PROJECT, 'vite.config.ts'),
    base: './',
    logLevel: 'error',
    build: { outDir: out, emptyOutDir: true, target: 'es2022', rolldownOptions: { input: join(PAGE, 'tasks.html') } },
  });
  const server = await preview({
    root: PAGE,
    configFile: false,
    logLevel: 'error',
    build: { outDir: out },
    preview: { port: 0, host: '127.0.0.1' },
  });
  const rows: Row[] = [];
  try {
    for (const what of values.only.split(',').filter(isWork)) {
      for (let run = 0; run < Number(values.runs); run++) {
        rows.push(await measure(`${server.resolvedUrls?.local[0] ?? ''}tasks.html`, what));
        console.log(line(rows.at(-1) as Row));
      }
    }
  } finally {
    await server.close();
    await rm(out, { recursive: true });
  }
  console.log(
    JSON.stringify({
      bench: 'tasks',
      machine: `${cpus()[0]?.model ?? '?'} × ${cpus().length}`,
      load: loadavg(),
      browser: 'Chromium, headless, software rendering',
      rows,
    }),
  );
}

const isWork = (word: string): word is Work => Object.hasOwn(ELEMENTS, word);

async function measure(address: string, what: Work): Promise<Row> {
  const browser = await chromium.launch({ executablePath: findChromium() ?? '/usr/bin/chromium', args: CHROMIUM_FLAGS });
  try {
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
    page.setDefaultTimeout(LIMIT_MS);
    await page.goto(address);
    await page.waitForFunction(() => window.work !== undefined);
    const elements = ELEMENTS[what];
    await browser.startTracing(page, { categories: ['toplevel', 'blink.user_timing', 'disabled-by-default-devtools.timeline'] });
    const seen = await page.evaluate(([one, many]) => window.work?.(one, many) as Promise<Seen>, [what, elements] as const);
    return { what, elements, ...seen, ...cpuOf(JSON.parse((await browser.stopTracing()).toString())) };
  } finally {
    await browser.close();
  }
}

/** Processor time of the main thread. */
interface Cpu {
  readonly cpuMs: number;
  /** Its tasks that took more than a frame, longest first. */
  readonly cpuTasks: readonly number[];
}

interface TraceEvent {
  readonly name: string;
  readonly pid: number;
  readonly tid: number;
  /** Microseconds: when it began, and how much of the processor it had. */
  readonly ts: number;
  readonly tdur?: number;
}

function cpuOf({ traceEvents }: { readonly traceEvents: readonly TraceEvent[] }): Cpu {
  const begun = traceEvents.find(({ name }) => name === 'work begun');
  const done = traceEvents.find(({ name }) => name === 'work done');
  if (!begun || !done) throw new Error('The trace does not say when the work was done.');
  const tasks = traceEvents.filter(({ name, pid, tid, ts }) => name === 'RunTask' && pid === begun.pid && tid === begun.tid && ts >= begun.ts && ts <= done.ts);
  if (tasks.length === 0) throw new Error('The trace has no tasks.');
  const times = tasks.map(({ tdur = 0 }) => Math.round(tdur / 1_000));
  const total = tasks.reduce((sum, { tdur = 0 }) => sum + tdur, 0);
  return { cpuMs: Math.round(total / 1_000), cpuTasks: times.filter((time) => time > 16).toSorted((a, b) => b - a) };
}

function line({ what, elements, totalMs, frameP50, frameP95, frameWorst, longTasks, saidAfterMs, cpuMs, cpuTasks }: Row): string {
  const said = saidAfterMs === undefined ? '' : `   said so after ${saidAfterMs} ms`;
  return `${`${what} ${elements}`.padEnd(15)} ${totalMs} ms   frame p50/p95/worst ${frameP50}/${frameP95}/${frameWorst} ms   long tasks ${longTasks.slice(0, 6).join(', ') || 'none'} ms   cpu ${cpuMs} ms, tasks ${cpuTasks.slice(0, 6).join(', ') || 'none'} ms${said}`;
}

await main();
