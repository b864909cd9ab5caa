import { circleIn } from './circles.ts';
import { GrowingInts } from './growing.ts';
import { StateStore } from './stateStore.ts';
import type { Successor, TransitionSystem } from './system.ts';

/** One action on a way through the graph, and the state that it was taken in. */
export interface Move {
  readonly before: Int32Array;
  readonly action: number;
}

export type SearchResult =
  /** Everything has been seen. */
  | { readonly kind: 'complete' }
  /** The limit was reached before everything was seen. */
  | { readonly kind: 'bounded' }
  | { readonly kind: 'violation'; readonly violation: number; readonly way: readonly Move[] }
  /** Nothing leads on (but faults, perhaps), and the last state is no final one. */
  | { readonly kind: 'stuck'; readonly way: readonly Move[]; readonly last: Int32Array }
  /** The way leads to a state from which `circle` leads back to it. */
  | { readonly kind: 'circle'; readonly way: readonly Move[]; readonly circle: readonly Move[] };

/**
 * Walks through a transition system breadth first, until everything has been seen, something is broken or the limit of states is reached. The way to a
 * violation is a shortest one: every state keeps by which action it was first reached. A system that must terminate is also looked through for
 * circles, when everything has been seen: with finitely many states, no circle and no dead end, every way comes to a final state.
 *
 * `advance` works on a slice at a time, so that who calls it can tell how far it is, or stop.
 */
export class Search {
  transitions = 0;
  depth = 0;
  /** Final states, by the number that the system gives to how they end. */
  readonly ends: number[] = [];
  /** Of what was seen, how much has been gone on from. */
  explored = 0;
  result: SearchResult | undefined;
  private readonly system: TransitionSystem;
  private readonly limit: number;
  private readonly store: StateStore;
  private readonly parents = new GrowingInts();
  private readonly actions = new GrowingInts();
  private readonly starts = new GrowingInts();
  private readonly targets = new GrowingInts();
  private readonly current: Int32Array;
  /** Number of the first state that is one action further away than those that are being explored. */
  private levelEnds = 1;
  private readonly completeLevels = [1];
  private goesOn = false;
  private violation = 0;
  private violatedBy = 0;

  constructor(system: TransitionSystem, limit: number) {
    this.system = system;
    this.limit = limit;
    this.store = new StateStore(system.width);
    this.current = new Int32Array(system.width);
    this.store.add(system.initial());
    this.parents.push(-1);
    this.actions.push(-1);
  }

  get states(): number {
    return this.store.count;
  }

  /** New states by the number of actions that lead there: the first is the beginning, the last may not be complete. */
  get levels(): readonly number[] {
    const begun = this.store.count - this.levelEnds;
    return begun > 0 ? [...this.completeLevels, begun] : this.completeLevels;
  }

  /** Explores up to `budget` more states. Returns whether there is more to do; if not, `result` says how it ended. */
  advance(budget: number): boolean {
    for (let done = 0; done < budget && this.result === undefined; done += 1) {
      if (this.explored === this.store.count) this.result = this.whole();
      else this.explore(this.explored);
    }
    return this.result === undefined;
  }

  private explore(number: number): void {
    if (number === this.levelEnds) {
      this.depth += 1;
      this.completeLevels.push(this.store.count - this.levelEnds);
      this.levelEnds = this.store.count;
    }
    this.store.read(number, this.current);
    this.goesOn = false;
    this.violation = 0;
    this.starts.push(this.targets.length);
    this.system.expand(this.current, this.take);
    this.explored = number + 1;
    const end = this.system.endOf(this.current);
    if (end > 0) this.ends[end] = (this.ends[end] ?? 0) + 1;
    if (this.violation > 0)
      this.result = {
        kind: 'violation',
        violation: this.violation,
        way: [...this.wayTo(number), { before: this.stateAt(number), action: this.violatedBy }],
      };
    else if (this.system.terminates && !this.goesOn && end === 0) this.result = { kind: 'stuck', way: this.wayTo(number), last: this.stateAt(number) };
    else if (this.store.count >= this.limit) this.result = { kind: 'bounded' };
  }

  private readonly take: Successor = (next, action, isFault, violation) => {
    if (this.violation > 0) return;
    this.transitions += 1;
    if (!isFault) this.goesOn = true;
    if (violation > 0) {
      this.violation = violation;
      this.violatedBy = action;
      return;
    }
    const number = this.store.add(next);
    this.targets.push(number < 0 ? -1 - number : number);
    if (number >= 0) return;
    this.parents.push(this.explored);
    this.actions.push(action);
  };

  private whole(): SearchResult {
    if (!this.system.terminates) return { kind: 'complete' };
    this.starts.push(this.targets.length);
    const circle = circleIn({ starts: this.starts, targets: this.targets }, this.store.count);
    const [first] = circle;
    if (first === undefined) return { kind: 'complete' };
    const moves = circle.map((state, index) => this.moveBetween(state, circle[index + 1] ?? first));
    return { kind: 'circle', way: this.wayTo(first), circle: moves };
  }

  private wayTo(number: number): Move[] {
    const way: Move[] = [];
    for (let at = number; this.parents.at(at) >= 0; at = this.parents.at(at))
      way.push({ before: this.stateAt(this.parents.at(at)), action: this.actions.at(at) });
    return way.reverse();
  }

  private moveBetween(from: number, to: number): Move {
    const before = this.stateAt(from);
    let found = -1;
    this.system.expand(before, (next, action) => {
      if (found < 0 && this.store.add(next) === to) found = action;
    });
    return { before, action: found };
  }

  private stateAt(number: number): Int32Array {
    const state = new Int32Array(this.system.width);
    this.store.read(number, state);
    return state;
  }
}

/** Explores to the end. */
export function search(system: TransitionSystem, limit: number = Number.POSITIVE_INFINITY): Search {
  const whole = new Search(system, limit);
  while (whole.advance(100_000));
  return whole;
}
