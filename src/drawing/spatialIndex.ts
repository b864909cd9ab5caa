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

/** Finds rectangles by place: a grid of cells 256 px wide. Adding, removing and a small search cost no more with many rectangles than with few. */
export class SpatialIndex {
  private readonly entries = new Map<string, Entry>();
  private readonly cells = new Map<number, Entry[]>();
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
    const keys = cellsOf(rect);
    if (!keys) {
      this.large.add(entry);
      return;
    }
    for (const key of keys) {
      const cell = this.cells.get(key);
      if (cell) cell.push(entry);
      else this.cells.set(key, [entry]);
    }
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
    for (const key of cellsOf(entry.rect) ?? []) {
      const cell = this.cells.get(key);
      if (!cell) continue;
      cell.splice(cell.indexOf(entry), 1);
      if (cell.length === 0) this.cells.delete(key);
    }
  }

  /** Calls `visit` once for every rectangle that shares an area with `area`; ends early when it returns true. The order says nothing; a visitor must not search itself. */
  visit(area: Rect, visit: (id: string, rect: Rect) => boolean | void): void {
    const stamp = ++this.search;
    for (const entry of this.large) {
      if (overlaps(entry.rect, area) && visit(entry.id, entry.rect)) return;
    }
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
        for (const entry of cell) {
          if (entry.seen === stamp) continue;
          entry.seen = stamp;
          const { rect } = entry;
          if (rect.x >= maxX || rect.y >= maxY || rect.x + rect.width <= minX || rect.y + rect.height <= minY) continue;
          if (visit(entry.id, rect)) return;
        }
      }
    }
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

/** One number for a cell. Coordinates up to ten million fit. */
const keyOf = (x: number, y: number): number => (x + 65536) * 131072 + (y + 65536);

/** Keys of the cells under a rectangle; nothing where there are too many. */
function cellsOf(rect: Rect): number[] | undefined {
  const x0 = Math.floor(rect.x / CELL);
  const y0 = Math.floor(rect.y / CELL);
  const x1 = Math.floor(right(rect) / CELL);
  const y1 = Math.floor(bottom(rect) / CELL);
  if ((x1 - x0 + 1) * (y1 - y0 + 1) > MAXIMUM_CELLS) return undefined;
  const keys: number[] = [];
  for (let x = x0; x <= x1; x++) for (let y = y0; y <= y1; y++) keys.push(keyOf(x, y));
  return keys;
}
