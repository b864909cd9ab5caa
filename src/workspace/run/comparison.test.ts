import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Design } from '../../model/index.ts';
import {
  entryProblems,
  dataLines,
  inputOfScenario,
  momentsOf,
  type RunInput,
  run as simulate,
  spansOf,
  stateAt,
  tracedRunNear,
  tracedRuns,
} from '../../simulation/index.ts';
import { sketch } from '../../testing/index.ts';
import { NOTHING_OPEN, useDesign } from '../stores/design.ts';
import { comparison, useComparison, useComparisonClient } from './comparison.ts';
import { useRunClient } from './making.ts';
import { run } from './run.ts';
import { useRun } from './state.ts';
import { policiesInPlay } from './without.ts';

const design = sketch(`web(client) -> orders(service): call {circuitBreaker: {mode: count, failures: 2}}`);
const flowId = Object.keys(design.flows)[0] ?? '';
const orders = design.flows[flowId]?.to ?? '';

const runs: { readonly design: Design; readonly input: RunInput }[] = [];
const client = {
  simulate: (played: Design, input: RunInput) => {
    runs.push({ design: played, input });
    return Promise.resolve(simulate(played, input));
  },
  simulateInEnglish: (played: Design, input: RunInput) => Promise.resolve(simulate(played, input)),
  cancel: () => undefined,
  stateAt,
  momentsOf,
  entryProblems,
  dataLines,
  inputOfScenario,
  spansOf,
  tracedRuns,
  tracedRunNear,
};
const ready = () => vi.waitFor(() => expect(useComparison.getState().status).toBe('ready'));
const settled = () => vi.waitFor(() => expect(useRun.getState().status).toBe('ready'));

beforeEach(async () => {
  useRunClient(client);
  useComparisonClient(client);
  useDesign.setState({ ...NOTHING_OPEN, designId: 'd', design, ready: true });
  run.start();
  await settled();
  run.inject({ targetId: orders, kind: 'errors' });
  await vi.waitFor(() => expect(useRun.getState().trace?.results.failed).toBeGreaterThan(0));
  runs.length = 0;
});
afterEach(() => {
  comparison.end();
  run.end();
  useRunClient(undefined);
  useComparisonClient(undefined);
  useDesign.setState(NOTHING_OPEN);
});

const without = () => {
  const [policy] = policiesInPlay(design, [flowId]);
  if (!policy) throw new Error('the call has no policy');
  comparison.start({ kind: 'edits', title: policy.title, edits: policy.edits });
};

describe('a comparison', () => {
  it('is a run of the changed design with the same seed, load and faults', async () => {
    without();
    await ready();
    expect(runs.at(-1)?.design.flows[flowId]).not.toHaveProperty('circuitBreaker');
    expect(runs.at(-1)?.input).toEqual({ entry: { kind: 'flow', flowId }, seed: 7, faults: useRun.getState().faults });
  });

  it('leaves the design itself as it is', async () => {
    without();
    await ready();
    expect(useDesign.getState().design).toBe(design);
  });

  it('shows what the breaker is good for: without it every call reaches what is broken', async () => {
    without();
    await ready();
    const attempts = (trace = useRun.getState().trace) => trace?.results.flows[0]?.attempts ?? 0;
    expect(attempts()).toBeLessThan(attempts(useComparison.getState().trace));
  });

  it('without the faults has none, and the same design', async () => {
    comparison.start({ kind: 'no-faults' });
    await ready();
    expect(useComparison.getState().trace?.results.availability).toBe(1);
    expect(runs.at(-1)?.design).toBe(design);
  });

  it('is made anew when something else breaks', async () => {
    without();
    await ready();
    run.clearFaults();
    await vi.waitFor(() => expect(useComparison.getState().trace?.results.failed).toBe(0));
  });

  it('before the change is the run as it was, once the design is another', async () => {
    const earlier = useRun.getState().trace;
    useDesign.setState({ design: { ...design, flows: { [flowId]: { kind: 'call', from: design.flows[flowId]?.from ?? '', to: orders } } } });
    run.refresh();
    await vi.waitFor(() => expect(useRun.getState().before).not.toBeNull());
    comparison.start({ kind: 'before' });
    await ready();
    expect(useComparison.getState().trace).toBe(earlier);
  });

  it('says why it cannot be made', async () => {
    comparison.start({ kind: 'edits', title: 'With a fix', edits: [{ op: 'remove', collection: 'flows', id: 'gone' }] });
    await vi.waitFor(() => expect(useComparison.getState()).toMatchObject({ status: 'failed', trace: null }));
    expect(useComparison.getState().reason).not.toBe('');
  });

  it('ends with the run', () => {
    without();
    run.end();
    expect(useComparison.getState().with).toBeNull();
  });
});

describe('taking a policy away', () => {
  it('reaches the level at which it is set', () => {
    const inherited: Design = {
      ...design,
      flows: { call: { kind: 'call', from: 'web', to: 'orders' } },
      platform: { ...design.platform, timeout: { ms: 500 } },
    };
    expect(policiesInPlay(inherited, ['call'])).toMatchObject([{ policy: 'timeout', edits: [{ collection: 'platform', fields: { timeout: null } }] }]);
  });

  it('is not offered where there is none', () => {
    expect(policiesInPlay(sketch('a(service) -> b(service): call'), Object.keys(sketch('a(service) -> b(service): call').flows))).toEqual([]);
  });
});
