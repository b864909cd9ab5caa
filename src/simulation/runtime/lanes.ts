import type { Bar, Lane } from '../trace.ts';

const BARS_KEPT = 4_000;

/** One row of the timeline while it grows. */
export class OpenLane {
  readonly lane: Omit<Lane, 'bars' | 'barsDropped'>;
  private readonly bars: Bar[] = [];
  private dropped = 0;

  constructor(lane: Omit<Lane, 'bars' | 'barsDropped'>) {
    this.lane = lane;
  }

  /** Whether another bar would be kept; if not, it counts as dropped. */
  hasRoom(): boolean {
    if (this.bars.length < BARS_KEPT) return true;
    this.dropped += 1;
    return false;
  }

  bar(bar: Bar): void {
    if (this.hasRoom()) this.bars.push(bar);
  }

  finish(): Lane {
    return { ...this.lane, bars: [...this.bars].sort((a, b) => a.fromUs - b.fromUs), barsDropped: this.dropped };
  }
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
