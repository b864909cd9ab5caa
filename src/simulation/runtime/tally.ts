import type { FlowResult, Percentiles, RunResults } from '../trace.ts';

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
  late: 0,
});

/** Counts what enters and how it ends. */
export class Tally {
  started = 0;
  private succeeded = 0;
  private degraded = 0;
  private failed = 0;
  private readonly latencies: number[] = [];

  ended(ok: boolean, degraded: boolean, latencyUs: number): void {
    if (ok) this.succeeded += 1;
    else this.failed += 1;
    if (ok && degraded) this.degraded += 1;
    this.latencies.push(latencyUs);
  }

  results(flows: readonly FlowResult[]): RunResults {
    const { started, succeeded, degraded, failed } = this;
    const ended = succeeded + failed;
    return { started, succeeded, degraded, failed, availability: ended === 0 ? 1 : succeeded / ended, latency: percentiles(this.latencies), flows };
  }
}

/** Nearest-rank percentiles. */
export function percentiles(values: readonly number[]): Percentiles {
  const sorted = Float64Array.from(values).sort();
  const count = sorted.length;
  const at = (share: number) => sorted[Math.max(0, Math.ceil(share * count) - 1)] ?? 0;
  const sum = sorted.reduce((total, value) => total + value, 0);
  return { count, meanUs: count === 0 ? 0 : Math.round(sum / count), p50Us: at(0.5), p95Us: at(0.95), p99Us: at(0.99), maxUs: sorted[count - 1] ?? 0 };
}
