export { copyCounterexample, takeCounterexampleTest, testOfCounterexample } from './copying.ts';
export { meetingTokens } from './meetingTokens.ts';
export { type StepMoments } from './moments.ts';
export {
  explorer,
  type ExplorePicture,
  type ExploreResult,
  type ExploreState,
  FAULT_CHOICES,
  findingOf,
  momentsOfRun,
  useExplore,
} from './store.ts';
export type {
  BrokenPromise,
  Counterexample,
  CounterexampleStep,
  Exploration,
  ExploreProgress,
  Lack,
  LockPromise,
  MeetingStep,
  StepEffect,
  StepKind,
  Together,
  TogetherCounterexample,
  Verdict,
} from '../../simulation/index.ts';
/** One action of the script of a counterexample; of the same index as its step. */
export type { ScriptedAction as ScriptedStep } from '../../simulation/index.ts';
