import type { BreakerState } from '../../trace.ts';
import { duration, percent } from '../../words.ts';
import { type Admission, type Breaker, type BreakerSettings, type CallOutcome, type Permit, type Settlement, TransitionList } from './breaker.ts';
import { OutcomeWindow } from './outcomeWindow.ts';
import { say } from '../../../speech/index.ts';

/**
 * The pattern as it is written down, without the quirks of a library:
 * the window is (now − W, now]; outcomes are recorded when a call ends and judged after successes too; open turns half-open with the first call at or after
 * the end of the wait; exactly the permitted probes pass, all must succeed, one failure opens again; an ignored answer gives its permit back; a result of a
 * call that began before the last transition is late and never counted; closing clears the window.
 */
export class DocumentedBreaker implements Breaker {
  state: BreakerState = 'closed';
  openUntilUs = 0;
  private epoch = 0;
  private probesUsed = 0;
  private probesSucceeded = 0;
  private readonly settings: BreakerSettings;
  private readonly window: OutcomeWindow;
  private readonly transitions = new TransitionList();

  constructor(settings: BreakerSettings) {
    this.settings = settings;
    this.window = new OutcomeWindow(settings.windowUs);
  }

  get probes(): { readonly used: number; readonly of: number } {
    return { used: this.probesUsed, of: this.settings.halfOpenPermits };
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
    if (this.probesUsed >= this.settings.halfOpenPermits) return 'reject';
    this.probesUsed += 1;
    return { epoch: this.epoch, startedUs: nowUs, probe: true };
  }

  settle(permit: Permit, outcome: CallOutcome, nowUs: number): Settlement {
    if (permit.epoch !== this.epoch) return 'late';
    if (outcome === 'ignored') {
      if (this.state === 'half-open') this.probesUsed -= 1;
      return 'ignored';
    }
    if (this.state === 'half-open') this.settleProbe(outcome, nowUs);
    else this.record(permit, outcome, nowUs);
    return 'counted';
  }

  counts(nowUs: number): { calls: number; failures: number } {
    this.window.forget(nowUs);
    return { calls: this.window.calls, failures: this.window.failures };
  }

  private settleProbe(outcome: 'success' | 'failure', nowUs: number): void {
    if (outcome === 'failure') {
      this.open(nowUs, say`a probe failed`);
      return;
    }
    this.probesSucceeded += 1;
    if (this.probesSucceeded < this.settings.halfOpenPermits) return;
    const probes = this.settings.halfOpenPermits;
    this.change('closed', nowUs, probes === 1 ? say`the probe succeeded` : say`all ${probes} probes succeeded`);
  }

  private record(permit: Permit, outcome: 'success' | 'failure', nowUs: number): void {
    const { slowCallUs } = this.settings;
    const slow = slowCallUs !== undefined && nowUs - permit.startedUs > slowCallUs;
    this.window.add(nowUs, outcome === 'failure', slow);
    const reason = this.reasonToTrip();
    if (reason) this.open(nowUs, reason);
  }

  private reasonToTrip(): string | undefined {
    const { mode, failures, failureRate, minimumCalls, windowUs, slowCallUs, slowCallRate } = this.settings;
    const { window } = this;
    if (mode !== 'rate' && window.failures >= failures) return say`${window.failures} of ${failures} failures in ${duration(windowUs)}`;
    if (window.calls < minimumCalls) return undefined;
    if (mode !== 'count' && window.failures > 0 && window.failures >= failureRate * window.calls)
      return say`${percent(window.failures / window.calls)} of ${window.calls} calls failed in ${duration(windowUs)}`;
    if (slowCallUs !== undefined && window.slow > 0 && window.slow >= slowCallRate * window.calls)
      return say`${percent(window.slow / window.calls)} of ${window.calls} calls took longer than ${duration(slowCallUs)}`;
    return undefined;
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
    this.probesSucceeded = 0;
    if (to === 'closed') this.window.clear();
    if (to !== 'open') this.openUntilUs = 0;
  }
}
