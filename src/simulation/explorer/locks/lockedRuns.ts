import { Locks, victimOf } from '../../saga/locks.ts';
import type { Plan, PlanStep } from '../../saga/plan.ts';
import type { SagaProtocol } from '../../saga/protocol.ts';
import type { Successor, TransitionSystem } from '../engine/system.ts';
import type { Circumstances } from '../saga/circumstances.ts';
import { actionCode, actionTarget, DO, stepOf, target, UNDO } from '../saga/codes.ts';
import { Coordinators } from '../saga/coordinators.ts';
import { COMMAND, countOf, effectOf, less, MEMORY_BITS, more, NO_EFFECT_NOTHING, none, Reactions, STRAY } from '../saga/participants.ts';

/** What can be wrong with semantic locks; only to show that it is found. */
export interface LockRules {
  /** A record that another run holds is not touched. */
  readonly respected: boolean;
  /** Held until the saga has ended or has undone the step; else until the step is done. */
  readonly untilTheEnd: boolean;
  /** Runs that wait for one another are found, and one gives up. */
  readonly breaksCircles: boolean;
  /** Taken before the work; else after it. */
  readonly beforeTheWork: boolean;
  /** Given back also by what is undone; else only by what completes. */
  readonly freedByUndo: boolean;
  /** Who gives up in a deadlock gives back what it holds. */
  readonly freedByVictim: boolean;
  /** Who gives up in a deadlock stands in line no longer. */
  readonly victimLeaves: boolean;
}

export const LOCK_RULES: LockRules = {
  respected: true,
  untilTheEnd: true,
  breaksCircles: true,
  beforeTheWork: true,
  freedByUndo: true,
  freedByVictim: true,
  victimLeaves: true,
};

/** Violations, and how it ends. A run builds on a record that is pending for another one · an effect is missing or remains · an ended run keeps a record. */
export const SEES_PENDING = 1;
export const EFFECT_WRONG = 2;
export const KEEPS_RECORD = 3;
export const ALL_OVER = 1;

/** Words: faults, and from bit 8 on by run whether it has given up and keeps everything · by run what its coordinator has in mind · by run and step the participant's word · by record its holder and its line. */
const FAULTS = 0;
const FAULT_BITS = 0xff;
const GAVE_UP = 8;
const MINDS = 1;
/** A command that stands in line for its record: somebody waits for its answer, or nobody any more. */
const IN_LINE = 1 << 30;
const STRAY_IN_LINE = 1 << 31;
const OWNER_BITS = 3;

/**
 * Several runs of one orchestrated saga that lock the same records, in every order of their commands, with some refused or late. What concerns one run
 * alone (lost and doubled messages, crashes) is left to the exploration of one run: a command arrives and is answered in one action.
 */
export class LockedRuns implements TransitionSystem {
  readonly width: number;
  readonly terminates = true;
  private readonly plan: Plan;
  private readonly patience: readonly boolean[];
  private readonly runs: number;
  private readonly bound: number;
  private readonly rules: LockRules;
  private readonly coordinators: Coordinators;
  private readonly reactions: Reactions;
  private readonly steps: number;
  private readonly recordsAt: number;
  private readonly records: readonly string[];
  /** By run and step: number of the record that it locks, −1 for none. */
  private readonly recordOf: readonly number[];
  private readonly next: Int32Array;
  private violation = 0;

  /** @param keys the key of each run, counted from 0 */
  constructor(around: Circumstances, keys: readonly number[], protocol: SagaProtocol, bound: number, rules: LockRules = LOCK_RULES) {
    const { plan, participant } = around;
    this.plan = plan;
    this.patience = around.patience;
    this.runs = keys.length;
    this.bound = bound;
    this.rules = rules;
    this.coordinators = new Coordinators(plan, protocol);
    this.reactions = new Reactions(plan, protocol);
    this.steps = plan.steps.length;
    const count = Math.max(...keys) + 1;
    const names = keys.flatMap((key) =>
      plan.steps.map(({ lock, index }) => (lock ? `${participant[index]} ${lock.resource} ${lock.of === 'own' ? key : (key + 1) % count}` : '')),
    );
    this.records = [...new Set(names)].filter((name) => name !== '');
    this.recordOf = names.map((name) => this.records.indexOf(name));
    this.recordsAt = MINDS + this.runs + this.runs * this.steps;
    this.width = this.recordsAt + this.records.length;
    this.next = new Int32Array(this.width);
  }

