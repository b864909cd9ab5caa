import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';

const PROJECT = resolve(import.meta.dirname, '../../../..');

interface TextFile {
  readonly path: string;
  readonly content: string | Uint8Array;
}

/**
 * Writes files to a fresh folder that finds the packages of this project. Not inside `node_modules`, because Node runs no TypeScript there.
 * Returns the folder.
 */
export function writeWorkspace(files: readonly TextFile[]): string {
  const folder = mkdtempSync(join(tmpdir(), 'workspace-'));
  symlinkSync(join(PROJECT, 'node_modules'), join(folder, 'node_modules'));
  for (const { path, content } of files) {
    const file = join(folder, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, content);
  }
  return folder;
}

/**
 * Writes several workspaces to one folder, `d0`, `d1` and so on, so that one run of the compiler and one of the tests is enough. What is the same in
 * each is there once; what only some have, as adapters, as well.
 */
export function writeWorkspaces(workspaces: readonly (readonly TextFile[])[]): string {
  const shared = ['platform', 'tests/platform', 'tests/adapters'];
  const isShared = (path: string) => shared.some((folder) => path.startsWith(`${folder}/`));
  const folder = writeWorkspace([
    ...workspaces.flatMap((files, index) => files.map((file) => ({ ...file, path: `d${isShared(file.path) ? 0 : index}/${file.path}` }))),
    { path: 'package.json', content: '{ "type": "module" }' },
    { path: 'tsconfig.json', content: JSON.stringify({ extends: './d0/tsconfig.json', include: ['d*/**/*.ts'] }) },
    { path: 'vitest.config.ts', content: `export default { test: { include: ['d*/tests/{sagas,messages,circuit-breakers}/**/*.test.ts'], isolate: false } };` },
  ]);
  for (let index = 1; index < workspaces.length; index++) {
    mkdirSync(join(folder, `d${index}/tests`), { recursive: true });
    for (const path of shared) symlinkSync(join(folder, 'd0', path), join(folder, `d${index}`, path));
  }
  return folder;
}

export const removeWorkspace = (folder: string): void => rmSync(folder, { recursive: true, force: true });

/** Runs the compiler over `tsconfig.json` of the folder. Returns what it says: nothing when all is well. */
export const typeCheck = (folder: string): string => run(['node_modules/typescript/bin/tsc', '--noEmit'], folder, 600_000).output;

const environment = { ...process.env, FORCE_COLOR: '0', NO_COLOR: '1' };

/** Runs a program under the Node of this project and waits for its end. */
export function run(args: readonly string[], cwd: string, timeout = 300_000): { readonly status: number | null; readonly output: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd, encoding: 'utf8', env: environment, timeout });
  return { status, output: `${stdout}${stderr}`.trim() };
}

/** Starts a program and resolves with what it has printed as soon as that matches; the caller stops it, and hears with which code it has ended. */
export function start(
  args: readonly string[],
  cwd: string,
  variables: Readonly<Record<string, string>>,
  expected: RegExp,
): Promise<{ match: RegExpExecArray; stop: () => void; ended: Promise<number | null> }> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, { cwd, env: { ...environment, ...variables } });
    const ended = new Promise<number | null>((end) => child.on('close', end));
    let output = '';
    const hear = (chunk: Buffer) => {
      output += String(chunk);
      const match = expected.exec(output);
      if (match) resolve({ match, stop: () => void child.kill(), ended });
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    child.on('error', reject);
    child.on('close', () => reject(new Error(output)));
  });
}
