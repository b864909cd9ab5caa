import type { Design, Scenario } from '../../model/index.ts';
import type { CompileProblem, DataLine, Frame, RunInput, RunOutcome, Span, Trace } from '../../simulation/index.ts';

/** What the store needs of the simulation: runs made off the main thread, and the picture of one at a moment. */
export interface RunClient {
  /** Rejects with an `AbortError` when a newer run takes its place. */
  simulate(design: Design, input: RunInput): Promise<RunOutcome>;
  /** The same run told in English, for documents. Other runs go on beside it. */
  simulateInEnglish(design: Design, input: RunInput): Promise<RunOutcome>;
  /** Stops the run that is being made, if any; it rejects with an `AbortError`. */
  cancel(): void;
  stateAt(trace: Trace, tUs: number): Frame;
  /** The moments at which the picture changes, rising, from 0 to the end. */
  momentsOf(trace: Trace): Float64Array;
  /** Why nothing of a design can be played; empty where something can. */
  entryProblems(design: Design): readonly CompileProblem[];
  inputOfScenario(scenario: Scenario): RunInput;
  /** What came of caches, read models, migrations and the like, in words. */
  dataLines(design: Design, results: Trace['results']): readonly DataLine[];
  spansOf(trace: Trace, run: number): readonly Span[];
  tracedRuns(trace: Trace): Int32Array;
  tracedRunNear(trace: Trace, tUs: number): number | undefined;
}