  initial(): Int32Array {
    this.next.fill(0);
    for (let run = 0; run < this.runs; run += 1) {
      for (let step = 0; step < this.steps; step += 1) this.next[this.at(run, step)] = NO_EFFECT_NOTHING;
      this.turn(run, this.coordinators.start(this.coordinators.initial));
    }
    return this.next.slice();
  }

  endOf(state: Int32Array): number {
    for (let run = 0; run < this.runs; run += 1) if (!this.known(state, run).over) return 0;
    return ALL_OVER;
  }

  expand(state: Int32Array, to: Successor): void {
    const faulty = ((state[FAULTS] as number) & FAULT_BITS) < this.bound;
    for (let run = 0; run < this.runs; run += 1) {
      const mind = this.known(state, run);
      for (const at of mind.pausing)
        this.emit(state, to, actionCode('try-again', this.name(run, at)), false, () => this.turn(run, this.coordinators.pauseOver(this.mind(run), at)));
      for (let step = 0; step < this.steps; step += 1) this.messages(state, run, step, faulty, to);
    }
  }

  /** Who holds the record of a step of a run, and then who stands in line for it; empty where it is free, or where the step locks nothing. */
  ownersOf(state: Int32Array, run: number, step: number): readonly number[] {
    const record = this.recordOf[run * this.steps + step] as number;
    const owners: number[] = [];
    if (record >= 0) for (let word = state[this.recordsAt + record] as number; word !== 0; word >>>= OWNER_BITS) owners.push((word & 7) - 1);
    return owners;
  }

  /** Whether a run has ended, needs no person, and still holds the record of a step. */
  keeps(state: Int32Array, run: number, step: number): boolean {
    const { over, state: mind } = this.known(state, run);
    return over && !mind.needsHuman && this.ownersOf(state, run, step)[0] === run;
  }

  /** The step at which a run stands in line. */
  waitingStep(state: Int32Array, run: number): number | undefined {
    return this.plan.steps.find(({ index }) => ((state[this.at(run, index)] as number) & IN_LINE) !== 0)?.index;
  }

  /** What the participant knows of a step; see participants.ts. */
  participantWord(state: Int32Array, run: number, step: number): number {
    return state[this.at(run, step)] as number;
  }

  /** What an action is about, and where it leads. */
  after(
    state: Int32Array,
    action: number,
  ): { readonly run: number; readonly step: number; readonly way: number; readonly fault: boolean; readonly next: Int32Array } {
    let fault = false;
    let next = state;
    this.expand(state, (to, other, isFault) => {
      if (other !== action) return;
      fault = isFault;
      next = to.slice();
    });
    const at = actionTarget(action);
    const place = at % (this.steps * 2);
    return { run: Math.floor(at / (this.steps * 2)), step: stepOf(place), way: place & 1, fault, next };
  }

  private messages(state: Int32Array, run: number, step: number, faulty: boolean, to: Successor): void {
    const word = state[this.at(run, step)] as number;
    for (const way of [DO, UNDO]) {
      const name = this.name(run, target(step, way));
      for (const which of [COMMAND, STRAY]) {
        if (countOf(word, way, which) === 0) continue;
        this.emit(state, to, actionCode('deliver', name), false, () => this.deliver(run, step, way, which, false));
        if (faulty && way === DO && (word & MEMORY_BITS) === 0)
          this.emit(state, to, actionCode('refuse', name), true, () => this.deliver(run, step, way, which, true));
      }
      if (faulty && this.patience[step] && countOf(word, way, COMMAND) > 0)
        this.emit(state, to, actionCode('time-out', name), true, () => {
          this.next[this.at(run, step)] = more(less(word, way, COMMAND), way, STRAY);
          this.answer(run, step, way, 'unknown');
        });
    }
    // Whoever stands behind one that will never give its record back waits no longer than its patience.
    if ((word & IN_LINE) === 0 || !this.patience[step]) return;
    const isHopeless = this.isOver(state, this.holderOf(state, this.recordOf[run * this.steps + step] as number));
    if (!faulty && !isHopeless) return;
    this.emit(state, to, actionCode(isHopeless ? 'run-out' : 'time-out', this.name(run, target(step, DO))), !isHopeless, () => {
      this.next[this.at(run, step)] = (word & ~IN_LINE) | STRAY_IN_LINE;
      this.answer(run, step, DO, 'unknown');
    });
  }

