import type { Design, Problem } from '../../model/index.ts';
import type { FaultInput, Frame, Load, RunEntry, Trace } from '../../simulation/index.ts';

export interface RunRequest {
  readonly entry: RunEntry;
  readonly seed: number;
  readonly faults: readonly FaultInput[];
  readonly load?: Load;
}

export type RunOutcome = { readonly ok: true; readonly trace: Trace } | { readonly ok: false; readonly problems: readonly Problem[] };

/** What the store needs of the simulation: runs made off the main thread, and the picture of one at a moment. */
export interface RunClient {
  /** Rejects with an `AbortError` when a newer run takes its place. */
  simulate(design: Design, request: RunRequest): Promise<RunOutcome>;
  stateAt(trace: Trace, tUs: number): Frame;
  dispose(): void;
}
