import type { BrokenPromise } from '../exploration.ts';
import type { Direction } from '../../saga/plan.ts';

/** What can happen, as a number: the kind in the low five bits, the target above. */
export const ACTIONS = [
  'store',
  'send',
  'deliver',
  'answer-ok',
  'answer-refused',
  'answer-failed',
  'try-again',
  'run-out',
  'time-out',
  'refuse',
  'fail',
  'fail-for-good',
  'lose',
  'lose-answer',
  'duplicate',
  'crash',
  'take-over',
  'zombie-writes',
  'event',
  'lose-event',
  'duplicate-event',
] as const;
export type ActionKind = (typeof ACTIONS)[number];

const NUMBER_OF = Object.fromEntries(ACTIONS.map((kind, index) => [kind, index])) as Readonly<Record<ActionKind, number>>;

/** @param target a step and direction as {@link target}, or the number of an event on its way */
export const actionCode = (kind: ActionKind, target = 0): number => (target << 5) | NUMBER_OF[kind];
export const actionKind = (code: number): ActionKind => ACTIONS[code & 31] as ActionKind;
export const actionTarget = (code: number): number => code >>> 5;

/** A step and a direction as one number. */
export const DO = 0;
export const UNDO = 1;
export const target = (step: number, way: number): number => step * 2 + way;
export const stepOf = (code: number): number => code >> 1;
export const directionOf = (code: number): Direction => ((code & 1) === DO ? 'do' : 'undo');

const PROMISES: readonly BrokenPromise[] = [
  'not-applied',
  'remains',
  'twice',
  'undone-twice',
  'order',
  'early-human',
  'sent-again',
  'stuck',
  'endless',
  'forgotten',
];

/** A broken promise as a number from 1 on, with the step that it happens to and, for the order, the later step that still stands. */
export const violationCode = (promise: BrokenPromise, step = 0, later = 0): number => PROMISES.indexOf(promise) + 1 + step * 16 + later * 4_096;
export const violationOf = (code: number): { readonly promise: BrokenPromise; readonly step: number; readonly later: number } => ({
  promise: PROMISES[(code & 15) - 1] as BrokenPromise,
  step: (code >> 4) & 255,
  later: code >> 12,
});

export const ENDS = ['', 'completed', 'rolledBack', 'needsHuman'] as const;
export const COMPLETED = 1;
export const ROLLED_BACK = 2;
export const NEEDS_HUMAN = 3;
