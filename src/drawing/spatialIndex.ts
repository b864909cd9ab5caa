import type { Rect } from './geometry.ts';
import { bottom, overlaps, right } from './geometry.ts';

const CELL = 256;
/** Rectangles over more cells than this are kept in one list: a sheet that covers everything must not fill a million cells. */
const MAXIMUM_CELLS = 256;

interface Entry {
  readonly id: string;
  readonly rect: Rect;
  seen: number;
}

/** What lies in one cell; the edges of all of it (left, top, right, bottom) stand in one list, so that a search reads numbers only until it finds something. */
interface Cell {
  readonly entries: Entry[];
  readonly edges: number[];
}
const EDGES = 4;

/** Finds rectangles by place: a grid of cells 256 px wide. Adding, removing and a small search cost no more with many rectangles than with few. */
export class SpatialIndex {
  private readonly entries = new Map<string, Entry>();
  private readonly cells = new Map<number, Cell>();
  private readonly large = new Set<Entry>();
  private search = 0;

  get size(): number {
    return this.entries.size;
  }

  rectOf(id: string): Rect | undefined {
    return this.entries.get(id)?.rect;
  }

  /** Adds the rectangle, or moves it there. */
  set(id: string, rect: Rect): void {
    this.delete(id);
    const entry = { id, rect, seen: 0 };
    this.entries.set(id, entry);
    const x1 = Math.floor(right(rect) / CELL);
    const y1 = Math.floor(bottom(rect) / CELL);
    if (isLarge(rect)) this.large.add(entry);
    else for (let x = Math.floor(rect.x / CELL); x <= x1; x++) for (let y = Math.floor(rect.y / CELL); y <= y1; y++) this.put(keyOf(x, y), entry);
  }

  private put(key: number, entry: Entry): void {
    const { rect } = entry;
    let cell = this.cells.get(key);
    if (!cell) {
      cell = { entries: [], edges: [] };
      this.cells.set(key, cell);
    }
    cell.entries.push(entry);
    cell.edges.push(rect.x, rect.y, right(rect), bottom(rect));
  }

  clear(): void {
    this.entries.clear();
    this.cells.clear();
    this.large.clear();
  }

  delete(id: string): void {
    const entry = this.entries.get(id);
    if (!entry) return;
    this.entries.delete(id);
    if (this.large.delete(entry)) return;
    const { rect } = entry;
    const x1 = Math.floor(right(rect) / CELL);
    const y1 = Math.floor(bottom(rect) / CELL);
    for (let x = Math.floor(rect.x / CELL); x <= x1; x++) for (let y = Math.floor(rect.y / CELL); y <= y1; y++) this.take(keyOf(x, y), entry);
  }

  private take(key: number, entry: Entry): void {
    const cell = this.cells.get(key);
    if (!cell) return;
    const at = cell.entries.indexOf(entry);
    cell.entries.splice(at, 1);
    cell.edges.splice(at * EDGES, EDGES);
    if (cell.entries.length === 0) this.cells.delete(key);
  }

  /** Calls `visit` once for every rectangle that shares an area with `area`; ends early when it returns true. The order says nothing; a visitor must not search itself. */
  visit(area: Rect, visit: (id: string, rect: Rect) => boolean | void): void {
    const stamp = ++this.search;
    if (this.large.size > 0 && this.visitLarge(area, visit)) return;
    const minX = area.x;
    const minY = area.y;
    const maxX = area.x + area.width;
    const maxY = area.y + area.height;
    const x0 = Math.floor(minX / CELL);
    const y0 = Math.floor(minY / CELL);
    const x1 = Math.floor(maxX / CELL);
    const y1 = Math.floor(maxY / CELL);
    if ((x1 - x0 + 1) * (y1 - y0 + 1) > Math.max(MAXIMUM_CELLS, this.entries.size)) {
      for (const entry of this.entries.values()) {
        if (!this.large.has(entry) && overlaps(entry.rect, area) && visit(entry.id, entry.rect)) return;
      }
      return;
    }
    for (let x = x0; x <= x1; x++) {
      for (let y = y0; y <= y1; y++) {
        const cell = this.cells.get(keyOf(x, y));
        if (!cell) continue;
        const { entries, edges } = cell;
        for (let at = 0, edge = 0; at < entries.length; at++, edge += EDGES) {
          if ((edges[edge] as number) >= maxX || (edges[edge + 1] as number) >= maxY) continue;
          if ((edges[edge + 2] as number) <= minX || (edges[edge + 3] as number) <= minY) continue;
          const entry = entries[at] as Entry;
          if (entry.seen === stamp) continue;
          entry.seen = stamp;
          if (visit(entry.id, entry.rect)) return;
        }
      }
    }
  }

  private visitLarge(area: Rect, visit: (id: string, rect: Rect) => boolean | void): boolean {
    for (const entry of this.large) if (overlaps(entry.rect, area) && visit(entry.id, entry.rect) === true) return true;
    return false;
  }

  /** Ids of all rectangles that share an area with `area`, sorted. */
  within(area: Rect): string[] {
    const ids: string[] = [];
    this.visit(area, (id) => {
      ids.push(id);
    });
    return ids.sort();
  }
}

/** One small integer for a cell, which a map finds fastest. Cells that are sixteen million px apart share one: a rectangle is compared anyway. */
const keyOf = (x: number, y: number): number => (x << 16) | (y & 0xffff);

/** Whether there are too many cells under a rectangle. */
function isLarge(rect: Rect): boolean {
  const columns = Math.floor(right(rect) / CELL) - Math.floor(rect.x / CELL) + 1;
  const rows = Math.floor(bottom(rect) / CELL) - Math.floor(rect.y / CELL) + 1;
  return columns * rows > MAXIMUM_CELLS;
}
