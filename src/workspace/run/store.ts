import { create } from 'zustand';
import { onLanguage, phrasebook } from '../../language/index.ts';
import type { Design } from '../../model/index.ts';
import type { CompileProblem, DataLine, FaultInput, Frame, Load, ReleaseInput, RunEntry, RunInput, SagaView, Span, Trace } from '../../simulation/index.ts';
import { useDesign } from '../stores/design.ts';
import { useView } from '../stores/view.ts';
import type { RunClient } from './client.ts';
import { type Clock, createClock } from './clock.ts';
import { entryChoices, entryId } from './entries.ts';
import { firstStop, type Halt } from './breakpoints.ts';
import { shared } from './sharing.ts';

export interface RunState {
  /** `stale`: the design was changed after the run was made. `cancelled`: it was not made, and what is shown is an earlier one, if any. */
  readonly status: 'idle' | 'computing' | 'cancelled' | 'ready' | 'stale' | 'cannot-run' | 'failed';
  readonly entry: RunEntry | null;
  readonly seed: number;
  /** Faults that the person put in, in the order of putting in. */
  readonly faults: readonly FaultInput[];
  /** For calls through a flow, and for many runs of a saga. `null`: what suits the entry. */
  readonly load: Load | null;
  readonly trace: Trace | null;
  /** What came of its caches, read models, migrations and the like, in words. */
  readonly data: readonly DataLine[];
  /** The picture at `tUs`. */
  readonly frame: Frame | null;
  /** Where the playhead stands, in microseconds of virtual time. */
  readonly tUs: number;
  readonly playing: boolean;
  /** 0.1 to 1000; 1 lets a typical message travel for 600 ms. */
  readonly speed: number;
  /** Why it cannot run, or why it failed. */
  readonly problems: readonly CompileProblem[];
  /** The scenario of the design that the run follows, if any. Its changes are followed; what else was broken stays. */
  readonly scenarioId: string | null;
  /** What a scenario brings besides entry, seed, faults and load. */
  readonly beside: RunBeside;
  /** A breakpoint stopped the run here. Gone as soon as the playhead moves on. */
  readonly halted: Halt | null;
  /** The run as it was before the design was changed and it was made anew; for a comparison. */
  readonly before: { readonly trace: Trace; readonly design: Design } | null;
  /** The saga run whose lanes are looked at; `null`: the newest. */
  readonly sagaRun: number | null;
  /** Elements and flows that are lit up, because a line or a span that speaks of them was chosen. */
  readonly lit: readonly string[];
  /** Element or flow whose ways to break are to be shown when Play has opened. */
  readonly asked: string | null;
  /** Whether something that was put into this run by hand, or taken out of it, can be taken back, or done again. */
  readonly canUndo: boolean;
  readonly canRedo: boolean;
}

export type RunBeside = Pick<RunInput, 'alongside' | 'releases' | 'phases' | 'rebuilds' | 'limits' | 'script'>;

export const SPEEDS = { slowest: 0.1, fastest: 1_000 } as const;
const FIRST_SEED = 7;

const IDLE: RunState = {
  status: 'idle',
  entry: null,
  seed: FIRST_SEED,
  faults: [],
  load: null,
  trace: null,
  data: [],
  frame: null,
  tUs: 0,
  playing: false,
  speed: 1,
  problems: [],
  scenarioId: null,
  beside: {},
  halted: null,
  before: null,
  sagaRun: null,
  lit: [],
  asked: null,
  canUndo: false,
  canRedo: false,
};

/** What the run on the canvas was, or is being, made from. */
export function inputOfRun({ entry, seed, faults, load, beside: { script, ...beside } }: RunState): RunInput | null {
  const more = faults.length > 0 || load !== null || Object.values(beside).some((inputs) => inputs !== undefined);
  // What a person puts in makes it a run of its own: a script says all that happens.
  return entry && { entry, seed, faults, ...(load ? { load } : {}), ...beside, ...(script && !more ? { script } : {}) };
}

/** The saga run that is looked at: the one that was chosen, as long as it is there, else the newest. */
export const sagaInView = ({ frame, sagaRun }: Pick<RunState, 'frame' | 'sagaRun'>): SagaView | undefined =>
  frame?.sagas.find(({ run: number }) => number === sagaRun) ?? frame?.sagas.at(-1);

/** The run that is on the canvas. Views read it and call `run`. */
export const useRun = create<RunState>(() => IDLE);

