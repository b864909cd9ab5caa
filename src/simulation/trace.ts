/**
 * What a run leaves behind, and the only thing that views read.
 *
 * A trace is plain data (structured clone, no functions). Times are integer microseconds of virtual time, counted from the start of the run; field names
 * end in `Us`. The headline types for views are {@link Trace} (log, lanes of the timeline, results) and {@link Frame} (the picture at one moment,
 * made by `stateAt(trace, tUs)`). Ids are ids of the design: elements, flows, sagas, steps of sagas.
 */

/** What is run: one saga, or calls that enter the design through one call flow. */
export type RunEntry = { readonly kind: 'saga'; readonly sagaId: string } | { readonly kind: 'flow'; readonly flowId: string };

export type FaultKind = 'down' | 'slow' | 'errors' | 'lose' | 'duplicate' | 'partition' | 'crash' | 'refuse' | 'timeout';

/**
 * An input event of the run: something that breaks. A click on the canvas appends one and simulates again with the same seed; the new trace is
 * identical to the old one up to `fromUs`.
 *
 * - `down`: answers nothing but "connection refused", at once. A channel that is down takes no messages; publishers wait.
 * - `slow`: takes `amount` times as long (default 10).
 * - `errors`: a share `amount` of the requests (default 1) is answered with an error; nothing was done.
 * - `refuse`: a share `amount` (default 1) is refused for a business reason. Refusals are sticky for their key, are not retried, and no breaker counts them.
 * - `timeout`: the work is done, but a share `amount` (default 1) of the answers never arrives. The caller cannot know.
 * - `lose`: a share `amount` (default 1) of the messages never arrives.
 * - `duplicate`: a share `amount` (default 1) of the messages arrives twice.
 * - `partition`: nothing gets in or out.
 * - `crash`: what was in memory is lost at `fromUs`; it comes back at `toUs` (default one second later) and resumes from what is durable.
 */
export interface FaultInput {
  /** An element or a flow; with `stepId`, the saga whose step is meant. */
  readonly targetId: string;
  /** Only this step of the saga `targetId`; what the same participant does for others is left alone. */
  readonly stepId?: string;
  /** With `stepId`: hit doing the step, undoing it, or both. Default `do`. */
  readonly direction?: 'do' | 'undo' | 'both';
  readonly kind: FaultKind;
  readonly fromUs: number;
  /** The end, exclusive. Absent: until the run ends (a crash: one second). */
  readonly toUs?: number;
  /** Factor for `slow` (≥ 1), share from 0 to 1 for the others. */
  readonly amount?: number;
  /** Ends after it has hit that many requests. */
  readonly times?: number;
  /** `down` on an element with several instances: only so many of them, the first ones; who finds out when is a matter of discovery. */
  readonly instances?: number;
}

/**
 * How many requests or saga runs enter, and when.
 *
 * - `constant` (default): `everyUs` apart.
 * - `poisson`: exponential gaps with the mean `everyUs`.
 * - `ramp`: the rate changes evenly from one in `everyUs` to one in `toEveryUs` over `durationUs`.
 * - `spike`: one in `everyUs`, but one in `toEveryUs` from `spikeFromUs` to `spikeToUs` (default: the fifth of the duration in its middle).
 * - `closed`: `users` people, each of whom asks, waits for the answer, thinks for an exponential time with the mean `thinkUs`, and asks again.
 */
export interface Load {
  /** Requests or saga runs in all, at most. */
  readonly count: number;
  /** Mean time between two of them. Not used by `closed`. */
  readonly everyUs: number;
  readonly arrival?: 'constant' | 'poisson' | 'ramp' | 'spike' | 'closed';
  /** The first one enters here (default 0). */
  readonly firstUs?: number;
  /** Nobody enters from here on, counted from `firstUs`; who is inside is served to the end. `ramp` and `spike` need it. */
  readonly durationUs?: number;
  /** `ramp`, `spike`: mean time between two at the height of it. */
  readonly toEveryUs?: number;
  readonly spikeFromUs?: number;
  readonly spikeToUs?: number;
  readonly users?: number;
  readonly thinkUs?: number;
  /** How many different customers or things the requests are about, each as likely as any other: decides who is routed where, and what a cache already holds. Default 1,000. */
  readonly keys?: number;
}

