import { type Cast, OP } from '../replay/index.ts';
import type { BreakerSeries, ElementSeries, RunRecord, Series } from '../trace.ts';
import { percentileOf, type Tally } from './tally.ts';

/** Buckets of a run, at most. */
const MOST_BUCKETS = 240;

/** What changed over the time of a run, gathered from its record and its tally. */
export function seriesOf(record: RunRecord, cast: Omit<Cast, 'legs'>, tally: Tally, durationUs: number): Series {
  const bucketUs = roundLength(durationUs / MOST_BUCKETS);
  const buckets = Math.max(1, Math.ceil(durationUs / bucketUs));
  return { bucketUs, buckets, ...requestSeries(tally, bucketUs, buckets), ...recordSeries(record, cast, bucketUs, buckets) };
}

/** The next of 1, 2, 5, 10, 20, 50 … microseconds. */
function roundLength(leastUs: number): number {
  let unit = 1;
  for (;;) {
    for (const step of [1, 2, 5]) if (unit * step >= leastUs) return unit * step;
    unit *= 10;
  }
}

function requestSeries(tally: Tally, bucketUs: number, buckets: number) {
  const started = new Uint32Array(buckets);
  const succeeded = new Uint32Array(buckets);
  const degraded = new Uint32Array(buckets);
  const failed = new Uint32Array(buckets);
  const p50Us = new Float64Array(buckets).fill(Number.NaN);
  const p95Us = new Float64Array(buckets).fill(Number.NaN);
  const p99Us = new Float64Array(buckets).fill(Number.NaN);
  const inside = new Float64Array(buckets);
  const bucketOf = (tUs: number) => Math.min(buckets - 1, Math.floor(tUs / bucketUs));
  /** One more or one fewer from `tUs` on. */
  const change = new Float64Array(buckets + 1);
  const step = (tUs: number, by: number) => {
    const bucket = bucketOf(tUs);
    inside[bucket] = (inside[bucket] as number) + by * Math.max(0, bucket + 1 - tUs / bucketUs);
    change[bucket + 1] = (change[bucket + 1] as number) + by;
  };

  for (const tUs of tally.starts.values()) {
    const bucket = bucketOf(tUs);
    started[bucket] = (started[bucket] as number) + 1;
    step(tUs, 1);
  }
  const { count, endUs, latencyUs, how } = tally.ends();
  for (let first = 0; first < count; ) {
    const bucket = bucketOf(endUs[first] as number);
    let last = first;
    for (; last < count && bucketOf(endUs[last] as number) === bucket; last += 1) {
      const column = how[last] === 0 ? failed : succeeded;
      column[bucket] = (column[bucket] as number) + 1;
      if (how[last] === 2) degraded[bucket] = (degraded[bucket] as number) + 1;
      step(endUs[last] as number, -1);
    }
    const sorted = latencyUs.slice(first, last).sort();
    p50Us[bucket] = percentileOf(sorted, 0.5);
    p95Us[bucket] = percentileOf(sorted, 0.95);
    p99Us[bucket] = percentileOf(sorted, 0.99);
    first = last;
  }
  let carried = 0;
  for (let bucket = 0; bucket < buckets; bucket += 1) {
    carried += change[bucket] as number;
    inside[bucket] = Math.max(0, (inside[bucket] as number) + carried);
  }
  return { started, succeeded, degraded, failed, p50Us, p95Us, p99Us, inside };
}

/** A number that changes now and then, as its maximum in each bucket. */
class Peaks {
  readonly column: Uint32Array<ArrayBuffer>;
  private value = 0;
  private filled = 0;

  constructor(buckets: number) {
    this.column = new Uint32Array(buckets);
  }

  set(bucket: number, value: number): void {
    this.carryTo(bucket);
    this.value = value;
    if (value > (this.column[bucket] as number)) this.column[bucket] = value;
  }

  add(bucket: number, by: number): void {
    this.set(bucket, Math.max(0, this.value + by));
  }

  carryTo(bucket: number): void {
    if (this.filled > bucket) return;
    if (this.value > 0) for (let at = this.filled; at <= bucket; at += 1) if (this.value > (this.column[at] as number)) this.column[at] = this.value;
    this.filled = bucket + 1;
  }
}

function recordSeries(record: RunRecord, cast: Omit<Cast, 'legs'>, bucketUs: number, buckets: number) {
  const queued: (Peaks | undefined)[] = [];
  const busy: (Peaks | undefined)[] = [];
  const states = cast.breakers.map(() => new Uint8Array(buckets));
  const stateNow = cast.breakers.map(() => ({ state: 0, filled: 0 }));
  const holdState = (breaker: number, bucket: number) => {
    const now = stateNow[breaker];
    const column = states[breaker];
    if (!now || !column) return;
    for (; now.filled <= bucket; now.filled += 1) column[now.filled] = worse(column[now.filled] as number, now.state);
    column[bucket] = worse(column[bucket] as number, now.state);
  };
  const { op, timeUs, a, b } = record;
  for (let row = 0; row < record.rows; row += 1) {
    const what = op[row];
    if (what !== OP.work && what !== OP.queue && what !== OP.breakerState) continue;
    const bucket = Math.min(buckets - 1, Math.floor((timeUs[row] as number) / bucketUs));
    const subject = a[row] as number;
    if (what === OP.breakerState) {
      holdState(subject, bucket);
      const now = stateNow[subject];
      if (now) now.state = b[row] as number;
      holdState(subject, bucket);
    } else if (what === OP.work) (busy[subject] ??= new Peaks(buckets)).add(bucket, b[row] === 1 ? 1 : -1);
    else (queued[subject] ??= new Peaks(buckets)).set(bucket, b[row] as number);
  }
  const last = buckets - 1;
  cast.breakers.forEach((_, breaker) => holdState(breaker, last));
  const elements = cast.elements.flatMap(({ id }, index): ElementSeries[] => {
    const [waiting, working] = [queued[index], busy[index]];
    if (!waiting && !working) return [];
    waiting?.carryTo(last);
    working?.carryTo(last);
    return [{ elementId: id, queued: waiting?.column ?? new Uint32Array(buckets), busy: working?.column ?? new Uint32Array(buckets) }];
  });
  const breakers = cast.breakers.map(({ flowId }, index): BreakerSeries => ({ flowId, state: states[index] ?? new Uint8Array(buckets) }));
  return { elements, breakers };
}

/** Of two breaker states the worse: open (1), half-open (2), closed (0). */
function worse(first: number, second: number): number {
  if (first === 1 || second === 1) return 1;
  return Math.max(first, second);
}
