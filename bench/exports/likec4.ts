import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const PROGRAM = new URL('../peers/exports/node_modules/likec4/bin/likec4.mjs', import.meta.url).pathname;
const MANIFEST = new URL('../peers/exports/node_modules/likec4/package.json', import.meta.url);

export const LIKEC4_TARGETS = ['mermaid', 'd2', 'plantuml', 'dot', 'model'] as const;

export interface PeerRun {
  /** Of the whole process on the clock: LikeC4's generators are reached by its command line only. */
  readonly ms: number;
  readonly bytes: number;
}

/** Version of LikeC4, if it is installed. */
export const likec4Version = (): string | undefined =>
  existsSync(MANIFEST) ? (JSON.parse(readFileSync(MANIFEST, 'utf8')) as { version: string }).version : undefined;

/** What LikeC4 needs to write a model of so many elements, a third of them in each context of twenty, and as many relations as `flows`. Undefined where it gives up. */
export function likec4(target: (typeof LIKEC4_TARGETS)[number], elements: number, flows: number): PeerRun | undefined {
  const folder = mkdtempSync(join(tmpdir(), 'seamwright-likec4-'));
  try {
    writeFileSync(join(folder, 'model.c4'), modelOf(elements, flows));
    const out = join(folder, 'out');
    const place = target === 'model' ? ['--outfile', join(out, 'model.ts')] : ['--outdir', out];
    const begin = performance.now();
    const { status } = spawnSync(process.execPath, [PROGRAM, 'gen', target, '--no-use-dot', ...place, folder], { timeout: 300_000 });
    const ms = performance.now() - begin;
    return status === 0 && existsSync(out) ? { ms, bytes: bytesIn(out) } : undefined;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function bytesIn(folder: string): number {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).reduce((sum, name) => {
    const stats = statSync(join(folder, name));
    return sum + (stats.isFile() ? stats.size : 0);
  }, 0);
}

/** Contexts of twenty services, and a view with all of it. */
function modelOf(elements: number, flows: number): string {
  const contexts = Array.from({ length: Math.ceil(elements / 20) }, (_, context) => {
    const inside = Array.from(
      { length: Math.min(20, elements - context * 20) },
      (_, at) => `    e${context * 20 + at} = service 'Element ${context * 20 + at}'`,
    );
    return `  c${context} = context 'Context ${context}' {\n${inside.join('\n')}\n  }`;
  });
  const place = (element: number) => `c${Math.floor(element / 20)}.e${element}`;
  const pairs = new Set(
    Array.from({ length: flows }, (_, at) => [at % elements, (at * 7 + 1 + Math.floor(at / elements)) % elements] as const)
      .filter(([from, to]) => from !== to)
      .map(([from, to]) => `  ${place(from)} -> ${place(to)} 'calls'`),
  );
  return `specification {\n  element context\n  element service\n}\nmodel {\n${contexts.join('\n')}\n${[...pairs].join('\n')}\n}\nviews {\n  view index {\n    include *, **\n  }\n}\n`;
}
