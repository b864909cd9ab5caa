import type { Memory, ParticipantState } from '../../saga/participant.ts';
import type { Plan, PlanStep } from '../../saga/plan.ts';
import type { SagaProtocol } from '../../saga/protocol.ts';
import { DO, UNDO } from './codes.ts';

/**
 * What is known of one step outside its coordinator, in one word: the participant's memory and effect, whether it fails for good from now on, and what is
 * on its way. Counts stop at three.
 *
 * bits 0–2 memory · 3–5 effect + 1 · 6, 7 do and undo fail for good · then, for do and undo, ten bits each: commands 0–1 that somebody waits for, 2–3 for
 * which nobody waits any more  · answers 4–5 ok, 6–7 refused, 8–9 failed · at the end 28, 29: whoever waits for do and undo has sent it, so that its patience runs
 */
export const MEMORIES: readonly Memory[] = ['nothing', 'applied', 'refused', 'undone', 'tombstone'];
export const MEMORY_BITS = 0b111;
export const NO_EFFECT_NOTHING = 1 << 3;
const STATE_BITS = 0b111_111;

export const COMMAND = 0;
export const STRAY = 2;
export const OK = 4;
export const REFUSED = 6;
export const FAILED = 8;
const MOST = 3;

/** Whoever waits has sent it in this life, so its patience will end. */
export const isPatient = (word: number, way: number): boolean => (word & (1 << (28 + way))) !== 0;
export const withPatience = (word: number, way: number): number => word | (1 << (28 + way));
export const withoutPatience = (word: number, way: number): number => word & ~(1 << (28 + way));

const shift = (way: number, what: number): number => 8 + way * 10 + what;
export const countOf = (word: number, way: number, what: number): number => (word >>> shift(way, what)) & MOST;
export const less = (word: number, way: number, what: number): number => word - (1 << shift(way, what));
export const more = (word: number, way: number, what: number): number => (countOf(word, way, what) === MOST ? word : word + (1 << shift(way, what)));
export const none = (word: number, way: number, what: number): number => word & ~(MOST << shift(way, what));

/** Commands and answers of one direction that are on their way to or from somebody who waits. */
const AWAITED = (MOST << COMMAND) | (MOST << OK) | (MOST << REFUSED) | (MOST << FAILED);
const ANSWERS = (MOST << OK) | (MOST << REFUSED) | (MOST << FAILED);
export const hasAwaited = (word: number, way: number): boolean => ((word >>> shift(way, 0)) & AWAITED) !== 0;
export const withoutAnswers = (word: number, way: number): number => word & ~(ANSWERS << shift(way, 0));
export const commandsOf = (word: number, way: number): number => countOf(word, way, COMMAND) + countOf(word, way, STRAY);

export const effectOf = (word: number): number => ((word >>> 3) & 7) - 1;
export const failsForGood = (word: number, way: number): boolean => (word & (1 << (6 + way))) !== 0;
export const withFailsForGood = (word: number, way: number): number => word | (1 << (6 + way));
export const withoutFailsForGood = (word: number, way: number): number => word & ~(1 << (6 + way));

/** What nobody waits for any more becomes a stray: those who asked are gone, and the answers find nobody. */
export function strayed(word: number): number {
  let next = word;
  for (const way of [DO, UNDO]) {
    const strays = Math.min(MOST, commandsOf(next, way));
    next = withoutPatience(withoutAnswers(none(none(next, way, COMMAND), way, STRAY), way), way) | (strays << shift(way, STRAY));
  }
  return next;
}

/** How participants react, looked up: the protocol's own `handle`, asked once for each case. */
export class Reactions {
  private readonly steps: readonly PlanStep[];
  private readonly protocol: SagaProtocol;
  /** By step and case: the next six bits, and above them 0 ok, 1 refused. */
  private readonly known = new Map<number, number>();
  private readonly inertness = new Map<number, boolean>();

  constructor(plan: Plan, protocol: SagaProtocol) {
    this.steps = plan.steps;
    this.protocol = protocol;
  }

  /** The word after a command that was worked on. */
  next(step: number, word: number, way: number, refuse: boolean): number {
    return (word & ~STATE_BITS) | (this.reaction(step, word & STATE_BITS, way, refuse) & STATE_BITS);
  }

  /** What the answer to it is. */
  refuses(step: number, word: number, way: number, refuse: boolean): boolean {
    return this.reaction(step, word & STATE_BITS, way, refuse) > STATE_BITS;
  }

  /** Whether one more such command can never change anything, now or later, whatever else arrives. */
  inert(step: number, word: number, way: number): boolean {
    const key = (((word & STATE_BITS) << 1) | way) * this.steps.length + step;
    const known = this.inertness.get(key);
    if (known !== undefined) return known;
    const inert = this.neverChanges(step, word & STATE_BITS, way);
    this.inertness.set(key, inert);
    return inert;
  }

  private neverChanges(step: number, from: number, way: number): boolean {
    const reached = new Set([from]);
    for (const bits of reached) {
      if (this.changes(step, bits, way)) return false;
      for (const [other, refuse] of [
        [DO, false],
        [DO, true],
        [UNDO, false],
      ] as const) {
        const next = this.reaction(step, bits, other, refuse) & STATE_BITS;
        if (next !== bits) reached.add(next);
      }
    }
    return true;
  }

  private changes(step: number, bits: number, way: number): boolean {
    if ((this.reaction(step, bits, way, false) & STATE_BITS) !== bits) return true;
    return way === DO && (this.reaction(step, bits, way, true) & STATE_BITS) !== bits;
  }

  private reaction(step: number, bits: number, way: number, refuse: boolean): number {
    const key = ((bits << 2) | (way << 1) | (refuse ? 1 : 0)) * this.steps.length + step;
    const known = this.known.get(key);
    if (known !== undefined) return known;
    const planStep = this.steps[step] as PlanStep;
    const state: ParticipantState = { memory: MEMORIES[bits & MEMORY_BITS] as Memory, effect: (bits >>> 3) - 1 };
    const { state: after, answer } = this.protocol.handle(planStep, state, way === DO ? 'do' : 'undo', refuse);
    const effect = Math.max(-1, Math.min(6, after.effect));
    const found = MEMORIES.indexOf(after.memory) | ((effect + 1) << 3) | (answer === 'refused' ? STATE_BITS + 1 : 0);
    this.known.set(key, found);
    return found;
  }
}
