import { type IDefaultPolicyContext, type IPolicy, noop } from 'cockatiel';
import type { Clock } from '../clock.ts';
import { isAnswer } from './failures.ts';

/** The first try comes after this time; each one in vain doubles it. */
const FIRST_WAIT_MS = 1_000;
const LONGEST_WAIT_MS = 30_000;

type Work = (context: IDefaultPolicyContext) => PromiseLike<unknown> | unknown;

export interface Later {
  /** Calls in line. */
  readonly waiting: number;
  /** Puts a call off when everything inside fails, and gives its caller `answer()` meanwhile. */
  answering(answer: () => unknown): IPolicy<IDefaultPolicyContext, unknown>;
}

/**
 * Calls that were put off because their target did not answer: done in order, one after the other, as soon as the target answers somebody else or a try gets
 * through. A refusal ends a call. The line stands in memory; what must survive the end of the process belongs into an outbox.
 */
export function later(clock: Clock): Later {
  const line: Work[] = [];
  let vain = 0;
  let isTrying = false;
  let nap = new AbortController();

  const tryFirst = async (): Promise<void> => {
    try {
      await noop.execute(line[0] ?? (() => undefined));
    } catch (error) {
      if (!isAnswer(error)) {
        vain += 1;
        return;
      }
    }
    line.shift();
    vain = 0;
  };
  const rest = async (): Promise<void> => {
    nap = new AbortController();
    await clock.sleep(Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** vain), nap.signal).catch(() => undefined);
  };
  const workOff = async (): Promise<void> => {
    if (isTrying) return;
    isTrying = true;
    await rest();
    while (line.length > 0) {
      await tryFirst();
      if (vain > 0) await rest();
    }
    isTrying = false;
  };
  const targetAnswered = (): void => {
    if (line.length === 0) return;
    vain = 0;
    nap.abort();
  };

  return {
    get waiting() {
      return line.length;
    },
    answering: (answer) => ({
      _altReturn: noop._altReturn,
      onSuccess: noop.onSuccess,
      onFailure: noop.onFailure,
      execute: async <T>(work: (context: IDefaultPolicyContext) => PromiseLike<T> | T, signal?: AbortSignal): Promise<unknown> => {
        try {
          const result = await noop.execute(work, signal);
          targetAnswered();
          return result;
        } catch (error) {
          if (isAnswer(error)) throw error;
          line.push(work);
          void workOff();
          return answer();
        }
      },
    }),
  };
}
