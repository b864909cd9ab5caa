import { type IDefaultPolicyContext, type IPolicy, noop } from 'cockatiel';
import { isAnswer } from './failures.ts';

export interface LastKnown {
  /** Answers with what came last about the same thing when everything inside fails. Where nothing came before, the failure stays. */
  about(thing: unknown): IPolicy<IDefaultPolicyContext, unknown>;
}

/** Remembers answers, at most `limit` of them: the one that came or was needed longest ago is forgotten first. A refusal is an answer of its own. */
export function lastKnown(limit = 1_000): LastKnown {
  const answers = new Map<string, unknown>();
  const remember = (key: string, answer: unknown) => {
    answers.delete(key);
    answers.set(key, answer);
    for (const oldest of answers.keys()) {
      if (answers.size <= limit) break;
      answers.delete(oldest);
    }
  };
  return {
    about: (thing) => {
      const key = JSON.stringify(thing);
      return {
        _altReturn: noop._altReturn,
        onSuccess: noop.onSuccess,
        onFailure: noop.onFailure,
        execute: async <T>(work: (context: IDefaultPolicyContext) => PromiseLike<T> | T, signal?: AbortSignal): Promise<unknown> => {
          try {
            const answer = await noop.execute(work, signal);
            remember(key, answer);
            return answer;
          } catch (error) {
            if (isAnswer(error) || !answers.has(key)) throw error;
            const known = answers.get(key);
            remember(key, known);
            return known;
          }
        },
      };
    },
  };
}