/** A new version of an element is rolled out, in the way that its `deployment` says. */
export interface ReleaseInput {
  readonly elementId: string;
  readonly atUs: number;
  /** Share of its requests that the new version fails; default 0. */
  readonly errorRate?: number;
}

/** Other requests that come in at the same time. They are no part of the results, but of everything else. Their runs are numbered from 10,000,001. */
export interface AlongsideInput {
  readonly flowId: string;
  readonly load: Load;
}

/** A migration goes on to a phase. At the start every migration is in its first. */
export interface PhaseInput {
  readonly migrationId: string;
  /** Index into the phases of the migration. */
  readonly phase: number;
  readonly atUs: number;
}

/** A read model loses what it has and reads the history again from the first event, with the projection that writes it. */
export interface RebuildInput {
  readonly storeId: string;
  readonly atUs: number;
}

/** Bounds of a run. A run that reaches one stops with a partial trace that says so in `stopped`. */
export interface RunLimits {
  /** Events of the kernel; default 200,000. */
  readonly events?: number;
  /** Virtual time; default 10 minutes after the last input. */
  readonly durationUs?: number;
  /** Log entries kept; default 20,000. Later ones are counted in `entriesDropped`; decisions and state changes are kept. */
  readonly entries?: number;
}

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

/** A piece of a line. With `id` it names a record of the design and can be clicked. */
export interface LogPart {
  readonly text: string;
  readonly id?: string;
  readonly strong?: boolean;
}

export type LogIcon =
  | 'start'
  | 'sent'
  | 'done'
  | 'failed'
  | 'refused'
  | 'rejected'
  | 'timeout'
  | 'late'
  | 'retry'
  | 'fallback'
  | 'breaker-open'
  | 'breaker-half-open'
  | 'breaker-closed'
  | 'compensating'
  | 'undo-sent'
  | 'undone'
  | 'skipped'
  | 'duplicate'
  | 'lost'
  | 'crash'
  | 'resume'
  | 'fault'
  | 'fault-over'
  | 'stuck'
  | 'completed'
  | 'rolled-back'
  | 'needs-human'
  | 'cancelled'
  | 'stale'
  | 'conflict'
  | 'release'
  | 'route'
  | 'stop';

export type Tone = 'neutral' | 'active' | 'ok' | 'warning' | 'error';

/** One line of the run log: "**Charge payment** rejected" with "Breaker open: not sent, not retried" under it. */
export interface LogEntry {
  /** Its own index in `Trace.entries`. */
  readonly index: number;
  readonly tUs: number;
  readonly icon: LogIcon;
  readonly tone: Tone;
  readonly headline: readonly LogPart[];
  /** The second line: why, with numbers. Empty where there is nothing to add. */
  readonly why: readonly LogPart[];
  /** Elements, flows, sagas and breakers (by flow id) to light up; the most specific first. */
  readonly subjects: readonly string[];
  readonly decision: boolean;
  /** The saga run or the request that it belongs to, counted from 1. */
  readonly run?: number;
  readonly stepId?: string;
}

/** One row of the timeline. */
export interface Lane {
  /** Unique in the trace. */
  readonly id: string;
  readonly kind: 'saga' | 'element' | 'breaker' | 'faults';
  /** Saga, element, flow of the breaker; `faults` for the row of faults. */
  readonly subjectId: string;
  readonly title: string;
  readonly run?: number;
  /** By `fromUs`. Bars of one lane may overlap where an element works on several things at once. */
  readonly bars: readonly Bar[];
  /** Bars that were joined with a neighbour of the same state, because the lane has more than 4,000. */
  readonly barsJoined: number;
}

