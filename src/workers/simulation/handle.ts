import { run } from '../../simulation/index.ts';
import { speak } from '../../speech/index.ts';
import type { SimulationRequest, SimulationResponse } from './protocol.ts';

/** What the worker does with a request; also what runs where there are no workers. Never throws. */
export function handle({ id, design, input, phrasebook }: SimulationRequest): SimulationResponse {
  speak(phrasebook);
  try {
    return { id, outcome: run(design, input) };
  } catch (error) {
    return { id, failure: error instanceof Error ? error.message : String(error) };
  }
}
