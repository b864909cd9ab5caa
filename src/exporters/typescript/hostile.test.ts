import fc from 'fast-check';
import ts from 'typescript-classic';
import { afterAll, describe, expect, it } from 'vitest';
import { designs } from '../../testing/index.ts';
import { exportTypeScript } from './exporter.ts';
import { removeWorkspace, run, typeCheck, writeWorkspaces } from './testing/workspace.ts';

/** Thirty designs in which every name, description and identifier is as bad as the schema allows. */
const exports = fc.sample(designs({ names: 'hostile', size: 8 }), { seed: 2026, numRuns: 30 }).map((design) => exportTypeScript(design));

describe('designs with hostile names', () => {
  const folder = writeWorkspaces(exports);
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
