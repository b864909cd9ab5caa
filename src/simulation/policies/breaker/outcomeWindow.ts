/** Outcomes of the last stretch of time, (now − W, now], with their counts kept up to date. */
export class OutcomeWindow {
  calls = 0;
  failures = 0;
  slow = 0;
  private readonly lengthUs: number;
  private times: number[] = [];
  private marks: number[] = [];
  private first = 0;

  constructor(lengthUs: number) {
    this.lengthUs = lengthUs;
  }

  /** Records one outcome at `nowUs` and forgets what has become too old. */
  add(nowUs: number, failed: boolean, slow: boolean): void {
    this.times.push(nowUs);
    this.marks.push((failed ? 1 : 0) | (slow ? 2 : 0));
    this.count(failed ? 1 : 0, slow ? 1 : 0, 1);
    this.forget(nowUs);
  }

  forget(nowUs: number): void {
    const oldest = nowUs - this.lengthUs;
    while (this.first < this.times.length && (this.times[this.first] as number) <= oldest) {
      const mark = this.marks[this.first] as number;
      this.count(-(mark & 1), -(mark >> 1), -1);
      this.first += 1;
    }
    if (this.first > 64 && this.first * 2 > this.times.length) {
      this.times = this.times.slice(this.first);
      this.marks = this.marks.slice(this.first);
      this.first = 0;
    }
  }

  clear(): void {
    this.times = [];
    this.marks = [];
    this.first = 0;
    this.calls = 0;
    this.failures = 0;
    this.slow = 0;
  }

  private count(failures: number, slow: number, calls: number): void {
    this.failures += failures;
    this.slow += slow;
    this.calls += calls;
  }
}
