import type { Plan } from './plan.ts';
import { say } from '../../speech/index.ts';

/** What a saga promises, and in which words it is said that it did not keep it: the same for a run and for the explorer. */
export const BROKEN = {
  notApplied: (step: string) => say`${step} is not applied, although the saga completed`,
  remains: (step: string) => say`${step} still stands, although the saga was rolled back`,
  twice: (step: string, times: number) => say`${step} was applied ${times} times: it is not idempotent`,
  undoneTwice: (undo: string) => say`${undo} took effect 2 times`,
  order: (step: string, later: string) => say`${step} was undone while ${later}, which came after it, still stands`,
  earlyHuman: (step: string) => say`a person was called before the tries of ${step} were used up`,
  sentAgain: (undo: string) => say`${undo} is to be done again, although it was durably done`,
  stuck: (reason: string) => say`it waits for ever: ${reason}`,
  endless: (step: string) => say`${step} is tried again and again, without an end`,
  forgotten: (step: string) => say`${step} stays as it is, and nobody knows`,
} as const;

/** Why a saga waits for ever, from the names of the steps whose answers it waits for. */
export const waitingFor = (names: readonly string[]): string =>
  names.length === 0
    ? say`an event got lost on its way, and nobody sends it again`
    : say`${names.reduce((before, name) => say`${before} and ${name}`)} never answered, and no timeout is designed`;

/**
 * A later step, built on this one, that still stands while this one is undone; −1 where there is none. Steps of one block do not build on one another,
 * and to undo at the same time is allowed where steps have different participants.
 */
export function stillBuiltUpon(plan: Plan, participants: readonly number[], step: number, effectOf: (step: number) => number): number {
  const block = plan.steps[step]?.block ?? 0;
  for (const later of plan.steps) {
    if (later.block <= block || !later.hasUndo || later.readOnly || effectOf(later.index) < 1) continue;
    if (plan.order !== 'parallel' || participants[later.index] === participants[step]) return later.index;
  }
  return -1;
}
