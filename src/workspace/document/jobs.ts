/**
 * Work on a document that halts now and then and says how far it is, from 0 to 1. After each halt it is told whether it is no longer wanted: then it
 * takes back what it has done.
 */
export type Job<T> = Generator<number, T, boolean>;

/** Lets the page do what waits, when it is its turn; `undefined` where the work may go on at once. */
export type Pause = () => Promise<void> | undefined;

interface UnderWay {
  readonly steps: Job<unknown>;
  readonly end: (value: unknown) => void;
  readonly fail: (error: unknown) => void;
  readonly report: (share: number) => void;
  unwanted: boolean;
}

/**
 * Does one job at a time, at once or a part after the other. Nobody sees half of one: who wants anything else of the document calls
 * {@link Jobs.finish} first.
 */
export class Jobs {
  private underWay: UnderWay | undefined;
  private working = false;

  get busy(): boolean {
    return this.underWay !== undefined;
  }

  /** Does all of a job. */
  atOnce<T>(job: Job<T>): T {
    this.working = true;
    try {
      for (;;) {
        const step = job.next(false);
        if (step.done) return step.value;
      }
    } finally {
      this.working = false;
    }
  }

  /**
   * Does a job a part after the other. Rejects with what it throws.
   * @param over called at the very moment at which the job ends, whoever has finished it
   * @param done called after that, when it has not thrown
   */
  inParts<T>(job: Job<T>, { pause, report = () => undefined }: PartsOptions, over: () => void, done: (value: T) => void): Promise<T> {
    return new Promise((resolve, reject) => {
      const underWay: UnderWay = {
        steps: job,
        end: (value) => {
          over();
          done(value as T);
          resolve(value as T);
        },
        fail: (error) => {
          over();
          reject(error);
        },
        report,
        unwanted: false,
      };
      this.underWay = underWay;
      void this.goOn(underWay, pause);
    });
  }

  /** Does what is left of the job under way, now. */
  finish(): void {
    while (this.underWay && !this.working) this.step(this.underWay);
  }

  /** The job under way is no longer wanted: it takes back what it has done, a part after the other. `false` when there is none. */
  cancel(): boolean {
    if (!this.underWay) return false;
    this.underWay.unwanted = true;
    return true;
  }

  private async goOn(job: UnderWay, pause: Pause): Promise<void> {
    while (this.underWay === job) {
      this.step(job);
      const turn = this.underWay === job ? pause() : undefined;
      if (turn) await turn;
    }
  }

  private step(job: UnderWay): void {
    this.working = true;
    let step: IteratorResult<number, unknown>;
    try {
      step = job.steps.next(job.unwanted);
    } catch (error) {
      this.underWay = undefined;
      job.fail(error);
      return;
    } finally {
      this.working = false;
    }
    if (!step.done) return job.report(step.value);
    this.underWay = undefined;
    job.end(step.value);
  }
}

export interface PartsOptions {
  readonly pause: Pause;
  readonly report?: (share: number) => void;
}

export const UNWANTED = 'unwanted';

/** Goes through `work` as the part of a job that leads from one share to another; {@link UNWANTED} as soon as nobody wants it any more. */
export function* stage<T>(work: Generator<number, T>, from: number, to: number): Job<T | typeof UNWANTED> {
  for (;;) {
    const next = work.next();
    if (next.done) return next.value;
    if (yield from + (to - from) * next.value) return UNWANTED;
  }
}

/** Goes through `work` as the last part of a job, which is done in any case. */
export function* rest<T>(work: Generator<number, T>, from: number): Job<T> {
  for (;;) {
    const next = work.next();
    if (next.done) return next.value;
    yield from + (1 - from) * next.value;
  }
}