export type BarState =
  // saga lanes
  | 'forward'
  | 'undo'
  | 'crashed'
  // element lanes
  | 'done'
  | 'undone'
  | 'failed'
  | 'refused'
  | 'rejected'
  | 'unknown'
  | 'running'
  // breaker lanes
  | 'closed'
  | 'open'
  | 'half-open'
  // faults
  | 'fault';

export interface Bar {
  readonly fromUs: number;
  /** Equal to `fromUs` for a moment (a rejection): draw a mark. */
  readonly toUs: number;
  readonly state: BarState;
  /** "open, half-open at 34.812 s", "Card provider: error rate 100 %". May be empty. */
  readonly label: string;
  /** Still going on when the run ended. */
  readonly openEnded?: boolean;
  readonly run?: number;
  readonly stepId?: string;
  /** For faults: index into `Trace.faults`. */
  readonly fault?: number;
}

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

/** Something that the design does not say. `virtual-hop`: no flow leads from `fromId` to `toId`, the message goes there directly. */
export interface Assumption {
  readonly kind: 'virtual-hop' | 'latency' | 'timeout' | 'retry' | 'note';
  readonly message: string;
  readonly subjects: readonly string[];
}

// ── What a tracer would have seen ────────────────────────────────────────────────────────────────────────────────────────────────────────────────────

/**
 * `request`: one that entered the design, from its door to its answer. `saga`: one run of a saga. `client`: one attempt of a call, as its caller sees it.
 * `server`: the work on it, from arrival to answer. `proxy`: a sidecar that the call goes through. `producer`: a message on its way into a channel.
 * `consumer`: one delivery of it, with a link to its producer.
 */
export const SPAN_KINDS = ['request', 'saga', 'client', 'server', 'proxy', 'producer', 'consumer'] as const;
export type SpanKind = (typeof SPAN_KINDS)[number];
/** `running`: not ended when the run was over. `cancelled`: nobody wanted it any more. `lost`: no answer, and nobody waited for one. */
export const SPAN_STATUSES = ['running', 'ok', 'failed', 'refused', 'rejected', 'timeout', 'cancelled', 'lost'] as const;
export type SpanStatus = (typeof SPAN_STATUSES)[number];

/**
 * Spans in columns, by rising `id`. All spans of a request are kept or none: of long runs every second, fourth, eighth … request, so the table stays
 * below 100,000 spans, evenly spread over the run.
 */
export interface SpanTable {
  readonly count: number;
  /** Requests or saga runs 1, 1 + `every`, 1 + 2 · `every` … are traced. */
  readonly every: number;
  readonly id: Int32Array;
  /** Id of the span that it is part of; −1 for the first of a trace. */
  readonly parent: Int32Array;
  /** Id of the producer that a consumer goes back to; else −1. */
  readonly link: Int32Array;
  /** The request or saga run, counted from 1: the trace that the span belongs to. */
  readonly run: Int32Array;
  /** Indices into SPAN_KINDS and SPAN_STATUSES. */
  readonly kind: Uint8Array;
  readonly status: Uint8Array;
  /** Index into `subjects`. */
  readonly subject: Int32Array;
  /** Number of the attempt or delivery, from 1. */
  readonly attempt: Uint16Array;
  readonly startUs: Float64Array;
  /** When work on it began; later than `startUs` where it had to wait for a place. */
  readonly beganUs: Float64Array;
  readonly endUs: Float64Array;
  /** Elements and flows by id, with the names that they had. */
  readonly subjects: readonly { readonly id: string; readonly name: string }[];
}

/** One span, read from the table. */
export interface Span {
  readonly id: number;
  /** Undefined for the first of its trace, and where the parent is not kept. */
  readonly parent: number | undefined;
  readonly link: number | undefined;
  /** 0 for the first of its trace. */
  readonly depth: number;
  readonly run: number;
  readonly kind: SpanKind;
  readonly status: SpanStatus;
  /** Element (`server`, `consumer`, `proxy`, `request`) or flow (`client`, `producer`); a saga for `saga`. */
  readonly subjectId: string;
  readonly name: string;
  readonly attempt: number;
  readonly startUs: number;
  readonly beganUs: number;
  readonly endUs: number;
}