  private deliver(run: number, step: number, way: number, which: number, refuse: boolean): void {
    const word = this.next[this.at(run, step)] as number;
    this.next[this.at(run, step)] = less(word, way, which);
    const lock = this.plan.steps[step]?.lock;
    const { respected, beforeTheWork } = this.rules;
    if (way === UNDO || refuse || !lock || (word & MEMORY_BITS) !== 0 || !respected) return this.react(run, step, way, refuse, which === COMMAND);
    if (!beforeTheWork) this.react(run, step, way, false, false);
    const record = this.recordOf[run * this.steps + step] as number;
    const locks = this.locks();
    switch (locks.ask(this.records[record] as string, run, lock.policy)) {
      case 'taken':
        this.keep(locks);
        return this.react(run, step, DO, false, which === COMMAND);
      case 'busy':
        if (lock.policy === 'fail') return this.react(run, step, DO, true, which === COMMAND);
        return which === COMMAND ? this.answer(run, step, DO, 'failed') : undefined;
      case 'waits':
        this.keep(locks);
        this.next[this.at(run, step)] = (this.next[this.at(run, step)] as number) | (which === COMMAND ? IN_LINE : STRAY_IN_LINE);
        return this.breakCircles(run);
    }
  }

  /** The participant does what the protocol says, gives a record back or not, and answers. */
  private react(run: number, step: number, way: number, refuse: boolean, answers: boolean): void {
    const at = this.at(run, step);
    const before = this.next[at] as number;
    const refused = this.reactions.refuses(step, before, way, refuse);
    this.next[at] = this.reactions.next(step, before, way, refuse);
    const effect = effectOf(this.next[at] as number);
    if (effect > effectOf(before)) this.lookForPending(run, step);
    if (way === UNDO) {
      const waiting = this.next[at] as number;
      this.next[at] = waiting & ~(IN_LINE | STRAY_IN_LINE);
      this.leaveLine(run, step);
    }
    const { over, state } = this.known(this.next, run);
    if (effect === 0 ? this.freesUndone(run) : !this.rules.untilTheEnd || (over && !state.needsHuman)) this.giveBack(run, step);
    if (answers) this.answer(run, step, way, refused ? 'refused' : 'ok');
  }

  private freesUndone(run: number): boolean {
    const keeps = ((this.next[FAULTS] as number) & (1 << (GAVE_UP + run))) !== 0;
    return this.rules.freedByUndo && !keeps;
  }

  /** No lost update, from effects alone: nobody builds on what a run has done that has not ended, or that a person must decide on. */
  private lookForPending(run: number, step: number): void {
    const record = this.recordOf[run * this.steps + step] as number;
    if (record < 0) return;
    for (let other = 0; other < this.runs; other += 1) {
      const { over, state } = this.known(this.next, other);
      if (other === run || (over && !state.needsHuman)) continue;
      for (let theirs = 0; theirs < this.steps; theirs += 1)
        if (this.recordOf[other * this.steps + theirs] === record && effectOf(this.next[this.at(other, theirs)] as number) > 0) this.violation = SEES_PENDING;
    }
  }

  /** Whoever has ended, and needs no person, holds nothing. What still stands in line for it is turned away when its turn comes. */
  private lookForKept(): void {
    for (let record = 0; record < this.records.length; record += 1) {
      const holder = this.holderOf(this.next, record);
      if (this.isOver(this.next, holder) && !this.known(this.next, holder).state.needsHuman) this.violation = KEEPS_RECORD;
    }
  }

  private answer(run: number, step: number, way: number, answer: 'ok' | 'refused' | 'failed' | 'unknown'): void {
    this.turn(run, this.coordinators.answer(this.mind(run), target(step, way), answer));
  }

  private turn(run: number, { next, sends }: { readonly next: number; readonly sends: number }): void {
    this.next[MINDS + run] = next;
    for (const at of this.coordinators.list(sends)) {
      const place = this.at(run, stepOf(at));
      this.next[place] = more(this.next[place] as number, at & 1, COMMAND);
    }
    const { over, state } = this.known(this.next, run);
    if (!over || state.needsHuman) return;
    if (state.status === 'completed' || this.freesUndone(run)) for (let step = 0; step < this.steps; step += 1) this.giveBack(run, step, true);
    for (let step = 0; step < this.steps; step += 1) {
      const isRight = this.plan.steps[step]?.readOnly === true || effectOf(this.next[this.at(run, step)] as number) === (state.status === 'completed' ? 1 : 0);
      if (!isRight) this.violation = EFFECT_WRONG;
    }
  }

