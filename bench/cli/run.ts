/**
 * How long a person or a build waits for the command line: whole processes, from start to exit, beside a bare Node in turns.
 *
 *   npm run build:cli && npx node bench/cli/run.ts [runs] [node]
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeDesign } from '../../src/model/text.ts';
import { largeDesign } from '../../src/testing/index.ts';

const runs = Number(process.argv[2] ?? 15);
const node = process.argv[3] ?? process.execPath;
const folder = mkdtempSync(join(tmpdir(), 'seamwright-bench-'));
const fileOf = (elements: number): string => {
  const path = join(folder, `${elements}.seam.yaml`);
  writeFileSync(path, writeDesign(largeDesign({ elements, flows: elements * 2 })));
  return path;
};
const program = 'dist-cli/seamwright.js';
const subjects: readonly (readonly [name: string, args: readonly string[]])[] = [
  ['bare Node', ['-e', '0']],
  ['--version', [program, '--version']],
  ['check, 20 elements', [program, 'check', fileOf(20)]],
  ['check, 500 elements', [program, 'check', fileOf(500)]],
];

const times = new Map(subjects.map(([name]) => [name, [] as number[]]));
for (let run = 0; run < runs; run++) {
  for (const [name, args] of subjects) {
    const start = process.hrtime.bigint();
    spawnSync(node, args, { stdio: 'ignore' });
    times.get(name)?.push(Number(process.hrtime.bigint() - start) / 1e6);
  }
}
rmSync(folder, { recursive: true });

const quantile = (values: readonly number[], q: number): number => Math.round(values.toSorted((a, b) => a - b)[Math.floor(q * (values.length - 1))] ?? 0);
const rows = [...times].map(([subject, values]) => ({ subject, 'p50 ms': quantile(values, 0.5), 'p95 ms': quantile(values, 0.95) }));
console.log(`${runs} processes each, ${node}, ${cpus()[0]?.model ?? 'unknown'} × ${cpus().length}`);
console.table(rows);
console.log(JSON.stringify({ bench: 'cli', runs, rows }));
