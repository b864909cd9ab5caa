export type SagaStatus = 'running' | 'compensating' | 'completed' | 'failed' | 'needs-human' | 'stuck' | 'forgotten';

export interface SagaRunResult {
  readonly sagaId: string;
  readonly run: number;
  /** `stuck`: waits for something that never comes (no timeout is designed). `forgotten`: the coordinator crashed and kept no state. */
  readonly status: SagaStatus;
  readonly reason: string;
  readonly startedUs: number;
  /** Absent while it still runs. */
  readonly endedUs?: number;
  /** For each step, in order: how often its effect stands at the end (0 or 1 when all is well). */
  readonly effects: readonly number[];
  /** Ids of steps in order of completion, and in order of compensation. */
  readonly completed: readonly string[];
  readonly compensated: readonly string[];
  /** Promises of the protocol that this run broke, in plain words: "Charge payment is applied twice". */
  readonly broken: readonly string[];
}

export interface Percentiles {
  readonly count: number;
  readonly meanUs: number;
  readonly p50Us: number;
  readonly p95Us: number;
  readonly p99Us: number;
  readonly maxUs: number;
}

export interface RunResults {
  /** Requests or saga runs that entered, and how they ended. */
  readonly started: number;
  readonly succeeded: number;
  /** Of the succeeded ones: answered by a fallback. */
  readonly degraded: number;
  readonly failed: number;
  /** Succeeded / (succeeded + failed); 1 when none ended. */
  readonly availability: number;
  /** Time from entering to the end, over all that ended. */
  readonly latency: Percentiles;
  /** For each call flow that was used. */
  readonly flows: readonly FlowResult[];
  readonly data: DataResults;
  /** Present where saga runs asked for semantic locks. */
  readonly locks?: LockResults;
}

/** What came of semantic locks, counted over all runs. */
export interface LockResults {
  /** Records that became pending. */
  readonly taken: number;
  /** Claims that stood in line, and claims that were turned away because the record was pending. */
  readonly waited: number;
  readonly refused: number;
  /** Circles of runs that waited for one another; in each, one gave up. */
  readonly deadlocks: number;
}

/** What came of the requests that met caches, read sides, event stores, migrations and releases. A list is empty where the design has no such thing. */
export interface DataResults {
  readonly caches: readonly CacheResult[];
  /** Copies that follow a source: replicas, and stores that a consumer of events writes. */
  readonly copies: readonly CopyResult[];
  readonly eventStores: readonly EventStoreResult[];
  readonly routes: readonly RouteResult[];
  readonly releases: readonly ReleaseResult[];
  /** Where the write and the message about it came apart, because the sender had no outbox. */
  readonly dualWrites: readonly DualWriteResult[];
}

export interface CacheResult {
  readonly elementId: string;
  readonly hits: number;
  readonly misses: number;
  /** Of the hits: what was found was no longer what the store behind it holds. */
  readonly stale: number;
}

export interface CopyResult {
  /** The store that is read. */
  readonly storeId: string;
  /** What it follows: the store that it replicates, or the element whose events feed it. */
  readonly sourceId: string;
  /** Changes at the source, and how many of them the copy has (its checkpoint). */
  readonly changes: number;
  readonly applied: number;
  /** Mean and longest time from a change to its arrival in the copy. */
  readonly meanLagUs: number;
  readonly maxLagUs: number;
  readonly reads: number;
  /** Reads of a thing for which a change was still on its way. */
  readonly staleReads: number;
  /** Where it was made anew in this run, and had caught up. */
  readonly rebuilds?: readonly RebuildResult[];
}

export interface RebuildResult {
  readonly atUs: number;
  /** Changes that were read again. */
  readonly changes: number;
  readonly doneUs: number;
}

export interface EventStoreResult {
  readonly elementId: string;
  readonly appends: number;
  /** Appends that did not find the version that they expected. */
  readonly conflicts: number;
}

export interface RouteResult {
  readonly migrationId: string;
  readonly route: string;
  readonly toId: string;
  readonly requests: number;
}

export interface ReleaseResult {
  readonly elementId: string;
  readonly atUs: number;
  /** Nobody is served by the old version any more; absent when the run ended before. */
  readonly doneUs?: number;
  readonly old: { readonly requests: number; readonly failed: number };
  readonly new: { readonly requests: number; readonly failed: number };
}

export interface DualWriteResult {
  readonly flowId: string;
  /** Written, and nobody was told. */
  readonly lost: number;
  /** Told, and never written. */
  readonly invented: number;
}

/** Logical calls enter the outermost policy; attempts reach the wire. */
export interface FlowResult {
  readonly flowId: string;
  readonly calls: number;
  readonly attempts: number;
  readonly succeeded: number;
  readonly failed: number;
  readonly timedOut: number;
  readonly rejectedByBreaker: number;
  readonly rejectedByBulkhead: number;
  readonly rejectedByLimiter: number;
  readonly fallbacks: number;
  /** Calls that were given up because their overall deadline, or the one that was passed on to the caller, was over. Not among `timedOut`. */
  readonly deadlines: number;
  /** Answers that came after their caller had left. */
  readonly late: number;
  /** Present where calls were put off by a fallback that queues them. */
  readonly later?: LaterResult;
}

/** What became of calls that were queued because their target did not answer. */
export interface LaterResult {
  readonly queued: number;
  readonly done: number;
  /** Refused by the business when they were tried, though their caller had been told that they would be done. */
  readonly refused: number;
  /** Still in line when the run ended. */
  readonly left: number;
  /** Longest time from the fallback to the end, of those that came to an end. */
  readonly longestUs: number;
}
