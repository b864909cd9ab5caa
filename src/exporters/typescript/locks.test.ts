import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { Design, SagaStep } from '../../model/index.ts';
import { run as simulate, type LogEntry, type Trace } from '../../simulation/index.ts';
import { orchestrated } from '../../simulation/testing/designs.ts';
import { exportTypeScript } from './exporter.ts';
import type { Meeting, Met } from './testing/twoRuns.ts';
import { removeWorkspace, run, writeWorkspaces } from './testing/workspace.ts';

/**
 * Two runs that meet at their records end in the generated code as they do on the canvas: who gets a record, who is refused or waits, who gives up in a
 * deadlock, which effects come in which order, and that nothing is pending at the end.
 */

type Policy = NonNullable<SagaStep['lock']>['policy'];
const POLICIES: readonly Policy[] = ['fail', 'retry', 'wait'];

interface Case extends Meeting {
  readonly title: string;
  readonly design: Design;
}

const lock = (policy: Policy, of: 'own' | 'other' = 'own'): Partial<SagaStep> => ({
  participantId: 'stock',
  lock: { resource: 'account', policy: policy ?? 'fail', of },
});

const oneRecord = (policy: Policy, more: Partial<SagaStep> = {}) => orchestrated({ steps: [{}, { ...lock(policy), ...more }, {}] });
const twoRecords = (first: Policy, second: Policy) => orchestrated({ steps: [{}, lock(first), lock(second, 'other')] });

const cases: readonly Case[] = [
  ...POLICIES.flatMap((policy): Case[] => [
    { title: `${policy}: the second comes while the first goes on`, design: oneRecord(policy), everyMs: 20, keys: 1 },
    { title: `${policy}: the second comes when the first has ended`, design: oneRecord(policy), everyMs: 400, keys: 1 },
    { title: `${policy}: each has its own record`, design: oneRecord(policy), everyMs: 0, keys: 2 },
    { title: `${policy}: the first is slow to go on`, design: oneRecord(policy), everyMs: 20, keys: 1, slow: { step: 'charge', ms: 300 } },
    {
      title: `${policy}: the second has no patience`,
      design: oneRecord(policy, { timeout: { ms: 50 } }),
      everyMs: 20,
      keys: 1,
      slow: { step: 'charge', ms: 300 },
    },
  ]),
  {
    title: 'wait: the second loses its patience, and the record becomes free while it is undone',
    design: oneRecord('wait', { timeout: { ms: 50 } }),
    everyMs: 20,
    keys: 1,
    slow: { step: 'charge', ms: 65 },
  },
  {
    title: 'wait: the second asks again, and stands in line twice',
    design: oneRecord('wait', { timeout: { ms: 100 }, retry: { retries: 3, baseMs: 30, backoff: 'fixed' } }),
    everyMs: 20,
    keys: 1,
    slow: { step: 'charge', ms: 150 },
  },
  ...POLICIES.flatMap((first) =>
    POLICIES.map((second): Case => ({ title: `${first}, ${second}: two records in opposite order`, design: twoRecords(first, second), everyMs: 0, keys: 2 })),
  ),
];

const folder = writeWorkspaces(cases.map(({ design }, index) => [...exportTypeScript(design), ...(index === 0 ? playFiles() : [])]));
afterAll(() => removeWorkspace(folder));
const { status, output } = run([join(folder, 'd0/play.ts')], folder);
const played: readonly Met[] = status === 0 ? JSON.parse(output) : [];

describe('two runs that meet at their records', () => {
  it.each(cases.map((one, index) => [one.title, one, index] as const))('%s', (_title, one, index) => {
    expect(status, output).toBe(0);
    expect(played[index]).toEqual(simulated(one));
  });

  it('come to everything that can happen to them', () => {
    const words = new Set(played.flatMap(({ events }) => events.map((event) => event.replace(/^\d |reserve |create |charge /g, '').split(' ')[0])));
    expect([...words].sort()).toEqual(['do', 'gives', 'goes', 'is', 'undo', 'waits']);
    expect(new Set(played.flatMap(({ statuses }) => statuses))).toEqual(new Set(['completed', 'failed']));
  });
});

function playFiles() {
  const source = readFileSync(join(import.meta.dirname, 'testing/twoRuns.ts'), 'utf8').replaceAll('../skeleton/', './');
  const meetings = cases.map(({ everyMs, keys, slow }, index) => `await playTwoRuns(saga${index}, ${JSON.stringify({ everyMs, keys, slow })})`);
  const play = [
    "import { playTwoRuns } from './twoRuns.ts';\n",
    ...cases.map((_, index) => `import { orderSaga as saga${index} } from '../d${index}/sagas/order/generated/definition.ts';\n`),
    `console.log(JSON.stringify([${meetings.join(', ')}]));\n`,
  ];
  return [
    { path: 'twoRuns.ts', content: source },
    { path: 'play.ts', content: play.join('') },
  ];
}

function simulated({ design, everyMs, keys, slow }: Case): Met {
  const faults = slow ? [{ targetId: 'order', stepId: slow.step, kind: 'slow' as const, fromUs: 0, amount: 1 + slow.ms / 10, times: 1 }] : [];
  // The keys of runs that come one after the other are drawn; users that come at the same time have one each.
  const load = keys === 1 ? { count: 2, everyUs: everyMs * 1_000, keys } : ({ count: 2, everyUs: 0, arrival: 'closed', users: 2, thinkUs: 0, keys } as const);
  const outcome = simulate(design, { entry: { kind: 'saga', sagaId: 'order' }, seed: 7, faults, load });
  if (!outcome.ok) throw new Error(outcome.problems.map(({ message }) => message).join('\n'));
  const { trace } = outcome;
  const steps = design.sagas['order']?.steps ?? [];
  return {
    events: eventsIn(trace),
    statuses: trace.sagaRuns.map((one) => one.status),
    effects: trace.sagaRuns.map(({ effects }) => steps.flatMap(({ id }, index) => Array.from({ length: effects[index] ?? 0 }, () => id))),
    pending: [],
  };
}

/** What the log says of records, and in between the effects, as the lanes of the elements have them: at one moment, what frees a record comes first. */
function eventsIn({ entries, lanes }: Trace): readonly string[] {
  const said = entries.flatMap((entry) => saidOf(entry).map((event) => ({ tUs: entry.tUs, rank: 1, event })));
  const effects = lanes
    .filter(({ kind }) => kind === 'element')
    .flatMap(({ bars }) => bars)
    .flatMap(({ toUs, state, run: number, stepId }) => {
      if (stepId === undefined || (state !== 'done' && state !== 'undone')) return [];
      return [state === 'undone' ? { tUs: toUs, rank: 0, event: `${number} undo ${stepId}` } : { tUs: toUs, rank: 2, event: `${number} do ${stepId}` }];
    });
  return [...said, ...effects].sort((a, b) => a.tUs - b.tUs || a.rank - b.rank).map(({ event }) => event);
}

function saidOf({ headline, run: number, stepId }: LogEntry): string[] {
  const text = headline.map((part) => part.text).join('');
  const said = [' waits', ' goes on', ' gives up: deadlock', ' finds its record pending'].find((word) => text.endsWith(word));
  const what = said?.trim().replace(': deadlock', '').replace('finds its record pending', 'is pending');
  return what === undefined ? [] : [`${number} ${stepId} ${what}`];
}
