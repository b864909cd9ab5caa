import { expect, it } from 'vitest';
import { design } from '../../patterns/examples/order-saga.ts';
import { exportTypeScript } from './exporter.ts';
import { run, typeCheck, writeWorkspace } from './testing/workspace.ts';

it('x', () => {
  const folder = writeWorkspace(exportTypeScript(design));
  console.log(folder);
  expect(typeCheck(folder)).toBe('');
  console.log(run(['node_modules/vitest/vitest.mjs', 'run'], folder).output);
  console.log(run(['app/generated/demo.ts'], folder).output);
}, 60000);