let client: RunClient | undefined;
let clock: Clock | undefined;
/** The design of the trace that is shown. */
let played: Design | undefined;
/** The faults that came with the scenario, by identity: the others were put in by hand. */
let scenarioFaults: readonly FaultInput[] = [];
const loadClient = () => import('./worker-client.ts').then((module) => module.createRunClient());

/** Puts another simulation in the place of the worker; for tests. */
export function useRunClient(other: RunClient | undefined): void {
  client = other;
}

const set = useRun.setState;
const get = useRun.getState;

let computations = 0;

/**
 * Makes the run anew with what the store says. Equal inputs give an equal run. The playhead goes to `from.tUs` at once and stands there until the run is
 * there; who pauses, plays or goes elsewhere meanwhile finds it so.
 */
async function compute(from: { readonly tUs: number; readonly playing: boolean }): Promise<void> {
  const input = inputOfRun(get());
  const { design } = useDesign.getState();
  if (!input) return;
  // The latest wins, also while the simulation itself is still being loaded and cannot tell.
  const computation = ++computations;
  if (from.tUs !== get().tUs) show(from.tUs);
  set({ status: 'computing', tUs: from.tUs, playing: from.playing });
  try {
    const simulation = (client ??= await loadClient());
    const outcome = await simulation.simulate(design, input);
    if (computation !== computations) return;
    if (!outcome.ok) {
      clock = undefined;
      set({ status: 'cannot-run', problems: outcome.problems, trace: null, frame: null, tUs: 0, playing: false, halted: null });
      return;
    }
    const { trace } = outcome;
    const { trace: earlier, tUs: stoodUs, playing } = get();
    const before = earlier && played && played !== design ? { trace: earlier, design: played } : get().before;
    played = design;
    clock = createClock(simulation.momentsOf(trace));
    const tUs = Math.min(stoodUs, trace.durationUs);
    set({
      status: runsDiffer(useDesign.getState().design, design) ? 'stale' : 'ready',
      trace,
      data: simulation.dataLines(design, trace.results),
      before,
      problems: [],
      halted: null,
      tUs,
      frame: simulation.stateAt(trace, tUs),
      playing: playing && tUs < trace.durationUs,
    });
  } catch (error) {
    if (computation !== computations || (error instanceof Error && error.name === 'AbortError')) return;
    set({ status: 'failed', playing: false, problems: [{ path: '', message: error instanceof Error ? error.message : String(error) }] });
  }
}

type ByHand = Pick<RunState, 'faults' | 'beside'>;

/** What was put into the run by hand before, and what was taken back. Forgotten when something else is played, or the design is edited. */
const past: ByHand[] = [];
const future: ByHand[] = [];
const MOST_ACTS = 200;

const byHand = (): ByHand => ({ faults: get().faults, beside: get().beside });

/** Something is put into the run or taken out of it; it can be taken back. */
function putIn(change: Partial<ByHand>): void {
  past.push(byHand());
  if (past.length > MOST_ACTS) past.shift();
  future.length = 0;
  set({ ...change, canUndo: true, canRedo: false });
}

function forgetActs(): void {
  past.length = 0;
  future.length = 0;
  if (get().canUndo || get().canRedo) set({ canUndo: false, canRedo: false });
}

/** Goes back to what was before an act, or on to what came after it. */
function goThroughActs(from: ByHand[], to: ByHand[]): boolean {
  const other = from.pop();
  if (!other) return false;
  to.push(byHand());
  set({ ...other, canUndo: past.length > 0, canRedo: future.length > 0 });
  recompute();
  return true;
}

/** Makes the run anew where the playhead stands, or goes on. */
function recompute(): void {
  const { tUs, playing } = get();
  void compute({ tUs, playing });
}

/** The playhead at a whole microsecond, not earlier than it stands: what begins there is seen at once. */
function stampPlayhead(): number {
  const tUs = Math.ceil(get().tUs);
  set({ tUs });
  return tUs;
}

function show(tUs: number): void {
  const { trace } = get();
  if (!trace || !client) return;
  const at = Math.max(0, Math.min(trace.durationUs, tUs));
  set((state) => ({
    tUs: at,
    halted: null,
    lit: state.lit.length === 0 ? state.lit : [],
    frame: shared(state.frame, client?.stateAt(trace, at) ?? state.frame),
  }));
}

