import { boxesOf, boxOf, contextAround, contextsWithout, elementsIn, foldedBox, holdsPoint, unionOf, type Point, type Rect } from '../../drawing/index.ts';
import type { Design } from '../../model/index.ts';
import { useLens } from '../stores/lens.ts';

export type { Point, Rect };

export type Direction = 'left' | 'right' | 'up' | 'down';

/** Places are multiples of this where a person did not point at one. */
const GRID = 8;
/** Between two elements that are placed for the person. */
export const GAP = { x: 80, y: 48 } as const;

export const snapped = (value: number): number => Math.round(value / GRID) * GRID;

/** Whether the id is something that has a place on the canvas; that of a flow is a point that its line goes through. */
export function isPlaceable(design: Design, id: string): boolean {
  return (['elements', 'contexts', 'notes', 'frames', 'flows'] as const).some((collection) => Object.hasOwn(design[collection], id));
}

/** Elements and notes that belong to the context. */
export function membersOf(design: Design, contextId: string): readonly string[] {
  const notes = Object.keys(design.notes).filter((id) => design.notes[id]?.contextId === contextId);
  return [...elementsIn(design, contextId), ...notes];
}

/** The box of a context around these records, with room for its name; `undefined` when none of them stands anywhere. */
export function boxAround(design: Design, ids: readonly string[]): Rect | undefined {
  const inside = boundsOf(design, ids);
  return inside && contextAround(inside);
}

/** The smallest box around all of these records. */
export function boundsOf(design: Design, ids: Iterable<string>): Rect | undefined {
  return unionOf([...ids].flatMap((id) => boxOf(design, id) ?? []));
}

/** The innermost context whose box holds the point; a folded one only where it is seen. None of `except`, and none reaches for what is in it. */
export function contextAt(design: Design, point: Point, except: ReadonlySet<string> = new Set()): string | undefined {
  const { folded } = useLens.getState();
  let best: { readonly id: string; readonly area: number } | undefined;
  for (const [id, open] of except.size === 0 ? boxesOf(design).contexts : contextsWithout(design, except)) {
    const box = folded.includes(id) ? foldedBox(open) : open;
    if (except.has(id) || !holdsPoint(box, point)) continue;
    const area = box.width * box.height;
    if (!best || area < best.area) best = { id, area };
  }
  return best?.id;
}
