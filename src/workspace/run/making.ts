import { phrasebook } from '../../language/index.ts';
import type { Design } from '../../model/index.ts';
import type { Trace } from '../../simulation/index.ts';
import { useDesign } from '../stores/design.ts';
import type { RunClient } from './client.ts';
import { type Clock, createClock } from './clock.ts';
import { shared } from './sharing.ts';
import { inputOfRun, useRun } from './state.ts';

let client: RunClient | undefined;
let clock: Clock | undefined;
/** The design of the trace that is shown. */
let played: Design | undefined;

/** Puts another simulation in the place of the worker; for tests. */
export function useRunClient(other: RunClient | undefined): void {
  client = other;
}

/** The simulation, loaded when it is first wanted. */
export async function loadSimulation(): Promise<RunClient> {
  const { createRunClient } = await import('./worker-client.ts');
  return (client ??= createRunClient());
}

/** The simulation, where a run has been made already. */
export const loadedSimulation = (): RunClient | undefined => client;

/** How the time of the run that is shown passes. */
export const clockOfRun = (): Clock | undefined => clock;

const set = useRun.setState;
const get = useRun.getState;

let computations = 0;

/**
 * Makes the run anew with what the store says. Equal inputs give an equal run. The playhead goes to `from.tUs` at once and stands there until the run is
 * there; who pauses, plays or goes elsewhere meanwhile finds it so.
 */
export async function compute(from: { readonly tUs: number; readonly playing: boolean }): Promise<void> {
  const input = inputOfRun(get());
  const { design } = useDesign.getState();
  if (!input) return;
  // The latest wins, also while the simulation itself is still being loaded and cannot tell.
  const computation = ++computations;
  if (from.tUs !== get().tUs) show(from.tUs);
  set({ status: 'computing', tUs: from.tUs, playing: from.playing });
  try {
    const simulation = client ?? (await loadSimulation());
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

/** Stops making the run, if it is being made. */
export function giveUp(): void {
  computations += 1;
  client?.cancel();
}

/** Forgets what the run that is shown was made of. */
export function forgetRun(): void {
  clock = undefined;
  played = undefined;
}

/** Makes the run anew where the playhead stands, or goes on. */
export function recompute(): void {
  const { tUs, playing } = get();
  void compute({ tUs, playing });
}

/** The playhead at a whole microsecond, not earlier than it stands: what begins there is seen at once. */
export function stampPlayhead(): number {
  const tUs = Math.ceil(get().tUs);
  set({ tUs });
  return tUs;
}

/** Shows the run at a moment, or as near to it as it lasts. */
export function show(tUs: number): void {
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

/** Nothing in the design can be played: why, and what would help. */
export async function sayWhatIsMissing(): Promise<void> {
  const simulation = client ?? (await loadSimulation());
  if (get().entry === null) set({ problems: simulation.entryProblems(useDesign.getState().design) });
}

/** The trace that documents are written from: they are English whatever language is shown. */
export async function traceForDocuments(): Promise<Trace | null> {
  const { trace } = get();
  const input = inputOfRun(get());
  if (!trace || !input || !played || !client || phrasebook() === undefined) return trace;
  const outcome = await client.simulateInEnglish(played, input);
  return outcome.ok ? outcome.trace : null;
}

/** Whether the two may play differently: where things stand and what scenarios say has no part in a run. */
export function runsDiffer(now: Design, before: Design): boolean {
  const { layout: _1, scenarios: _2, notes: _3, frames: _4, decisions: _5, ...rest } = now;
  return Object.entries(rest).some(([part, records]) => records !== before[part as keyof Design]);
}
