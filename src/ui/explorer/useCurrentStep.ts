import { momentsOfRun, useExplore, useRun } from '../../workspace/index.ts';

/** The step of the counterexample at which the playhead stands; −1 where its run is not on the canvas, or has not begun. */
export function useCurrentStep(): number {
  // Read so that the step follows the result and the run; what they say is asked for below.
  useExplore((state) => state.result);
  return useRun((state) => (state.trace ? (momentsOfRun()?.at(state.tUs) ?? -1) : -1));
}
