import { QUIET } from '../../saga/choreography.ts';
import type { SagaProtocol } from '../../saga/protocol.ts';
import type { Successor } from '../engine/system.ts';
import type { Circumstances, EventWay } from './circumstances.ts';
import { actionCode, COMPLETED, DO, NEEDS_HUMAN, ROLLED_BACK, target, UNDO, violationCode } from './codes.ts';
import { undoneTooEarly } from './orchestration.ts';
import {
  COMMAND,
  commandsOf,
  countOf,
  effectOf,
  failsForGood,
  less,
  MEMORY_BITS,
  more,
  NO_EFFECT_NOTHING,
  none,
  OK as PAUSE,
  Reactions,
  STRAY,
  withFailsForGood,
  withoutFailsForGood,
} from './participants.ts';
import { type OwnInput, type Reacted, Reactors } from './reactors.ts';
import type { SagaSystem } from './system.ts';

/** Words of a state: faults · then two for each step, its state and its participant's word · then the events on their way, two bits for each kind and way. */
const FAULTS = 0;
const STEPS = 1;
const PER_WORD = 16;
const MOST = 3;

/**
 * A choreographed saga, with everything that can happen to it. A step and its participant are one: what it does and what it announces is stored in one
 * transaction, so a crash in the middle of a work undoes that work, and the step that comes back does not know whether it had been done. Works that
 * timed out go on as strays. Events take any time and overtake one another.
 */
export class Choreography implements SagaSystem {
  readonly width: number;
  readonly terminates = true;
  private readonly at: Circumstances;
  private readonly bound: number;
  private readonly reduces: boolean;
  private readonly reactors: Reactors;
  private readonly reactions: Reactions;
  private readonly count: number;
  private readonly eventsAt: number;
  private readonly eventCount: number;
  private readonly next: Int32Array;
  private violation = 0;

  /** @param reduces false: nothing is left out, to show that leaving out changes no verdict */
  constructor(at: Circumstances, protocol: SagaProtocol, bound: number, reduces = true) {
    this.at = at;
    this.bound = bound;
    this.reduces = reduces;
    this.count = at.plan.steps.length;
    this.eventsAt = STEPS + this.count * 2;
    this.eventCount = at.ways.length * 3;
    this.width = this.eventsAt + Math.ceil(this.eventCount / PER_WORD);
    this.next = new Int32Array(this.width);
    this.reactors = new Reactors(at.plan, protocol, at.ways, QUIET);
    this.reactions = new Reactions(at.plan, protocol);
  }

  initial(): Int32Array {
    this.next.fill(0);
    for (let step = 0; step < this.count; step += 1) this.next[wordOf(step)] = NO_EFFECT_NOTHING;
    for (const step of this.at.plan.blocks[0] ?? []) this.become(step, this.reactors.own(step, 0, 'trigger'));
    return this.next.slice();
  }

  endOf(state: Int32Array): number {
    if (this.moves(state)) return 0;
    let done = 0;
    let open = 0;
    for (let step = 0; step < this.count; step += 1) {
      const { status } = this.reactors.known(state[mindOf(step)] as number);
      if (status === 'stuck') return NEEDS_HUMAN;
      if (status === 'done') done += 1;
      if (status === 'doing' || status === 'undoing') open += 1;
    }
    if (done === this.count) return COMPLETED;
    return done + open === 0 ? ROLLED_BACK : 0;
  }

  participantWord(state: Int32Array, step: number): number {
    return state[wordOf(step)] as number;
  }

  waitingSteps(state: Int32Array): readonly number[] {
    return this.at.plan.steps.flatMap(({ index }) => {
      const { status } = this.reactors.known(state[mindOf(index)] as number);
      return status === 'doing' || status === 'undoing' ? [index] : [];
    });
  }