// ── Over time ────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────

/** Bucket `i` holds what happened in [i · bucketUs, (i + 1) · bucketUs). All columns have `buckets` entries. */
export interface Series {
  readonly bucketUs: number;
  readonly buckets: number;
  /** Requests or saga runs that entered in the bucket. */
  readonly started: Uint32Array;
  /** Ended in the bucket. */
  readonly succeeded: Uint32Array;
  readonly degraded: Uint32Array;
  readonly failed: Uint32Array;
  /** Latency of those that ended in the bucket; NaN where none did. */
  readonly p50Us: Float64Array;
  readonly p95Us: Float64Array;
  readonly p99Us: Float64Array;
  /** Requests that are inside, on average over the bucket. */
  readonly inside: Float64Array;
  /** Elements at which something happened, in the order of the picture's elements. */
  readonly elements: readonly ElementSeries[];
  readonly breakers: readonly BreakerSeries[];
}

export interface ElementSeries {
  readonly elementId: string;
  /** Most requests or messages that waited in line at one moment of the bucket; for a channel, messages that nobody has taken yet. */
  readonly queued: Uint32Array;
  /** Most that were worked on at one moment of the bucket. */
  readonly busy: Uint32Array;
}

export interface BreakerSeries {
  readonly flowId: string;
  /** Index into BREAKER_STATES of the worst state in the bucket: 0 closed, 2 half-open, 1 open. */
  readonly state: Uint8Array;
}

// ── The picture at one moment ────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────

export interface Frame {
  readonly tUs: number;
  /** Index of the last log entry at or before `tUs`; −1 before the first. */
  readonly entry: number;
  readonly tokens: readonly TokenView[];
  readonly breakers: readonly BreakerView[];
  /** Every saga run that has started, oldest first; those that have ended keep their final state. At most the last 50. */
  readonly sagas: readonly SagaView[];
  /** One for each element that takes part in the run. */
  readonly elements: readonly ElementMark[];
  /** One for each flow that takes part in the run. */
  readonly flows: readonly FlowMark[];
  /** Indices into `Trace.faults` of the faults that are active. */
  readonly faults: readonly number[];
}

export type TokenKind = 'command' | 'event' | 'query' | 'reply' | 'error' | 'compensation' | 'rejected';

/** A message on its way. Its colour, glyph and word follow `kind`; `progress` is linear in virtual time. */
export interface TokenView {
  /** Unique in the trace; stable while the token lives. */
  readonly id: number;
  /** Absent for a virtual hop: nothing is drawn between the two. */
  readonly flowId?: string;
  readonly fromId: string;
  readonly toId: string;
  /** It travels against the arrow of its flow (an answer). */
  readonly backward: boolean;
  readonly kind: TokenKind;
  readonly label: string;
  /** 0 ≤ progress < 1. */
  readonly progress: number;
  readonly startUs: number;
  readonly endUs: number;
  /** It will not arrive: fades out half way. */
  readonly lost: boolean;
  readonly run: number;
}

export type BreakerState = 'closed' | 'open' | 'half-open';

export interface BreakerView {
  /** The call flow that carries the breaker. */
  readonly flowId: string;
  readonly state: BreakerState;
  /** Outcomes in the window, oldest first; the last 12 at most. Rejections are never among them. */
  readonly slots: readonly ('ok' | 'failed' | 'slow')[];
  readonly calls: number;
  readonly failures: number;
  /** Until the first probe may pass; 0 unless open. A breaker that is open with 0 left waits for a call (lazy half-open). */
  readonly remainingUs: number;
  /** Half-open: probes let through, of how many. */
  readonly probes?: { readonly used: number; readonly of: number };
  /** "5 of 5 failures in 10 s". */
  readonly reason: string;
}

