import type { Bar, Lane } from '../trace.ts';

const BARS_KEPT = 4_000;

type Writable<T> = { -readonly [K in keyof T]: T[K] };

/** The rows of the timeline while they grow. Lanes appear in the order in which they are first used. */
export class Lanes {
  private readonly lanes = new Map<string, Writable<Lane> & { bars: Bar[] }>();

  open(id: string, kind: Lane['kind'], subjectId: string, title: string, run?: number): void {
    if (!this.lanes.has(id)) this.lanes.set(id, { id, kind, subjectId, title, ...(run === undefined ? {} : { run }), bars: [], barsDropped: 0 });
  }

  bar(laneId: string, bar: Bar): void {
    const lane = this.lanes.get(laneId);
    if (!lane) return;
    if (lane.bars.length < BARS_KEPT) lane.bars.push(bar);
    else lane.barsDropped += 1;
  }

  /** Saga runs first, then elements, breakers and faults. */
  finish(): Lane[] {
    const order: readonly Lane['kind'][] = ['saga', 'element', 'breaker', 'faults'];
    const lanes = [...this.lanes.values()].map((lane) => ({ ...lane, bars: [...lane.bars].sort((a, b) => a.fromUs - b.fromUs) }));
    return lanes.sort((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind));
  }
}
