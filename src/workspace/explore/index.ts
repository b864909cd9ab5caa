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
  StepEffect,
  StepKind,
  Verdict,
} from '../../simulation/index.ts';
