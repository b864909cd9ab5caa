import type { Design } from '../../model/index.ts';

/** A place on the canvas, in canvas pixels; y grows downwards. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** A box on the canvas, in canvas pixels; `x`, `y` is its top left corner. */
export interface Rect extends Point {
  readonly width: number;
  readonly height: number;
}

export const ELEMENT_SIZE = { width: 176, height: 64 } as const;
export const NOTE_SIZE = { width: 112, height: 104 } as const;
export const FRAME_SIZE = { width: 960, height: 540 } as const;
export const CONTEXT_SIZE = { width: 320, height: 220 } as const;
/** Between the border of a context and its members. The top also holds the name. */
export const CONTEXT_PADDING = { top: 44, side: 28, bottom: 28 } as const;
/** Places are multiples of this where a person did not point at one. */
export const GRID = 8;
/** Between two elements that are placed for the person. */
export const GAP = { x: 80, y: 48 } as const;

/** Whether the id is something that stands on the canvas. */
export function isPlaced(design: Design, id: string): boolean {
  return Object.hasOwn(design.elements, id) || Object.hasOwn(design.contexts, id) || Object.hasOwn(design.notes, id) || Object.hasOwn(design.frames, id);
}

/** The box that a record stands in, or `undefined` where nothing says where it stands. A context without a place of its own stands around its members. */
export function boxOfRecord(design: Design, id: string): Rect | undefined {
  const entry = design.layout[id];
  const size = defaultSize(design, id);
  if (!size) return undefined;
  if (entry) return { x: entry.x, y: entry.y, width: entry.width ?? size.width, height: entry.height ?? size.height };
  return Object.hasOwn(design.contexts, id) ? boxAround(design, membersOf(design, id)) : undefined;
}

function defaultSize(design: Design, id: string): { readonly width: number; readonly height: number } | undefined {
  if (Object.hasOwn(design.elements, id)) return ELEMENT_SIZE;
  if (Object.hasOwn(design.notes, id)) return NOTE_SIZE;
  if (Object.hasOwn(design.frames, id)) return FRAME_SIZE;
  if (Object.hasOwn(design.contexts, id)) return CONTEXT_SIZE;
  return undefined;
}

/** Elements and notes that belong to the context. */
export function membersOf(design: Design, contextId: string): readonly string[] {
  const members: string[] = [];
  for (const [id, element] of Object.entries(design.elements)) if (element.contextIds?.includes(contextId)) members.push(id);
  for (const [id, note] of Object.entries(design.notes)) if (note.contextId === contextId) members.push(id);
  return members;
}

/** The box of a context around these records, with room for its name; `undefined` when none of them stands anywhere. */
export function boxAround(design: Design, ids: readonly string[]): Rect | undefined {
  const bounds = boundsOf(ids.flatMap((id) => boxOfRecord(design, id) ?? []));
  if (!bounds) return undefined;
  return {
    x: bounds.x - CONTEXT_PADDING.side,
    y: bounds.y - CONTEXT_PADDING.top,
    width: bounds.width + 2 * CONTEXT_PADDING.side,
    height: bounds.height + CONTEXT_PADDING.top + CONTEXT_PADDING.bottom,
  };
}

/** The smallest box around all of them. */
export function boundsOf(boxes: readonly Rect[]): Rect | undefined {
  if (boxes.length === 0) return undefined;
  let left = Infinity;
  let top = Infinity;
  let right = -Infinity;
  let bottom = -Infinity;
  for (const box of boxes) {
    left = Math.min(left, box.x);
    top = Math.min(top, box.y);
    right = Math.max(right, box.x + box.width);
    bottom = Math.max(bottom, box.y + box.height);
  }
  return { x: left, y: top, width: right - left, height: bottom - top };
}

export const centreOf = (box: Rect): Point => ({ x: box.x + box.width / 2, y: box.y + box.height / 2 });
export const contains = (box: Rect, point: Point): boolean =>
  point.x >= box.x && point.x <= box.x + box.width && point.y >= box.y && point.y <= box.y + box.height;
export const overlaps = (a: Rect, b: Rect, margin = 0): boolean =>
  a.x < b.x + b.width + margin && b.x < a.x + a.width + margin && a.y < b.y + b.height + margin && b.y < a.y + a.height + margin;
export const snapped = (value: number): number => Math.round(value / GRID) * GRID;

/** The smallest context whose box holds the point; with nested or overlapping ones the innermost. */
export function contextAt(design: Design, point: Point, except: ReadonlySet<string> = new Set()): string | undefined {
  let best: { id: string; area: number } | undefined;
  for (const id of Object.keys(design.contexts)) {
    if (except.has(id)) continue;
    const box = boxOfRecord(design, id);
    if (!box || !contains(box, point)) continue;
    const area = box.width * box.height;
    if (!best || area < best.area) best = { id, area };
  }
  return best?.id;
}
