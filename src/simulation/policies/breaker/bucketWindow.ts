/** Counts of the last `buckets` buckets of equal length, aligned to time 0. Buckets that have become too old are emptied when time moves on. */
export class BucketWindow {
  private readonly bucketUs: number;
  private readonly callsOf: number[];
  private readonly failuresOf: number[];
  private readonly slowOf: number[];
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
    this.callsOf[index] = (this.callsOf[index] as number) + 1;
    if (failed) this.failuresOf[index] = (this.failuresOf[index] as number) + 1;
    if (slow) this.slowOf[index] = (this.slowOf[index] as number) + 1;
  }

  counts(nowUs: number): { calls: number; failures: number; slow: number } {
    this.advance(nowUs);
    return { calls: sum(this.callsOf), failures: sum(this.failuresOf), slow: sum(this.slowOf) };
  }

  clear(): void {
    this.callsOf.fill(0);
    this.failuresOf.fill(0);
    this.slowOf.fill(0);
  }

  private advance(nowUs: number): void {
    const target = Math.floor(nowUs / this.bucketUs);
    const steps = Math.min(this.callsOf.length, target - this.at);
    for (let step = 1; step <= steps; step += 1) {
      const index = (target - steps + step) % this.callsOf.length;
      this.callsOf[index] = 0;
      this.failuresOf[index] = 0;
      this.slowOf[index] = 0;
    }
    this.at = target;
  }
}

const sum = (list: readonly number[]) => list.reduce((total, value) => total + value, 0);
