/** Runs of the simulation off the main thread, and what the page needs to read a trace. */
export type { Explored } from './exploring.ts';
export { createExplorerClient, type ExplorerClient, type ExplorerWorker } from './explorerClient.ts';
export { createSimulationClient, type SimulationClient, type WorkerLike } from './client.ts';
export {
  dataLines,
  entryProblems,
  foldHistory,
  historyOf,
  inputOfScenario,
  momentsOf,
  spansOf,
  stateAt,
  tracedRunNear,
  tracedRuns,
} from '../../simulation/index.ts';
