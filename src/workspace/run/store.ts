import { create } from 'zustand';
import type { CompileProblem, FaultInput, Frame, Load, RunEntry, Trace } from '../../simulation/index.ts';
import { useDesign } from '../stores/design.ts';
import type { RunClient } from './client.ts';
import { type Clock, createClock } from './clock.ts';
import { entryChoices, entryId } from './entries.ts';
import { shared } from './sharing.ts';

export interface RunState {
  /** `stale`: the design was changed after the run was made. */
  readonly status: 'idle' | 'computing' | 'ready' | 'stale' | 'cannot-run' | 'failed';
  readonly entry: RunEntry | null;
  readonly seed: number;
  /** Faults that the person put in, in the order of putting in. */
  readonly faults: readonly FaultInput[];
  /** For calls through a flow, and for many runs of a saga. `null`: what suits the entry. */
  readonly load: Load | null;
  readonly trace: Trace | null;
  /** The picture at `tUs`. */
  readonly frame: Frame | null;
  /** Where the playhead stands, in microseconds of virtual time. */
  readonly tUs: number;
  readonly playing: boolean;
  /** 0.1 to 1000; 1 lets a typical message travel for 600 ms. */
  readonly speed: number;
  /** Why it cannot run, or why it failed. */
  readonly problems: readonly CompileProblem[];
}

export const SPEEDS = { slowest: 0.1, fastest: 1_000 } as const;
const FIRST_SEED = 7;

const IDLE: RunState = {
  status: 'idle',
  entry: null,
  seed: FIRST_SEED,
  faults: [],
  load: null,
  trace: null,
  frame: null,
  tUs: 0,
  playing: false,
  speed: 1,
  problems: [],
};

/** The run that is on the canvas. Views read it and call `run`. */
export const useRun = create<RunState>(() => IDLE);

let client: RunClient | undefined;
let clock: Clock | undefined;
const loadClient = () => import('./worker-client.ts').then((module) => module.createRunClient());

/** Puts another simulation in the place of the worker; for tests. */
export function useRunClient(other: RunClient | undefined): void {
  client = other;
}

const set = useRun.setState;
const get = useRun.getState;

let computations = 0;

/** Makes the run anew with what the store says, and keeps the playhead where it is. Equal inputs give an equal run. */
async function compute(keep: { readonly tUs: number; readonly playing: boolean }): Promise<void> {
  const { entry, seed, faults, load } = get();
  const { design } = useDesign.getState();
  if (!entry) return;
  // The latest wins, also while the simulation itself is still being loaded and cannot tell.
  const computation = ++computations;
  set({ status: 'computing' });
  try {
    const simulation = (client ??= await loadClient());
    const outcome = await simulation.simulate(design, { entry, seed, faults, ...(load ? { load } : {}) });
    if (computation !== computations) return;
    if (!outcome.ok) {
      clock = undefined;
      set({ status: 'cannot-run', problems: outcome.problems, trace: null, frame: null, tUs: 0, playing: false });
      return;
    }
    const { trace } = outcome;
    clock = createClock(simulation.momentsOf(trace));
    const tUs = Math.min(keep.tUs, trace.durationUs);
    set({
      status: useDesign.getState().design === design ? 'ready' : 'stale',
      trace,
      problems: [],
      tUs,
      frame: simulation.stateAt(trace, tUs),
      playing: keep.playing && tUs < trace.durationUs,
    });
  } catch (error) {
    if (computation !== computations || (error instanceof Error && error.name === 'AbortError')) return;
    set({ status: 'failed', playing: false, problems: [{ path: '', message: error instanceof Error ? error.message : String(error) }] });
  }
}

function show(tUs: number): void {
  const { trace } = get();
  if (!trace || !client) return;
  const at = Math.max(0, Math.min(trace.durationUs, tUs));
  set((state) => ({ tUs: at, frame: shared(state.frame, client?.stateAt(trace, at) ?? state.frame) }));
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
      return false;
    }
    const same = get().entry !== null && entryId(get().entry ?? chosen) === entryId(chosen);
    set({ entry: chosen, faults: same ? get().faults : [], load: same ? get().load : null, trace: null, frame: null, tUs: 0 });
    void compute({ tUs: 0, playing: options.play ?? false });
    return true;
  },

  /** Makes the run of the design as it is now, with the same seed and faults. */
  refresh(): void {
    const { entry, tUs, playing } = get();
    if (!entry) return;
    const { design } = useDesign.getState();
    const gone = entry.kind === 'saga' ? !design.sagas[entry.sagaId] : !design.flows[entry.flowId];
    if (gone) run.start();
    else void compute({ tUs, playing });
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
    const { playing, tUs, trace, speed } = get();
    if (!playing || !trace || !clock) return;
    const next = clock.advance(tUs, Math.min(wallMs, 250) * speed);
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
    const { tUs, playing, faults } = get();
    set({ faults: [...faults, { fromUs: Math.round(tUs), ...fault }] });
    void compute({ tUs, playing });
  },

  /** Lets the fault that was put in last be there from the start, and plays from there: what it would have changed may have happened already. */
  breakFromTheStart(): void {
    const { faults } = get();
    const last = faults.at(-1);
    if (!last) return;
    const { fromUs, toUs } = last;
    set({ faults: [...faults.slice(0, -1), { ...last, fromUs: 0, ...(toUs === undefined ? {} : { toUs: toUs - fromUs }) }] });
    void compute({ tUs: 0, playing: true });
  },

  /** Takes a fault out of the run, as if it had never been. */
  removeFault(index: number): void {
    const { tUs, playing, faults } = get();
    set({ faults: faults.filter((_, position) => position !== index) });
    void compute({ tUs, playing });
  },

  /** Every fault that aims at this element, flow or step ends at the playhead. */
  mend(targetId: string, stepId?: string): void {
    const { tUs, playing, faults } = get();
    const now = Math.round(tUs);
    const hit = (fault: FaultInput) => fault.targetId === targetId && fault.stepId === stepId && (fault.toUs === undefined || fault.toUs > now);
    set({ faults: faults.flatMap((fault) => (!hit(fault) ? [fault] : fault.fromUs >= now ? [] : [{ ...fault, toUs: now }])) });
    void compute({ tUs, playing });
  },

  clearFaults(): void {
    set({ faults: [] });
    void compute({ tUs: get().tUs, playing: get().playing });
  },

  /** Forgets the run. */
  end(): void {
    clock = undefined;
    set({ ...IDLE, speed: get().speed });
  },
};

useDesign.subscribe((now, before) => {
  if (now.designId !== before.designId) run.end();
  else if (now.design !== before.design && get().status === 'ready') set({ status: 'stale' });
});
