import { stillBuiltUpon } from '../../saga/promises.ts';
import type { SagaProtocol } from '../../saga/protocol.ts';
import type { Successor } from '../engine/system.ts';
import type { Circumstances } from './circumstances.ts';
import { actionCode, COMPLETED, DO, NEEDS_HUMAN, ROLLED_BACK, stepOf, target, UNDO, violationCode } from './codes.ts';
import { Coordinators, type Turned } from './coordinators.ts';
import {
  COMMAND,
  commandsOf,
  countOf,
  effectOf,
  FAILED,
  failsForGood,
  hasAwaited,
  isPatient,
  less,
  MEMORY_BITS,
  more,
  NO_EFFECT_NOTHING,
  none,
  OK,
  Reactions,
  REFUSED,
  STRAY,
  strayed,
  withFailsForGood,
  withoutAnswers,
  withoutFailsForGood,
  withoutPatience,
  withPatience,
} from './participants.ts';
import type { SagaSystem } from './system.ts';

/** Words of a state: the coordinator · what of it is stored, + 1 · list of what it has still to send, and a bit while it is not stored · faults, zombie. */
const MIND = 0;
const STORED = 1;
const OUTBOX = 2;
const FAULTS = 3;
/** From here on one word for each step. */
const STEPS = 4;

const UNSTORED = 1;
const FAULT_BITS = 0b1111;

/**
 * An orchestrated saga, with everything that can happen to it. The coordinator takes one input at a time, stores, sends, and only then takes the next;
 * messages take any time and overtake one another; whatever breaks counts against the bound of faults.
 *
 * What keeps the number of states small, and changes none of the verdicts:
 * - a message whose delivery can never matter is dropped: nobody waits for its answer, and its participant can never again be changed by it;
 * - copies of a message that its participant has answered as failed do nothing, and are dropped;
 * - a participant's memory is forgotten when nothing is on its way to it and nothing will be sent;
 * - those who asked before a crash are gone, so answers to them are dropped; their commands go on and are strays;
 * - a zombie wakes up only after its successor's first write: before that it is the coordinator as any other.
 */
export class Orchestration implements SagaSystem {
  readonly width: number;
  readonly terminates = true;
  private readonly at: Circumstances;
  private readonly protocol: SagaProtocol;
  private readonly bound: number;
  private readonly reduces: boolean;
  private readonly coordinators: Coordinators;
  private readonly reactions: Reactions;
  private readonly count: number;
  private readonly next: Int32Array;
  private violation = 0;

  /** @param reduces false: nothing is left out, to show that leaving out changes no verdict */
  constructor(at: Circumstances, protocol: SagaProtocol, bound: number, reduces = true) {
    this.at = at;
    this.protocol = protocol;
    this.bound = bound;
    this.reduces = reduces;
    this.count = at.plan.steps.length;
    this.width = STEPS + this.count;
    this.next = new Int32Array(this.width);
    this.coordinators = new Coordinators(at.plan, protocol);
    this.reactions = new Reactions(at.plan, protocol);
  }

  initial(): Int32Array {
    const state = new Int32Array(this.width);
    for (let step = 0; step < this.count; step += 1) state[STEPS + step] = NO_EFFECT_NOTHING;
    const { next, sends } = this.coordinators.start(this.coordinators.initial);
    state[MIND] = next;
    state[OUTBOX] = this.outbox(sends, this.at.durable);
    return state;
  }

  endOf(state: Int32Array): number {
    const mind = this.coordinators.known(state[MIND] as number);
    if (!mind.over || state[OUTBOX] !== 0) return 0;
    if (mind.state.status === 'completed') return COMPLETED;
    return mind.state.needsHuman ? NEEDS_HUMAN : ROLLED_BACK;
  }

  participantWord(state: Int32Array, step: number): number {
    return state[STEPS + step] as number;
  }

  waitingSteps(state: Int32Array): readonly number[] {
    return [...new Set(this.coordinators.known(state[MIND] as number).sent.map(stepOf))];
  }

  expand(state: Int32Array, to: Successor): void {
    const outbox = state[OUTBOX] as number;
    const isIdle = outbox === 0;
    if (outbox & UNSTORED) this.store(state, to);
    else if (!isIdle) this.send(state, to);
    else this.think(state, to);
    for (let step = 0; step < this.count; step += 1) this.deliver(state, step, to);
    if ((state[FAULTS] as number) >> 4 !== 0) this.zombieWrites(state, to);
    if (((state[FAULTS] as number) & FAULT_BITS) < this.bound) this.breaks(state, isIdle, to);
  }

