export { entryChoices, entryId, type EntryChoice } from './entries.ts';
export { run, SPEEDS, useRun, type RunState } from './store.ts';
export type {
  Bar,
  BreakerView,
  CompileProblem,
  ElementMark,
  FaultInput,
  FaultKind,
  FlowMark,
  Frame,
  Lane,
  LogEntry,
  LogIcon,
  LogPart,
  RunEntry,
  SagaStepView,
  SagaView,
  StepCell,
  StepState,
  TokenView,
  Trace,
} from '../../simulation/index.ts';
