import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Design } from '../../model/index.ts';
import * as simulation from '../../simulation/index.ts';
import type { ExploreOptions, ExploreOutcome, ExploreProgress } from '../../simulation/index.ts';
import { orchestrated } from '../../simulation/testing/designs.ts';
import type { RunClient } from '../run/client.ts';
import { useRunClient } from '../run/making.ts';
import { run } from '../run/run.ts';
import { useRun } from '../run/state.ts';
import { NOTHING_OPEN, useDesign } from '../stores/design.ts';
import { useView, view } from '../stores/view.ts';
import { testOfCounterexample } from './copying.ts';
import { explorer, findingOf, momentsOfRun, useExplore, useExploreClient } from './store.ts';

const sound = orchestrated();
const charging = orchestrated({ steps: [{}, {}, { idempotent: false }] });

/** An explorer that answers when it is told to. */
class Explorer {
  readonly asked: { readonly design: Design; readonly sagaId: string; readonly options: ExploreOptions; tell(progress: ExploreProgress): void }[] = [];
  cancelled = 0;
  failure: Error | undefined;
  private readonly answers: (() => void)[] = [];
  private readonly stops: (() => void)[] = [];

  readonly client = {
    explore: (design: Design, sagaId: string, options: ExploreOptions, tell: (progress: ExploreProgress) => void): Promise<ExploreOutcome> => {
      this.asked.push({ design, sagaId, options, tell });
      return new Promise((resolve, reject) => {
        this.answers.push(() => (this.failure ? reject(this.failure) : resolve(simulation.explore(design, sagaId, options))));
        this.stops.push(() => reject(new DOMException('cancelled', 'AbortError') as unknown as Error));
      });
    },
    cancel: (): void => {
      this.cancelled += 1;
      for (const stop of this.stops.splice(0)) stop();
    },
  };

  answer(): void {
    this.answers.at(-1)?.();
  }
}

/** Runs on the spot. */
const play: RunClient['simulate'] = (design, input) => Promise.resolve(simulation.run(design, input));
const runs: RunClient = { ...simulation, cancel: () => undefined, simulate: play, simulateInEnglish: play };

let trying: Explorer;
const now = useExplore.getState;
const kind = () => now().result.kind;
const open = (design: Design) => useDesign.setState({ ...NOTHING_OPEN, designId: 'd', design, ready: true });
const asked = () => vi.waitFor(() => expect(trying.asked.length).toBeGreaterThan(0));

async function explored(design: Design): Promise<void> {
  open(design);
  explorer.open();
  await asked();
  trying.answer();
  await vi.waitFor(() => expect(kind()).not.toBe('exploring'));
  await vi.waitFor(() => expect(useRun.getState().status).not.toBe('computing'));
}

function counterexample() {
  const { result } = now();
  if (result.kind !== 'done' || !result.exploration.counterexample) throw new Error('nothing was found');
  return result.exploration.counterexample;
}

beforeEach(() => {
  trying = new Explorer();
  useExploreClient(trying.client);
  useRunClient(runs);
  open(sound);
});
afterEach(() => {
  explorer.close();
  useDesign.setState({ ...NOTHING_OPEN, designId: 'none' });
  run.end();
  useExploreClient(undefined);
  useRunClient(undefined);
  useDesign.setState(NOTHING_OPEN);
  view.setMode('design');
});

describe('an exploration', () => {
  it('goes to Play, takes the saga of the design and two faults', async () => {
    explorer.open();
    await asked();
    expect(useView.getState().mode).toBe('play');
    expect(trying.asked[0]).toMatchObject({ sagaId: 'order', options: { faults: 2 } });
    expect(now()).toMatchObject({ open: true, sagaId: 'order', result: { kind: 'exploring' } });
  });

  it('tells how far it is', async () => {
    explorer.open();
    await asked();
    trying.asked[0]?.tell({ states: 20_000, explored: 19_000, depth: 12 });
    expect(now().result).toEqual({ kind: 'exploring', progress: { states: 20_000, explored: 19_000, depth: 12 } });
  });

  it('ends with its verdict', async () => {
    await explored(sound);
    expect(now().result).toMatchObject({ kind: 'done', exploration: { verdict: 'holds' } });
    expect(now().picture).toBe('canvas');
  });

  it('shows the messages of a counterexample, and puts its run onto the canvas', async () => {
    await explored(charging);
    expect(now().picture).toBe('sequence');
    expect(useRun.getState().trace?.sagaRuns[0]?.broken).toContain(counterexample().sentence);
    expect(useRun.getState().playing).toBe(false);
  });

  it('is cancelled by a person, and finds nothing', async () => {
    explorer.open();
    await asked();
    explorer.cancel();
    expect(kind()).toBe('cancelled');
    trying.answer();
    await Promise.resolve();
    expect(kind()).toBe('cancelled');
  });

  it('starts anew with another number of faults, and forgets the one before', async () => {
    explorer.open();
    await asked();
    explorer.setFaults(1);
    await vi.waitFor(() => expect(trying.asked).toHaveLength(2));
    expect(trying.asked[1]?.options).toEqual({ faults: 1 });
    trying.asked[0]?.tell({ states: 1, explored: 1, depth: 1 });
    expect(now().result).toMatchObject({ progress: { states: 0 } });
    explorer.setFaults(2);
  });

  it('says why it stopped where the worker broke', async () => {
    trying.failure = new Error('out of memory');
    explorer.open();
    await asked();
    trying.answer();
    await vi.waitFor(() => expect(now().result).toEqual({ kind: 'failed', reason: 'out of memory' }));
  });

  it('stops when its panel is closed', async () => {
    explorer.open();
    await asked();
    const before = trying.cancelled;
    explorer.close();
    expect(trying.cancelled).toBe(before + 1);
    expect(now()).toMatchObject({ open: false, result: { kind: 'cancelled' } });
  });

  it('has nothing to try where the design has no saga', () => {
    open({ ...sound, sagas: {} });
    explorer.open();
    expect(now()).toMatchObject({ open: true, sagaId: null, result: { kind: 'nothing' } });
  });

  it('says what the saga lacks before it can run', async () => {
    await explored(orchestrated({ saga: { steps: [] } }));
    expect(now().result).toMatchObject({ kind: 'cannot', problems: [{ path: 'sagas.order.steps', remedy: {} }] });
  });

  it('takes the saga that plays rather than the first', async () => {
    const order = sound.sagas['order'];
    open({ ...sound, sagas: order ? { first: { ...order, name: 'First' }, order } : {} });
    run.start({ kind: 'saga', sagaId: 'order' });
    explorer.open();
    await asked();
    expect(trying.asked[0]?.sagaId).toBe('order');
  });
});

