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

export const removeWorkspace = (folder: string): void => rmSync(folder, { recursive: true, force: true });

/** Runs the compiler over `tsconfig.json` of the folder. Returns what it says: nothing when all is well. */
export const typeCheck = (folder: string): string => run(['node_modules/typescript/bin/tsc', '--noEmit'], folder).output;

const environment = { ...process.env, FORCE_COLOR: '0', NO_COLOR: '1' };

/** Runs a program under the Node of this project and waits for its end. */
export function run(args: readonly string[], cwd: string): { readonly status: number | null; readonly output: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd, encoding: 'utf8', env: environment });
  return { status, output: `${stdout}${stderr}`.trim() };
}

/** Starts a program and resolves with what it has printed as soon as `done` is content; then ends it. */
export function runUntil(
  args: readonly string[],
  cwd: string,
  variables: Readonly<Record<string, string>>,
  done: (output: string) => boolean | Promise<boolean>,
): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, { cwd, env: { ...environment, ...variables } });
    let output = '';
    const hear = async (chunk: Buffer) => {
      output += String(chunk);
      if (await done(output)) child.kill();
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    child.on('error', reject);
    child.on('close', () => resolve(output));
  });
}
