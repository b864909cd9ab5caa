import type { SagaPlan } from '../plan/index.ts';

/** What a script of the explorer does, as far as it decides where the generated code can go. */
export interface Action {
  readonly kind: string;
  readonly stepId?: string;
  readonly direction?: string;
  /** Of an event. */
  readonly event?: string | undefined;
  readonly fromStepId?: string | undefined;
}

/** The step at which the generated code cannot go where the explorer goes; nothing where it can go all the way. */
export const outOfReach = (style: SagaPlan['saga']['style'], actions: readonly Action[]): string | undefined =>
  style === 'orchestration' ? answersTooLate(actions) : failsBesideItself(actions);

/** An answer counts although whoever had asked has given up, and the next try has not been sent. */
function answersTooLate(actions: readonly Action[]): string | undefined {
  const waiting = new Map<string, boolean>();
  for (const { kind, stepId, direction } of actions) {
    const name = `${direction} ${stepId}`;
    if (kind === 'send') waiting.set(name, true);
    if (kind === 'time-out') waiting.set(name, false);
    if (kind === 'answer' && waiting.get(name) === false) return stepId;
  }
  return undefined;
}

const FAILS = ['refuse', 'fail', 'fail-for-good', 'time-out', 'crash'];

/** An event has come twice, and of the two works that a step does at the same time, one fails. */
function failsBesideItself(actions: readonly Action[]): string | undefined {
  const works = new Map<string, number>();
  const heard = new Set<string>();
  for (const { kind, stepId = '', direction = 'do', event, fromStepId } of actions) {
    const now = works.get(stepId);
    if (kind === 'event' && event === 'done') {
      works.set(stepId, heard.has(`${fromStepId} ${stepId}`) ? (now ?? 0) + 1 : (now ?? 1));
      heard.add(`${fromStepId} ${stepId}`);
    }
    if (direction !== 'do' || (kind !== 'deliver' && !FAILS.includes(kind))) continue;
    if (kind !== 'deliver' && (now ?? 0) > 1) return stepId;
    works.set(stepId, Math.max(0, (now ?? 0) - 1));
  }
  return undefined;
}
