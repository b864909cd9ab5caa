import { exp, ln, normalQuantile, NORMAL_99 } from './mathematics.ts';
import type { RandomStream } from './random.ts';

/** A log-normal distribution, given by its median and its 99th percentile in microseconds. */
export interface Latency {
  readonly p50Us: number;
  readonly p99Us: number;
}

/** One latency in whole microseconds, at least 1. Never more than a hundred times the 99th percentile. */
export function sampleLatency(latency: Latency, stream: RandomStream): number {
  const unit = stream.unit();
  if (latency.p99Us <= latency.p50Us) return Math.max(1, Math.round(latency.p50Us));
  const sigma = ln(latency.p99Us / latency.p50Us) / NORMAL_99;
  const value = latency.p50Us * exp(sigma * normalQuantile(unit));
  return Math.max(1, Math.round(Math.min(value, latency.p99Us * 100)));
}

/** An exponential time with the given mean, in whole microseconds, at least 1. */
export function sampleExponential(meanUs: number, stream: RandomStream): number {
  return Math.max(1, Math.round(-meanUs * ln(stream.unit())));
}
