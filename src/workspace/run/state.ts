import { create } from 'zustand';
import type { Design } from '../../model/index.ts';
import type { CompileProblem, DataLine, FaultInput, Frame, Load, RunEntry, RunInput, SagaView, Trace } from '../../simulation/index.ts';
import type { Halt } from './breakpoints.ts';

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

/** Nothing is played. */
export const IDLE: RunState = {
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