  private store(state: Int32Array, to: Successor): void {
    const next = this.copy(state);
    next[STORED] = (state[MIND] as number) + 1;
    next[OUTBOX] = (state[OUTBOX] as number) & ~UNSTORED;
    this.emit(to, actionCode('store'), false);
  }

  private send(state: Int32Array, to: Successor): void {
    const [first = 0, ...rest] = this.coordinators.list((state[OUTBOX] as number) >> 1);
    const next = this.copy(state);
    const step = stepOf(first);
    const way = first & 1;
    next[OUTBOX] = this.outbox(this.coordinators.listOf(rest), false);
    next[STEPS + step] = withPatience(more(state[STEPS + step] as number, way, COMMAND), way);
    if (way === UNDO && this.durable(state).state.steps[step]?.undo === 'done') this.violation = violationCode('sent-again', step);
    this.emit(to, actionCode('send', first), false);
  }

  /** The coordinator waits: an answer, the end of a pause or of its patience. */
  private think(state: Int32Array, to: Successor): void {
    const mind = this.coordinators.known(state[MIND] as number);
    for (const at of mind.pausing) {
      this.turn(this.copy(state), this.coordinators.pauseOver(state[MIND] as number, at));
      this.emit(to, actionCode('try-again', at), false);
    }
    for (let step = 0; step < this.count; step += 1)
      for (const way of [DO, UNDO]) {
        const at = target(step, way);
        if (!mind.waits[at]) continue;
        this.hear(state, at, OK, to);
        this.hear(state, at, REFUSED, to);
        this.hear(state, at, FAILED, to);
      }
    for (const at of mind.sent) if (!hasAwaited(state[STEPS + stepOf(at)] as number, at & 1)) this.runOut(state, at, false, to);
  }

  private hear(state: Int32Array, at: number, what: number, to: Successor): void {
    const word = state[STEPS + stepOf(at)] as number;
    if (countOf(word, at & 1, what) === 0) return;
    const next = this.copy(state);
    next[STEPS + stepOf(at)] = less(word, at & 1, what);
    this.turn(next, this.coordinators.answer(state[MIND] as number, at, what === OK ? 'ok' : what === REFUSED ? 'refused' : 'failed'));
    this.emit(to, actionCode(what === OK ? 'answer-ok' : what === REFUSED ? 'answer-refused' : 'answer-failed', at), false);
  }

  private runOut(state: Int32Array, at: number, early: boolean, to: Successor): void {
    if (!this.at.patience[stepOf(at)] || !isPatient(state[STEPS + stepOf(at)] as number, at & 1)) return;
    const next = this.copy(state);
    if (early) next[FAULTS] = (state[FAULTS] as number) + 1;
    this.turn(next, this.coordinators.answer(state[MIND] as number, at, 'unknown'));
    this.emit(to, actionCode(early ? 'time-out' : 'run-out', at), early);
  }

  private deliver(state: Int32Array, step: number, to: Successor): void {
    const word = state[STEPS + step] as number;
    for (const way of [DO, UNDO])
      for (const which of [COMMAND, STRAY]) {
        if (countOf(word, way, which) === 0) continue;
        const at = target(step, way) * 2 + (which === STRAY ? 1 : 0);
        const taken = less(word, way, which);
        if (failsForGood(word, way)) this.arrive(state, step, answered(taken, way, which, FAILED), actionCode('fail', at), false, to);
        else this.work(state, step, way, which, taken, at, to);
      }
  }

  private work(state: Int32Array, step: number, way: number, which: number, taken: number, at: number, to: Successor): void {
    const faulty = ((state[FAULTS] as number) & FAULT_BITS) < this.bound;
    this.apply(state, step, way, which, taken, false, actionCode('deliver', at), to);
    if (!faulty) return;
    const isFresh = (taken & MEMORY_BITS) === 0;
    if (way === DO && !isFresh) return;
    if (way === DO) this.apply(state, step, way, which, taken, true, actionCode('refuse', at), to);
    this.arrive(state, step, answered(this.denied(state, step, way, which, taken), way, which, FAILED), actionCode('fail', at), true, to);
    this.arrive(state, step, answered(withFailsForGood(taken, way), way, which, FAILED), actionCode('fail-for-good', at), true, to);
  }

