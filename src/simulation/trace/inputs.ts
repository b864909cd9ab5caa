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
