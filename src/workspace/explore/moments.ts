import type { Counterexample } from '../../simulation/index.ts';

/**
 * Where the steps of a counterexample lie in the run that plays it. A circle is played twice, so that one sees it is one: what comes after the last step is
 * the circle again.
 */
export interface StepMoments {
  /** When everything that a step does has happened, in microseconds; one for each step. */
  readonly endsUs: readonly number[];
  /** The step that is the last to have begun at a moment; −1 before the first. */
  at(tUs: number): number;
}

/** @param scriptUs when each action of the script began, as the trace tells */
export function stepMoments({ steps, circleFrom }: Pick<Counterexample, 'steps' | 'circleFrom'>, scriptUs: readonly number[], durationUs: number): StepMoments {
  const count = steps.length;
  return {
    endsUs: steps.map((_, index) => Math.max(0, (scriptUs[index + 1] ?? durationUs + 1) - 1)),
    at(tUs) {
      const begun = scriptUs.filter((startUs) => startUs <= tUs).length - 1;
      if (begun < count || circleFrom === undefined) return Math.min(begun, count - 1);
      return circleFrom + ((begun - circleFrom) % (count - circleFrom));
    },
  };
}
