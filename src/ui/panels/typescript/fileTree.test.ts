import { describe, expect, it } from 'vitest';
import { fileRows, foldersBeside } from './fileTree.ts';

const paths = ['README.md', 'package.json', 'services/orders/src/index.ts', 'services/orders/package.json', 'platform/retry.ts'];
const lines = (closed: string[] = []) => fileRows(paths, new Set(closed)).map((row) => `${'  '.repeat(row.level - 1)}${row.name}`);

describe('the list of files', () => {
  it('shows folders before files, each by name', () => {
    expect(lines()).toEqual(['platform', '  retry.ts', 'services', '  orders', '    src', '      index.ts', '    package.json', 'package.json', 'README.md']);
  });

  it('keeps what is in a closed folder to itself', () => {
    expect(lines(['services'])).toEqual(['platform', '  retry.ts', 'services', 'package.json', 'README.md']);
  });

  it('can be closed but for the folders that lead to a file', () => {
    expect([...foldersBeside(paths, 'services/orders/package.json')].sort()).toEqual(['platform', 'services/orders/src']);
    expect(lines([...foldersBeside(paths)])).toEqual(['platform', 'services', 'package.json', 'README.md']);
  });

  it('tells the place of a row in its folder, of which a screen sees a part only', () => {
    const rows = fileRows(paths, new Set());
    expect(rows.filter(({ level }) => level === 1).map(({ place, siblings }) => `${place} of ${siblings}`)).toEqual(['1 of 4', '2 of 4', '3 of 4', '4 of 4']);
    expect(rows.find(({ path }) => path === 'services/orders/package.json')).toMatchObject({ place: 2, siblings: 2 });
  });

  it('leads from a row to its file', () => {
    const row = fileRows(paths, new Set()).find((one) => one.name === 'index.ts');
    expect(row?.index).toBe(2);
  });
});
