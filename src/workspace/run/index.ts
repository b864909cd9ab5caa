export { entryChoices, entryId, type EntryChoice } from './entries.ts';
export type { RunProblem } from './client.ts';
export { run, SPEEDS, useRun, type RunState } from './store.ts';
export type {
  Bar,
  BreakerView,
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
