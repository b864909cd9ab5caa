import { SPAN_KINDS, SPAN_STATUSES, type SpanKind, type SpanStatus, type SpanTable } from '../trace.ts';

/** A span that nobody keeps. Beginning and ending it does nothing. */
export const NO_SPAN = -1;

/** Spans in the table of a trace, at most. */
const MOST_SPANS = 100_000;

const KINDS = Object.fromEntries(SPAN_KINDS.map((kind, index) => [kind, index])) as Readonly<Record<SpanKind, number>>;
const STATUSES = Object.fromEntries(SPAN_STATUSES.map((status, index) => [status, index])) as Readonly<Record<SpanStatus, number>>;

/**
 * Writes down spans while a run goes on, in columns. All spans of a request are kept or none: when the table is full, every second request of those
 * that are traced is given up, and so on. One request that fills the table by itself loses its later spans.
 */
export class SpanBook {
  private readonly clock: { readonly nowUs: number };
  private readonly most: number;
  private every = 1;
  private closed = false;
  private nextId = 0;
  private count = 0;
  private id = new Int32Array(1_024);
  private parent = new Int32Array(1_024);
  private link = new Int32Array(1_024);
  private run = new Int32Array(1_024);
  private kind = new Uint8Array(1_024);
  private status = new Uint8Array(1_024);
  private subject = new Int32Array(1_024);
  private attempt = new Uint16Array(1_024);
  private startUs = new Float64Array(1_024);
  private beganUs = new Float64Array(1_024);
  private endUs = new Float64Array(1_024);
  private readonly subjects: { readonly id: string; readonly name: string }[] = [];
  private readonly subjectOf = new Map<string, number>();

  constructor(clock: { readonly nowUs: number }, most = MOST_SPANS) {
    this.clock = clock;
    this.most = most;
  }

  /** Whether the spans of this request are kept. */
  traces(run: number): boolean {
    return !this.closed && (run - 1) % this.every === 0;
  }

  /** The number of an element, flow or step with the name that is shown. */
  named(id: string, name: string): number {
    const key = `${id}\u0000${name}`;
    const known = this.subjectOf.get(key);
    if (known !== undefined) return known;
    this.subjects.push({ id, name });
    this.subjectOf.set(key, this.subjects.length - 1);
    return this.subjects.length - 1;
  }

  /** A span that begins now; {@link NO_SPAN} where its request is not traced. */
  begin(kind: SpanKind, run: number, parent: number, subject: number, attempt = 1, link = NO_SPAN): number {
    if (!this.traces(run)) return NO_SPAN;
    if (this.count === this.most) {
      this.thinOut();
      if (!this.traces(run)) return NO_SPAN;
    }
    if (this.count === this.id.length) this.resize(Math.min(this.most, this.count * 2));
    const row = this.count++;
    const { nowUs } = this.clock;
    this.id[row] = this.nextId;
    this.parent[row] = parent;
    this.link[row] = link;
    this.run[row] = run;
    this.kind[row] = KINDS[kind];
    this.status[row] = STATUSES.running;
    this.subject[row] = subject;
    this.attempt[row] = Math.min(attempt, 0xffff);
    this.startUs[row] = nowUs;
    this.beganUs[row] = nowUs;
    this.endUs[row] = -1;
    return this.nextId++;
  }

  /** It had to wait, and its work begins now. */
  works(span: number): void {
    const row = this.rowOf(span);
    if (row >= 0) this.beganUs[row] = this.clock.nowUs;
  }

  /** Ends a span now. The first end counts. */
  end(span: number, status: SpanStatus): void {
    const row = this.rowOf(span);
    if (row < 0 || this.endUs[row] !== -1) return;
    this.endUs[row] = this.clock.nowUs;
    this.status[row] = STATUSES[status];
    if ((this.beganUs[row] as number) > this.clock.nowUs) this.beganUs[row] = this.clock.nowUs;
  }

  /** The table; what has not ended ends now, as `running`. */
  finish(): SpanTable {
    for (let row = 0; row < this.count; row += 1) if (this.endUs[row] === -1) this.endUs[row] = this.clock.nowUs;
    this.resize(this.count);
    const { count, every, id, parent, link, run, kind, status, subject, attempt, startUs, beganUs, endUs, subjects } = this;
    return { count, every, id, parent, link, run, kind, status, subject, attempt, startUs, beganUs, endUs, subjects };
  }

  private rowOf(span: number): number {
    if (span < 0) return -1;
    if (this.every === 1) return span;
    let low = 0;
    let high = this.count;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.id[middle] as number) < span) low = middle + 1;
      else high = middle;
    }
    return low < this.count && this.id[low] === span ? low : -1;
  }

  /** Gives up half of the traced requests, and half again, until there is room. */
  private thinOut(): void {
    const before = this.count;
    const columns = this.columns();
    while (this.count > this.most / 2 && this.every <= before) {
      this.every *= 2;
      let kept = 0;
      for (let row = 0; row < this.count; row += 1) if (((this.run[row] as number) - 1) % this.every === 0) move(columns, row, kept++);
      this.count = kept;
    }
    this.closed = this.count === this.most;
  }

  private resize(length: number): void {
    const sized = <T extends { length: number; set(from: ArrayLike<number>): void }>(
      old: ArrayLike<number> & { slice(from: number, to: number): T },
      larger: T,
    ): T => {
      if (length <= old.length) return old.slice(0, length);
      larger.set(old);
      return larger;
    };
    this.id = sized(this.id, new Int32Array(length));
    this.parent = sized(this.parent, new Int32Array(length));
    this.link = sized(this.link, new Int32Array(length));
    this.run = sized(this.run, new Int32Array(length));
    this.kind = sized(this.kind, new Uint8Array(length));
    this.status = sized(this.status, new Uint8Array(length));
    this.subject = sized(this.subject, new Int32Array(length));
    this.attempt = sized(this.attempt, new Uint16Array(length));
    this.startUs = sized(this.startUs, new Float64Array(length));
    this.beganUs = sized(this.beganUs, new Float64Array(length));
    this.endUs = sized(this.endUs, new Float64Array(length));
  }

  private columns() {
    return [this.id, this.parent, this.link, this.run, this.kind, this.status, this.subject, this.attempt, this.startUs, this.beganUs, this.endUs];
  }
}

function move(columns: readonly { [row: number]: number }[], from: number, to: number): void {
  if (from !== to) for (const column of columns) column[to] = column[from] as number;
}
