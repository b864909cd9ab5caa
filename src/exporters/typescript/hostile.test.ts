import fc from 'fast-check';
import ts from 'typescript-classic';
import { afterAll, describe, expect, it } from 'vitest';
import { designs } from '../../testing/index.ts';
import { exportTypeScript } from './exporter.ts';
import { link, removeWorkspace, run, typeCheck, writeWorkspace } from './testing/workspace.ts';

/** Thirty designs in which every name, description and identifier is as bad as the schema allows. */
const exports = fc.sample(designs({ names: 'hostile', size: 8 }), { seed: 2026, numRuns: 30 }).map((design) => exportTypeScript(design));

/** All of them in one folder, `d0` to `d29`, so that one compiler run is enough. What is the same in each is there once. */
function allTogether(): string {
  const isShared = (path: string) => path.startsWith('platform/') || path.startsWith('tests/platform/');
  const files = exports.flatMap((each, index) =>
    each.filter(({ path }) => index === 0 || !isShared(path)).map((file) => ({ ...file, path: `d${index}/${file.path}` })),
  );
  const folder = writeWorkspace([
    ...files,
    ...exports.map((_, index) => ({ path: `d${index}/tests/.keep`, content: '' })),
    { path: 'package.json', content: '{ "type": "module" }' },
    { path: 'tsconfig.json', content: JSON.stringify({ extends: './d0/tsconfig.json', include: ['d*/**/*.ts'] }) },
    { path: 'vitest.config.ts', content: `export default { test: { include: ['d*/tests/{sagas,messages}/**/*.test.ts'], isolate: false } };` },
  ]);
  for (let index = 1; index < exports.length; index++) {
    link(folder, `d${index}/platform`, 'd0/platform');
    link(folder, `d${index}/tests/platform`, 'd0/tests/platform');
  }
  return folder;
}

describe('designs with hostile names', () => {
  const folder = allTogether();
  afterAll(() => removeWorkspace(folder));

  it('become workspaces that type-check', () => {
    expect(typeCheck(folder)).toBe('');
  }, 60_000);

  it('become workspaces whose tests pass', () => {
    const { status, output } = run(['node_modules/vitest/vitest.mjs', 'run'], folder);
    expect(status, output).toBe(0);
    expect(output).toMatch(/Tests +\d\d+ passed/);
  }, 60_000);

  it('become nothing but ASCII outside comments', () => {
    const scanner = ts.createScanner(ts.ScriptTarget.Latest, true);
    const found: string[] = [];
    for (const { path, content } of exports.flat()) {
      if (!path.endsWith('.ts') || typeof content !== 'string') continue;
      scanner.setText(content);
      while (scanner.scan() !== ts.SyntaxKind.EndOfFileToken) {
        const token = scanner.getTokenText();
        if (/[^\t\n\r -~]/.test(token)) found.push(`${path}: ${token}`);
      }
    }
    expect(found).toEqual([]);
  });

  it('become paths that every file system takes, also one that does not tell upper from lower case', () => {
    const DEVICES = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i;
    for (const files of exports) {
      const paths = files.map(({ path }) => path);
      expect(new Set(paths.map((path) => path.toLowerCase())).size).toBe(paths.length);
      for (const path of paths) {
        expect(path).toMatch(/^[A-Za-z0-9.][A-Za-z0-9./-]*$/);
        expect(path.length).toBeLessThan(200);
        for (const part of path.split('/')) expect(part === '' || part === '.' || part === '..' || part.endsWith('.') || DEVICES.test(part), path).toBe(false);
      }
    }
  });
});
