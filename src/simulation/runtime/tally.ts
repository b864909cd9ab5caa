import type { DataResults, FlowResult, Percentiles, RunResults } from '../trace.ts';

export type FlowTally = { -readonly [K in keyof FlowResult]: FlowResult[K] };

export const newFlowTally = (flowId: string): FlowTally => ({
  flowId,
  calls: 0,
  attempts: 0,
  succeeded: 0,
  failed: 0,
  timedOut: 0,
  rejectedByBreaker: 0,
  rejectedByBulkhead: 0,
  rejectedByLimiter: 0,
  fallbacks: 0,
  deadlines: 0,
  late: 0,
});

/** Numbers in the order in which they came, without a box around each. */
class Column {
  private kept = new Float64Array(256);
  private length = 0;

  push(value: number): void {
    if (this.length === this.kept.length) {
      const larger = new Float64Array(this.length * 2);
      larger.set(this.kept);
      this.kept = larger;
    }
    this.kept[this.length++] = value;
  }

  values(): Float64Array<ArrayBuffer> {
    return this.kept.subarray(0, this.length);
  }
}

/** Counts what enters and how it ends, and when. */
export class Tally {
  /** When requests entered, rising. */
  readonly starts = new Column();
  private readonly endUs = new Column();
  private readonly latencyUs = new Column();
  private readonly how = new Column();
  private succeeded = 0;
  private degraded = 0;
  private failed = 0;

  entered(nowUs: number): void {
    this.starts.push(nowUs);
  }

  ended(nowUs: number, ok: boolean, degraded: boolean, latencyUs: number): void {
    if (ok) this.succeeded += 1;
    else this.failed += 1;
    if (ok && degraded) this.degraded += 1;
    this.endUs.push(nowUs);
    this.latencyUs.push(latencyUs);
    this.how.push(ok ? (degraded ? 2 : 1) : 0);
  }

  /** All that ended, in the order in which they did. `how`: 0 failed, 1 succeeded, 2 succeeded by a fallback. */
  ends(): { readonly count: number; readonly endUs: Float64Array; readonly latencyUs: Float64Array; readonly how: Float64Array } {
    const endUs = this.endUs.values();
    return { count: endUs.length, endUs, latencyUs: this.latencyUs.values(), how: this.how.values() };
  }

  results(flows: readonly FlowResult[], data: DataResults): RunResults {
    const { succeeded, degraded, failed } = this;
    const ended = succeeded + failed;
    return {
      started: this.starts.values().length,
      succeeded,
      degraded,
      failed,
      availability: ended === 0 ? 1 : succeeded / ended,
      latency: percentiles(this.latencyUs.values()),
      flows,
      data,
    };
  }
}

/** Nearest-rank percentiles. */
export function percentiles(values: ArrayLike<number>): Percentiles {
  const sorted = Float64Array.from(values).sort();
  const count = sorted.length;
  const sum = sorted.reduce((total, value) => total + value, 0);
  return {
    count,
    meanUs: count === 0 ? 0 : Math.round(sum / count),
    p50Us: percentileOf(sorted, 0.5),
    p95Us: percentileOf(sorted, 0.95),
    p99Us: percentileOf(sorted, 0.99),
    maxUs: sorted[count - 1] ?? 0,
  };
}

/** The nearest-rank percentile of rising values; 0 of none. */
export function percentileOf(sorted: Float64Array, share: number): number {
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? 0;
}
