import type { FlowModel } from '../compile/model.ts';
import type { TokenKind } from '../trace.ts';
import type { Outcome } from './outcome.ts';

/** Something that an element is asked to do. */
export interface Request {
  /** Of the saga run or the request that it belongs to, counted from 1. */
  readonly run: number;
  readonly kind: TokenKind;
  /** A string of the record. */
  readonly label: number;
  /** Flows that are still ahead; the element that gets it with some left only passes it on. */
  readonly ahead: readonly FlowModel[];
  /** Elements that wait for the answer, innermost first: nobody calls back into one of them. */
  readonly visited: Visited | undefined;
  /** The business says no to it: decided on the way, carried out by the participant. */
  readonly refuse?: boolean;
  /** Present in the command of a saga step. */
  readonly command?: SagaCommand;
}

export interface SagaCommand {
  readonly stepId: string;
  readonly direction: 'do' | 'undo';
  /** Called by the participant when its work is done, to make the effect stand. */
  commit(refuse: boolean): Outcome;
}

export interface Visited {
  readonly element: number;
  readonly before: Visited | undefined;
}

export function hasVisited(visited: Visited | undefined, element: number): boolean {
  for (let at = visited; at; at = at.before) if (at.element === element) return true;
  return false;
}