export type StepState =
  | 'waiting'
  | 'running'
  | 'done'
  | 'failed'
  | 'refused'
  | 'rejected'
  /** Timed out: nobody knows whether it was applied. */
  | 'unknown'
  /** Undo lane: needs no undo, and why. */
  | 'skipped'
  | 'not-reached'
  /** Undo lane: no compensation is designed. */
  | 'absent';

/** One box of the forward or of the undo lane. */
export interface StepCell {
  /** "Charge payment" · "Refund payment". */
  readonly name: string;
  readonly state: StepState;
  /** "done, 140 ms" · "failed: breaker open" · "skipped: never applied" · "running, try 1 of 4". */
  readonly word: string;
  readonly tries: number;
  readonly sinceUs: number;
}

export interface SagaStepView {
  readonly stepId: string;
  readonly participantId: string;
  readonly kind: 'compensatable' | 'pivot' | 'retriable';
  /** Steps with the same number run at the same time. */
  readonly block: number;
  readonly forward: StepCell;
  readonly undo: StepCell;
}

export interface SagaView {
  readonly sagaId: string;
  readonly run: number;
  readonly name: string;
  readonly style: 'orchestration' | 'choreography';
  readonly status: SagaStatus;
  /** "Compensating". */
  readonly word: string;
  readonly reason: string;
  /** The coordinator is down at this moment. */
  readonly crashed: boolean;
  readonly steps: readonly SagaStepView[];
}

export interface ElementMark {
  readonly elementId: string;
  /** Works on something now. */
  readonly active: boolean;
  /** Nothing has reached it so far: draw it faded. */
  readonly reached: boolean;
  /** Requests and messages that it works on now. */
  readonly busy: number;
  /** Requests that wait for a place; for a channel, messages that nobody has taken yet. */
  readonly queued: number;
  /** Requests that it can work on at the same time, where the design says so. */
  readonly places?: number;
  /** A copy that follows a source: changes that it does not have yet, and the age of the oldest of them. */
  readonly behind?: { readonly changes: number; readonly sinceUs: number };
  /** While a release is going on: instances that are ready, old and new, and the share of requests that the new version gets. */
  readonly release?: { readonly old: number; readonly new: number; readonly share: number };
  /** Records of it that a semantic lock marks as pending; absent where none is. */
  readonly pending?: number;
  /** Calls that it has put off until their target is back; absent where there are none. */
  readonly later?: number;
  /** How its last piece of work ended. */
  readonly last?: 'done' | 'undone' | 'failed' | 'refused' | 'unknown';
  /** Active fault: badge and words ("100 % errors"). The worst one where there are several. */
  readonly fault?: { readonly kind: FaultKind; readonly word: string };
  /** Line under the name: "4 of 10 slots", "100 % errors", "not reached"; empty: keep the usual one. */
  readonly word: string;
}

export interface FlowMark {
  readonly flowId: string;
  /** A message is on it now. */
  readonly active: boolean;
  readonly reached: boolean;
  /** A call on it was rejected by a policy in the last second: draw the crossed circle. */
  readonly rejected: boolean;
  readonly fault?: { readonly kind: FaultKind; readonly word: string };
}

// ── The record behind the frames ─────────────────────────────────────────────────────────────────────────────────────────────────────────────────────

/**
 * Everything that changed the picture, in columns: row i says what happened at `timeUs[i]`. Strings are numbers into `strings`. `stateAt` starts
 * from the last snapshot at or before the moment asked for and applies rows up to it. Only `simulation/replay` reads this.
 */
export interface RunRecord {
  readonly rows: number;
  readonly timeUs: Float64Array;
  readonly op: Uint8Array;
  readonly a: Int32Array;
  readonly b: Int32Array;
  readonly c: Int32Array;
  readonly d: Float64Array;
  readonly strings: readonly string[];
  /** Rows between two snapshots. */
  readonly interval: number;
  /** The state before row `k · interval` is `snapshots[k]`, as plain data of `simulation/replay`. */
  readonly snapshots: readonly unknown[];
  /** What does not change during the run: sagas and their steps, elements, flows, breakers. Plain data of `simulation/replay`. */
  readonly cast: unknown;
}
