import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { afterAll, expect, it } from 'vitest';
import type { Design } from '../../model/index.ts';
import { lackingDesign } from '../../simulation/testing/lackingDesigns.ts';
import { walk, type Walk, type WalkedAction } from '../../simulation/testing/walks.ts';
import { exportTypeScript } from './exporter.ts';
import { outOfReach } from './write/outOfReach.ts';
import { removeWorkspace, run, writeWorkspaces } from './testing/workspace.ts';

/**
 * The picture is the code, moment by moment: random walks through the explorer's states, with whatever breaks on the way (crashes before and after a
 * write, messages lost, doubled and late, another coordinator), over random sagas that lack something or nothing. The generated workspace must be able
 * to go each of them, and end where the explorer ends.
 */

const DESIGNS = 60;
const WALKS = 12;

interface Played {
  readonly status: string;
  readonly effects: readonly string[];
}

const STATUS: Readonly<Record<Walk['end'], string>> = { completed: 'completed', rolledBack: 'failed', needsHuman: 'needs human', '': 'waits for ever' };

const designs = fc.sample(lackingDesign, { seed: 11, numRuns: DESIGNS }).map(withFewTries);
const choices = fc.sample(fc.infiniteStream(fc.nat()), { seed: 12, numRuns: DESIGNS * WALKS });
const walks = designs.map((design, index) =>
  choices
    .slice(index * WALKS, (index + 1) * WALKS)
    .map((stream) => walk(design, 'order', 3, (below) => Number(stream.next().value) % below))
    .filter(({ actions }) => outOfReach(sagaOf(design)?.style ?? 'orchestration', actions) === undefined),
);

const folder = writeWorkspaces(
  designs.map((design, index) => [...exportTypeScript(design), ...(index === 0 ? [{ path: 'play.ts', content: playSource() }] : [])]),
);
afterAll(() => removeWorkspace(folder));

it('goes wherever the explorer goes, and ends where it ends', () => {
  const { status, output } = run([join(folder, 'd0/play.ts')], folder);
  expect(status, output).toBe(0);
  const played = JSON.parse(output) as readonly (readonly (Played | string)[])[];
  const differences = designs.flatMap((design, index) =>
    (walks[index] ?? []).flatMap(({ actions, end, effects }, at) => {
      const result = played[index]?.[at];
      const got = typeof result === 'object' ? { status: result.status, effects: [...result.effects].sort() } : result;
      const expected = { status: statusOf(design, end, actions), effects: [...effects].sort() };
      return isDeepStrictEqual(got, expected) ? [] : [{ got, expected, design: index, actions }];
    }),
  );
  expect(differences).toEqual([]);
}, 60_000);

it('has gone through everything that can happen, to every end', () => {
  const all = walks.flat();
  expect(all.length).toBeGreaterThan(600);
  expect(new Set(all.flatMap(({ actions }) => actions.map(({ kind }) => kind)))).toEqual(
    new Set([
      'store',
      'send',
      'deliver',
      'refuse',
      'fail',
      'fail-for-good',
      'answer',
      'time-out',
      'try-again',
      'lose',
      'lose-answer',
      'duplicate',
      'crash',
      'take-over',
      'zombie-writes',
      'event',
      'lose-event',
      'duplicate-event',
    ]),
  );
  const ends = designs.flatMap((design, index) => (walks[index] ?? []).map(({ end, actions }) => `${sagaOf(design)?.style} ${statusOf(design, end, actions)}`));
  expect([...new Set(ends)].sort()).toEqual([
    'choreography completed',
    'choreography failed',
    'choreography needs human',
    'choreography waits for ever',
    'orchestration completed',
    'orchestration failed',
    'orchestration forgotten',
    'orchestration needs human',
    'orchestration waits for ever',
  ]);
});

function sagaOf(design: Design) {
  return design.sagas['order'];
}

/** So that compensations use up their tries with few faults. */
function withFewTries(design: Design): Design {
  const saga = sagaOf(design);
  return saga ? { ...design, sagas: { order: { ...saga, compensationTries: 2 } } } : design;
}

function statusOf(design: Design, end: Walk['end'], actions: readonly WalkedAction[]): string {
  const saga = sagaOf(design);
  const forgets = saga?.style === 'orchestration' && saga.stateStoreId === undefined;
  return forgets && actions.some(({ kind }) => kind === 'crash') ? 'forgotten' : STATUS[end];
}

function playSource(): string {
  const scripts = walks.map((some) =>
    some.map(({ actions }) => actions.map(({ stepId, fromStepId, ...rest }) => ({ ...rest, step: stepId, from: fromStepId }))),
  );
  return [
    "import { replayChoreography } from './platform/simulation/replay-choreography.ts';\n",
    "import { replayOrchestration } from './platform/simulation/replay-orchestration.ts';\n",
    ...designs.map((_, index) => `import { orderSaga as saga${index} } from '../d${index}/sagas/order/generated/definition.ts';\n`),
    `const scripts = ${JSON.stringify(scripts)};\n`,
    `const sagas = [${designs.map((design, index) => `{ saga: saga${index}, replay: ${sagaOf(design)?.style === 'orchestration' ? 'replayOrchestration' : 'replayChoreography'} }`).join(', ')}];\n`,
    'const played: unknown[] = [];\n',
    'for (const [index, { saga, replay }] of sagas.entries())\n',
    '  played.push(await Promise.all((scripts[index] ?? []).map((script) => replay(saga, script as never).catch(String))));\n',
    'console.log(JSON.stringify(played));\n',
  ].join('');
}
