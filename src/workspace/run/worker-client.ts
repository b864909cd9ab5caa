import type { Design } from '../../model/index.ts';
import type { RunInput, RunOutcome } from '../../simulation/index.ts';
import { onLanguage, phrasebook } from '../../language/index.ts';
import { speak } from '../../speech/index.ts';
import {
  createSimulationClient,
  dataLines,
  entryProblems,
  inputOfScenario,
  momentsOf,
  spansOf,
  stateAt,
  tracedRunNear,
  tracedRuns,
} from '../../workers/simulation/index.ts';
import type { RunClient } from './client.ts';

/** Runs in a worker of the simulation; loaded when something is first played. */
export function createRunClient(): RunClient {
  const client = createSimulationClient(undefined, phrasebook);
  // What the page itself reads out of a trace is told in the language that is shown, too.
  speak(phrasebook());
  onLanguage(() => speak(phrasebook()));
  return {
    simulate: (design, input) => client.simulate(design, input),
    simulateInEnglish,
    cancel: client.cancel,
    stateAt,
    momentsOf,
    entryProblems,
    inputOfScenario,
    dataLines,
    spansOf,
    tracedRuns,
    tracedRunNear,
  };
}

async function simulateInEnglish(design: Design, input: RunInput): Promise<RunOutcome> {
  const client = createSimulationClient();
  try {
    return await client.simulate(design, input);
  } finally {
    client.dispose();
  }
}
