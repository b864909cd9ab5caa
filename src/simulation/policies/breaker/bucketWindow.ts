/** Counts of the last `buckets` buckets of equal length, aligned to time 0. Buckets that have become too old are emptied when time moves on. */
export class BucketWindow {
  private readonly bucketUs: number;
  private readonly callsOf: number[];
  private readonly failuresOf: number[];
  private readonly slowOf: number[];
  /** What all buckets hold together: a window may have a great many of them. */
  private readonly total = { calls: 0, failures: 0, slow: 0 };
  private at = 0;

  constructor(windowUs: number, buckets: number) {
    this.bucketUs = Math.max(1, Math.floor(windowUs / buckets));
    this.callsOf = Array.from<number>({ length: buckets }).fill(0);
    this.failuresOf = Array.from<number>({ length: buckets }).fill(0);
    this.slowOf = Array.from<number>({ length: buckets }).fill(0);
  }

  add(nowUs: number, failed: boolean, slow: boolean): void {
    this.advance(nowUs);
    const index = this.at % this.callsOf.length;
    this.change(index, 1, failed ? 1 : 0, slow ? 1 : 0);
  }

  counts(nowUs: number): { calls: number; failures: number; slow: number } {
    this.advance(nowUs);
    return { ...this.total };
  }

  clear(): void {
    this.callsOf.fill(0);
    this.failuresOf.fill(0);
    this.slowOf.fill(0);
    Object.assign(this.total, { calls: 0, failures: 0, slow: 0 });
  }

  private advance(nowUs: number): void {
    const target = Math.floor(nowUs / this.bucketUs);
    const steps = Math.min(this.callsOf.length, target - this.at);
    for (let step = 1; step <= steps && this.total.calls > 0; step += 1) this.empty((target - steps + step) % this.callsOf.length);
    this.at = target;
  }

  private empty(index: number): void {
    this.change(index, -(this.callsOf[index] as number), -(this.failuresOf[index] as number), -(this.slowOf[index] as number));
  }

  private change(index: number, calls: number, failures: number, slow: number): void {
    this.callsOf[index] = (this.callsOf[index] as number) + calls;
    this.failuresOf[index] = (this.failuresOf[index] as number) + failures;
    this.slowOf[index] = (this.slowOf[index] as number) + slow;
    this.total.calls += calls;
    this.total.failures += failures;
    this.total.slow += slow;
  }
}