  expand(state: Int32Array, to: Successor): void {
    const faulty = (state[FAULTS] as number) < this.bound;
    for (let step = 0; step < this.count; step += 1) {
      const word = state[wordOf(step)] as number;
      if (word < 1 << 6) continue;
      for (const way of [DO, UNDO]) {
        if (countOf(word, way, COMMAND) > 0) this.ends(state, step, way, COMMAND, faulty, to);
        if (countOf(word, way, STRAY) > 0) this.ends(state, step, way, STRAY, faulty, to);
        if (countOf(word, way, PAUSE) > 0)
          this.own(state, step, less(word, way, PAUSE), way === DO ? 'doOver' : 'undoOver', actionCode('try-again', target(step, way)), false, to);
        if (faulty && countOf(word, way, COMMAND) > 0) this.breaks(state, step, way, to);
      }
    }
    for (let event = 0; event < this.eventCount; event += 1) if (this.eventsOf(state, event) > 0) this.carry(state, event, faulty, to);
  }

  /** A work ends. */
  private ends(state: Int32Array, step: number, way: number, which: number, faulty: boolean, to: Successor): void {
    const word = state[wordOf(step)] as number;
    const taken = less(word, way, which);
    const code = target(step, way) * 2 + (which === STRAY ? 1 : 0);
    const answered = which === COMMAND;
    const notDone: OwnInput | undefined = answered ? (way === DO ? 'failed' : 'notUndone') : undefined;
    if (failsForGood(word, way)) return this.own(state, step, taken, notDone, actionCode('fail', code), false, to);
    this.apply(state, step, way, taken, false, answered, actionCode('deliver', code), to);
    if (!faulty) return;
    if (way === DO && (taken & MEMORY_BITS) !== 0) return;
    if (way === DO) this.apply(state, step, way, taken, true, answered, actionCode('refuse', code), to);
    this.own(state, step, taken, notDone, actionCode('fail', code), true, to);
    this.own(state, step, withFailsForGood(taken, way), notDone, actionCode('fail-for-good', code), true, to);
  }

  private apply(state: Int32Array, step: number, way: number, taken: number, refuse: boolean, answered: boolean, action: number, to: Successor): void {
    const after = this.reactions.next(step, taken, way, refuse);
    const refused = this.reactions.refuses(step, taken, way, refuse);
    const effect = effectOf(after);
    if (this.at.plan.steps[step]?.readOnly !== true) {
      if (effect > 1) this.violation = violationCode('twice', step);
      else if (effect < 0) this.violation = violationCode('undone-twice', step);
      else if (effect < effectOf(taken)) this.violation = undoneTooEarly(this.at, step, (later) => effectOf(state[wordOf(later)] as number));
    }
    const input: OwnInput = way === UNDO ? 'undone' : refused ? 'refused' : 'ok';
    this.own(state, step, after, answered ? input : undefined, action, refuse, to);
  }

  /** It takes too long and goes on unwatched, or its participant crashes and it is as if it had not been. */
  private breaks(state: Int32Array, step: number, way: number, to: Successor): void {
    const word = state[wordOf(step)] as number;
    const unknown: OwnInput = way === DO ? 'unknown' : 'notUndone';
    const gone = less(word, way, COMMAND);
    if (this.at.plan.steps[step]?.timeoutUs !== undefined)
      this.own(state, step, more(gone, way, STRAY), unknown, actionCode('time-out', target(step, way)), true, to);
    this.own(state, step, gone, unknown, actionCode('crash', target(step, way)), true, to);
  }

  private carry(state: Int32Array, event: number, faulty: boolean, to: Successor): void {
    const way = this.at.ways[Math.floor(event / 3)] as EventWay;
    this.copy(state);
    this.setEvents(event, this.eventsOf(state, event) - 1);
    this.become(way.to, this.reactors.hear(state[mindOf(way.to)] as number, event));
    this.emit(to, actionCode('event', event), false);
    if (!faulty) return;
    if (way.lossy) {
      this.copy(state)[FAULTS] = (state[FAULTS] as number) + 1;
      this.setEvents(event, this.eventsOf(state, event) - 1);
      this.emit(to, actionCode('lose-event', event), true);
    }
    if (way.remote && this.eventsOf(state, event) < MOST) {
      this.copy(state)[FAULTS] = (state[FAULTS] as number) + 1;
      this.setEvents(event, this.eventsOf(state, event) + 1);
      this.emit(to, actionCode('duplicate-event', event), true);
    }
  }

