import { byText, changedIds, type Design, type LayoutEntry } from '../model/index.ts';
import type { Rect } from './geometry.ts';
import { bottom, sameRect, unionOf } from './geometry.ts';
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

interface Known {
  readonly standing: Standing;
  readonly boxes: Boxes;
  /** Nothing had to be set out in rows. */
  readonly settled: boolean;
}

const remembered = new WeakMap<Design['layout'], Known>();
/** What was asked for last: the next question mostly is about the same design with one thing moved. */
let latest: Known | undefined;
/** More changes than these are worked out anew. */
const FEW_CHANGES = 64;

/**
 * Where everything stands. What has no place yet is set out in rows under what has one, in order of id, so that a design without a
 * layout can be drawn too; a context without a place lies around its members. Remembered until something stands elsewhere.
 */
export function boxesOf(design: Design): Boxes {
  const known = remembered.get(design.layout);
  if (known && WHAT_STANDS.every((name) => known.standing[name] === design[name])) {
    latest = known;
    return known.boxes;
  }
  const { elements, layout, contexts, notes, frames } = design;
  const standing = { elements, layout, contexts, notes, frames };
  const patched = latest?.settled ? patchedBoxes(latest, standing) : undefined;
  latest = { standing, ...(patched ? { boxes: patched, settled: true } : computeBoxes(standing)) };
  remembered.set(layout, latest);
  return latest.boxes;
}

type ElementBoxes = Boxes['elements'];

const patches = new WeakMap<ElementBoxes, { readonly from: ElementBoxes; readonly ids: readonly string[] }>();

/**
 * The elements and contexts that are, or stand, different in the boxes of two snapshots; all others are the same, and so are notes and frames.
 * Nothing where this is only to be found out by looking at all.
 */
export function changedBoxes(before: ElementBoxes, now: ElementBoxes): readonly string[] | undefined {
  if (before === now) return [];
  const patch = patches.get(now);
  return patch?.from === before ? patch.ids : undefined;
}

/** The boxes after a small change of elements and their places; nothing after any other. */
function patchedBoxes({ standing: before, boxes }: Known, now: Standing): Boxes | undefined {
  if (before.contexts !== now.contexts || before.notes !== now.notes || before.frames !== now.frames) return undefined;
  const ids = new Set([...changedIds(before.layout, now.layout), ...changedIds(before.elements, now.elements)]);
  if (ids.size > FEW_CHANGES) return undefined;
  const elements = new Map(boxes.elements);
  const around = new Set<string>();
  for (const id of ids) {
    const [was, is, entry] = [before.elements[id], now.elements[id], now.layout[id]];
    if (!was || !is || !entry) return undefined;
    const box = boxFrom(entry, size.node);
    if (!sameRect(elements.get(id) ?? box, box)) elements.set(id, box);
    for (const contextId of [...(was.contextIds ?? []), ...(is.contextIds ?? [])]) around.add(contextId);
  }
  const contexts = new Map(boxes.contexts);
  const members = patchedMembers(before.elements, now.elements, ids);
  for (const id of around) {
    const box = now.contexts[id] && contextBox(now, id, members.get(id) ?? [], elements);
    if (!box) return undefined;
    contexts.set(id, box);
  }
  patches.set(elements, { from: boxes.elements, ids: [...ids, ...around] });
  return { ...boxes, elements, contexts };
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

/** Boxes, and whether none of them had to be set out in rows. */
function computeBoxes(design: Standing): Pick<Known, 'boxes' | 'settled'> {
  const elements = placed(design.elements, design.layout, size.node);
  const stickies = standingNotes(design.notes);
  const notes = placed(stickies, design.layout, size.note);
  const frames = placed(design.frames, design.layout, size.frame);
  const contexts = new Map<string, Rect>();
  const members = membersByContext(design);
  for (const id of Object.keys(design.contexts)) {
    const box = contextBox(design, id, members.get(id) ?? [], elements);
    if (box) contexts.set(id, box);
  }
  const count = elements.size + contexts.size + notes.size + frames.size;
  const row = new Shelf(unionOf([...elements.values(), ...contexts.values(), ...notes.values()]));
  placeRest(design.elements, elements, size.node, row);
  for (const id of Object.keys(design.contexts).sort()) {
    if (contexts.has(id)) continue;
    contexts.set(id, aroundMembers(members.get(id) ?? [], elements) ?? row.next(size.context));
  }
  placeRest(stickies, notes, size.note, row);
  placeRest(design.frames, frames, size.frame, row);
  const settled = count === elements.size + contexts.size + notes.size + frames.size;
  return { boxes: { elements, contexts, notes, frames }, settled };
}

/** Where a context has its place, or lies around its members. One that has a place but no size reaches from there around its members, to every side. */
function contextBox({ layout }: Standing, id: string, members: readonly string[], elements: ElementBoxes): Rect | undefined {
  const entry = layout[id];
  const around = entry?.width === undefined ? aroundMembers(members, elements) : undefined;
  if (!entry || !around) return entry ? boxFrom(entry, size.context) : around;
  return unionOf([{ x: entry.x, y: entry.y, width: 0, height: entry.height ?? 0 }, around]);
}

/** The boxes of contexts as if these elements were gone: one that lies around its members does not reach for them. */
export function contextsWithout(design: Design, ids: ReadonlySet<string>): ReadonlyMap<string, Rect> {
  const boxes = boxesOf(design);
  const left = new Map(boxes.contexts);
  const members = membersByContext(design);
  for (const contextId of new Set([...ids].flatMap((id) => design.elements[id]?.contextIds ?? []))) {
    if (!left.has(contextId)) continue;
    const staying = (members.get(contextId) ?? []).filter((id) => !ids.has(id));
    const box = contextBox(design, contextId, staying, boxes.elements);
    if (box) left.set(contextId, box);
    else left.delete(contextId);
  }
  return left;
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

/** The elements of a context, in no order that means anything. */
export const elementsIn = (design: Pick<Design, 'elements'>, contextId: string): readonly string[] => membersByContext(design).get(contextId) ?? NOBODY;

const NOBODY: readonly string[] = [];

/** Remembered for the elements: moving them changes nothing of it. */
function membersByContext({ elements }: Pick<Design, 'elements'>): ReadonlyMap<string, readonly string[]> {
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

/** The same of other elements, of which only these are others. */
function patchedMembers(before: Design['elements'], now: Design['elements'], changed: Iterable<string>): ReadonlyMap<string, readonly string[]> {
  const known = knownMembers.get(now);
  if (known) return known;
  const members = new Map(membersByContext({ elements: before }));
  for (const id of changed) {
    if (before[id] === now[id]) continue;
    for (const contextId of before[id]?.contextIds ?? [])
      members.set(
        contextId,
        (members.get(contextId) ?? []).filter((member) => member !== id),
      );
    for (const contextId of now[id]?.contextIds ?? []) members.set(contextId, [...(members.get(contextId) ?? []), id]);
  }
  knownMembers.set(now, members);
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