  /**
   * A participant stays with its word: copies of what it has answered as failed do nothing. Where no earlier try is unknown, every stray is such a copy;
   * where one is, they may be others, and are left alone.
   */
  private denied(state: Int32Array, step: number, way: number, which: number, taken: number): number {
    if (way !== DO || which !== COMMAND || !this.protocol.failsAgain()) return taken;
    const maybe = this.coordinators.known(state[MIND] as number).state.steps[step]?.maybe !== false;
    return maybe ? taken : none(taken, DO, STRAY);
  }

  private apply(state: Int32Array, step: number, way: number, which: number, taken: number, refuse: boolean, action: number, to: Successor): void {
    const after = this.reactions.next(step, taken, way, refuse);
    const answer = this.reactions.refuses(step, taken, way, refuse) ? REFUSED : OK;
    const before = effectOf(taken);
    const effect = effectOf(after);
    if (this.at.plan.steps[step]?.readOnly !== true) {
      if (effect > 1) this.violation = violationCode('twice', step);
      else if (effect < 0) this.violation = violationCode('undone-twice', step);
      else if (effect < before) this.violation = undoneTooEarly(this.at, step, (later) => effectOf(state[STEPS + later] as number));
    }
    this.arrive(state, step, answered(after, way, which, answer), action, refuse, to);
  }

  private arrive(state: Int32Array, step: number, word: number, action: number, isFault: boolean, to: Successor): void {
    const next = this.copy(state);
    if (isFault) next[FAULTS] = (state[FAULTS] as number) + 1;
    next[STEPS + step] = word;
    this.emit(to, action, isFault);
  }

  /** Faults of messages, of patience and of the coordinator. */
  private breaks(state: Int32Array, isIdle: boolean, to: Successor): void {
    const mind = this.coordinators.known(state[MIND] as number);
    for (let step = 0; step < this.count; step += 1) {
      if (!this.at.remote[step]) continue;
      const word = state[STEPS + step] as number;
      for (const way of [DO, UNDO]) {
        const at = target(step, way);
        for (const what of [OK, REFUSED, FAILED])
          if (countOf(word, way, what) > 0) this.arrive(state, step, less(word, way, what), actionCode('lose-answer', at), true, to);
        if (countOf(word, way, COMMAND) > 0) {
          this.arrive(state, step, less(word, way, COMMAND), actionCode('lose', at), true, to);
          this.arrive(state, step, more(word, way, STRAY), actionCode('duplicate', at), true, to);
        }
      }
    }
    if (isIdle) for (const at of mind.sent) if (hasAwaited(state[STEPS + stepOf(at)] as number, at & 1)) this.runOut(state, at, true, to);
    if (isIdle && mind.over) return;
    this.crash(state, to);
    if (this.at.durable && !mind.over && (state[FAULTS] as number) >> 4 === 0) this.takeOver(state, to);
  }

  /** What was in memory is gone. It comes back with what was stored, if anything. */
  private crash(state: Int32Array, to: Successor): void {
    const next = this.copy(state);
    this.orphan(next);
    next[FAULTS] = (state[FAULTS] as number) + 1;
    next[OUTBOX] = 0;
    if (!this.at.durable) next[MIND] = this.coordinators.forgotten;
    else this.resume(next);
    this.emit(to, actionCode('crash'), true);
  }

  /** It is taken for dead, but only slow: another one takes over and stores that it did. What the old one was about to send goes out some time. */
  private takeOver(state: Int32Array, to: Successor): void {
    const next = this.copy(state);
    const outbox = state[OUTBOX] as number;
    if ((outbox & UNSTORED) === 0)
      for (const at of this.coordinators.list(outbox >> 1)) next[STEPS + stepOf(at)] = more(next[STEPS + stepOf(at)] as number, at & 1, COMMAND);
    this.orphan(next);
    next[FAULTS] = (((state[MIND] as number) + 1) << 4) | (((state[FAULTS] as number) & FAULT_BITS) + 1);
    this.resume(next);
    next[STORED] = (next[MIND] as number) + 1;
    next[OUTBOX] = (next[OUTBOX] as number) & ~UNSTORED;
    this.emit(to, actionCode('take-over'), true);
  }

  private resume(next: Int32Array): void {
    const stored = next[STORED] as number;
    next[OUTBOX] = 0;
    next[MIND] = stored === 0 ? this.coordinators.initial : stored - 1;
    this.turn(next, this.coordinators.resume(next[MIND]));
  }