/** The log entries before or after the playhead that count as a stop. */
function stop(direction: 1 | -1, only: 'entries' | 'decisions'): void {
  const { trace, frame } = get();
  if (!trace || !frame) return;
  set({ playing: false });
  const times = only === 'entries' ? trace.entries.map((entry) => entry.tUs) : trace.decisions.map((index) => trace.entries[index]?.tUs ?? 0);
  const { tUs } = get();
  const target = direction === 1 ? times.find((time) => time > tUs) : times.findLast((time) => time < tUs);
  show(target ?? (direction === 1 ? trace.durationUs : 0));
}

export const run = {
  /** Starts a run of this saga or flow from the beginning, without faults; with nothing named, of what suits best. `false` where the design has nothing to play. */
  start(entry?: RunEntry, options: { readonly play?: boolean } = {}): boolean {
    const chosen = entry ?? entryChoices(useDesign.getState().design)[0]?.entry;
    if (!chosen) {
      set({ ...IDLE, speed: get().speed, seed: get().seed });
      void sayWhatIsMissing();
      return false;
    }
    scenarioFaults = [];
    forgetActs();
    const same = get().entry !== null && entryId(get().entry ?? chosen) === entryId(chosen);
    const ofScenario = get().scenarioId !== null;
    set({
      entry: chosen,
      faults: same && !ofScenario ? get().faults : [],
      load: same && !ofScenario ? get().load : null,
      scenarioId: null,
      beside: {},
      before: null,
      trace: null,
      frame: null,
      sagaRun: null,
      tUs: 0,
    });
    void compute({ tUs: 0, playing: options.play ?? false });
    return true;
  },

  /** Starts a scenario of the design from the beginning. From then on the run follows the scenario when that is edited. */
  async startScenario(scenarioId: string, options: { readonly play?: boolean } = {}): Promise<void> {
    if (!useDesign.getState().design.scenarios[scenarioId]) return;
    forgetActs();
    set({ scenarioId, faults: [], before: null, trace: null, frame: null, sagaRun: null, tUs: 0, status: 'computing' });
    scenarioFaults = [];
    await followScenario();
    await compute({ tUs: 0, playing: options.play ?? false });
  },

  /** The run goes on as it is, and follows no scenario any more. */
  leaveScenario(): void {
    scenarioFaults = [];
    set({ scenarioId: null });
  },

  /** Starts a run in the exact order of a script, such as the counterexample of an exploration. Resolves when it is there, or another took its place. */
  async follow({ entry, seed, script }: Pick<RunInput, 'entry' | 'seed' | 'script'>, options: { readonly play?: boolean } = {}): Promise<void> {
    scenarioFaults = [];
    forgetActs();
    const beside = script ? { script } : {};
    set({ entry, seed, beside, faults: [], load: null, scenarioId: null, before: null, trace: null, frame: null, sagaRun: null, tUs: 0, playing: false });
    await compute({ tUs: 0, playing: options.play ?? false });
  },

  /** From now on the run follows this scenario, which says the same as the run does. */
  adoptScenario(scenarioId: string): void {
    scenarioFaults = get().faults;
    set({ scenarioId });
    void followScenario();
  },

  /** Whether faults were put in or taken out since the scenario was started. */
  strayed(): boolean {
    const { scenarioId, faults } = get();
    return scenarioId !== null && (faults.length !== scenarioFaults.length || faults.some((fault, index) => fault !== scenarioFaults[index]));
  },

  /** Lets what is broken by hand be as the scenario has it again. */
  returnToScenario(): void {
    putIn({ faults: scenarioFaults });
    recompute();
  },

  /** A new version of an element is rolled out from the playhead on. */
  release(release: Omit<ReleaseInput, 'atUs'>): void {
    const { beside } = get();
    const atUs = stampPlayhead();
    putIn({ beside: { ...beside, releases: [...(beside.releases ?? []), { ...release, atUs }] } });
    recompute();
  },

  /** A read model is made anew from its history at the playhead. */
  rebuild(storeId: string): void {
    const { beside } = get();
    const atUs = stampPlayhead();
    putIn({ beside: { ...beside, rebuilds: [...(beside.rebuilds ?? []), { storeId, atUs }] } });
    recompute();
  },

  /** A migration goes on to a phase at the playhead; phases are counted from 0. */
  goToPhase(migrationId: string, phase: number): void {
    const { beside } = get();
    const atUs = stampPlayhead();
    putIn({ beside: { ...beside, phases: [...(beside.phases ?? []), { migrationId, phase, atUs }] } });
    recompute();
  },

  /** Moves the playhead to a moment and lights up where it was; of many runs of a saga the one that it speaks of is looked at. */
  visit(tUs: number, ids: readonly string[], sagaRun?: number): void {
    set({ playing: false });
    show(tUs);
    set({ lit: ids, ...(sagaRun === undefined || get().entry?.kind !== 'saga' ? {} : { sagaRun }) });
  },

  /** Lights these elements and flows up where the playhead stands. */
  light(ids: readonly string[]): void {
    set({ playing: false, lit: ids });
  },

  /** Looks at the lanes of one run of the saga; `null`: at those of the newest, whichever it is. */
  lookAtSagaRun(sagaRun: number | null): void {
    set({ sagaRun });
  },

  /** Asks for the ways to break this element or flow to be shown; `null` when they are. */
  askToBreak(asked: string | null): void {
    set({ asked });
  },

  /** What one request or saga run looked like to a tracer; empty where it was not kept. */
  spans(ofRun: number): readonly Span[] {
    const { trace } = get();
    return trace && client ? client.spansOf(trace, ofRun) : [];
  },

  /** The requests or saga runs that have spans, rising. */
  tracedRuns(): Int32Array {
    const { trace } = get();
    return trace && client ? client.tracedRuns(trace) : new Int32Array();
  },

  /** The traced request or saga run that is under way at a moment, or was last. */
  tracedRunNear(tUs: number): number | undefined {
    const { trace } = get();
    return trace && client ? client.tracedRunNear(trace, tUs) : undefined;
  },

  /** Makes the run of the design as it is now, with the same seed and faults. */
  refresh(): void {
    const { entry, tUs, playing } = get();
    if (!entry) return;
    const { design } = useDesign.getState();
    if (isGone(design, entry)) run.start();
    else void compute({ tUs, playing });
  },

  /** After something that was missing has been added. */
  tryAgain(): void {
    if (get().entry) run.refresh();
    else run.start();
  },

  play(): void {
    const { trace, tUs } = get();
    if (!trace) return;
    if (tUs >= trace.durationUs) show(0);
    set({ playing: true });
  },

  pause(): void {
    set({ playing: false });
  },

  toggle(): void {
    if (get().playing) run.pause();
    else run.play();
  },

  /** Back to the beginning; faults stay. */
  reset(): void {
    set({ playing: false });
    show(0);
  },

  seek(tUs: number): void {
    show(tUs);
  },

  stepForward: (): void => stop(1, 'entries'),
  stepBack: (): void => stop(-1, 'entries'),
  nextDecision: (): void => stop(1, 'decisions'),
  previousDecision: (): void => stop(-1, 'decisions'),

  /** Called by the view for each frame while it plays: so much time passed on the wall. */
  tick(wallMs: number): void {
    const { playing, tUs, trace, speed, status } = get();
    if (!playing || !trace || !clock || status === 'computing') return;
    const next = clock.advance(tUs, Math.min(wallMs, 250) * speed);
    const stop = firstStop(trace, tUs, next);
    if (stop) {
      show(stop.tUs);
      set({ playing: false, halted: stop });
      return;
    }
    show(next);
    if (next >= trace.durationUs) set({ playing: false });
  },

  setSpeed(speed: number): void {
    set({ speed: Math.min(SPEEDS.fastest, Math.max(SPEEDS.slowest, speed)) });
  },

  setSeed(seed: number): void {
    if (!Number.isInteger(seed) || seed < 0 || seed > 0xffffffff) return;
    set({ seed });
    void compute({ tUs: 0, playing: false });
  },

  setLoad(load: Load | null): void {
    set({ load });
    void compute({ tUs: 0, playing: false });
  },

  /** Something breaks at the playhead. What happened before stays as it was. */
  inject(fault: Omit<FaultInput, 'fromUs'> & { readonly fromUs?: number }): void {
    const fromUs = stampPlayhead();
    putIn({ faults: [...get().faults, { fromUs, ...fault }] });
    recompute();
  },

  /** Lets the fault that was put in last be there from the start, and plays from there: what it would have changed may have happened already. */
  breakFromTheStart(): void {
    const { faults } = get();
    const last = faults.at(-1);
    if (!last) return;
    const { fromUs, toUs } = last;
    putIn({ faults: [...faults.slice(0, -1), { ...last, fromUs: 0, ...(toUs === undefined ? {} : { toUs: toUs - fromUs }) }] });
    void compute({ tUs: 0, playing: true });
  },

  /** Takes a fault out of the run, as if it had never been. */
  removeFault(index: number): void {
    putIn({ faults: get().faults.filter((_, position) => position !== index) });
    recompute();
  },

  /** Every fault that aims at this element, flow or step ends at the playhead. */
  mend(targetId: string, stepId?: string): void {
    const { faults } = get();
    const now = stampPlayhead();
    const hit = (fault: FaultInput) => fault.targetId === targetId && fault.stepId === stepId && (fault.toUs === undefined || fault.toUs > now);
    putIn({ faults: faults.flatMap((fault) => (!hit(fault) ? [fault] : fault.fromUs >= now ? [] : [{ ...fault, toUs: now }])) });
    recompute();
  },

  clearFaults(): void {
    putIn({ faults: [] });
    recompute();
  },

  /** Takes back what was put into this run by hand, or taken out of it, last. `false` where there is nothing. */
  undo: (): boolean => goThroughActs(past, future),
  redo: (): boolean => goThroughActs(future, past),

  /** Stops making the run. What is shown stays, and is an earlier one. */
  cancel(): void {
    if (get().status !== 'computing') return;
    computations += 1;
    client?.cancel();
    set({ status: 'cancelled', playing: false });
  },

  /** Forgets the run. */
  end(): void {
    forgetActs();
    clock = undefined;
    played = undefined;
    scenarioFaults = [];
    set({ ...IDLE, speed: get().speed });
  },
};

