import {
  BrokenCircuitError,
  circuitBreaker as cockatielBreaker,
  CircuitState,
  type CircuitBreakerPolicy,
  type IBreaker,
  type IDefaultPolicyContext,
  type IPolicy,
} from 'cockatiel';
import type { Clock } from '../clock.ts';
import { countsAsFailure } from './failures.ts';

export interface BreakerOptions {
  /** What opens it: failures in the window, their share, or either. */
  readonly mode: 'count' | 'rate' | 'either';
  readonly failures: number;
  readonly windowMs: number;
  /** From 0 to 1. */
  readonly failureRate: number;
  /** The shares are not judged below that many calls in the window. */
  readonly minimumCalls: number;
  readonly openMs: number;
  /** Calls let through while half-open; all must succeed. */
  readonly halfOpenPermits: number;
  /** Calls longer than this are slow. */
  readonly slowCallMs?: number;
  /** Share of slow calls that opens it. */
  readonly slowCallRate?: number;
}

interface Outcome {
  readonly at: number;
  readonly failed: boolean;
  readonly slow: boolean;
}

/** Outcomes of the last stretch of time. Cockatiel asks it whether to open. */
class Window implements IBreaker {
  state: unknown = [];
  readonly #options: BreakerOptions;
  readonly #clock: Clock;
  #outcomes: Outcome[] = [];
  #failed = 0;
  #slow = 0;

  constructor(options: BreakerOptions, clock: Clock) {
    this.#options = options;
    this.#clock = clock;
  }

  record(failed: boolean, durationMs: number): void {
    const { slowCallMs } = this.#options;
    const outcome = { at: this.#clock.now(), failed, slow: slowCallMs !== undefined && durationMs > slowCallMs };
    this.#outcomes.push(outcome);
    this.#count(outcome, 1);
    this.#forgetOld(outcome.at - this.#options.windowMs);
  }

  clear(): void {
    this.#outcomes = [];
    this.#failed = 0;
    this.#slow = 0;
  }

  isOverThreshold(): boolean {
    const { mode, failures, failureRate, minimumCalls, slowCallRate } = this.#options;
    const calls = this.#outcomes.length;
    const enough = calls >= minimumCalls;
    if (mode !== 'rate' && this.#failed >= failures) return true;
    if (mode !== 'count' && enough && this.#failed > 0 && this.#failed >= failureRate * calls) return true;
    return slowCallRate !== undefined && enough && this.#slow > 0 && this.#slow >= slowCallRate * calls;
  }

  success(): void {}

  failure(state: CircuitState): boolean {
    return state === CircuitState.HalfOpen || this.isOverThreshold();
  }

  #forgetOld(until: number): void {
    let old = 0;
    for (const outcome of this.#outcomes) {
      if (outcome.at > until) break;
      this.#count(outcome, -1);
      old += 1;
    }
    if (old > 0) this.#outcomes.splice(0, old);
  }

  #count({ failed, slow }: Outcome, by: 1 | -1): void {
    if (failed) this.#failed += by;
    if (slow) this.#slow += by;
  }
}

/** A circuit breaker as a policy, with what tests and dashboards want to see of it. */
export interface CircuitBreaker extends IPolicy {
  readonly state: CircuitState;
  readonly onStateChange: CircuitBreakerPolicy['onStateChange'];
}

/**
 * Cockatiel's breaker over a window of time. Outcomes are judged when a call ends, after successes too; what began before the last change of state is
 * never counted; while half-open, calls beyond the permits are rejected instead of waiting, and one that is refused for a business reason gives its permit
 * back.
 */
export function circuitBreaker(options: BreakerOptions, clock: Clock): CircuitBreaker {
  const window = new Window(options, clock);
  const policy = cockatielBreaker(
    countsAsFailure.orWhenResult(() => policy.state === CircuitState.Closed && window.isOverThreshold()),
    { breaker: window, halfOpenAfter: options.openMs, halfOpenSampling: { calls: options.halfOpenPermits, threshold: 0 } },
  );
  let epoch = 0;
  let probes = 0;
  let free: Slot[] = [];
  policy.onStateChange(() => {
    epoch += 1;
    probes = 0;
    free = [];
    window.clear();
  });

  /** Room for one call; rejected while the breaker is open. */
  const slotFor = (signal?: AbortSignal): Slot | Promise<never> => {
    const left = free.pop();
    if (left) return left;
    if (policy.state === CircuitState.HalfOpen && probes >= options.halfOpenPermits) return Promise.reject(new BrokenCircuitError());
    let slot: Slot | undefined;
    const counted = policy.execute((context) => new Promise((succeed, fail) => (slot = { context, epoch, succeed, fail, counted: () => counted })), signal);
    if (!slot) return counted as Promise<never>;
    if (policy.state === CircuitState.HalfOpen) probes += 1;
    return slot;
  };

  const record = (slot: Slot, began: number, failed: boolean) => {
    if (slot.epoch === epoch && policy.state === CircuitState.Closed) window.record(failed, clock.now() - began);
  };

  const through = async <T>(slot: Slot, work: (context: IDefaultPolicyContext) => PromiseLike<T> | T, signal?: AbortSignal): Promise<T> => {
    const began = clock.now();
    try {
      slot.succeed(await work(signal ? { signal } : slot.context));
      record(slot, began, false);
    } catch (error) {
      const counts = countsAsFailure.options.errorFilter(error);
      // Another call may probe in its place: a refusal says nothing about the health of the target.
      if (!counts && slot.epoch === epoch && policy.state === CircuitState.HalfOpen) {
        free.push(slot);
        throw error;
      }
      if (counts) record(slot, began, true);
      slot.fail(error);
    }
    return slot.counted() as Promise<T>;
  };

  return {
    _altReturn: policy._altReturn,
    onSuccess: policy.onSuccess,
    onFailure: policy.onFailure,
    onStateChange: policy.onStateChange,
    get state() {
      return policy.state;
    },
    execute: <T>(work: (context: IDefaultPolicyContext) => PromiseLike<T> | T, signal?: AbortSignal): Promise<T> => {
      const slot = slotFor(signal);
      return slot instanceof Promise ? slot : through(slot, work, signal);
    },
  };
}

/** A call that cockatiel has let through, and that it waits for: it hears how it ended only when that counts. */
interface Slot {
  readonly context: IDefaultPolicyContext;
  /** Changes of state before it began. */
  readonly epoch: number;
  readonly succeed: (value: unknown) => void;
  readonly fail: (error: unknown) => void;
  /** Settles when cockatiel has judged it. */
  readonly counted: () => Promise<unknown>;
}
