import type { Direction, PlanStep } from './plan.ts';

/**
 * What a participant durably knows of one key (one step of one saga run).
 * `tombstone`: the undo came before the do, so a do that comes late is refused.
 */
export type Memory = 'nothing' | 'applied' | 'refused' | 'undone' | 'tombstone';

export interface ParticipantState {
  readonly memory: Memory;
  /** How often the effect stands: 0 or 1 while all is well. */
  readonly effect: number;
}

export const FRESH: ParticipantState = { memory: 'nothing', effect: 0 };

/**
 * Whether a copy of a message that was answered as failed is answered so again, instead of being worked on: what was said stays true. The next try is
 * another message under the same key, and has a chance of its own.
 */
export const failsAgain = (): boolean => true;

/** What the participant answers, and whether something changed. */
export interface Reaction {
  readonly state: ParticipantState;
  readonly answer: 'ok' | 'refused';
  /** `applied` and `undone` change the effect; the others only say what was recognised. */
  readonly did: 'applied' | 'applied-again' | 'undone' | 'recognised' | 'refused' | 'too-late' | 'nothing-to-undo';
}

/**
 * Handles one command that has reached the participant and whose work succeeded. `refuse` says that the business says no.
 * A refusal is sticky: the same key is refused again, whatever has changed since. Undo is always recognised by its key; do only where the step is idempotent.
 */
export function handle(step: PlanStep, state: ParticipantState, direction: Direction, refuse: boolean): Reaction {
  return direction === 'do' ? handleDo(step, state, refuse) : handleUndo(step, state);
}

function handleDo(step: PlanStep, state: ParticipantState, refuse: boolean): Reaction {
  switch (state.memory) {
    case 'tombstone':
    case 'undone':
      return { state, answer: 'refused', did: 'too-late' };
    case 'refused':
      return { state, answer: 'refused', did: 'refused' };
    case 'applied':
      if (step.idempotent || step.readOnly) return { state, answer: 'ok', did: 'recognised' };
      return { state: { memory: 'applied', effect: state.effect + 1 }, answer: 'ok', did: 'applied-again' };
    case 'nothing':
      if (refuse) return { state: { memory: 'refused', effect: 0 }, answer: 'refused', did: 'refused' };
      return { state: { memory: 'applied', effect: 1 }, answer: 'ok', did: 'applied' };
    default:
      return state.memory satisfies never;
  }
}

function handleUndo(_step: PlanStep, state: ParticipantState): Reaction {
  switch (state.memory) {
    case 'nothing':
      return { state: { memory: 'tombstone', effect: 0 }, answer: 'ok', did: 'nothing-to-undo' };
    case 'refused':
      return { state, answer: 'ok', did: 'nothing-to-undo' };
    case 'tombstone':
    case 'undone':
      return { state, answer: 'ok', did: 'recognised' };
    case 'applied':
      return { state: { memory: 'undone', effect: state.effect - 1 }, answer: 'ok', did: 'undone' };
    default:
      return state.memory satisfies never;
  }
}
