import { isTaskCancelledError } from 'cockatiel';
import type { Clock } from '../clock.ts';
import { NotImplemented, Refused, TimedOut } from '../errors.ts';
import { waitBefore } from '../resilience/backoff.ts';
import { isTurnedAway } from '../resilience/failures.ts';
import type { TriesSoFar } from './state.ts';
import { FIRST_TRY, type Outcome, type Tries } from './tries.ts';

/** Where the tries are kept, for those who go on after a crash. */
export interface TryLog {
  readonly begin: TriesSoFar;
  /** Keeps how far it is. Returns whether to go on: false when the saga has ended meanwhile. */
  note(tries: TriesSoFar): Promise<boolean>;
}

const NOT_KEPT: TryLog = { begin: FIRST_TRY, note: async () => true };

/**
 * Tries until it works or the tries are used up. A refusal is final, and so is a policy that lets it not through where there is a way back. One try without an answer makes
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
      const pointless = error instanceof NotImplemented || (!tries.insist && isTurnedAway(error));
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
