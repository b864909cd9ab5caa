import type { Bar, BarState, Lane } from '../trace.ts';

/** A lane with more bars than these keeps them in columns: there are too many of them to be objects. */
const FEW_BARS = 64;
/** More bars than these are joined with their neighbours, until half of them are left. */
const MOST_BARS = 4_000;
/** Bars that had to change places, for each bar, before they are sorted in another way. */
const FEW_MOVES = 16;

/** In the place of a run: the bar belongs to none. */
const NO_RUN = -1;

type LaneBar = Omit<Bar, 'fault'>;

/** One row of the timeline while it grows. Of a long run it keeps the whole, more roughly: no stretch of time is left out. */
export class OpenLane {
  readonly lane: Omit<Lane, 'bars' | 'barsJoined'>;
  private few: LaneBar[] = [];
  private many: BarColumns | undefined;

  constructor(lane: Omit<Lane, 'bars' | 'barsJoined'>) {
    this.lane = lane;
  }

  bar(bar: LaneBar): void {
    if (this.many) return this.many.add(bar);
    this.few.push(bar);
    if (this.few.length < FEW_BARS) return;
    this.many = new BarColumns();
    for (const early of this.few) this.many.add(early);
    this.few = [];
  }

  finish(): Lane {
    const bars = this.many?.bars() ?? [...this.few].sort((a, b) => a.fromUs - b.fromUs);
    return { ...this.lane, bars, barsJoined: this.many?.joined ?? 0 };
  }
}

/** The bars of a long lane, in columns. */
class BarColumns {
  /** How many were joined with a neighbour. */
  joined = 0;
  private count = 0;
  // One row more than there can be bars: for the one that is on the move.
  private readonly fromUs = new Float64Array(MOST_BARS + 1);
  private readonly toUs = new Float64Array(MOST_BARS + 1);
  private readonly state = new Uint8Array(MOST_BARS + 1);
  private readonly openEnded = new Uint8Array(MOST_BARS + 1);
  private readonly run = new Int32Array(MOST_BARS + 1);
  private readonly label = Array.from<string>({ length: MOST_BARS + 1 }).fill('');
  private readonly stepId = Array.from<string | undefined>({ length: MOST_BARS + 1 }).fill(undefined);
  private readonly states: BarState[] = [];
  /** Bars of one state with no more than this between them are one. */
  private gapUs = 0;

  add({ fromUs, toUs, state, label, run = NO_RUN, stepId, openEnded = false }: LaneBar): void {
    const row = this.count++;
    this.fromUs[row] = fromUs;
    this.toUs[row] = toUs;
    this.state[row] = this.codeOf(state);
    this.openEnded[row] = openEnded ? 1 : 0;
    this.run[row] = run;
    this.label[row] = label;
    this.stepId[row] = stepId;
    if (this.count >= MOST_BARS) this.thinOut();
  }

  /** All of them, by rising start. */
  bars(): Bar[] {
    this.sort();
    return Array.from({ length: this.count }, (_, row) => this.barAt(row));
  }

  private barAt(row: number): Bar {
    const [run, stepId] = [this.run[row] as number, this.stepId[row]];
    return {
      fromUs: this.fromUs[row] as number,
      toUs: this.toUs[row] as number,
      state: this.states[this.state[row] as number] as BarState,
      label: this.label[row] as string,
      ...(this.openEnded[row] === 1 ? { openEnded: true } : {}),
      ...(run === NO_RUN ? {} : { run }),
      ...(stepId === undefined ? {} : { stepId }),
    };
  }

  private codeOf(state: BarState): number {
    const known = this.states.indexOf(state);
    return known < 0 ? this.states.push(state) - 1 : known;
  }

  private thinOut(): void {
    const before = this.count;
    this.sort();
    while (this.count > MOST_BARS / 2) {
      this.join();
      this.gapUs = this.gapUs * 2 + 1_000;
    }
    this.joined += before - this.count;
  }

  /** Puts the rows in order, in place: along each circle of rows that change places. */
  private sort(): void {
    const order = risingOrder(this.fromUs, this.count);
    for (let start = 0; start < this.count; start += 1) {
      if (order[start] === start) continue;
      this.move(start, MOST_BARS);
      let at = start;
      for (let from = order[at] as number; from !== start; from = order[at] as number) {
        this.move(from, at);
        order[at] = at;
        at = from;
      }
      this.move(MOST_BARS, at);
      order[at] = at;
    }
  }

  /** Bars by rising start: those of one state that follow each other within a gap become one, which speaks of no single run any more. */
  private join(): void {
    const { fromUs, toUs, state, gapUs } = this;
    const last = this.states.map(() => -1);
    let kept = 0;
    for (let row = 0; row < this.count; row += 1) {
      const code = state[row] as number;
      const first = last[code] as number;
      if (first >= 0 && (fromUs[row] as number) <= (toUs[first] as number) + gapUs) this.joinTo(first, row);
      else {
        last[code] = kept;
        this.move(row, kept++);
      }
    }
    this.count = kept;
  }

  private joinTo(first: number, row: number): void {
    this.toUs[first] = Math.max(this.toUs[first] as number, this.toUs[row] as number);
    this.openEnded[first] = this.openEnded[row] as number;
    this.run[first] = NO_RUN;
    this.label[first] = '';
    this.stepId[first] = undefined;
  }

  private move(from: number, to: number): void {
    if (from === to) return;
    this.fromUs[to] = this.fromUs[from] as number;
    this.toUs[to] = this.toUs[from] as number;
    this.state[to] = this.state[from] as number;
    this.openEnded[to] = this.openEnded[from] as number;
    this.run[to] = this.run[from] as number;
    this.label[to] = this.label[from] as string;
    this.stepId[to] = this.stepId[from];
  }
}

/** The indices of the first `count` values from the smallest to the largest, equal ones as they stand. Fast where they are nearly sorted already. */
function risingOrder(values: Float64Array, count: number): Int32Array {
  const order = new Int32Array(count);
  let moves = count * FEW_MOVES;
  for (let index = 0; index < count; index += 1) order[index] = index;
  for (let index = 1; index < count && moves > 0; index += 1) {
    const value = values[index] as number;
    let at = index;
    for (; at > 0 && (values[order[at - 1] as number] as number) > value; at -= 1) order[at] = order[at - 1] as number;
    order[at] = index;
    moves -= index - at;
  }
  return moves > 0 ? order : order.sort((a, b) => (values[a] as number) - (values[b] as number) || a - b);
}

/** The rows of the timeline. Lanes of one kind stand in the order in which they are first used. */
export class Lanes {
  private readonly lanes = new Map<string, OpenLane>();

  /** The lane with this id, made when it is asked for the first time. */
  open(id: string, kind: Lane['kind'], subjectId: string, title: string, run?: number): OpenLane {
    const known = this.lanes.get(id);
    if (known) return known;
    const lane = new OpenLane({ id, kind, subjectId, title, ...(run === undefined ? {} : { run }) });
    this.lanes.set(id, lane);
    return lane;
  }

  /** Saga runs first, then elements, breakers and faults. */
  finish(): Lane[] {
    const order: readonly Lane['kind'][] = ['saga', 'element', 'breaker', 'faults'];
    return [...this.lanes.values()].map((lane) => lane.finish()).sort((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind));
  }
}
