import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { expect, it } from 'vitest';
import { SKELETON } from './skeleton-text.ts';

const ROOT = join(import.meta.dirname, 'skeleton');

const files = readdirSync(ROOT, { withFileTypes: true, recursive: true })
  .filter((entry) => entry.isFile())
  .map((entry) => join(entry.parentPath, entry.name))
  .map((file) => ({ path: relative(ROOT, file).split(sep).join('/'), content: readFileSync(file, 'utf8') }))
  .sort((a, b) => (a.path < b.path ? -1 : 1));

const source = `// biome-ignore-all format: one line of text for each line of the skeleton
/** The files of \`skeleton/\` as text, because an exporter reads no files. Written by \`vitest run src/exporters/typescript/skeleton-text.test.ts -u\`. */
export const SKELETON: readonly { readonly path: string; readonly content: string }[] = ${JSON.stringify(
  files.map(({ path, content }) => ({ path, lines: content.split('\n') })),
  undefined,
  2,
)}.map(({ path, lines }) => ({ path, content: lines.join('\\n') }));
`;

it('is the skeleton as it stands in its folder', async () => {
  await expect(source).toMatchFileSnapshot('./skeleton-text.ts');
});

it('leaves no file out', () => {
  expect(SKELETON.map(({ path }) => path)).toEqual(files.map(({ path }) => path));
  expect(files.length).toBeGreaterThan(20);
});
