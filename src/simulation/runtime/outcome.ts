import { say } from '../../speech/index.ts';

/**
 * How a request ended, as its sender sees it. `refused`: the business says no. `rejected`: a policy on the way did not let it through, nothing was done.
 * `timeout`: nobody answered in time.
 */
export interface Outcome {
  readonly kind: 'ok' | 'failed' | 'refused' | 'rejected' | 'timeout';
  /** Not ok, but it may have been applied all the same. */
  readonly maybe: boolean;
  /** A fallback answered. */
  readonly degraded: boolean;
  /** "503 from Card provider"; empty for ok. */
  readonly reason: string;
  /** The same in a few words, for a small box: "breaker open". */
  readonly word: string;
  /** Id of the element or flow where it happened. */
  readonly by: string;
}

export const OK: Outcome = { kind: 'ok', maybe: false, degraded: false, reason: '', word: '', by: '' };
export const DEGRADED: Outcome = { ...OK, degraded: true };

export const failed = (reason: string, word: string, by: string, maybe = false): Outcome => ({ kind: 'failed', maybe, degraded: false, reason, word, by });
export const refused = (reason: string, by: string): Outcome => ({ kind: 'refused', maybe: false, degraded: false, reason, word: say`business rule`, by });
export const rejected = (reason: string, word: string, by: string): Outcome => ({ kind: 'rejected', maybe: false, degraded: false, reason, word, by });
export const timedOut = (reason: string, by: string): Outcome => ({ kind: 'timeout', maybe: true, degraded: false, reason, word: say`no answer`, by });

export type Done = (outcome: Outcome) => void;
