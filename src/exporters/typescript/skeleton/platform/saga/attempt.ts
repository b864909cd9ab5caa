import { isBrokenCircuitError, isTaskCancelledError } from 'cockatiel';
import type { Clock } from '../clock.ts';
import { NotImplemented, Refused, TimedOut } from '../errors.ts';
import { waitBefore } from '../resilience/backoff.ts';
import { cannotGoBack, type RetryOptions, type SagaDefinition, type SagaStep } from './definition.ts';
import type { TriesSoFar } from './state.ts';

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

/** Where the tries are kept, for those who go on after a crash. */
export interface TryLog {
  readonly begin: TriesSoFar;
  /** Keeps how far it is. Returns whether to go on: false when the saga has ended meanwhile. */
  note(tries: TriesSoFar): Promise<boolean>;
}

export const FIRST_TRY: TriesSoFar = { count: 1, unknown: false, pausing: false };
const NOT_KEPT: TryLog = { begin: FIRST_TRY, note: async () => true };

/**
 * Tries until it works or the tries are used up. A refusal is final, and so is an open breaker where there is a way back. One try without an answer makes
 * the outcome unknown, whatever the later ones say, unless they are refused.
 */
export async function attempt(
  work: () => Promise<unknown>,
  tries: Tries,
  { clock, random }: { clock: Clock; random: () => number },
  log: TryLog = NOT_KEPT,
): Promise<Outcome> {
  let { count, unknown } = log.begin;
  let wait = 0;
  for (;;) {
    try {
      return { kind: 'done', reply: await work() };
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      if (error instanceof Refused) return { kind: 'refused', reason };
      const noAnswer = error instanceof TimedOut || (error instanceof Error && isTaskCancelledError(error));
      unknown ||= noAnswer;
      const over: Outcome = { kind: unknown ? 'unknown' : 'failed', reason };
      const pointless = error instanceof NotImplemented || (!tries.insist && error instanceof Error && isBrokenCircuitError(error));
      if (pointless || count >= (noAnswer ? tries.mostWhileUnknown : tries.most)) return over;
      if (!(await log.note({ count, unknown, pausing: true }))) return over;
      wait = waitBefore(count - 1, wait, tries.waits, random);
      await clock.sleep(wait);
      count += 1;
      if (!(await log.note({ count, unknown, pausing: false }))) return over;
    }
  }
}

/** For compensations: everything that is not done counts as a failure, refusals too. */
export const neverRefused = (work: () => Promise<unknown>) => async (): Promise<unknown> => {
  try {
    return await work();
  } catch (error) {
    if (error instanceof Refused) throw new Error(`refused: ${error.message}`, { cause: error });
    throw error;
  }
};
