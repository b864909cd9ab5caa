import type { Rect } from '../geometry.ts';
import type { Areas } from './areas.ts';

/** Edges of a box: left, top, right, bottom. */
const EDGES = 4;

/** The boxes around what each of many flows hangs on, in one list of numbers: every change asks all of them. */
export class Reaches {
  private edges = new Float64Array(64 * EDGES);
  private readonly ids: (string | undefined)[] = [];
  private readonly places = new Map<string, number>();
  private readonly free: number[] = [];

  /** Notes what a flow hangs on now, in place of what it hung on before. */
  set(id: string, some: Areas, others = some): void {
    const at = this.placeOf(id) * EDGES;
    const { edges } = this;
    edges[at] = Math.min(some.left, others.left);
    edges[at + 1] = Math.min(some.top, others.top);
    edges[at + 2] = Math.max(some.right, others.right);
    edges[at + 3] = Math.max(some.bottom, others.bottom);
  }

  delete(id: string): void {
    const place = this.places.get(id);
    if (place === undefined) return;
    this.places.delete(id);
    this.ids[place] = undefined;
    this.free.push(place);
  }

  /** The flows whose boxes share an area with one of these; they may hang on what is in it. */
  around(rects: readonly Rect[]): string[] {
    const { edges, ids } = this;
    const found: string[] = [];
    for (let place = 0; place < ids.length; place++) {
      const id = ids[place];
      if (id !== undefined && rects.some((rect) => crosses(rect, edges, place * EDGES))) found.push(id);
    }
    return found;
  }

  private placeOf(id: string): number {
    const known = this.places.get(id);
    if (known !== undefined) return known;
    const place = this.free.pop() ?? this.ids.length;
    this.ids[place] = id;
    this.places.set(id, place);
    if (this.edges.length < (place + 1) * EDGES) this.grow();
    return place;
  }

  private grow(): void {
    const more = new Float64Array(2 * this.edges.length);
    more.set(this.edges);
    this.edges = more;
  }
}

const crosses = ({ x, y, width, height }: Rect, edges: Float64Array, at: number): boolean =>
  x < (edges[at + 2] as number) && (edges[at] as number) < x + width && y < (edges[at + 3] as number) && (edges[at + 1] as number) < y + height;
