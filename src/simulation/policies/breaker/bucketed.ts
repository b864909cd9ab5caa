import type { BreakerState } from '../../trace.ts';
import { duration, percent } from '../../words.ts';
import { type Admission, type Breaker, type BreakerSettings, type CallOutcome, type Permit, type Settlement, TransitionList } from './breaker.ts';
import { BucketWindow } from './bucketWindow.ts';
import { say } from '../../../speech/index.ts';

/** In what resilience4j, Polly and Hystrix differ. All three judge by rate over buckets, and turn half-open with the first call after the wait. */
export interface BucketedTraits {
  /** How many buckets the window has. */
  buckets(windowUs: number): number;
  /** Probes of a half-open breaker. */
  probes(settings: BreakerSettings): number;
  /** Half-open is judged by the rate over all probes, not by the first failure. */
  readonly probesByRate: boolean;
  /** Judged after successes too; else only after failures. */
  readonly judgesSuccess: boolean;
  /** Results of calls that began before the last transition are counted all the same. */
  readonly countsLate: boolean;
  /** Another probe may pass when the first has not come back after the time for which the breaker stays open. */
  readonly secondProbe: boolean;
  /** Slow calls can trip it. */
  readonly slowCalls: boolean;
}

/**
 * Resilience4j (CircuitBreakerStateMachine with a time-based window of whole seconds): probes are judged together by the failure rate once all have
 * ended, late results count in whatever state they find.
 */
export const RESILIENCE4J: BucketedTraits = {
  buckets: (windowUs) => Math.max(1, Math.round(windowUs / 1_000_000)),
  probes: (settings) => settings.halfOpenPermits,
  probesByRate: true,
  judgesSuccess: true,
  countsLate: true,
  secondProbe: false,
  slowCalls: true,
};

/** Polly 8 (CircuitStateController with RollingHealthMetrics): one probe at a time, and another one when it hangs for the whole break. */
export const POLLY: BucketedTraits = {
  buckets: (windowUs) => (windowUs < 200_000 ? 1 : 10),
  probes: () => 1,
  probesByRate: false,
  judgesSuccess: false,
  countsLate: false,
  secondProbe: true,
  slowCalls: false,
};

/** Hystrix (HystrixCircuitBreakerImpl over a HealthCountsStream): one probe after the sleep window. */
export const HYSTRIX: BucketedTraits = {
  buckets: () => 10,
  probes: () => 1,
  probesByRate: false,
  judgesSuccess: true,
  countsLate: false,
  secondProbe: false,
  slowCalls: false,
};

export class BucketedBreaker implements Breaker {
  state: BreakerState = 'closed';
  openUntilUs = 0;
  private epoch = 0;
  private probesUsed = 0;
  private probesEnded = 0;
  private probesFailed = 0;
  private probesSlow = 0;
  private nextProbeUs = 0;
  private readonly window: BucketWindow;
  private readonly permits: number;
  private readonly settings: BreakerSettings;
  private readonly traits: BucketedTraits;
  private readonly transitions = new TransitionList();

  constructor(settings: BreakerSettings, traits: BucketedTraits) {
    this.settings = settings;
    this.traits = traits;
    this.permits = traits.probes(settings);
    this.window = new BucketWindow(settings.windowUs, traits.buckets(settings.windowUs));
  }

  get probes(): { readonly used: number; readonly of: number } {
    return { used: this.probesUsed, of: this.permits };
  }

  takeTransitions() {
    return this.transitions.take();
  }

  tick(): void {}

  admit(nowUs: number): Admission {
    if (this.state === 'open') {
      if (nowUs < this.openUntilUs) return 'reject';
      this.change('half-open', nowUs, say`${duration(this.settings.openUs)} are over`);
    }
    if (this.state === 'closed') return { epoch: this.epoch, startedUs: nowUs, probe: false };
    const again = this.traits.secondProbe && nowUs >= this.nextProbeUs;
    if (this.probesUsed >= this.permits && !again) return 'reject';
    this.probesUsed = Math.min(this.permits, this.probesUsed + 1);
    this.nextProbeUs = nowUs + this.settings.openUs;
    return { epoch: this.epoch, startedUs: nowUs, probe: true };
  }

  settle(permit: Permit, outcome: CallOutcome, nowUs: number): Settlement {
    const late = permit.epoch !== this.epoch;
    if (late && !this.traits.countsLate) return 'late';
    if (outcome === 'ignored') {
      if (this.state === 'half-open' && !late) this.probesUsed -= 1;
      return 'ignored';
    }
    if (this.state === 'half-open') this.settleProbe(outcome === 'failure', this.isSlow(permit, nowUs), nowUs);
    else this.record(permit, outcome === 'failure', nowUs);
    return 'counted';
  }

  counts(nowUs: number): { calls: number; failures: number } {
    return this.window.counts(nowUs);
  }

  private settleProbe(failed: boolean, slow: boolean, nowUs: number): void {
    this.probesEnded += 1;
    if (failed) this.probesFailed += 1;
    if (slow) this.probesSlow += 1;
    if (failed && !this.traits.probesByRate) return this.open(nowUs, say`a probe failed`);
    if (this.probesEnded < this.permits) return;
    if (this.probesFailed > 0 && this.probesFailed >= this.settings.failureRate * this.probesEnded)
      return this.open(nowUs, say`${this.probesFailed} of ${this.probesEnded} probes failed`);
    if (this.probesSlow > 0 && this.probesSlow >= this.settings.slowCallRate * this.probesEnded)
      return this.open(nowUs, say`${this.probesSlow} of ${this.probesEnded} probes were slow`);
    this.change('closed', nowUs, say`${this.probesEnded - this.probesFailed} of ${this.probesEnded} probes succeeded`);
    this.window.clear();
  }

  private record(permit: Permit, failed: boolean, nowUs: number): void {
    const { minimumCalls, failureRate, slowCallRate, windowUs } = this.settings;
    this.window.add(nowUs, failed, this.isSlow(permit, nowUs));
    if (this.state === 'open' || (!failed && !this.traits.judgesSuccess)) return;
    const counts = this.window.counts(nowUs);
    if (counts.calls < minimumCalls) return;
    if (counts.failures > 0 && counts.failures >= failureRate * counts.calls)
      this.open(nowUs, say`${percent(counts.failures / counts.calls)} of ${counts.calls} calls failed in ${duration(windowUs)}`);
    else if (counts.slow > 0 && counts.slow >= slowCallRate * counts.calls)
      this.open(nowUs, say`${percent(counts.slow / counts.calls)} of ${counts.calls} calls were slow`);
  }

  private isSlow({ startedUs }: Permit, nowUs: number): boolean {
    const { slowCallUs } = this.settings;
    return this.traits.slowCalls && slowCallUs !== undefined && nowUs - startedUs > slowCallUs;
  }

  private open(nowUs: number, reason: string): void {
    this.openUntilUs = nowUs + this.settings.openUs;
    this.change('open', nowUs, reason);
  }

  private change(to: BreakerState, atUs: number, reason: string): void {
    this.transitions.add({ from: this.state, to, atUs, reason });
    this.state = to;
    this.epoch += 1;
    this.probesUsed = 0;
    this.probesEnded = 0;
    this.probesFailed = 0;
    this.probesSlow = 0;
    if (to !== 'open') this.openUntilUs = 0;
  }
}
