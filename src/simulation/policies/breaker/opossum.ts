import type { BreakerState } from '../../trace.ts';
import { duration, percent } from '../../words.ts';
import { type Admission, type Breaker, type BreakerSettings, type CallOutcome, type Permit, type Settlement, TransitionList } from './breaker.ts';
import { say } from '../../../speech/index.ts';

const BUCKETS = 10;

/**
 * Opossum 10, quirks included:
 * - it judges by rate only: failures against *fires*, and a rejected call counts as a fire; the rate must be above the threshold, not at it;
 * - the window is ten buckets that a timer rotates; closing does not clear it;
 * - a timer, not the next call, turns open into half-open; one probe passes, the others are rejected until it ends;
 * - outcomes are counted whenever they come: a late success closes a half-open breaker, a late failure opens it;
 * - an error that the filter lets through counts as a success.
 *
 * `failures` and `halfOpenPermits` mean nothing to it. Times are whole milliseconds, as its timers are.
 */
export class OpossumBreaker implements Breaker {
  state: BreakerState = 'closed';
  private pendingClose = false;
  private openedAtMs = 0;
  private epoch = 0;
  private rotations = 0;
  private readonly fires = Array.from<number>({ length: BUCKETS }).fill(0);
  private readonly failed = Array.from<number>({ length: BUCKETS }).fill(0);
  private readonly bucketMs: number;
  private readonly settings: BreakerSettings;
  private readonly transitions = new TransitionList();

  constructor(settings: BreakerSettings) {
    this.settings = settings;
    this.bucketMs = Math.max(1, Math.floor(settings.windowUs / 1_000 / BUCKETS));
  }

  get dueUs(): number | undefined {
    return this.state === 'open' ? this.openUntilUs : undefined;
  }

  get openUntilUs(): number {
    return this.state === 'open' ? this.openedAtMs * 1_000 + this.settings.openUs : 0;
  }

  get probes(): { readonly used: number; readonly of: number } {
    return { used: this.pendingClose ? 0 : 1, of: 1 };
  }

  takeTransitions() {
    return this.transitions.take();
  }

  tick(nowUs: number): void {
    if (this.state !== 'open' || nowUs < this.openUntilUs) return;
    this.change('half-open', this.openUntilUs, say`${duration(this.settings.openUs)} are over`);
    this.pendingClose = true;
  }

  admit(nowUs: number): Admission {
    this.catchUp(nowUs);
    this.fires[0] = (this.fires[0] as number) + 1;
    if (this.state !== 'closed' && !this.pendingClose) return 'reject';
    const probe = this.state === 'half-open';
    this.pendingClose = false;
    return { epoch: this.epoch, startedUs: nowUs, probe };
  }

  settle(_permit: Permit, outcome: CallOutcome, nowUs: number): Settlement {
    this.catchUp(nowUs);
    if (outcome !== 'failure') {
      if (this.state === 'half-open') this.close(nowUs);
      return 'counted';
    }
    this.failed[0] = (this.failed[0] as number) + 1;
    const { calls, failures } = this.totals();
    if (calls < this.settings.minimumCalls && this.state !== 'half-open') return 'counted';
    if (this.state === 'half-open') this.open(nowUs, say`a probe failed`);
    else if ((failures / calls) * 100 > this.settings.failureRate * 100)
      this.open(nowUs, say`${percent(failures / calls)} of ${calls} calls failed in ${duration(this.settings.windowUs)}`);
    return 'counted';
  }

  counts(nowUs: number): { calls: number; failures: number } {
    this.catchUp(nowUs);
    return this.totals();
  }

  private totals(): { calls: number; failures: number } {
    let calls = 0;
    let failures = 0;
    for (let index = 0; index < BUCKETS; index += 1) {
      calls += this.fires[index] as number;
      failures += this.failed[index] as number;
    }
    return { calls, failures };
  }

  /** What its two timers would have done by now. */
  private catchUp(nowUs: number): void {
    this.tick(nowUs);
    const due = Math.floor(nowUs / 1_000 / this.bucketMs);
    for (let turns = Math.min(BUCKETS, due - this.rotations); turns > 0; turns -= 1) {
      this.fires.pop();
      this.failed.pop();
      this.fires.unshift(0);
      this.failed.unshift(0);
    }
    this.rotations = due;
  }

  private close(nowUs: number): void {
    this.pendingClose = false;
    this.change('closed', nowUs, say`the probe succeeded`);
  }

  private open(nowUs: number, reason: string): void {
    if (this.state === 'open') return;
    this.openedAtMs = Math.floor(nowUs / 1_000);
    this.pendingClose = false;
    this.change('open', nowUs, reason);
  }

  private change(to: BreakerState, atUs: number, reason: string): void {
    this.transitions.add({ from: this.state, to, atUs, reason });
    this.state = to;
    this.epoch += 1;
  }
}
