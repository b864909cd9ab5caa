import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { EXAMPLES } from '../../patterns/examples/index.ts';
import { exportTypeScript } from './exporter.ts';

/**
 * What a team does on Monday: the workspace of each example, where nothing of this project is near, is installed from the registry as its `package.json`
 * says, and passes its own commands. All examples name the same packages but for adapters; one installation has those of all.
 */

const examples = await Promise.all(EXAMPLES.map(async ({ title, load }) => ({ title, files: exportTypeScript(await load()) })));
const root = mkdtempSync(join(tmpdir(), 'installed-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

const PATH = [dirname(process.execPath), process.env['PATH']].join(':');
const npm = (folder: string, ...args: readonly string[]) => {
  const { status, stdout, stderr } = spawnSync('npm', args, { cwd: folder, encoding: 'utf8', env: { ...process.env, PATH, NO_COLOR: '1', FORCE_COLOR: '0' } });
  return { status, output: `${stdout}${stderr}` };
};

beforeAll(() => {
  const manifests = examples.map(({ files }, index) => {
    for (const { path, content } of files) {
      const file = join(root, `e${index}`, path);
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, content);
    }
    return JSON.parse(readFileSync(join(root, `e${index}/package.json`), 'utf8')) as Record<'dependencies' | 'devDependencies', Record<string, string>>;
  });
  const dependencies = Object.assign({}, ...manifests.flatMap((manifest) => [manifest.dependencies, manifest.devDependencies])) as Record<string, string>;
  writeFileSync(join(root, 'package.json'), JSON.stringify({ private: true, type: 'module', dependencies }));
  const installed = npm(root, 'install', '--no-audit', '--no-fund', '--no-package-lock');
  if (installed.status !== 0) throw new Error(installed.output);
}, 300_000);

describe('the workspace of an example, installed', () => {
  it.each(examples.map(({ title }, index) => ({ title, index })))('$title passes its own commands', { timeout: 120_000 }, ({ index }) => {
    const { status, output } = npm(join(root, `e${index}`), 'test');
    expect(status, output).toBe(0);
    expect(output).toMatch(/Tests +\d+ passed/);
  });
});
