import type { BreakerState } from '../../trace.ts';

/** How a call that was let through ended. `ignored`: an answer that says nothing about the health of the target (a business refusal). */
export type CallOutcome = 'success' | 'failure' | 'ignored';

/** Numbers of a breaker in microseconds; the design's parameters with all defaults applied. */
export interface BreakerSettings {
  readonly mode: 'count' | 'rate' | 'either';
  readonly failures: number;
  readonly windowUs: number;
  /** 0 to 1. */
  readonly failureRate: number;
  readonly minimumCalls: number;
  readonly openUs: number;
  readonly halfOpenPermits: number;
  /** A call that takes longer is slow; absent: none is. */
  readonly slowCallUs?: number;
  readonly slowCallRate: number;
}

/** A call may pass. The breaker wants it back in {@link Breaker.settle}; nobody else looks inside. */
export interface Permit {
  readonly epoch: number;
  readonly startedUs: number;
  /** It is one of the probes of a half-open breaker. */
  readonly probe: boolean;
}

/** `reject`: not let through. `wait`: held back until the breaker has decided (a quirk of cockatiel); ask again after the next transition. */
export type Admission = Permit | 'reject' | 'wait';

export interface Transition {
  readonly from: BreakerState;
  readonly to: BreakerState;
  readonly atUs: number;
  /** "5 of 5 failures in 10 s"; the same words that the log shows. */
  readonly reason: string;
}

/** `counted`: it entered the window or the probes. `late`: it began before the last transition and was not counted. `ignored`: it says nothing. */
export type Settlement = 'counted' | 'late' | 'ignored';

/**
 * One circuit breaker. It has no clock: the time comes with every question and never goes back.
 */
export interface Breaker {
  readonly state: BreakerState;
  /** Counted since the last look, oldest first; the caller takes them and the list is empty again. */
  takeTransitions(): readonly Transition[];
  admit(nowUs: number): Admission;
  settle(permit: Permit, outcome: CallOutcome, nowUs: number): Settlement;
  /** For profiles with timers: when {@link Breaker.tick} must be called next. Absent: never. */
  readonly dueUs?: number;
  tick(nowUs: number): void;
  /** When an open breaker lets the first probe through; 0 when it is not open. */
  readonly openUntilUs: number;
  /** Calls and failures that the breaker judges by at this moment. */
  counts(nowUs: number): { readonly calls: number; readonly failures: number };
  /** Probes of a half-open breaker: let through, of how many. */
  readonly probes: { readonly used: number; readonly of: number };
}

/** Collects transitions; the part that every profile shares. */
export class TransitionList {
  private list: Transition[] = [];

  add(transition: Transition): void {
    this.list.push(transition);
  }

  take(): readonly Transition[] {
    if (this.list.length === 0) return NONE;
    const taken = this.list;
    this.list = [];
    return taken;
  }
}

const NONE: readonly Transition[] = [];
