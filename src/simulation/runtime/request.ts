import type { FlowModel } from '../compile/model.ts';
import type { TokenKind } from '../trace.ts';
import type { Change } from './data/copies.ts';
import type { Done, Outcome } from './outcome.ts';
import type { Patience } from './patience.ts';

/** Runs of what comes in alongside are numbered from here, so they are never taken for others. */
export const ALONGSIDE_RUNS = 10_000_000;

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
  /** The customer or thing that it is about: from 0, smaller than the number of keys of the load. */
  readonly key: number;
  /** The span that this is part of. */
  readonly span: number;
  /** Whoever works on it knows that nobody waits beyond this moment. */
  readonly deadlineUs?: number | undefined;
  /** Whoever works on it hears when it is no longer wanted. */
  readonly patience?: Patience | undefined;
  /** Called when its turn has come: somebody works on it from now on. */
  readonly begun?: () => void;
  /** Of an event: the changes that it tells of, for copies that follow its sender. */
  readonly changes?: readonly Change[] | undefined;
  /** The business says no to it: decided on the way, carried out by the participant. */
  readonly refuse?: boolean;
  /** Present in the command of a saga step. */
  readonly command?: SagaCommand;
}

export interface SagaCommand {
  readonly stepId: string;
  readonly direction: 'do' | 'undo';
  /**
   * Called by the participant when its work is done, to make the effect stand. `done` is called at once or, where a record is pending for another run,
   * when its turn has come; never where `gone` says by then that the participant has lost the work.
   */
  commit(refuse: boolean, done: Done, gone?: () => boolean): void;
  /** Called when the answer is that nothing was done, by which all copies of the message are bound. Returns the answer that can be given. */
  fail(outcome: Outcome): Outcome;
  /** A copy came of a message that had been answered so. */
  deniedAgain(): void;
}

export interface Visited {
  readonly element: number;
  readonly before: Visited | undefined;
}

export function hasVisited(visited: Visited | undefined, element: number): boolean {
  for (let at = visited; at; at = at.before) if (at.element === element) return true;
  return false;
}
