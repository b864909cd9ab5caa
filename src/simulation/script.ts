import type { Direction } from './saga/plan.ts';

/**
 * The exact order in which everything of one saga run happens: what is stored, sent, delivered, answered, and what breaks. A run with a script draws no
 * latency and waits for no timer: time follows the script. Plain data.
 */
export interface ScriptedAction {
  readonly kind: ScriptKind;
  readonly stepId?: string;
  readonly direction?: Direction;
  /** Of `answer`. */
  readonly answer?: 'ok' | 'refused' | 'failed';
  /** Of a delivery: a copy for whose answer nobody waits. */
  readonly stray?: boolean;
  /** Of events: the step that has announced it, and what; `stepId` is the step that hears it. */
  readonly fromStepId?: string;
  readonly event?: 'done' | 'failed' | 'undone';
}

export type ScriptKind =
  /** The coordinator's next state is stored. */
  | 'store'
  /** The next of what it has to send leaves. */
  | 'send'
  /** A command arrives and is worked on: done, refused for a business reason, or answered with an error. */
  | 'deliver'
  | 'refuse'
  | 'fail'
  /** An answer arrives. */
  | 'answer'
  /** Nobody waits for it any longer. */
  | 'time-out'
  /** A pause before the next try is over. */
  | 'try-again'
  | 'lose'
  | 'lose-answer'
  | 'duplicate'
  /** The coordinator, or with `stepId` the participant of a choreographed step, crashes and comes back. */
  | 'crash'
  /** The coordinator is taken for dead while it is only slow, and another one takes over. */
  | 'take-over'
  /** The one that was taken for dead tries to write. */
  | 'zombie-writes'
  | 'event'
  | 'lose-event'
  | 'duplicate-event'
  /** All events that are still on their way arrive. */
  | 'rest'
  /** Nothing more happens: whoever waits, waits for ever. */
  | 'nothing';
