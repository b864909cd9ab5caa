import { byText, type Design, type LayoutEntry } from '../model/index.ts';
import type { Rect } from './geometry.ts';
import { bottom, unionOf } from './geometry.ts';
import { size } from './sizes.ts';

/** What is placed on the canvas, in order of depth. */
export type PlacedKind = 'frame' | 'context' | 'element' | 'note';

export interface Boxes {
  readonly elements: ReadonlyMap<string, Rect>;
  readonly contexts: ReadonlyMap<string, Rect>;
  readonly notes: ReadonlyMap<string, Rect>;
  readonly frames: ReadonlyMap<string, Rect>;
}

/** The collections that say where everything stands. */
const WHAT_STANDS = ['elements', 'layout', 'contexts', 'notes', 'frames'] as const satisfies readonly (keyof Design)[];
type Standing = Pick<Design, (typeof WHAT_STANDS)[number]>;

const remembered = new WeakMap<Design['layout'], { readonly standing: Standing; readonly boxes: Boxes }>();

/**
 * Where everything stands. What has no place yet is set out in rows under what has one, in order of id, so that a design without a
 * layout can be drawn too; a context without a place lies around its members. Remembered until something stands elsewhere.
 */
export function boxesOf(design: Design): Boxes {
  const known = remembered.get(design.layout);
  if (known && WHAT_STANDS.every((name) => known.standing[name] === design[name])) return known.boxes;
  const { elements, layout, contexts, notes, frames } = design;
  const boxes = computeBoxes(design);
  remembered.set(layout, { standing: { elements, layout, contexts, notes, frames }, boxes });
  return boxes;
}

/** The box of one element, context, note or frame. Nothing for an id that stands nowhere. */
export function boxOf(design: Design, id: string): Rect | undefined {
  const boxes = boxesOf(design);
  return boxes.elements.get(id) ?? boxes.contexts.get(id) ?? boxes.notes.get(id) ?? boxes.frames.get(id);
}

/** The smallest rectangle around everything that is drawn in a design; none for an empty one. */
export function extentOf(design: Design): Rect | undefined {
  const { elements, contexts, notes, frames } = boxesOf(design);
  return unionOf([...elements.values(), ...contexts.values(), ...notes.values(), ...frames.values()]);
}

function computeBoxes(design: Design): Boxes {
  const elements = placed(design.elements, design.layout, size.node);
  const stickies = standingNotes(design.notes);
  const notes = placed(stickies, design.layout, size.note);
  const frames = placed(design.frames, design.layout, size.frame);
  const contexts = new Map<string, Rect>();
  const members = membersByContext(design);
  for (const id of Object.keys(design.contexts)) {
    const entry = design.layout[id];
    const around = entry?.width === undefined ? aroundMembers(members.get(id) ?? [], elements) : undefined;
    if (entry) contexts.set(id, boxFrom(entry, around ?? size.context));
    else if (around) contexts.set(id, around);
  }
  const row = new Shelf(unionOf([...elements.values(), ...contexts.values(), ...notes.values()]));
  placeRest(design.elements, elements, size.node, row);
  for (const id of Object.keys(design.contexts).sort()) {
    if (contexts.has(id)) continue;
    contexts.set(id, aroundMembers(members.get(id) ?? [], elements) ?? row.next(size.context));
  }
  placeRest(stickies, notes, size.note, row);
  placeRest(design.frames, frames, size.frame, row);
  return { elements, contexts, notes, frames };
}

/** The notes that have a place of their own: comments stand at what they are about. */
export function standingNotes(notes: Design['notes']): Design['notes'] {
  const entries = Object.entries(notes);
  const standing = entries.filter(([, { aboutId }]) => aboutId === undefined);
  return standing.length === entries.length ? notes : Object.fromEntries(standing);
}

const comments = new WeakMap<Design['notes'], ReadonlyMap<string, readonly string[]>>();

/** The ids of the comments on each record that has some, in the order of their dates. */
export function commentsOn(notes: Design['notes']): ReadonlyMap<string, readonly string[]> {
  const known = comments.get(notes);
  if (known) return known;
  const ids = Object.keys(notes).sort((a, b) => byText(notes[a]?.date ?? '', notes[b]?.date ?? '') || byText(a, b));
  const found = new Map<string, string[]>();
  for (const id of ids) {
    const aboutId = notes[id]?.aboutId;
    if (aboutId !== undefined) found.set(aboutId, [...(found.get(aboutId) ?? []), id]);
  }
  comments.set(notes, found);
  return found;
}

interface Extent {
  readonly width: number;
  readonly height: number;
}

const boxFrom = (entry: LayoutEntry, fallback: Extent): Rect => ({
  x: entry.x,
  y: entry.y,
  width: entry.width ?? fallback.width,
  height: entry.height ?? fallback.height,
});

function placed(records: { readonly [id: string]: unknown }, layout: Design['layout'], extent: Extent): Map<string, Rect> {
  const boxes = new Map<string, Rect>();
  for (const id of Object.keys(records)) {
    const entry = layout[id];
    if (entry) boxes.set(id, boxFrom(entry, extent));
  }
  return boxes;
}

function placeRest(records: { readonly [id: string]: unknown }, boxes: Map<string, Rect>, extent: Extent, row: Shelf): void {
  const rest = Object.keys(records).filter((id) => !boxes.has(id));
  for (const id of rest.sort()) boxes.set(id, row.next(extent));
}

const knownMembers = new WeakMap<Design['elements'], ReadonlyMap<string, readonly string[]>>();

/** Remembered for the elements: moving them changes nothing of it. */
function membersByContext({ elements }: Design): ReadonlyMap<string, readonly string[]> {
  const known = knownMembers.get(elements);
  if (known) return known;
  const members = new Map<string, string[]>();
  for (const [id, element] of Object.entries(elements)) {
    for (const contextId of element.contextIds ?? []) {
      const list = members.get(contextId);
      if (list) list.push(id);
      else members.set(contextId, [id]);
    }
  }
  knownMembers.set(elements, members);
  return members;
}

function aroundMembers(ids: readonly string[], elements: ReadonlyMap<string, Rect>): Rect | undefined {
  const inside = unionOf(ids.flatMap((id) => elements.get(id) ?? []));
  return inside && contextAround(inside);
}

/** The box of a context that holds `inside`, with room for its name. */
export const contextAround = (inside: Rect): Rect => ({
  x: inside.x - size.context.side,
  y: inside.y - size.context.top,
  width: inside.width + 2 * size.context.side,
  height: inside.height + size.context.top + size.context.bottom,
});

/** Sets boxes out from left to right, six in a row, under what is there already. */
class Shelf {
  private readonly left: number;
  private x: number;
  private y: number;
  private tallest = 0;
  private inRow = 0;

  constructor(above: Rect | undefined) {
    this.left = above?.x ?? 0;
    this.x = this.left;
    this.y = above ? bottom(above) + 96 : 0;
  }

  next({ width, height }: Extent): Rect {
    if (this.inRow === 6) {
      this.x = this.left;
      this.y += this.tallest + 72;
      this.tallest = 0;
      this.inRow = 0;
    }
    const box = { x: this.x, y: this.y, width, height };
    this.x += width + 72;
    this.tallest = Math.max(this.tallest, height);
    this.inRow += 1;
    return box;
  }
}