  private orphan(next: Int32Array): void {
    for (let step = 0; step < this.count; step += 1) next[STEPS + step] = strayed(next[STEPS + step] as number);
  }

  /** Its patience runs out, it decides, and tries to write what it has decided on top of the version that it has read. */
  private zombieWrites(state: Int32Array, to: Successor): void {
    const zombie = ((state[FAULTS] as number) >> 4) - 1;
    const next = this.copy(state);
    next[FAULTS] = (state[FAULTS] as number) & FAULT_BITS;
    // It has read version v; its successor has stored v + 1 at least.
    const read = 1;
    const [waiting] = this.coordinators.known(zombie).sent;
    if (this.protocol.mayWrite(read + 1, read + 1)) {
      const decided = waiting === undefined ? undefined : this.coordinators.answer(zombie, waiting, 'unknown');
      next[STORED] = (decided?.next ?? zombie) + 1;
      for (const at of this.coordinators.list(decided?.sends ?? 0)) next[STEPS + stepOf(at)] = more(next[STEPS + stepOf(at)] as number, at & 1, STRAY);
    }
    this.emit(to, actionCode('zombie-writes'), false);
  }

  private turn(next: Int32Array, turned: Turned): void {
    next[MIND] = turned.next;
    next[OUTBOX] = this.outbox(turned.sends, turned.changed && this.at.durable);
    if (turned.violation !== 0) this.violation = turned.violation;
  }

  private outbox(list: number, unstored: boolean): number {
    return (list << 1) | (unstored ? UNSTORED : 0);
  }

  /** What is known to last: what is stored or, where nothing is stored, what the coordinator has in mind. */
  private durable(state: Int32Array) {
    const stored = state[STORED] as number;
    return this.coordinators.known(this.at.durable && stored > 0 ? stored - 1 : (state[MIND] as number));
  }

  private copy(state: Int32Array): Int32Array {
    this.next.set(state);
    return this.next;
  }

  private emit(to: Successor, action: number, isFault: boolean): void {
    if (this.reduces) this.tidy(this.next);
    const violation = this.violation === 0 ? this.brokenEnd(this.next) : this.violation;
    this.violation = 0;
    to(this.next, action, isFault, violation);
  }

  /** Leaves out what can never matter again. */
  private tidy(next: Int32Array): void {
    const mind = this.coordinators.known(next[MIND] as number);
    const stored = this.durable(next);
    const noZombie = (next[FAULTS] as number) >> 4 === 0;
    for (let step = 0; step < this.count; step += 1) {
      let word = next[STEPS + step] as number;
      for (const way of [DO, UNDO]) {
        if (!mind.waits[target(step, way)]) {
          word = withoutPatience(withoutAnswers(word, way), way);
          for (let left = countOf(word, way, COMMAND); left > 0; left -= 1) word = more(word, way, STRAY);
          word = none(word, way, COMMAND);
        }
        if (countOf(word, way, STRAY) > 0 && this.reactions.inert(step, word, way)) word = none(word, way, STRAY);
      }
      if (noZombie && mind.settled[step] && stored.settled[step] && commandsOf(word, DO) + commandsOf(word, UNDO) === 0)
        word = withoutFailsForGood(withoutFailsForGood(word & ~MEMORY_BITS, DO), UNDO);
      next[STEPS + step] = word;
    }
  }

  private brokenEnd(next: Int32Array): number {
    const { state } = this.durable(next);
    if (state.status !== 'completed' && state.status !== 'failed') return 0;
    if (state.needsHuman) return 0;
    for (let step = 0; step < this.count; step += 1) {
      if (this.at.plan.steps[step]?.readOnly === true) continue;
      const effect = effectOf(next[STEPS + step] as number);
      if (state.status === 'completed' && effect < 1) return violationCode('not-applied', step);
      if (state.status === 'failed' && effect > 0) return violationCode(next[MIND] === this.coordinators.forgotten ? 'forgotten' : 'remains', step);
    }
    return 0;
  }
}

const answered = (word: number, way: number, which: number, answer: number): number => (which === STRAY ? word : more(word, way, answer));

/** The violation of the order by undoing a step now, or 0. */
export function undoneTooEarly({ plan, participant }: Circumstances, step: number, effectOfStep: (step: number) => number): number {
  const later = stillBuiltUpon(plan, participant, step, effectOfStep);
  return later < 0 ? 0 : violationCode('order', step, later);
}
