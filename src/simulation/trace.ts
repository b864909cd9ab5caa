/**
 * What a run leaves behind, and the only thing that views read.
 *
 * A trace is plain data (structured clone, no functions). Times are integer microseconds of virtual time, counted from the start of the run; field names
 * end in `Us`. The headline types for views are {@link Trace} (log, lanes of the timeline, results) and {@link Frame} (the picture at one moment,
 * made by `stateAt(trace, tUs)`). Ids are ids of the design: elements, flows, sagas, steps of sagas.
 */
import type { FaultInput, PhaseInput, ReleaseInput, RunEntry } from './trace/inputs.ts';
import type { Lane, LogEntry } from './trace/log.ts';
import type { RunRecord } from './trace/record.ts';
import type { RunResults, SagaRunResult } from './trace/results.ts';
import type { Series } from './trace/series.ts';
import type { SpanTable } from './trace/spans.ts';

export * from './trace/frame.ts';
export * from './trace/inputs.ts';
export * from './trace/log.ts';
export * from './trace/record.ts';
export * from './trace/results.ts';
export * from './trace/series.ts';
export * from './trace/spans.ts';

/** Why the run ended. */
export type Stop =
  | { readonly kind: 'finished' }
  | { readonly kind: 'duration'; readonly message: string }
  | { readonly kind: 'events'; readonly message: string };

export interface Trace {
  readonly format: 1;
  /** Sixteen hexadecimal digits over everything that happened. Equal in every engine for the same design, seed and inputs. */
  readonly hash: string;
  readonly seed: number;
  readonly entry: RunEntry;
  /** Name of the saga or of the flow. */
  readonly title: string;
  readonly faults: readonly FaultInput[];
  readonly releases: readonly ReleaseInput[];
  readonly phases: readonly PhaseInput[];
  /** Virtual time of the last event; at least 1. The scrubber goes from 0 to here. */
  readonly durationUs: number;
  /** Events that the kernel processed. */
  readonly events: number;
  readonly stopped: Stop;
  /** The run log, in order of time. */
  readonly entries: readonly LogEntry[];
  readonly entriesDropped: number;
  /** Indices into `entries` where something was decided: where "next decision" stops. */
  readonly decisions: readonly number[];
  /** Lanes of the timeline, top to bottom: saga runs, elements in order of first use, breakers, faults. */
  readonly lanes: readonly Lane[];
  /** How each saga run ended; empty for an entry by flow. */
  readonly sagaRuns: readonly SagaRunResult[];
  readonly results: RunResults;
  /** Of a run with a script: when each of its actions began, in the order of the script. */
  readonly scriptUs?: readonly number[];
  /** What happened in every request, as a distributed tracer would have seen it. Views use `spansOf`. */
  readonly spans: SpanTable;
  /** What changed over time, in buckets of equal length: for charts. */
  readonly series: Series;
  /** What the design did not say and the run therefore assumed, and hops for which no flow is drawn. */
  readonly assumptions: readonly Assumption[];
  /** What frames are made from. Views use `stateAt`. */
  readonly record: RunRecord;
}

/** Something that the design does not say. `virtual-hop`: no flow leads from `fromId` to `toId`, the message goes there directly. */
export interface Assumption {
  readonly kind: 'virtual-hop' | 'latency' | 'timeout' | 'retry' | 'note';
  readonly message: string;
  readonly subjects: readonly string[];
}