describe('a result', () => {
  it('is stale as soon as the design may run differently', async () => {
    await explored(sound);
    useDesign.setState({ design: { ...sound, layout: { orders: { x: 1, y: 1 } } } });
    expect(now().stale).toBe(false);
    useDesign.setState({ design: { ...sound, elements: { ...sound.elements } } });
    expect(now().stale).toBe(true);
  });

  it('is fresh again when everything was tried again', async () => {
    await explored(sound);
    useDesign.setState({ design: { ...sound, elements: { ...sound.elements } } });
    explorer.again();
    expect(now().stale).toBe(false);
    await vi.waitFor(() => expect(trying.asked).toHaveLength(2));
  });

  it('goes with its design', async () => {
    await explored(sound);
    useDesign.setState({ designId: 'other' });
    expect(now()).toMatchObject({ open: false, result: { kind: 'nothing' } });
  });
});

describe('the run of a counterexample', () => {
  it('stands behind each step that is asked for', async () => {
    await explored(charging);
    const { steps } = counterexample();
    for (const index of [steps.length - 1, 0, 3]) {
      await explorer.showStep(index);
      expect(momentsOfRun()?.at(useRun.getState().tUs)).toBe(index);
    }
  });

  it('has broken its promise behind the last step, and not before', async () => {
    await explored(charging);
    const { steps } = counterexample();
    const done = () => useRun.getState().frame?.elements.find(({ elementId }) => elementId === 'bank')?.last;
    await explorer.showStep(0);
    expect(done()).toBeUndefined();
    await explorer.showStep(steps.length - 1);
    expect(done()).toBe('done');
  });

  it('comes back when another run was on the canvas', async () => {
    await explored(charging);
    run.start({ kind: 'saga', sagaId: 'order' });
    await vi.waitFor(() => expect(useRun.getState().status).toBe('ready'));
    expect(momentsOfRun()).toBeUndefined();
    await explorer.showStep(1);
    expect(momentsOfRun()?.at(useRun.getState().tUs)).toBe(1);
  });

  it('plays on the canvas from its beginning', async () => {
    await explored(charging);
    await explorer.showStep(4);
    await explorer.play();
    expect(now().picture).toBe('canvas');
    expect(useRun.getState()).toMatchObject({ playing: true, tUs: 0 });
  });

  it('becomes a run of its own when something else is broken in it', async () => {
    await explored(charging);
    run.inject({ targetId: 'bank', kind: 'errors' });
    await vi.waitFor(() => expect(useRun.getState().status).toBe('ready'));
    expect(useRun.getState().trace?.scriptUs).toBeUndefined();
    run.removeFault(0);
    await vi.waitFor(() => expect(useRun.getState().trace?.scriptUs).toBeDefined());
  });
});

it('finds the finding that speaks of what is lacking', () => {
  const lack = { ruleId: 'saga-step-unsafe', subjects: ['order', 'bank'], words: '' };
  const other = { ruleId: 'saga-step-unsafe', subject: 'elsewhere' };
  const mine = { ruleId: 'saga-step-unsafe', subject: 'bank' };
  expect(findingOf(lack, [other, mine] as never)).toBe(mine);
  expect(findingOf(lack, [other] as never)).toBeUndefined();
});

describe('two runs that break a promise of their locks', () => {
  const patient = { lock: { resource: 'account', policy: 'wait' }, timeout: undefined } as object;
  const waiting = orchestrated({ steps: [patient, { kind: 'pivot' }, { kind: 'retriable' }] });

  it('are gone through on the canvas step by step, up to the last one', async () => {
    await explored(waiting);
    const { result } = now();
    const steps = result.kind === 'done' ? (result.exploration.together?.counterexample?.steps ?? []) : [];
    expect(steps.length).toBeGreaterThan(2);
    steps.forEach((step, index) => {
      expect(explorer.showMeetingStep(index)).toBe(true);
      expect(now().meetingStep).toBe(index);
      expect(useRun.getState().lit).toEqual(step.subjects);
    });
    expect(explorer.showMeetingStep(steps.length)).toBe(false);
    expect(now().meetingStep).toBe(steps.length - 1);
  });

  it('have no step to show where nothing is broken', async () => {
    await explored(sound);
    expect(explorer.showMeetingStep(0)).toBe(false);
  });

  it('cannot be a test of the workspace, and it says why', async () => {
    await explored(waiting);
    expect(await testOfCounterexample()).toEqual({ why: 'A test of the workspace plays one run of a saga; this takes two.' });
  });
});
