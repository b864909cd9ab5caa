import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type Design, emptyDesign } from '../../model/index.ts';
import {
  entryProblems,
  dataLines,
  inputOfScenario,
  momentsOf,
  type RunInput,
  type RunOutcome,
  run as simulate,
  spansOf,
  stateAt,
  tracedRunNear,
  tracedRuns,
} from '../../simulation/index.ts';
import { sketch } from '../../testing/index.ts';
import { NOTHING_OPEN, useDesign } from '../stores/design.ts';
import { useRunClient } from './making.ts';
import { run } from './run.ts';
import { sagaInView, useRun } from './state.ts';

const calls = sketch(`web(client) -> orders(service): call`);
const flowId = Object.keys(calls.flows)[0] ?? '';

/** A simulation on the spot; it can be told to be overtaken by a newer run, or to break. */
class Simulation {
  readonly inputs: RunInput[] = [];
  failure: Error | undefined;
  cancelled = 0;
  /** Answers are held back until `answer` is called. */
  held = false;
  private readonly answers: (() => void)[] = [];

  readonly client = {
    simulate: (design: Design, input: RunInput): Promise<RunOutcome> => {
      this.inputs.push(input);
      if (this.failure) return Promise.reject(this.failure);
      if (!this.held) return Promise.resolve(simulate(design, input));
      return new Promise((resolve) => this.answers.push(() => resolve(simulate(design, input))));
    },
    simulateInEnglish: (design: Design, input: RunInput): Promise<RunOutcome> => Promise.resolve(simulate(design, input)),
    cancel: () => {
      this.cancelled += 1;
    },
    stateAt,
    momentsOf,
    entryProblems,
    dataLines,
    inputOfScenario,
    spansOf,
    tracedRuns,
    tracedRunNear,
  };

  answer(): void {
    for (const answer of this.answers.splice(0)) answer();
  }
}

let simulation: Simulation;
const now = useRun.getState;
const settled = () => vi.waitFor(() => expect(now().status).not.toBe('computing'));
const open = (design: Design) => useDesign.setState({ ...NOTHING_OPEN, designId: 'd', design, ready: true });
const started = async () => {
  run.start();
  await settled();
  const { trace } = now();
  if (!trace) throw new Error('nothing was run');
  return trace;
};

beforeEach(() => {
  simulation = new Simulation();
  useRunClient(simulation.client);
  open(calls);
});
afterEach(() => {
  run.end();
  useRunClient(undefined);
  useDesign.setState(NOTHING_OPEN);
});

describe('a run', () => {
  it('stands at its beginning, and does not play by itself', async () => {
    await started();
    expect(now()).toMatchObject({ status: 'ready', tUs: 0, playing: false, faults: [] });
    expect(now().frame?.tUs).toBe(0);
  });

  it('does not start where the design has nothing to play', () => {
    open(emptyDesign());
    expect(run.start()).toBe(false);
    expect(now().status).toBe('idle');
  });

  it('says what is missing where it cannot run', async () => {
    run.start({ kind: 'flow', flowId: 'gone' });
    await settled();
    expect(now()).toMatchObject({ status: 'cannot-run', trace: null, frame: null, problems: [{ path: 'flows.gone' }] });
  });

  it('says why where the simulation broke', async () => {
    simulation.failure = new Error('no such file');
    run.start();
    await settled();
    expect(now()).toMatchObject({ status: 'failed', problems: [{ message: 'no such file' }] });
  });

  it('keeps still where a newer run took its place', async () => {
    simulation.failure = new DOMException('newer', 'AbortError') as unknown as Error;
    run.start();
    await Promise.resolve();
    await Promise.resolve();
    expect(now()).toMatchObject({ status: 'computing', problems: [] });
  });

  it('is stale as soon as the design is another, and fresh again when made anew', async () => {
    await started();
    useDesign.setState({ design: { ...calls, flows: { ...calls.flows } } });
    expect(now().status).toBe('stale');
    run.refresh();
    await settled();
    expect(now().status).toBe('ready');
  });

  it('stays fresh where something was only moved', async () => {
    await started();
    useDesign.setState({ design: { ...calls, layout: { orders: { x: 1, y: 2 } } } });
    expect(now().status).toBe('ready');
  });

  it('ends with its design', async () => {
    await started();
    useDesign.setState({ designId: 'other' });
    expect(now()).toMatchObject({ status: 'idle', trace: null });
  });
});

