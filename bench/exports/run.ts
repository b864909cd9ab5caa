/**
 * What an export costs: time and size of each target for designs of several sizes with two flows for each element, the TypeScript workspace with its zip;
 * and LikeC4's generators over as many elements and relations in the same run.
 * Run with `npm ci --prefix bench/peers/exports && npx node bench/exports/run.ts`; prints a table and a line of JSON. `--no-peer` leaves LikeC4 out.
 * Bars for 1,000 elements: Mermaid ≤ 50 ms, SVG ≤ 100 ms, TypeScript with its zip ≤ 1.5 s.
 * Times are the best of seven warm runs in milliseconds of processor time; of LikeC4, whose generators are reached by its command line only, time of the
 * process on the clock without what it takes for ten elements.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { build } from 'vite';
import type { Design } from '../../src/model/index.ts';
import type { ExportFile } from './product.ts';
import { LIKEC4_TARGETS, likec4, likec4Version } from './likec4.ts';

/** As it is built: the exporters bring fonts along, which only the build can read. */
async function built(): Promise<typeof import('./product.ts')> {
  const outDir = mkdtempSync(join(tmpdir(), 'seamwright-exports-'));
  try {
    const ssr = new URL('product.ts', import.meta.url).pathname;
    await build({ configFile: false, logLevel: 'silent', build: { ssr, outDir, copyPublicDir: false }, ssr: { noExternal: true } });
    writeFileSync(join(outDir, 'package.json'), '{"type": "module"}');
    const product = (await import(pathToFileURL(join(outDir, 'product.js')).href)) as typeof import('./product.ts');
    await Promise.all(product.TARGETS.map(({ id }) => product.loadExporter(id)));
    return product;
  } finally {
    rmSync(outDir, { recursive: true, force: true });
  }
}

const { TARGETS, writeTarget, largeDesign, zipFiles } = await built();

const SIZES = [10, 100, 1_000] as const;
const BARS: Readonly<Record<string, number>> = { mermaid: 50, svg: 100, typescript: 1_500 };
const RUNS = 7;

interface Row {
  readonly target: string;
  readonly elements: number;
  readonly ms: number;
  readonly kilobytes: number;
  readonly files: number;
  readonly bar?: number;
}

const cpuMs = (): number => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1_000;
};

async function measure(id: string, design: Design, elements: number): Promise<Row | undefined> {
  let files: readonly ExportFile[] = [];
  let zipped = 0;
  const write = async (fresh: Design) => {
    files = await writeTarget(id, fresh);
    if (id === 'typescript') zipped = zipFiles(files).length;
  };
  try {
    await write(structuredClone(design));
  } catch {
    return undefined;
  }
  const times: number[] = [];
  for (let round = 0; round < RUNS; round++) {
    // As a worker gets it: nothing that was found out about it is known.
    const fresh = structuredClone(design);
    const begin = cpuMs();
    await write(fresh);
    times.push(cpuMs() - begin);
  }
  const bytes = zipped > 0 ? zipped : files.reduce((sum, { content }) => sum + Buffer.byteLength(content), 0);
  const bar = elements === 1_000 ? BARS[id] : undefined;
  return {
    target: id,
    elements,
    ms: rounded(Math.min(...times)),
    kilobytes: rounded(bytes / 1_024),
    files: files.length,
    ...(bar === undefined ? {} : { bar }),
  };
}

const rounded = (value: number): number => Math.round(value * 10) / 10;

const { values } = parseArgs({ options: { peer: { type: 'boolean', default: true } }, allowNegative: true });
const rows: Row[] = [];
for (const elements of SIZES) {
  const design = largeDesign({ elements, flows: elements * 2 });
  for (const { id, needsBrowser } of TARGETS) {
    const row = needsBrowser === undefined ? await measure(id, design, elements) : undefined;
    if (row) rows.push(row);
  }
}
console.table(rows);

const version = values.peer ? likec4Version() : undefined;
const peers = LIKEC4_TARGETS.flatMap((target) => {
  if (version === undefined) return [];
  const start = likec4(target, 10, 20)?.ms;
  return SIZES.slice(1).map((elements) => {
    const run = likec4(target, elements, elements * 2);
    const ms = run && start !== undefined ? rounded(run.ms - start) : undefined;
    return { target: `LikeC4 ${target}`, elements, ms, kilobytes: run && rounded(run.bytes / 1_024) };
  });
});
if (peers.length > 0) console.table(peers);
else if (values.peer) console.log('LikeC4 is not installed: npm ci --prefix bench/peers/exports');
console.log(JSON.stringify({ node: process.version, likec4: version, rows, peers }));
const missed = rows.filter(({ ms, bar }) => bar !== undefined && ms > bar);
if (missed.length > 0) console.error(`Over the bar: ${missed.map(({ target, ms, bar }) => `${target} ${ms} ms > ${bar} ms`).join(', ')}`);
