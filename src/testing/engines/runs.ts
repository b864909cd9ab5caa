import { EXAMPLES } from '../../patterns/index.ts';
import { inputOfScenario, run } from '../../simulation/index.ts';

/** One scenario of an example of the gallery, and the hash of its trace, the same in every engine. */
interface PublishedRun {
  readonly exampleId: string;
  readonly scenarioId: string;
  readonly hash: string;
}

/**
 * What the runs of three examples come to. A change of the simulation or of one of these designs that is meant to be seen changes a hash here, in the same
 * commit; any other change of one is a defect.
 */
export const PUBLISHED: readonly PublishedRun[] = [
  { exampleId: 'order-saga', scenarioId: 'payment-fails', hash: '25a541e3fd9f7888' },
  { exampleId: 'payment-provider-fails', scenarioId: 'provider-gets-slow', hash: '583fa3f911dacf44' },
  { exampleId: 'event-sourced-orders', scenarioId: 'write-and-read', hash: '03a0e044d581e523' },
];

/** Plays the published runs, here and now, in whatever engine this is. */
export async function playPublished(): Promise<readonly PublishedRun[]> {
  return Promise.all(
    PUBLISHED.map(async ({ exampleId, scenarioId }) => {
      const design = await EXAMPLES.find(({ id }) => id === exampleId)?.load();
      const scenario = design?.scenarios[scenarioId];
      if (!design || !scenario) throw new RangeError(`the example “${exampleId}” has no scenario “${scenarioId}”`);
      const outcome = run(design, inputOfScenario(scenario));
      if (!outcome.ok) throw new Error(outcome.problems.map(({ message }) => message).join('\n'));
      return { exampleId, scenarioId, hash: outcome.trace.hash };
    }),
  );
}