describe('the playhead', () => {
  it('reaches the end by playing, and stops there', async () => {
    const trace = await started();
    run.setSpeed(1_000);
    run.play();
    for (let frame = 0; frame < 10_000 && now().playing; frame += 1) run.tick(16);
    expect(now()).toMatchObject({ playing: false, tUs: trace.durationUs });
    run.setSpeed(1);
  });

  it('begins anew when it is played from the end', async () => {
    const trace = await started();
    run.seek(trace.durationUs);
    run.play();
    expect(now()).toMatchObject({ playing: true, tUs: 0 });
  });

  it('moves only while it plays', async () => {
    await started();
    run.tick(100);
    expect(now().tUs).toBe(0);
  });

  it('stays within the run', async () => {
    const trace = await started();
    run.seek(trace.durationUs * 2);
    expect(now().tUs).toBe(trace.durationUs);
    run.seek(-5);
    expect(now().tUs).toBe(0);
  });

  it('steps from entry to entry of the log, there and back', async () => {
    const trace = await started();
    run.stepForward();
    const first = now().tUs;
    expect(first).toBe(trace.entries.find((entry) => entry.tUs > 0)?.tUs);
    run.stepForward();
    run.stepBack();
    expect(now().tUs).toBe(first);
  });

  it('goes to the end where no decision is left', async () => {
    const trace = await started();
    for (let step = 0; step <= trace.decisions.length; step += 1) run.nextDecision();
    expect(now().tUs).toBe(trace.durationUs);
  });

  it('leaves what did not change in the picture as it was', async () => {
    await started();
    run.seek(500_000);
    const { frame } = now();
    run.seek(500_000);
    expect(now().frame).toBe(frame);
  });
});

describe('a fault', () => {
  it('keeps the playhead, and everything before it', async () => {
    const before = await started();
    run.seek(5_500_000);
    run.inject({ targetId: 'orders', kind: 'errors' });
    await settled();
    expect(now().tUs).toBe(5_500_000);
    expect(now().faults).toEqual([{ targetId: 'orders', kind: 'errors', fromUs: 5_500_000 }]);
    const past = (entries: typeof before.entries) => entries.filter((entry) => entry.tUs < 5_500_000);
    expect(past(now().trace?.entries ?? [])).toEqual(past(before.entries));
    expect(now().trace?.results.failed).toBeGreaterThan(0);
  });

  it('leaves no trace when it is removed', async () => {
    const before = await started();
    run.inject({ targetId: 'orders', kind: 'errors' });
    await settled();
    run.removeFault(0);
    await settled();
    expect(now().trace?.hash).toBe(before.hash);
  });

  it('ends at the playhead when its target is mended', async () => {
    await started();
    run.inject({ targetId: 'orders', kind: 'errors' });
    await settled();
    run.seek(2_500_000);
    run.mend('orders');
    await settled();
    expect(now().faults).toEqual([{ targetId: 'orders', kind: 'errors', fromUs: 0, toUs: 2_500_000 }]);
  });

  it('is gone when it is mended before it began', async () => {
    await started();
    run.inject({ targetId: 'orders', kind: 'errors', fromUs: 3_000_000 });
    await settled();
    run.mend('orders');
    await settled();
    expect(now().faults).toEqual([]);
  });

  it('is moved to the start with its length, and played from there', async () => {
    const trace = await started();
    run.seek(trace.durationUs);
    run.inject({ targetId: 'orders', kind: 'errors', toUs: trace.durationUs + 5_000_000 });
    await settled();
    run.breakFromTheStart();
    await settled();
    expect(now()).toMatchObject({ faults: [{ fromUs: 0, toUs: 5_000_000 }], tUs: 0, playing: true });
    expect(now().trace?.results.failed).toBeGreaterThan(0);
  });

  it('stays for another run of the same, and goes with another entry', async () => {
    await started();
    run.inject({ targetId: 'orders', kind: 'errors' });
    await settled();
    run.start({ kind: 'flow', flowId });
    expect(now().faults).toHaveLength(1);
    run.start({ kind: 'flow', flowId: 'another' });
    expect(now().faults).toEqual([]);
    await settled();
  });
});

describe('speed and seed', () => {
  it('keeps the speed between a tenth and a thousand', () => {
    run.setSpeed(0);
    expect(now().speed).toBe(0.1);
    run.setSpeed(1e9);
    expect(now().speed).toBe(1_000);
    run.setSpeed(1);
  });

  it('takes a whole seed only', async () => {
    await started();
    run.setSeed(1.5);
    run.setSeed(11);
    await settled();
    expect(simulation.inputs.map(({ seed }) => seed)).toEqual([7, 11]);
  });
});

