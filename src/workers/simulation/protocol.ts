import type { Design } from '../../model/index.ts';
import type { Phrasebook } from '../../speech/index.ts';
import type { RunInput, RunOutcome } from '../../simulation/index.ts';

/** One run, asked for by the page. */
export interface SimulationRequest {
  readonly id: number;
  readonly design: Design;
  readonly input: RunInput;
  /** What the run is told with; without one, in English. */
  readonly phrasebook?: Phrasebook | undefined;
}

export type SimulationResponse = { readonly id: number; readonly outcome: RunOutcome } | { readonly id: number; readonly failure: string };

/** The large columns of a trace; handed over instead of copied. */
export function buffersOf(response: SimulationResponse): ArrayBufferLike[] {
  if (!('outcome' in response) || !response.outcome.ok) return [];
  const { record, spans, series } = response.outcome.trace;
  const columns = [
    ...Object.values(record),
    ...Object.values(spans),
    ...Object.values(series),
    ...series.elements.flatMap(({ queued, busy }) => [queued, busy]),
  ];
  return columns.filter((column) => ArrayBuffer.isView(column)).map((column) => column.buffer);
}
