import type { Design } from '../../model/index.ts';
import type { RunInput, RunOutcome } from '../../simulation/index.ts';

/** One run, asked for by the page. */
export interface SimulationRequest {
  readonly id: number;
  readonly design: Design;
  readonly input: RunInput;
}

export type SimulationResponse = { readonly id: number; readonly outcome: RunOutcome } | { readonly id: number; readonly failure: string };

/** The large columns of a trace; handed over instead of copied. */
export function buffersOf(response: SimulationResponse): ArrayBufferLike[] {
  if (!('outcome' in response) || !response.outcome.ok) return [];
  const { timeUs, op, a, b, c, d } = response.outcome.trace.record;
  return [timeUs, op, a, b, c, d].map((column) => column.buffer);
}
