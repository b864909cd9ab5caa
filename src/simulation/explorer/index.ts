/** The explorer: tries every order of everything that can happen to a saga. */
export { beginExploration, DEFAULT_EXPLORE, explore, MOST_FAULTS, type RunningExploration } from './explore.ts';
export type * from './exploration.ts';
