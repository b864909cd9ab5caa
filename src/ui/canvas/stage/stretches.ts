import { bottom, type Rect, right } from '../../../drawing/index.ts';

const EDGES = 4;
const LEAST_ROOM = 256;

/**
 * Rectangles that belong to something, as plain numbers in one list: to go through all of them costs less than to look lines up in an index, most of which
 * cross much of what is asked about.
 */
export class Stretches<T> {
  private edges = new Float64Array(LEAST_ROOM * EDGES);
  /** None where a rectangle is not there any more. Those of one owner stand one after the other. */
  private owners: (T | undefined)[] = [];
  private readonly ranges = new Map<T, { at: number; count: number }>();
  private gone = 0;

  /** Takes these rectangles for those of `owner`; none of them, and it has no more. */
  set(owner: T, rects: readonly Rect[]): void {
    let range = this.ranges.get(owner);
    if (range && range.count !== rects.length) {
      this.owners.fill(undefined, range.at, range.at + range.count);
      this.gone += range.count;
      this.ranges.delete(owner);
      range = undefined;
    }
    if (rects.length === 0) return;
    if (!range) {
      this.makeRoom(rects.length);
      range = { at: this.owners.length, count: rects.length };
      this.ranges.set(owner, range);
      for (let i = 0; i < rects.length; i++) this.owners.push(owner);
    }
    let edge = range.at * EDGES;
    for (const rect of rects) {
      this.edges[edge++] = rect.x;
      this.edges[edge++] = rect.y;
      this.edges[edge++] = right(rect);
      this.edges[edge++] = bottom(rect);
    }
  }

  private makeRoom(count: number): void {
    if (this.gone > LEAST_ROOM && this.gone > this.owners.length / 2) this.closeUp();
    const wanted = (this.owners.length + count) * EDGES;
    if (wanted <= this.edges.length) return;
    const larger = new Float64Array(2 * wanted);
    larger.set(this.edges);
    this.edges = larger;
  }

  /** Leaves out what is gone. */
  private closeUp(): void {
    const owners: (T | undefined)[] = [];
    for (const [owner, range] of this.ranges) {
      this.edges.copyWithin(owners.length * EDGES, range.at * EDGES, (range.at + range.count) * EDGES);
      range.at = owners.length;
      for (let i = 0; i < range.count; i++) owners.push(owner);
    }
    this.owners = owners;
    this.gone = 0;
  }

  /** Calls `visit` once for everything that has a rectangle which shares an area with `area`; ends early when it returns true. */
  visit(area: Rect, visit: (owner: T) => boolean | void): void {
    const { edges, owners } = this;
    const [left, top, end, low] = [area.x, area.y, right(area), bottom(area)];
    let last: T | undefined;
    for (let at = 0, edge = 0; at < owners.length; at++, edge += EDGES) {
      if ((edges[edge] as number) >= end || (edges[edge + 2] as number) <= left) continue;
      if ((edges[edge + 1] as number) >= low || (edges[edge + 3] as number) <= top) continue;
      const owner = owners[at];
      if (owner === undefined || owner === last) continue;
      last = owner;
      if (visit(owner)) return;
    }
  }
}
