import type { TransitionSystem } from '../engine/system.ts';

/** A saga of either style as a transition system, and what has to be asked of a state to tell what happened. */
export interface SagaSystem extends TransitionSystem {
  /** What is known of a step outside its coordinator; see participants.ts. */
  participantWord(state: Int32Array, step: number): number;
  /** Steps whose answers somebody waits for. */
  waitingSteps(state: Int32Array): readonly number[];
}
