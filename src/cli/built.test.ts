import { spawnSync } from 'node:child_process';
import { closeSync, existsSync, mkdirSync, mkdtempSync, openSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join, resolve } from 'node:path';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { TARGETS } from '../exporters/index.ts';
import { writeDesign } from '../model/text.ts';
import { sketch } from '../testing/index.ts';

/** The Node that runs these tests and, where it is another one, the one of the system. */
const NODES = [
  process.execPath,
  ...(process.env['PATH'] ?? '')
    .split(delimiter)
    .filter((folder) => !folder.includes('node_modules'))
    .map((folder) => join(folder, process.platform === 'win32' ? 'node.exe' : 'node'))
    .filter(existsSync)
    .slice(0, 1),
];

describe('the built command line', () => {
  let folder: string;
  let program: string;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'seamwright-cli-'));
    await build({ root: resolve(import.meta.dirname, '../..'), configFile: 'vite.cli.config.ts', logLevel: 'silent', build: { outDir: folder } });
    program = join(folder, 'seamwright.js');
    writeFileSync(join(folder, 'package.json'), '{"type": "module"}');
    writeFileSync(
      join(folder, 'wrong.seam.yaml'),
      writeDesign(sketch('orders(service) -> payments(service): call; payments -> orders: call; orders -> db(datastore); payments -> db')),
    );
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const run = (node: string, ...args: string[]) => spawnSync(node, [program, ...args], { cwd: folder, encoding: 'utf8' });

  it.each(NODES)('checks a file, with nothing installed beside it, on %s', (node) => {
    const { status, stdout, stderr } = run(node, 'check', 'wrong.seam.yaml', '--format', 'json');
    expect(stderr).toBe('');
    expect(status).toBe(1);
    const report = JSON.parse(stdout) as { files: { path: string; findings: { rule: string }[] }[] };
    expect(report.files[0]?.path).toBe('wrong.seam.yaml');
    expect(report.files[0]?.findings.map(({ rule }) => rule)).toEqual(expect.arrayContaining(['cyclic-dependency', 'shared-database']));
    expect(stdout).not.toContain('failed on');
  });

  it.each(NODES)('exports and finds out what is stale, on %s', (node) => {
    expect(run(node, 'export', 'wrong.seam.yaml', '--to', 'mermaid', '--out', 'docs/wrong.mmd')).toMatchObject({
      status: 0,
      stderr: 'docs/wrong.mmd written.\n',
    });
    expect(readFileSync(join(folder, 'docs/wrong.mmd'), 'utf8')).toMatch(/^flowchart TB\n/);
    expect(run(node, 'export', 'wrong.seam.yaml', '--to', 'mermaid', '--out', 'docs/wrong.mmd', '--check')).toMatchObject({ status: 0, stderr: '' });
    writeFileSync(join(folder, 'docs/wrong.mmd'), 'flowchart TB\n');
    expect(run(node, 'export', 'wrong.seam.yaml', '--to', 'mermaid', '--out', 'docs/wrong.mmd', '--check')).toMatchObject({
      status: 1,
      stderr: 'docs/wrong.mmd is stale.\nWrite it again: seamwright export wrong.seam.yaml --to mermaid --out docs/wrong.mmd\n',
    });
  });

  it.each(NODES)('generates code again into a folder, and keeps what somebody has changed there, on %s', (node) => {
    const code = `code-${NODES.indexOf(node)}`;
    const read = (path: string) => readFileSync(join(folder, code, path), 'utf8');
    const generate = (design: string) => {
      writeFileSync(join(folder, 'shop.seam.yaml'), writeDesign(sketch(design)));
      return run(node, 'export', 'shop.seam.yaml', '--to', 'typescript', '--out', code);
    };
    const shop = 'orders(service {name: Orders}) -> stock(service {name: Stock}): call {operation: reserve}';
    expect(generate(`${shop}; orders -> mail(service {name: Mail}): call {operation: send}`)).toMatchObject({ status: 0 });
    writeFileSync(join(folder, code, 'services/stock/operations.ts'), '// mine\n');
    const { status, stderr } = generate(`${shop}; stock -> orders: call {operation: cancel}`);
    expect({ status, stderr }).toEqual({ status: 0, stderr: expect.stringContaining('  yours       services/stock/operations.ts lacks reserve\n') });
    expect(stderr).toContain('  removed     services/mail/operations.ts\n');
    expect(read('services/stock/operations.ts')).toBe('// mine\n');
    expect(read('services/orders/operations.ts')).toContain('cancel');
    expect(existsSync(join(folder, code, 'services/mail'))).toBe(false);
    mkdirSync(join(folder, code, 'services/mail/main.ts'), { recursive: true });
    expect(generate(`${shop}; orders -> mail(service {name: Mail}): call {operation: send}`)).toMatchObject({
      status: 2,
      stderr: `${code}/services/mail/main.ts is a folder.\n`,
    });
  });

  it('has every target that it lists', () => {
    const targets = TARGETS.filter(({ needsBrowser }) => needsBrowser === undefined);
    for (const { id } of targets) {
      const { status, stderr } = run(process.execPath, 'export', 'wrong.seam.yaml', '--to', id, '--out', `all/${id}/`);
      expect({ id, status, known: status === 0 || stderr.startsWith('The design ') }).toEqual({ id, status: expect.any(Number), known: true });
    }
    expect(readdirSync(join(folder, 'all')).length).toBeGreaterThan(4);
  });

  it('says what is wrong with a file that is not there, and exits with 2', () => {
    const { status, stdout, stderr } = run(process.execPath, 'check', 'nowhere.seam.yaml');
    expect({ status, stdout, stderr }).toEqual({ status: 2, stdout: '', stderr: 'nowhere.seam.yaml is not there.\n' });
  });

  it.runIf(existsSync('/dev/full'))('says that the disk is full, and exits with 2', () => {
    const full = openSync('/dev/full', 'w');
    const { status, stderr } = spawnSync(process.execPath, [program, 'check', 'wrong.seam.yaml'], {
      cwd: folder,
      encoding: 'utf8',
      stdio: ['ignore', full, 'pipe'],
    });
    closeSync(full);
    expect({ status, stderr }).toEqual({ status: 2, stderr: 'Standard output has no room: the disk is full.\n' });
  });

  it('checks a folder', () => {
    expect(run(process.execPath, 'check', '.').stdout).toContain('wrong.seam.yaml');
  });
});
