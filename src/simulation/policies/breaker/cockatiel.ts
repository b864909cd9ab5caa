import type { BreakerState } from '../../trace.ts';
import { duration, percent } from '../../words.ts';
import { type Admission, type Breaker, type BreakerSettings, type CallOutcome, type Permit, type Settlement, TransitionList } from './breaker.ts';
import { say } from '../../../speech/index.ts';

/**
 * Cockatiel 4, its CircuitBreakerPolicy with a ConsecutiveBreaker (mode `count`) or a SamplingBreaker (`rate`, `either`), quirks included:
 * - failures in a row, not in a window, trip a ConsecutiveBreaker;
 * - the sampling window is at least five buckets of at most a second that rotate one at a time, only when an outcome is recorded, so old outcomes can
 *   stay for long while nothing happens;
 * - calls beyond the probes of a half-open breaker are not rejected, they wait for its decision;
 * - outcomes of calls that began closed are recorded whenever they come, and such a late failure can open a half-open breaker.
 *
 * Times are whole milliseconds, as its clock is.
 */
export class CockatielBreaker implements Breaker {
  state: BreakerState = 'closed';
  private openedAtMs = 0;
  private epoch = 0;
  private inFlight = 0;
  private successes = 0;
  private failures = 0;
  private readonly settings: BreakerSettings;
  private readonly judge: Judge;
  private readonly transitions = new TransitionList();

  constructor(settings: BreakerSettings) {
    this.settings = settings;
    this.judge = settings.mode === 'count' ? new InARow(settings) : new Sampling(settings);
  }

  get openUntilUs(): number {
    return this.state === 'open' ? this.openedAtMs * 1_000 + this.settings.openUs : 0;
  }

  get probes(): { readonly used: number; readonly of: number } {
    return { used: this.inFlight + this.successes + this.failures, of: this.settings.halfOpenPermits };
  }

  takeTransitions() {
    return this.transitions.take();
  }

  tick(): void {}

  admit(nowUs: number): Admission {
    if (this.state === 'open') {
      if ((Math.floor(nowUs / 1_000) - this.openedAtMs) * 1_000 < this.settings.openUs) return 'reject';
      this.change('half-open', nowUs, say`${duration(this.settings.openUs)} are over`);
    }
    if (this.state === 'closed') return { epoch: this.epoch, startedUs: nowUs, probe: false };
    if (this.probes.used >= this.settings.halfOpenPermits) return 'wait';
    this.inFlight += 1;
    return { epoch: this.epoch, startedUs: nowUs, probe: true };
  }

  settle(permit: Permit, outcome: CallOutcome, nowUs: number): Settlement {
    return permit.probe ? this.settleProbe(permit, outcome, nowUs) : this.settleClosed(outcome, nowUs);
  }

  counts(): { calls: number; failures: number } {
    return this.judge.counts;
  }

  /** An error that the policy does not handle leaves a closed breaker untouched. */
  private settleClosed(outcome: CallOutcome, nowUs: number): Settlement {
    if (outcome === 'ignored') return 'ignored';
    const nowMs = Math.floor(nowUs / 1_000);
    if (outcome === 'success') this.judge.success(nowMs);
    else if (this.judge.failure(nowMs)) this.open(nowUs, this.judge.reason);
    return 'counted';
  }

  /** To a probe, an error that the policy does not handle is a success. */
  private settleProbe(permit: Permit, outcome: CallOutcome, nowUs: number): Settlement {
    if (permit.epoch !== this.epoch) return 'late';
    this.inFlight -= 1;
    if (outcome === 'failure') {
      this.failures += 1;
      this.judge.failure(Math.floor(nowUs / 1_000));
      this.open(nowUs, say`a probe failed`);
      return 'counted';
    }
    this.successes += 1;
    if (this.successes >= this.settings.halfOpenPermits && this.inFlight === 0) {
      this.judge.clear();
      this.judge.success(Math.floor(nowUs / 1_000));
      this.change('closed', nowUs, this.successes === 1 ? say`the probe succeeded` : say`all ${this.successes} probes succeeded`);
    }
    return 'counted';
  }

  private open(nowUs: number, reason: string): void {
    if (this.state === 'open') return;
    this.openedAtMs = Math.floor(nowUs / 1_000);
    this.change('open', nowUs, reason);
  }

  private change(to: BreakerState, atUs: number, reason: string): void {
    this.transitions.add({ from: this.state, to, atUs, reason });
    this.state = to;
    this.epoch += 1;
    this.inFlight = 0;
    this.successes = 0;
    this.failures = 0;
  }
}

interface Judge {
  success(nowMs: number): void;
  /** True when the breaker must open. */
  failure(nowMs: number): boolean;
  clear(): void;
  readonly counts: { calls: number; failures: number };
  readonly reason: string;
}

class InARow implements Judge {
  private run = 0;
  private readonly threshold: number;

  constructor(settings: BreakerSettings) {
    this.threshold = settings.failures;
  }

  get counts() {
    return { calls: this.run, failures: this.run };
  }

  get reason(): string {
    return say`${this.run} failures in a row`;
  }

  success(): void {
    this.run = 0;
  }

  failure(): boolean {
    this.run += 1;
    return this.run >= this.threshold;
  }

  clear(): void {
    this.run = 0;
  }
}

interface Bucket {
  startedMs: number;
  failures: number;
  successes: number;
}

class Sampling implements Judge {
  private readonly buckets: Bucket[];
  private readonly bucketMs: number;
  private readonly minimum: number;
  private readonly threshold: number;
  private readonly windowUs: number;
  private current = 0;
  private failures = 0;
  private successes = 0;

  constructor(settings: BreakerSettings) {
    const windowMs = settings.windowUs / 1_000;
    const count = Math.max(5, Math.ceil(windowMs / 1_000));
    this.buckets = Array.from({ length: count }, () => ({ startedMs: 0, failures: 0, successes: 0 }));
    this.bucketMs = Math.round(windowMs / count);
    this.minimum = this.bucketMs * count * (settings.minimumCalls / (windowMs / 1_000) / 1_000);
    this.threshold = settings.failureRate;
    this.windowUs = settings.windowUs;
  }

  get counts() {
    return { calls: this.failures + this.successes, failures: this.failures };
  }

  get reason(): string {
    const calls = this.failures + this.successes;
    return say`${percent(this.failures / calls)} of ${calls} calls failed in about ${duration(this.windowUs)}`;
  }

  success(nowMs: number): void {
    this.bucketAt(nowMs).successes += 1;
    this.successes += 1;
  }

  failure(nowMs: number): boolean {
    this.bucketAt(nowMs).failures += 1;
    this.failures += 1;
    const total = this.failures + this.successes;
    return total >= this.minimum && this.failures > this.threshold * total;
  }

  clear(): void {
    this.failures = 0;
    this.successes = 0;
    for (const bucket of this.buckets) {
      bucket.startedMs = 0;
      bucket.failures = 0;
      bucket.successes = 0;
    }
  }

  private bucketAt(nowMs: number): Bucket {
    const bucket = this.buckets[this.current] as Bucket;
    if (nowMs - bucket.startedMs < this.bucketMs) return bucket;
    this.current = (this.current + 1) % this.buckets.length;
    const next = this.buckets[this.current] as Bucket;
    this.failures -= next.failures;
    this.successes -= next.successes;
    next.startedMs = nowMs;
    next.failures = 0;
    next.successes = 0;
    return next;
  }
}
