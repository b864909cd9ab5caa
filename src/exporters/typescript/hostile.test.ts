import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { designs } from '../../testing/index.ts';
import { exportTypeScript } from './exporter.ts';
import { removeWorkspace, typeCheck, writeWorkspace } from './testing/workspace.ts';

const folders: string[] = [];
afterAll(() => folders.forEach(removeWorkspace));

describe('designs with hostile names', () => {
  it('become workspaces that all type-check', () => {
    const many = fc.sample(designs({ names: 'hostile', size: 8 }), { seed: 20_26, numRuns: 30 });
    const files = many.flatMap((design, index) => exportTypeScript(design).map((file) => ({ ...file, path: `d${index}/${file.path}` })));
    const folder = writeWorkspace([...files, { path: 'tsconfig.json', content: JSON.stringify({ extends: './d0/tsconfig.json', include: ['**/*.ts'] }) }]);
    folders.push(folder);
    expect(typeCheck(folder)).toBe('');
  }, 60_000);
});
import { run } from './testing/workspace.ts';
it.skip('run', () => {
    console.log(run(['node_modules/vitest/vitest.mjs', 'run', '--root', '.', '--dir', '.'], folders[0]!).output.slice(-6000));
}, 200_000);