/** Nothing in the design can be played: why, and what would help. */
async function sayWhatIsMissing(): Promise<void> {
  const simulation = (client ??= await loadClient());
  if (get().entry === null) set({ problems: simulation.entryProblems(useDesign.getState().design) });
}

/** Takes entry, load, seed and faults over from the scenario as it is now, and keeps what was broken by hand. */
async function followScenario(): Promise<void> {
  const simulation = (client ??= await loadClient());
  const { scenarioId, faults } = get();
  const scenario = scenarioId === null ? undefined : useDesign.getState().design.scenarios[scenarioId];
  if (!scenario) return;
  const { entry, seed, faults: own = [], load = null, ...beside } = simulation.inputOfScenario(scenario);
  const byHand = faults.filter((fault) => !scenarioFaults.includes(fault));
  scenarioFaults = own;
  set({ entry, seed, load, beside, faults: byHand.length === 0 ? own : [...own, ...byHand] });
}

/** The trace that documents are written from: they are English whatever language is shown. */
export async function traceForDocuments(): Promise<Trace | null> {
  const { trace } = get();
  const input = inputOfRun(get());
  if (!trace || !input || !played || !client || phrasebook() === undefined) return trace;
  const outcome = await client.simulateInEnglish(played, input);
  return outcome.ok ? outcome.trace : null;
}

