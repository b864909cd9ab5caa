import { overlaps } from '../geometry.ts';
import { SpatialIndex } from '../spatialIndex.ts';
import { type LabelPlace, labelRect, type Visitable } from './labelPlace.ts';

/** Where more words than this are in each other's way there is no room to be found: each stands where it would stand alone. */
const MOST_CROWDED = 1_000;

/**
 * Keeps words of flows off each other. Each flow has a place where its word would stand if it were alone; a word whose place no other word wants stands
 * there. The others are settled one after the other, by id: at their own place where it is still free, else elsewhere on their line, else not at all;
 * one that says what another on the same trunk has said gets no place on it.
 * So the outcome hangs on the places alone, not on the order in which they became known.
 */
export class LabelBoard {
  private readonly wanted = new SpatialIndex();
  private readonly settled = new SpatialIndex();
  /** What the settled words say, each with the trunk of its flow. */
  private readonly said = new Set<string>();
  /** How many others want a part of a flow's place, where any do. */
  private readonly rivals = new Map<string, number>();
  /** Flows that have their places to themselves again. */
  private readonly freed = new Set<string>();
  private queue: Iterator<string> | undefined;
  private stale = false;
  private full = false;

  /** A flow wants its word there, or has none. */
  want(id: string, label: LabelPlace | undefined): void {
    this.count(id, -1);
    if (label) this.wanted.set(id, labelRect(label));
    else this.wanted.delete(id);
    this.count(id, 1);
    this.stale = true;
  }

  /** What stood in the way of this flow's word has moved. */
  disturb(id: string): void {
    if (this.rivals.has(id)) this.stale = true;
  }

  /** Whether another place must be found for this flow's word. */
  isCrowded(id: string): boolean {
    return !this.full && this.rivals.has(id);
  }

  /** The next flow whose word must be settled; none when all are. Whatever changes in between starts it over. */
  next(): string | undefined {
    if (this.stale) this.startOver();
    const next = this.queue?.next();
    if (next?.done === false) return next.value;
    this.queue = undefined;
    return undefined;
  }

  get pending(): boolean {
    return this.stale || this.queue !== undefined;
  }

  /** Whether a word has no other word in its way. */
  isFree(label: LabelPlace): boolean {
    let free = true;
    const rect = labelRect(label);
    this.standing.visit(rect, (_, other) => {
      free = !overlaps(other, rect);
      return !free;
    });
    return free;
  }

  /** @param trunks names of the trunks that the flow is a part of */
  settle(id: string, label: LabelPlace | undefined, trunks: readonly string[]): void {
    if (!label) return;
    this.settled.set(id, labelRect(label));
    for (const trunk of trunks) this.said.add(`${trunk} ${label.text}`);
  }

  /** Whether a settled word says the same of a flow on one of these trunks. */
  isSaid(text: string, trunks: readonly string[]): boolean {
    return trunks.some((trunk) => this.said.has(`${trunk} ${text}`));
  }

  /** The words that have their places by now. */
  readonly standing: Visitable = {
    visit: (area, visit) => {
      let ended = false;
      this.wanted.visit(area, (id, rect) => {
        ended = !this.rivals.has(id) && visit(id, rect) === true;
        return ended;
      });
      if (!ended) this.settled.visit(area, visit);
    },
  };

  private startOver(): void {
    const wasFull = this.full;
    this.full = this.rivals.size > MOST_CROWDED;
    const crowded = this.full && wasFull ? [] : [...this.rivals.keys()].sort();
    this.queue = [...this.freed, ...crowded][Symbol.iterator]();
    this.settled.clear();
    this.said.clear();
    this.freed.clear();
    this.stale = false;
  }

  private count(id: string, by: 1 | -1): void {
    const rect = this.wanted.rectOf(id);
    if (!rect) return;
    this.wanted.visit(rect, (other) => {
      if (other === id) return;
      this.change(id, by);
      this.change(other, by);
    });
  }

  private change(id: string, by: number): void {
    const rivals = (this.rivals.get(id) ?? 0) + by;
    if (rivals > 0) this.rivals.set(id, rivals);
    else if (this.rivals.delete(id)) this.freed.add(id);
    if (rivals > 0) this.freed.delete(id);
  }
}

/** Several sets of rectangles as one. */
export const together = (...all: readonly Visitable[]): Visitable => ({
  visit: (area, visit) => {
    let ended = false;
    for (const one of all) {
      one.visit(area, (id, rect) => {
        ended = visit(id, rect) === true;
        return ended;
      });
      if (ended) return;
    }
  },
});
