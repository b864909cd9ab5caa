import { afterAll, describe, expect, it } from 'vitest';
import type { Design } from '../../../model/index.ts';
import { choreographed, orchestrated } from '../../../simulation/testing/designs.ts';
import { exportTypeScript } from '../exporter.ts';
import { planWorkspace } from '../plan/index.ts';
import { removeWorkspace, run, writeWorkspace } from '../testing/workspace.ts';
import { counterexampleOf } from './counterexamples.ts';

function counterexample(design: Design) {
  const [saga] = planWorkspace(design).sagas;
  if (!saga) throw new Error('no saga was planned');
  return counterexampleOf(design, saga);
}

const charging = orchestrated({ steps: [{}, {}, { idempotent: false }] });
const told = choreographed({ steps: [{}, { idempotent: false }, {}] });
const forgetful: Design = {
  ...told,
  flows: Object.fromEntries(
    Object.entries(told.flows).map(([id, flow]) => [id, flow.kind === 'consume' ? { kind: 'consume', from: flow.from, to: flow.to } : flow]),
  ),
};
const folders: string[] = [];
afterAll(() => folders.forEach(removeWorkspace));

describe('a counterexample in the exported workspace', () => {
  it('is a step that is done twice when its command comes twice', () => {
    expect(counterexample(charging)).toEqual({ title: 'Charge is done twice when what asks for it comes twice', stepId: 'charge' });
  });

  it('is not there where the saga keeps its promises', () => {
    expect(counterexample(orchestrated())).toBeUndefined();
  });

  it('is not there where participants cannot be told to go that way', () => {
    expect(counterexample(orchestrated({ saga: { stateStoreId: undefined } as object }))).toBeUndefined();
  });

  it.each([
    ['an orchestration', charging],
    ['a choreography', forgetful],
  ])(
    'of %s holds when the workspace runs its own tests',
    (_name, design) => {
      const found = counterexample(design);
      const files = exportTypeScript(design);
      const test = files.find(({ path }) => /tests\/sagas\/.*\.test\.ts$/.test(path));
      expect(String(test?.content)).toContain(found?.title ?? 'nothing was found');
      const folder = writeWorkspace(files);
      folders.push(folder);
      const { status, output } = run(['node_modules/vitest/vitest.mjs', 'run', 'tests/sagas'], folder);
      expect(output).toMatch(/Tests +\d+ passed/);
      expect(status).toBe(0);
    },
    60_000,
  );
});
