import { describe, expect, it } from 'vitest';
import { fileRows } from './fileTree.ts';

const paths = ['README.md', 'package.json', 'services/orders/src/index.ts', 'services/orders/package.json', 'platform/retry.ts'];
const lines = (closed: string[] = []) => fileRows(paths, new Set(closed)).map((row) => `${'  '.repeat(row.level - 1)}${row.name}`);

describe('the list of files', () => {
  it('shows folders before files, each by name', () => {
    expect(lines()).toEqual(['platform', '  retry.ts', 'services', '  orders', '    src', '      index.ts', '    package.json', 'package.json', 'README.md']);
  });

  it('keeps what is in a closed folder to itself', () => {
    expect(lines(['services'])).toEqual(['platform', '  retry.ts', 'services', 'package.json', 'README.md']);
  });

  it('leads from a row to its file', () => {
    const row = fileRows(paths, new Set()).find((one) => one.name === 'index.ts');
    expect(row?.index).toBe(2);
  });
});
