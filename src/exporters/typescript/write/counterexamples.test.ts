import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { Design, Flow, SagaStep } from '../../../model/index.ts';
import { choreographed, orchestrated } from '../../../simulation/testing/designs.ts';
import { exportTypeScript } from '../exporter.ts';
import { planWorkspace, type SagaPlan } from '../plan/index.ts';
import { removeWorkspace, run, typeCheck, writeWorkspaces } from '../testing/workspace.ts';
import { counterexampleOf, counterexamplePath, whyNoTest } from './counterexamples.ts';

function sagaOf(design: Design): SagaPlan {
  const [saga] = planWorkspace(design).sagas;
  if (!saga) throw new Error('no saga was planned');
  return saga;
}

const counterexample = (design: Design) => counterexampleOf(design, sagaOf(design));

const without = (field: keyof SagaStep): Partial<SagaStep> => ({ [field]: undefined }) as Partial<SagaStep>;
const withFlows = (design: Design, flows: Record<string, Flow>): Design => ({ ...design, flows: { ...design.flows, ...flows } });
const forgetful: Flow = { kind: 'consume', from: 'events', to: 'stock' };
const lossy: Flow = { kind: 'publish', from: 'orders', to: 'events' };

/** What a design lacks, and the same design repaired. */
const LACKS: readonly (readonly [lack: string, promise: string, broken: Design, repaired: Design])[] = [
  ['idempotency', 'twice', orchestrated({ steps: [{}, {}, { idempotent: false }] }), orchestrated()],
  ['a compensation', 'remains', orchestrated({ steps: [{}, without('compensation'), {}] }), orchestrated()],
  ['the order of compensations', 'order', orchestrated({ saga: { compensationOrder: 'forward' } }), orchestrated()],
  ['a timeout', 'stuck', orchestrated({ steps: [{}, {}, without('timeout')] }), orchestrated()],
  [
    'any patience',
    'stuck',
    orchestrated({ steps: [{}, {}, without('timeout')] }),
    withFlows(orchestrated({ steps: [{}, {}, without('timeout')] }), { 'orders-bank': { kind: 'call', from: 'orders', to: 'bank', timeout: { ms: 400 } } }),
  ],
  ['a store', 'forgotten', orchestrated({ saga: { stateStoreId: undefined } as object }), orchestrated()],
  [
    'an end of its tries',
    'endless',
    orchestrated({ steps: [{}, {}, { retry: { unlimited: true } }] }),
    orchestrated({ steps: [{}, {}, { retry: { retries: 2 } }] }),
  ],
  [
    'an inbox',
    'twice',
    withFlows(choreographed({ steps: [{}, { idempotent: false }, {}] }), { 'stock-consumes': forgetful }),
    choreographed({ steps: [{}, { idempotent: false }, {}] }),
  ],
  ['an outbox', 'stuck', withFlows(choreographed(), { 'orders-publishes': lossy }), choreographed()],
  ['a compensation among events', 'remains', choreographed({ steps: [{}, without('compensation'), {}] }), choreographed()],
  [
    'an end of its tries among events',
    'endless',
    choreographed({ steps: [{}, { retry: { unlimited: true } }, {}] }),
    choreographed({ steps: [{}, { retry: { retries: 1 } }, {}] }),
  ],
];

const folders: string[] = [];
afterAll(() => folders.forEach(removeWorkspace));

describe('a counterexample in the exported workspace', () => {
  const broken = LACKS.map(([, , design]) => exportTypeScript(design));
  const repaired = LACKS.map(([, , , design], index) => [
    ...exportTypeScript(design),
    ...(broken[index] ?? []).filter(({ path }) => path.endsWith('.counterexample.test.ts')),
  ]);
  const results = [broken, repaired].map((workspaces) => {
    const folder = writeWorkspaces(workspaces);
    folders.push(folder);
    run(['node_modules/vitest/vitest.mjs', 'run', 'counterexample', '--reporter=json', '--outputFile=results.json'], folder);
    return resultsIn(folder);
  });

  it.each(LACKS.map(([lack, promise, design], index) => [lack, promise, design, index] as const))(
    'for the lack of %s passes while it lasts, and fails when it is repaired',
    (_lack, promise, design, index) => {
      expect(counterexample(design)?.promise).toBe(promise);
      expect(results.map((of) => of.get(`d${index}`))).toEqual(['passed', 'failed']);
    },
  );

  it('is checked by the compiler', () => {
    expect(typeCheck(folders[0] ?? '')).toBe('');
  });

  it('is not there where the saga keeps its promises', () => {
    expect(counterexample(orchestrated())).toBeUndefined();
    expect(exportTypeScript(orchestrated()).map(({ path }) => path)).not.toContain(counterexamplePath(sagaOf(orchestrated())));
  });

  it('is said to be none where an answer would have to come when nobody waits for it any more', () => {
    const design = orchestrated({ steps: [{}, {}, { idempotent: false }] });
    const found = counterexample(design);
    const [send] = found?.steps.filter(({ kind }) => kind === 'send') ?? [];
    if (!found || !send) throw new Error('nothing was found');
    expect(whyNoTest(sagaOf(design), found)).toBeUndefined();
    const late = [send, { ...send, kind: 'time-out' }, { ...send, kind: 'answer' }] as const;
    expect(whyNoTest(sagaOf(design), { ...found, steps: late })).toMatch(/^Create answers when nobody waits/);
  });
});

/** By workspace, how its one test ended. */
function resultsIn(folder: string): ReadonlyMap<string, string> {
  const { testResults } = JSON.parse(readFileSync(join(folder, 'results.json'), 'utf8')) as {
    testResults: { name: string; message: string; assertionResults: { status: string; failureMessages: string[] }[] }[];
  };
  return new Map(
    testResults.map(({ name, message, assertionResults: [only] }) => [
      name.slice(folder.length + 1).split('/')[0] ?? '',
      only === undefined || only.failureMessages.some((each) => !/AssertionError|does not fit/.test(each))
        ? `${message}${only?.failureMessages.join()}`
        : only.status,
    ]),
  );
}
