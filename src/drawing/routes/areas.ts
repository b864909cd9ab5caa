import type { Rect } from '../geometry.ts';

/** Numbers that stand for one rectangle: left, top, right, bottom. */
const EDGES = 4;

/** Rectangles that are only ever added and looked over, kept as one list of numbers: a router of a large design remembers a hundred thousand of them. */
export class Areas {
  private readonly edges: number[] = [];
  /** The box around all of them; inside out where there are none. */
  left = Infinity;
  top = Infinity;
  right = -Infinity;
  bottom = -Infinity;
  private readonly base: Areas | undefined;

  constructor(base?: Areas) {
    this.base = base;
    if (base) this.cover(base.left, base.top, base.right, base.bottom);
  }

  add({ x, y, width, height }: Rect): void {
    this.addBetween(x, y, x + width, y + height);
  }

  addBetween(left: number, top: number, right: number, bottom: number): void {
    this.edges.push(left, top, right, bottom);
    this.cover(left, top, right, bottom);
  }

  /** These and more, without a copy of these: nothing may be added to them any more. */
  with(rects: readonly Rect[]): Areas {
    const more = new Areas(this);
    for (const rect of rects) more.add(rect);
    return more;
  }

  /** Whether one of these shares an area with one of `rects`. `around` lies around all of `rects`. */
  touch(rects: readonly Rect[], around: Rect): boolean {
    return this.base?.touch(rects, around) === true || this.touchOwn(rects, around);
  }

  private touchOwn(rects: readonly Rect[], around: Rect): boolean {
    const { edges } = this;
    if (!crosses(around, this.left, this.top, this.right, this.bottom)) return false;
    for (let at = 0; at < edges.length; at += EDGES) {
      const [left, top, right, bottom] = [edges[at] as number, edges[at + 1] as number, edges[at + 2] as number, edges[at + 3] as number];
      if (crosses(around, left, top, right, bottom) && rects.some((rect) => crosses(rect, left, top, right, bottom))) return true;
    }
    return false;
  }

  private cover(left: number, top: number, right: number, bottom: number): void {
    this.left = Math.min(this.left, left);
    this.top = Math.min(this.top, top);
    this.right = Math.max(this.right, right);
    this.bottom = Math.max(this.bottom, bottom);
  }
}

/** Remembers nothing, for a router that is asked only once. */
export const FORGETFUL: Areas = new (class extends Areas {
  override add(): void {}
  override addBetween(): void {}
  override with(): Areas {
    return this;
  }
})();

const crosses = ({ x, y, width, height }: Rect, left: number, top: number, right: number, bottom: number): boolean =>
  x < right && left < x + width && y < bottom && top < y + height;