  /** The record of a step is free, unless another step of the same run still stands on it. */
  private giveBack(run: number, step: number, all = false): void {
    const record = this.recordOf[run * this.steps + step] as number;
    if (record < 0) return;
    const isNeeded = (other: number) =>
      other !== step && this.recordOf[run * this.steps + other] === record && effectOf(this.next[this.at(run, other)] as number) > 0;
    if (!all && this.plan.steps.some(({ index }) => isNeeded(index))) return;
    const locks = this.locks();
    const owner = locks.release(this.records[record] as string, run);
    this.keep(locks);
    if (owner === undefined) return;
    for (let other = 0; other < this.steps; other += 1) {
      const at = this.at(owner, other);
      const word = this.next[at] as number;
      if (this.recordOf[owner * this.steps + other] !== record || (word & (IN_LINE | STRAY_IN_LINE)) === 0) continue;
      this.next[at] = word & ~(IN_LINE | STRAY_IN_LINE);
      this.react(owner, other, DO, false, (word & IN_LINE) !== 0);
    }
  }

  private leaveLine(run: number, step: number): void {
    const record = this.recordOf[run * this.steps + step] as number;
    if (record < 0) return;
    const locks = this.locks();
    locks.leave(this.records[record] as string, run);
    this.keep(locks);
  }

  private breakCircles(run: number): void {
    if (!this.rules.breaksCircles) return;
    const circle = this.locks().circleThrough(run);
    if (circle.length === 0) return;
    const victim = victimOf(circle, (each) => this.canGoBack(each));
    if (!this.rules.freedByVictim) this.next[FAULTS] = (this.next[FAULTS] as number) | (1 << (GAVE_UP + victim));
    for (let step = 0; step < this.steps; step += 1) {
      const at = this.at(victim, step);
      const word = this.next[at] as number;
      if ((word & (IN_LINE | STRAY_IN_LINE)) === 0) continue;
      this.next[at] = word & ~(IN_LINE | STRAY_IN_LINE);
      if (this.rules.victimLeaves) this.leaveLine(victim, step);
      this.react(victim, step, DO, true, (word & IN_LINE) !== 0);
    }
  }

  private canGoBack(run: number): boolean {
    const isFinal = ({ block, kind }: PlanStep) => block > this.plan.pivotBlock || kind === 'pivot';
    return this.plan.steps.every((step) => !isFinal(step) || effectOf(this.next[this.at(run, step.index)] as number) === 0);
  }

  private emit(state: Int32Array, to: Successor, action: number, isFault: boolean, change: () => void): void {
    this.next.set(state);
    if (isFault) this.next[FAULTS] = (state[FAULTS] as number) + 1;
    change();
    this.tidy();
    this.lookForKept();
    const { violation } = this;
    this.violation = 0;
    to(this.next, action, isFault, violation);
  }

  /** What nobody waits for any more is a stray, and a stray that can change nothing is left out. */
  private tidy(): void {
    for (let run = 0; run < this.runs; run += 1) {
      const { waits } = this.known(this.next, run);
      for (let step = 0; step < this.steps; step += 1) {
        let word = this.next[this.at(run, step)] as number;
        for (const way of [DO, UNDO]) {
          if (!waits[target(step, way)]) {
            for (let left = countOf(word, way, COMMAND); left > 0; left -= 1) word = more(word, way, STRAY);
            word = none(word, way, COMMAND);
          }
          if (countOf(word, way, STRAY) > 0 && this.reactions.inert(step, word, way)) word = none(word, way, STRAY);
        }
        this.next[this.at(run, step)] = word;
      }
    }
  }

  private locks(): Locks {
    const locks = new Locks();
    this.records.forEach((record, index) => {
      for (let word = this.next[this.recordsAt + index] as number; word !== 0; word >>>= OWNER_BITS) locks.ask(record, (word & 7) - 1, 'wait');
    });
    return locks;
  }

  private keep(locks: Locks): void {
    this.records.forEach((record, index) => {
      const holder = locks.holderOf(record);
      const owners = holder === undefined ? [] : [holder, ...locks.lineOf(record)];
      this.next[this.recordsAt + index] = owners.reduceRight((word, owner) => (word << OWNER_BITS) | (owner + 1), 0);
    });
  }

  private holderOf(state: Int32Array, record: number): number {
    return ((state[this.recordsAt + record] as number) & 7) - 1;
  }

  private isOver(state: Int32Array, run: number): boolean {
    return run >= 0 && this.known(state, run).over;
  }

  private mind(run: number): number {
    return this.next[MINDS + run] as number;
  }

  private known(state: Int32Array, run: number) {
    return this.coordinators.known(state[MINDS + run] as number);
  }

  private at(run: number, step: number): number {
    return MINDS + this.runs + run * this.steps + step;
  }

  private name(run: number, at: number): number {
    return run * this.steps * 2 + at;
  }
}
