import { exp, ln, normalQuantile, NORMAL_99 } from './mathematics.ts';
import type { RandomStream } from './random.ts';

/** A log-normal distribution, given by its median and its 99th percentile in microseconds. */
export interface Latency {
  readonly p50Us: number;
  readonly p99Us: number;
}

/** Draws latencies of one distribution; what does not change from draw to draw is worked out once. */
export class LatencySource {
  private readonly latency: Latency;
  private readonly sigma: number;

  constructor(latency: Latency) {
    this.latency = latency;
    this.sigma = latency.p99Us > latency.p50Us ? ln(latency.p99Us / latency.p50Us) / NORMAL_99 : 0;
  }

  /** One latency in whole microseconds, at least 1. Never more than a hundred times the 99th percentile. */
  next(stream: RandomStream): number {
    const unit = stream.unit();
    const { p50Us, p99Us } = this.latency;
    if (p99Us <= p50Us) return Math.max(1, Math.round(p50Us));
    const value = p50Us * exp(this.sigma * normalQuantile(unit));
    return Math.max(1, Math.round(Math.min(value, p99Us * 100)));
  }
}

/** One latency, where only one is wanted. */
export const sampleLatency = (latency: Latency, stream: RandomStream): number => new LatencySource(latency).next(stream);

/** An exponential time with the given mean, in whole microseconds, at least 1. */
export function sampleExponential(meanUs: number, stream: RandomStream): number {
  return Math.max(1, Math.round(-meanUs * ln(stream.unit())));
}
