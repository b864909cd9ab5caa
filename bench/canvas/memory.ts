/**
 * Whether the page keeps what it should let go of: opens a design, changes it, plays, closes it, many times over, and looks at what is left after the
 * garbage is collected: heap, nodes of the document, listeners, workers.
 * Run with `npx node bench/canvas/memory.ts [--cycles 500]`; prints a table and a line of JSON. Bar: after 500 cycles the heap is at most 5 % larger than
 * after the first tenth of them, when everything is loaded and every cache has its size. The engine makes no machine code here and keeps all bytecode:
 * both are on the heap, and would be most of what is counted as growth for hundreds of cycles.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { type CDPSession, chromium } from '@playwright/test';
import { build, preview } from 'vite';
import { CHROMIUM_FLAGS, findChromium } from '../../scripts/chromium.ts';

const PAGE = resolve(import.meta.dirname, 'page');
const PROJECT = resolve(import.meta.dirname, '../..');
const LOOKS = 10;
const REST_MS = 1_500;

const { values } = parseArgs({ options: { cycles: { type: 'string', default: '500' } } });
const CYCLES = Number(values.cycles);

interface Look {
  readonly cycles: number;
  readonly heapMb: number;
  readonly nodes: number;
  readonly listeners: number;
  readonly workers: number;
}

async function main(): Promise<void> {
  const out = await mkdtemp(join(tmpdir(), 'seamwright-bench-'));
  await build({
    root: PAGE,
    configFile: join(PROJECT, 'vite.config.ts'),
    base: './',
    logLevel: 'error',
    build: { outDir: out, emptyOutDir: true, target: 'es2022', rolldownOptions: { input: join(PAGE, 'memory.html') } },
  });
  const server = await preview({
    root: PAGE,
    configFile: false,
    logLevel: 'error',
    build: { outDir: out },
    preview: { port: 0, host: '127.0.0.1' },
  });
  const browser = await chromium.launch({
    executablePath: findChromium() ?? '/usr/bin/chromium',
    args: [...CHROMIUM_FLAGS, '--js-flags=--no-opt --no-maglev --no-sparkplug --no-flush-bytecode'],
  });
  const looks: Look[] = [];
  let failed: Error | undefined;
  try {
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
    // The tools of the browser keep every error with its stack, and a page that fails shows nothing about one that works.
    page.on('pageerror', (error) => {
      failed = error;
    });
    await page.goto(`${server.resolvedUrls?.local[0] ?? ''}memory.html`);
    await page.waitForFunction(() => window.cycle !== undefined, undefined, { timeout: 120_000 });
    const session = await page.context().newCDPSession(page);
    await session.send('HeapProfiler.enable');
    for (let turn = 0; turn < CYCLES; turn++) {
      await page.evaluate((which) => window.cycle?.(which), turn);
      if (failed) throw failed;
      if ((turn + 1) % Math.max(1, Math.floor(CYCLES / LOOKS)) !== 0) continue;
      // What was closed last is let go of by timers.
      await page.waitForTimeout(REST_MS);
      looks.push(await look(session, turn + 1, page.workers().length));
      console.log(line(looks.at(-1) as Look));
    }
  } finally {
    await browser.close();
    await server.close();
    await rm(out, { recursive: true });
  }
  const [first, last] = [looks[0]?.heapMb ?? 0, looks.at(-1)?.heapMb ?? 0];
  const growth = Math.round((last / first - 1) * 1_000) / 10;
  console.log(`growth of the heap from ${looks[0]?.cycles} to ${looks.at(-1)?.cycles} cycles: ${growth} %`);
  console.log(
    JSON.stringify({
      bench: 'memory',
      machine: `${cpus()[0]?.model ?? '?'} × ${cpus().length}`,
      load: loadavg(),
      browser: 'Chromium, headless, software rendering',
      growth,
      looks,
    }),
  );
}

async function look(session: CDPSession, cycles: number, workers: number): Promise<Look> {
  await session.send('HeapProfiler.collectGarbage');
  await session.send('HeapProfiler.collectGarbage');
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  const { nodes, jsEventListeners } = await session.send('Memory.getDOMCounters');
  return { cycles, heapMb: Math.round(usedSize / 10_485.76) / 100, nodes, listeners: jsEventListeners, workers };
}

const line = ({ cycles, heapMb, nodes, listeners, workers }: Look): string =>
  `${String(cycles).padStart(5)} cycles   heap ${heapMb.toFixed(2)} MB   nodes ${nodes}   listeners ${listeners}   workers ${workers}`;

await main();
