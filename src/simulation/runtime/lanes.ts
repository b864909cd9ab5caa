import type { Bar, Lane } from '../trace.ts';

/** More bars than these are joined with their neighbours, until half of them are left. */
const MOST_BARS = 4_000;

/** One row of the timeline while it grows. Of a long run it keeps the whole, more roughly: no stretch of time is left out. */
export class OpenLane {
  readonly lane: Omit<Lane, 'bars' | 'barsJoined'>;
  private bars: Bar[] = [];
  private joined = 0;
  /** Bars of one state with no more than this between them are one. */
  private gapUs = 0;

  constructor(lane: Omit<Lane, 'bars' | 'barsJoined'>) {
    this.lane = lane;
  }

  bar(bar: Bar): void {
    this.bars.push(bar);
    if (this.bars.length >= MOST_BARS) this.thinOut();
  }

  finish(): Lane {
    return { ...this.lane, bars: [...this.bars].sort(byStart), barsJoined: this.joined };
  }

  private thinOut(): void {
    const before = this.bars.length;
    this.bars.sort(byStart);
    while (this.bars.length > MOST_BARS / 2) {
      this.bars = joinedBars(this.bars, this.gapUs);
      this.gapUs = this.gapUs * 2 + 1_000;
    }
    this.joined += before - this.bars.length;
  }
}

const byStart = (a: Bar, b: Bar): number => a.fromUs - b.fromUs;

/** Bars by rising start: those of one state that follow each other within a gap become one, which speaks of no single run any more. */
function joinedBars(bars: readonly Bar[], gapUs: number): Bar[] {
  const last = new Map<Bar['state'], { at: number; toUs: number }>();
  const kept: Bar[] = [];
  for (const bar of bars) {
    const before = last.get(bar.state);
    const first = before && kept[before.at];
    if (!before || !first || bar.fromUs > before.toUs + gapUs) {
      last.set(bar.state, { at: kept.length, toUs: bar.toUs });
      kept.push(bar);
      continue;
    }
    before.toUs = Math.max(before.toUs, bar.toUs);
    const { fromUs, state } = first;
    kept[before.at] = { fromUs, toUs: before.toUs, state, label: '', ...(bar.openEnded ? { openEnded: true } : {}) };
  }
  return kept;
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