describe('while a run is being made anew', () => {
  const orders = calls.flows[flowId]?.to ?? '';
  const broken = async () => {
    await started();
    run.setSpeed(0.1);
    run.seek(3_000_000.5);
    run.play();
    simulation.held = true;
    run.inject({ targetId: orders, kind: 'errors' });
    await vi.waitFor(() => expect(simulation.inputs).toHaveLength(2));
  };
  const answered = async () => {
    simulation.answer();
    await settled();
  };
  afterEach(() => run.setSpeed(1));

  it('the playhead waits, and goes on from there', async () => {
    await broken();
    run.tick(200);
    expect(now()).toMatchObject({ tUs: 3_000_001, playing: true });
    await answered();
    expect(now()).toMatchObject({ tUs: 3_000_001, playing: true });
    run.tick(200);
    expect(now().tUs).toBeGreaterThan(3_000_001);
  });

  it('a pause stays a pause, and who goes elsewhere stays there', async () => {
    await broken();
    run.pause();
    run.seek(1_000_000);
    await answered();
    expect(now()).toMatchObject({ tUs: 1_000_000, playing: false });
  });

  it('it can be cancelled: what is shown stays, and it can be asked for again', async () => {
    await broken();
    const shown = now().trace;
    run.cancel();
    expect(simulation.cancelled).toBe(1);
    simulation.answer();
    await Promise.resolve();
    expect(now()).toMatchObject({ status: 'cancelled', playing: false, trace: shown });
    simulation.held = false;
    run.tryAgain();
    await settled();
    expect(now().status).toBe('ready');
    expect(now().trace?.results.failed).toBeGreaterThan(0);
  });
});

describe('what is put into a run by hand', () => {
  const orders = calls.flows[flowId]?.to ?? '';
  const breaks = async (kind: 'errors' | 'slow') => {
    run.inject({ targetId: orders, kind });
    await settled();
  };

  it('is seen at once, also where the playhead stands between two microseconds', async () => {
    await started();
    run.seek(3_000_000.4);
    await breaks('errors');
    expect(now().faults).toMatchObject([{ fromUs: 3_000_001 }]);
    expect(now().frame?.elements.find(({ elementId }) => elementId === orders)?.fault?.kind).toBe('errors');
  });

  it('is taken back act by act, and done again', async () => {
    await started();
    await breaks('errors');
    await breaks('slow');
    run.removeFault(0);
    await settled();
    const kinds = () => now().faults.map(({ kind }) => kind);
    const seen = [kinds()];
    while (run.undo()) {
      await settled();
      seen.push(kinds());
    }
    expect(seen).toEqual([['slow'], ['errors', 'slow'], ['errors'], []]);
    expect(now()).toMatchObject({ canUndo: false, canRedo: true });
    run.redo();
    await settled();
    expect(kinds()).toEqual(['errors']);
    expect(now().trace?.faults).toMatchObject([{ kind: 'errors' }]);
  });

  it('is not taken back any more when something else is played, or the design is another', async () => {
    await started();
    await breaks('errors');
    useDesign.setState({ design: { ...calls, layout: { [orders]: { x: 1, y: 1 } } } });
    expect(run.undo()).toBe(false);
    await breaks('slow');
    run.start();
    await settled();
    expect(now().canUndo).toBe(false);
  });
});

describe('many runs of a saga', () => {
  const saga = sketch(`orders(service) -> bank(service): call
orders -> db(datastore): access`);
  const [ordersId = '', bankId = ''] = Object.keys(saga.elements);
  const design: Design = {
    ...saga,
    sagas: {
      order: {
        name: 'Order',
        style: 'orchestration',
        orchestratorId: ordersId,
        steps: [{ id: 'charge', name: 'Charge', participantId: bankId, compensation: 'refund', idempotent: true, timeout: { ms: 1_000 } }],
      },
    },
  };
  const inView = () => sagaInView(now())?.run;

  it('are looked at one by one: the newest, or the one that was chosen, or that a line of the log speaks of', async () => {
    open(design);
    run.start({ kind: 'saga', sagaId: 'order' });
    run.setLoad({ count: 5, everyUs: 10_000 });
    await settled();
    run.seek(now().trace?.durationUs ?? 0);
    expect(now().frame?.sagas.map(({ run: number }) => number)).toEqual([1, 2, 3, 4, 5]);
    expect(inView()).toBe(5);
    run.lookAtSagaRun(2);
    expect(inView()).toBe(2);
    const line = now().trace?.entries.find((entry) => entry.run === 4);
    run.visit(line?.tUs ?? 0, [], line?.run);
    expect(inView()).toBe(4);
    run.lookAtSagaRun(null);
    run.seek(now().trace?.durationUs ?? 0);
    expect(inView()).toBe(5);
    run.lookAtSagaRun(5);
    run.seek(0);
    expect(inView()).toBe(1);
  });
});
