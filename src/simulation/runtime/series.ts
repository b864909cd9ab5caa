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
  const starts = tally.starts.values();
  const ends = tally.ends();
  const startedIn = bucketsOf(starts, starts.length, bucketUs, buckets);
  const endedIn = bucketsOf(ends.endUs, ends.count, bucketUs, buckets);
  return {
    started: countsOf(startedIn, buckets),
    ...outcomeSeries(ends.how, endedIn, buckets),
    ...latencySeries(ends.latencyUs, endedIn, buckets),
    inside: insideSeries(starts, startedIn, ends.endUs, endedIn, bucketUs, buckets),
  };
}

/** The bucket of each of the first `count` moments. */
function bucketsOf(momentsUs: Float64Array, count: number, bucketUs: number, buckets: number): Uint32Array {
  const found = new Uint32Array(count);
  for (let index = 0; index < count; index += 1) found[index] = Math.min(buckets - 1, Math.floor((momentsUs[index] as number) / bucketUs));
  return found;
}

function countsOf(bucketOf: Uint32Array, buckets: number): Uint32Array<ArrayBuffer> {
  const counts = new Uint32Array(buckets);
  for (const bucket of bucketOf) counts[bucket] = (counts[bucket] as number) + 1;
  return counts;
}

function outcomeSeries(how: Float64Array, endedIn: Uint32Array, buckets: number) {
  const [failed, succeeded, degraded] = [new Uint32Array(buckets), new Uint32Array(buckets), new Uint32Array(buckets)];
  for (let index = 0; index < endedIn.length; index += 1) {
    const bucket = endedIn[index] as number;
    const column = how[index] === 0 ? failed : succeeded;
    column[bucket] = (column[bucket] as number) + 1;
    if (how[index] === 2) degraded[bucket] = (degraded[bucket] as number) + 1;
  }
  return { succeeded, degraded, failed };
}

const nothing = (buckets: number) => new Float64Array(buckets).fill(Number.NaN);

/** Percentiles of what ended in each bucket. Ends come in order, so those of a bucket stand side by side. */
function latencySeries(latencyUs: Float64Array, endedIn: Uint32Array, buckets: number) {
  const [p50Us, p95Us, p99Us] = [nothing(buckets), nothing(buckets), nothing(buckets)];
  for (let first = 0, last = 0; first < endedIn.length; first = last) {
    const bucket = endedIn[first] as number;
    while (last < endedIn.length && endedIn[last] === bucket) last += 1;
    const sorted = latencyUs.slice(first, last).sort();
    p50Us[bucket] = percentileOf(sorted, 0.5);
    p95Us[bucket] = percentileOf(sorted, 0.95);
    p99Us[bucket] = percentileOf(sorted, 0.99);
  }
  return { p50Us, p95Us, p99Us };
}

/** How many are inside, on average over each bucket. */
function insideSeries(startUs: Float64Array, startedIn: Uint32Array, endUs: Float64Array, endedIn: Uint32Array, bucketUs: number, buckets: number) {
  const inside = new Float64Array(buckets);
  /** One more or one fewer from the beginning of the bucket on. */
  const change = new Float64Array(buckets + 1);
  addSteps(inside, change, startUs, startedIn, bucketUs, 1);
  addSteps(inside, change, endUs, endedIn, bucketUs, -1);
  let carried = 0;
  for (let bucket = 0; bucket < buckets; bucket += 1) {
    carried += change[bucket] as number;
    inside[bucket] = Math.max(0, (inside[bucket] as number) + carried);
  }
  return inside;
}

function addSteps(inside: Float64Array, change: Float64Array, momentsUs: Float64Array, bucketOf: Uint32Array, bucketUs: number, by: 1 | -1): void {
  for (let index = 0; index < bucketOf.length; index += 1) {
    const bucket = bucketOf[index] as number;
    inside[bucket] = (inside[bucket] as number) + by * Math.max(0, bucket + 1 - (momentsUs[index] as number) / bucketUs);
    change[bucket + 1] = (change[bucket + 1] as number) + by;
  }
}

/** Numbers of many subjects that change now and then, as the maximum of each in each bucket. */
class Peaks {
  readonly columns: (Uint32Array<ArrayBuffer> | undefined)[];
  private readonly buckets: number;
  private readonly now: Int32Array;
  private readonly most: Int32Array;
  private readonly seen: Uint8Array;

  constructor(subjects: number, buckets: number) {
    this.buckets = buckets;
    this.columns = Array.from({ length: subjects });
    this.now = new Int32Array(subjects);
    this.most = new Int32Array(subjects);
    this.seen = new Uint8Array(subjects);
  }

  set(subject: number, value: number): void {
    this.seen[subject] = 1;
    this.now[subject] = value;
    if (value > (this.most[subject] as number)) this.most[subject] = value;
  }

  add(subject: number, by: number): void {
    this.set(subject, (this.now[subject] as number) + by);
  }

  /** The bucket is over; what is there now is there at the beginning of the next. */
  close(bucket: number): void {
    this.seen.forEach((seen, subject) => {
      if (seen === 0) return;
      const column = (this.columns[subject] ??= new Uint32Array(this.buckets));
      column[bucket] = Math.max(0, this.most[subject] as number);
      this.most[subject] = this.now[subject] as number;
    });
  }
}

function recordSeries(record: RunRecord, cast: Omit<Cast, 'legs'>, bucketUs: number, buckets: number) {
  const queued = new Peaks(cast.elements.length, buckets);
  const busy = new Peaks(cast.elements.length, buckets);
  const breakers = new Peaks(cast.breakers.length, buckets);
  cast.breakers.forEach((_, breaker) => breakers.set(breaker, 0));
  const all = [queued, busy, breakers];
  const { op, timeUs, a, b } = record;
  let bucket = 0;
  let nextUs = bucketUs;
  for (let row = 0; row < record.rows; row += 1) {
    const what = op[row];
    if (what !== OP.work && what !== OP.queue && what !== OP.breakerState) continue;
    for (; bucket < buckets - 1 && (timeUs[row] as number) >= nextUs; nextUs += bucketUs) {
      for (const peaks of all) peaks.close(bucket);
      bucket += 1;
    }
    const subject = a[row] as number;
    if (what === OP.work) busy.add(subject, b[row] === 1 ? 1 : -1);
    else if (what === OP.queue) queued.set(subject, b[row] as number);
    else breakers.set(subject, BADNESS[b[row] as number] ?? 0);
  }
  for (; bucket < buckets; bucket += 1) for (const peaks of all) peaks.close(bucket);
  const elements = cast.elements.flatMap(({ id }, index): ElementSeries[] => {
    const [waiting, working] = [queued.columns[index], busy.columns[index]];
    if (!waiting && !working) return [];
    return [{ elementId: id, queued: waiting ?? new Uint32Array(buckets), busy: working ?? new Uint32Array(buckets) }];
  });
  const states = cast.breakers.map(
    ({ flowId }, index): BreakerSeries => ({ flowId, state: Uint8Array.from(breakers.columns[index] ?? [], (badness) => BADNESS.indexOf(badness)) }),
  );
  return { elements, breakers: states };
}

/** By breaker state, closed, open, half-open: which of two is the worse one to show. */
const BADNESS: readonly number[] = [0, 2, 1];
