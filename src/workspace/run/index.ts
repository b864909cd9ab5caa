export {
  type Breakpoint,
  breakpoints,
  type BreakpointsState,
  type Halt,
  hasBreakpoint,
  STOP_KINDS,
  STOP_WORDS,
  type StopKind,
  stopKindOf,
  useBreakpoints,
} from './breakpoints.ts';
export { compareInPlay, type ComparedWith, comparison, type ComparisonState, comparisonTitle, useComparison } from './comparison.ts';
export { copyRun, runInView } from './copying.ts';
export { entryChoices, entryId, entryName, entryOf, type EntryChoice } from './entries.ts';
export { type BreakerAs, breakersAs, PROFILE_WORDS } from './profiles.ts';
export { createScenario, duplicateScenario, keepInScenario, keepRunAsScenario } from './scenarios.ts';
export { run } from './run.ts';
export { sagaInView, SPEEDS, useRun, type RunState } from './state.ts';
export { policiesInPlay, type PolicyInPlay, without } from './without.ts';
export type {
  Bar,
  BreakerSeries,
  BreakerView,
  CompileProblem,
  ElementMark,
  ElementSeries,
  FaultInput,
  FaultKind,
  FlowMark,
  Frame,
  Lane,
  Load,
  LogEntry,
  LogIcon,
  LogPart,
  RunEntry,
  RunResults,
  SagaStepView,
  SagaView,
  Series,
  Span,
  SpanKind,
  SpanStatus,
  StepCell,
  StepState,
  TokenView,
  Trace,
} from '../../simulation/index.ts';
