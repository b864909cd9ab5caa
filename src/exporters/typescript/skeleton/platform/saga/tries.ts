import { cannotGoBack, type RetryOptions, type SagaDefinition, type SagaStep } from './definition.ts';
import type { TriesSoFar } from './state.ts';

/** How often a step is tried. Nothing in here waits or calls: whoever coordinates, by itself or by a workflow engine, goes by it. */

/** How doing or undoing a step ended. `failed`: it was certainly not done. `unknown`: it may have been done. */
export type Outcome = { readonly kind: 'done'; readonly reply: unknown } | { readonly kind: 'refused' | 'failed' | 'unknown'; readonly reason: string };

/** Waits where the design says nothing: 1, 2, 4 s and so on. */
const INSISTING: RetryOptions = { retries: 3, kind: 'exponential', baseMs: 1_000, capMs: 30_000, jitter: 'none' };

export interface Tries {
  /** How often it is tried, the first time included. */
  readonly most: number;
  /** As long as nobody knows whether it was done, up to this often. */
  readonly mostWhileUnknown: number;
  /** Tried again even when a breaker is open or the answer is no: there is no way back. */
  readonly insist: boolean;
  readonly waits: RetryOptions;
}

/** Doing a step. A retriable one is tried four times where nothing else is said; a pivot that cannot be undone has to become known. */
export function triesOf(saga: SagaDefinition, step: SagaStep): Tries {
  const insist = step.kind === 'retriable';
  const most = step.retry ? 1 + step.retry.retries : insist ? 1 + INSISTING.retries : 1;
  return { most, mostWhileUnknown: cannotGoBack(step) ? Math.max(most, saga.compensationTries) : most, insist, waits: step.retry ?? INSISTING };
}

/** Undoing a step: a compensation must not be refused, so a refusal is a failure like any other. */
export const undoTriesOf = ({ compensationTries }: SagaDefinition): Tries => ({
  most: compensationTries,
  mostWhileUnknown: compensationTries,
  insist: true,
  waits: INSISTING,
});

export const FIRST_TRY: TriesSoFar = { count: 1, unknown: false, pausing: false };