// A run tells its log when it is made: in another language it is made again, and is the same run.
onLanguage(() => {
  if (get().trace || get().status === 'cannot-run') recompute();
  else if (get().problems.length > 0) void sayWhatIsMissing();
});

useDesign.subscribe((now, before) => {
  if (now.designId !== before.designId) {
    run.end();
    return;
  }
  if (now.design === before.design) return;
  forgetActs();
  const { scenarioId, status, tUs, playing } = get();
  const scenario = scenarioId === null ? undefined : now.design.scenarios[scenarioId];
  if (scenarioId !== null && !scenario) run.leaveScenario();
  else if (scenarioId !== null && scenario !== before.design.scenarios[scenarioId]) {
    void followScenario().then(() => compute({ tUs, playing }));
    return;
  }
  if (status !== 'idle' && isGone(now.design, get().entry)) {
    // What was played is no more: in Play something else is, elsewhere nothing until Play is opened again.
    if (useView.getState().mode === 'play') run.start();
    else run.end();
    return;
  }
  if (status === 'ready' && runsDiffer(now.design, before.design)) set({ status: 'stale' });
});

const isGone = (design: Design, entry: RunEntry | null): boolean =>
  entry !== null && (entry.kind === 'saga' ? !design.sagas[entry.sagaId] : !design.flows[entry.flowId]);

/** Whether the two may play differently: where things stand and what scenarios say has no part in a run. */
function runsDiffer(now: Design, before: Design): boolean {
  const { layout: _1, scenarios: _2, notes: _3, frames: _4, decisions: _5, ...rest } = now;
  return Object.entries(rest).some(([part, records]) => records !== before[part as keyof Design]);
}