  /** The participant's word changes, and the step takes the input, if there is one. */
  private own(state: Int32Array, step: number, word: number, input: OwnInput | undefined, action: number, isFault: boolean, to: Successor): void {
    const next = this.copy(state);
    if (isFault) next[FAULTS] = (state[FAULTS] as number) + 1;
    next[wordOf(step)] = word;
    if (input !== undefined) this.become(step, this.reactors.own(step, state[mindOf(step)] as number, input));
    this.emit(to, action, isFault);
  }

  private become(step: number, reacted: Reacted): void {
    const { next } = this;
    next[mindOf(step)] = reacted.next;
    let word = next[wordOf(step)] as number;
    for (const way of reacted.works) word = more(word, way, COMMAND);
    for (const way of reacted.pauses) word = more(word, way, PAUSE);
    next[wordOf(step)] = word;
    for (const event of reacted.events) this.setEvents(event, Math.min(MOST, this.eventsOf(next, event) + 1));
    if (reacted.violation !== 0) this.violation = reacted.violation;
  }

  private emit(to: Successor, action: number, isFault: boolean): void {
    if (this.reduces) this.tidy(this.next);
    const violation = this.violation === 0 ? this.brokenEnd(this.next) : this.violation;
    this.violation = 0;
    to(this.next, action, isFault, violation);
  }

  /** Leaves out events and works that can never matter again, and memories that nothing will consult. */
  private tidy(next: Int32Array): void {
    for (let event = 0; event < this.eventCount; event += 1) {
      if (this.eventsOf(next, event) === 0) continue;
      const { to } = this.at.ways[Math.floor(event / 3)] as EventWay;
      if (this.reactors.hear(next[mindOf(to)] as number, event).inert) this.setEvents(event, 0);
    }
    for (let step = 0; step < this.count; step += 1) {
      let word = next[wordOf(step)] as number;
      const { status } = this.reactors.known(next[mindOf(step)] as number);
      for (const way of [DO, UNDO]) {
        if (status !== (way === DO ? 'doing' : 'undoing')) {
          for (let left = countOf(word, way, COMMAND); left > 0; left -= 1) word = more(word, way, STRAY);
          word = none(none(word, way, COMMAND), way, PAUSE);
        }
        if (countOf(word, way, STRAY) > 0 && this.reactions.inert(step, word, way)) word = none(word, way, STRAY);
      }
      const isOver = status === 'undone' || status === 'failed';
      if (isOver && commandsOf(word, DO) + commandsOf(word, UNDO) === 0 && this.at.plan.steps[step]?.inbox)
        word = withoutFailsForGood(withoutFailsForGood(word & ~MEMORY_BITS, DO), UNDO);
      next[wordOf(step)] = word;
    }
  }

  private brokenEnd(next: Int32Array): number {
    const end = this.endOf(next);
    if (end !== COMPLETED && end !== ROLLED_BACK) return 0;
    for (let step = 0; step < this.count; step += 1) {
      if (this.at.plan.steps[step]?.readOnly === true) continue;
      const effect = effectOf(next[wordOf(step)] as number);
      if (end === COMPLETED && effect < 1) return violationCode('not-applied', step);
      if (end === ROLLED_BACK && effect > 0) return violationCode('remains', step);
    }
    return 0;
  }

  /** Whether somebody works, waits or has said something that has not been heard. */
  private moves(state: Int32Array): boolean {
    for (let word = this.eventsAt; word < this.width; word += 1) if (state[word] !== 0) return true;
    for (let step = 0; step < this.count; step += 1) {
      const word = state[wordOf(step)] as number;
      for (const way of [DO, UNDO]) if (countOf(word, way, COMMAND) + countOf(word, way, PAUSE) > 0) return true;
    }
    return false;
  }

  private eventsOf(state: Int32Array, event: number): number {
    return ((state[this.eventsAt + (event >> 4)] as number) >>> ((event & 15) * 2)) & MOST;
  }

  private setEvents(event: number, count: number): void {
    const word = this.eventsAt + (event >> 4);
    const shift = (event & 15) * 2;
    this.next[word] = ((this.next[word] as number) & ~(MOST << shift)) | (count << shift);
  }

  private copy(state: Int32Array): Int32Array {
    this.next.set(state);
    return this.next;
  }
}

const mindOf = (step: number): number => STEPS + step * 2;
const wordOf = (step: number): number => STEPS + step * 2 + 1;
