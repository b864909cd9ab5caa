import { react } from './choreography.ts';
import { initialSaga, stepSaga } from './orchestrator.ts';
import { failsAgain, handle } from './participant.ts';

/** The decisions of a saga, all of them pure: what a run drives with messages and time, and the explorer in every order. */
export interface SagaProtocol {
  readonly initialSaga: typeof initialSaga;
  readonly stepSaga: typeof stepSaga;
  readonly mayWrite: typeof mayWrite;
  readonly react: typeof react;
  readonly handle: typeof handle;
  readonly failsAgain: typeof failsAgain;
}

/**
 * Whether a coordinator may store its next state: only on top of the version that it has read. One that was taken for dead and is not finds that its
 * successor has written since, and loses.
 * @param stored version of what is durable now; 0 where nothing is
 * @param version of the state to be stored
 */
export function mayWrite(stored: number, version: number): boolean {
  return version === stored + 1;
}

export const SAGA_PROTOCOL: SagaProtocol = { initialSaga, stepSaga, mayWrite, react, handle, failsAgain };
