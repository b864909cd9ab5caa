import type { FlowModel } from '../compile/model.ts';
import type { Job } from '../kernel/station.ts';
import type { Errand } from './errands.ts';
import type { Done, Outcome } from './outcome.ts';
import type { Served } from './releases.ts';
import type { Request } from './request.ts';

/** Where work is done. */
export interface Desk {
  /** Its turn has come. */
  begin(work: Work): void;
  /** The element's own part of it; `work.decided` is called unless it ends there. */
  decide(work: Work): void;
  /** All errands are run. */
  conclude(work: Work, outcome: Outcome): void;
}

/** One piece of work, from the door to the answer. */
export class Work implements Job, Errand {
  readonly request: Request;
  readonly answer: Done;
  readonly span: number;
  beganUs = 0;
  begun = false;
  aborted = false;
  /** Its answer will not arrive. */
  silent = false;
  broken = false;
  refuses = false;
  /** Something of it stands for good, whatever becomes of the rest. */
  hasWritten = false;
  /** What others were told of a write before it stood. */
  told: FlowModel[] | undefined;
  /** It waits without holding a place. */
  aside = false;
  served: Served | undefined;
  before: Work | undefined;
  after: Work | undefined;
  listed = false;
  /** What comes when the element's own part is over. */
  decided: (() => void) | undefined;
  private readonly desk: Desk;

  constructor(desk: Desk, request: Request, answer: Done, span: number) {
    this.desk = desk;
    this.request = request;
    this.answer = answer;
    this.span = span;
  }

  begin(): void {
    this.desk.begin(this);
  }

  decide(decided: () => void): void {
    this.decided = decided;
    this.desk.decide(this);
  }

  wrote(): void {
    this.hasWritten = true;
  }

  toldBefore(flow: FlowModel): void {
    this.told = [...(this.told ?? []), flow];
  }

  done(outcome: Outcome): void {
    this.desk.conclude(this, outcome);
  }
}

/** The pieces of work of an element, in the order in which they came. A list through the pieces themselves: nothing is made for a piece that comes and goes. */
export class Works {
  private first: Work | undefined;
  private last: Work | undefined;

  add(work: Work): void {
    work.listed = true;
    work.before = this.last;
    if (this.last) this.last.after = work;
    else this.first = work;
    this.last = work;
  }

  /** False where it is not, or no longer, in the list. */
  delete(work: Work): boolean {
    if (!work.listed) return false;
    work.listed = false;
    if (work.before) work.before.after = work.after;
    else this.first = work.after;
    if (work.after) work.after.before = work.before;
    else this.last = work.before;
    work.before = undefined;
    work.after = undefined;
    return true;
  }

  /** Takes all of them out. */
  clear(): Work[] {
    const all: Work[] = [];
    for (let work = this.first; work; work = this.first) {
      all.push(work);
      this.delete(work);
    }
    return all;
  }
}
