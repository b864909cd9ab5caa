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
  const client = createSimulationClient();
  return {
    simulate: (design, input) => client.simulate(design, input),
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
