/**
 * What an exploration walks through: states, and the actions that lead from one to another. A state is a fixed number of 32-bit words, so that a million
 * of them fit into memory and two are compared word by word. Equal words must mean equal futures.
 */
export interface TransitionSystem {
  /** Words of one state. */
  readonly width: number;
  /** The state in which everything begins. */
  initial(): Int32Array;
  /**
   * Calls `to` once for every action that is possible in `state`. The array handed to `to` may be used again after the call; `state` must not be changed.
   */
  expand(state: Int32Array, to: Successor): void;
  /** How a state ends where it is a final one, as a number of the system's own from 1 on; 0 where something has still to happen. */
  endOf(state: Int32Array): number;
  /** Whether it must come to an end: then a circle is a violation, and so is a state that is not final and from which nothing leads on. */
  readonly terminates: boolean;
}

/**
 * One action and what it leads to.
 * @param action a number of the system's own, from which with the state before it can tell in words what happened
 * @param isFault something that breaks: it may happen, and the system must not depend on it to go on
 * @param violation what is broken by it or in the next state, as a number of the system's own from 1 on; 0: nothing
 */
export type Successor = (next: Int32Array, action: number, isFault: boolean, violation: number) => void;
