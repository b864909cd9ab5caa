/** Bucket `i` holds what happened in [i · bucketUs, (i + 1) · bucketUs). All columns have `buckets` entries. */
export interface Series {
  readonly bucketUs: number;
  readonly buckets: number;
  /** Requests or saga runs that entered in the bucket. */
  readonly started: Uint32Array;
  /** Ended in the bucket. */
  readonly succeeded: Uint32Array;
  readonly degraded: Uint32Array;
  readonly failed: Uint32Array;
  /** Latency of those that ended in the bucket; NaN where none did. */
  readonly p50Us: Float64Array;
  readonly p95Us: Float64Array;
  readonly p99Us: Float64Array;
  /** Requests that are inside, on average over the bucket. */
  readonly inside: Float64Array;
  /** Elements at which something happened, in the order of the picture's elements. */
  readonly elements: readonly ElementSeries[];
  readonly breakers: readonly BreakerSeries[];
}

export interface ElementSeries {
  readonly elementId: string;
  /** Most requests or messages that waited in line at one moment of the bucket; for a channel, messages that nobody has taken yet. */
  readonly queued: Uint32Array;
  /** Most that were worked on at one moment of the bucket. */
  readonly busy: Uint32Array;
}

export interface BreakerSeries {
  readonly flowId: string;
  /** Index into BREAKER_STATES of the worst state in the bucket: 0 closed, 2 half-open, 1 open. */
  readonly state: Uint8Array;
}
