/** The simulation: plays a design in exact virtual time. Pure; the same inputs give the same trace everywhere. */
export { compile, type Compiled } from './compile/compile.ts';
export type { Model } from './compile/model.ts';
export { entryProblems, type CompileProblem } from './compile/problems.ts';
export { messagesOf, type RunMessage, stateAt } from './replay/index.ts';
export { type DataLine, dataLines } from './dataWords.ts';
export { inputOfScenario } from './scenario.ts';
export { DEFAULT_LIMITS, run, simulate, type RunInput, type RunOutcome } from './simulate.ts';
export { foldHistory, historyOf, type FoldedState, type StoredEvent } from './history.ts';
export { beginExploration, DEFAULT_EXPLORE, explore, MOST_FAULTS, type RunningExploration } from './explorer/index.ts';
export type * from './explorer/exploration.ts';
export { momentsOf } from './moments.ts';
export { spansOf, tracedRunNear, tracedRuns } from './spans.ts';
export type { ScriptedAction, ScriptKind } from './script.ts';
export * from './trace.ts';
export { duration, grouped, moment, percent } from './words.ts';
