import type { ElkNode } from 'elkjs/lib/elk-api.js';
import type { Design, LayoutEntry } from '../../model/index.ts';
import { boxOf, contextAround, elementsIn } from '../boxes.ts';
import { centreOf, overlaps, unionOf, type Rect } from '../geometry.ts';
import { size } from '../sizes.ts';

/** Entries of `layout` by id. */
export type Places = { readonly [id: string]: LayoutEntry };

const GRID = 8;
const snapped = (value: number): number => Math.round(value / GRID) * GRID;

/** What is to be laid out: `ids`, or everything, with the members of the contexts among them, and without what is locked or stands in what is. */
export function movableIds(design: Design, ids: readonly string[] | undefined): ReadonlySet<string> {
  const wanted = new Set(ids ?? [...Object.keys(design.elements), ...Object.keys(design.contexts)]);
  for (const [id, element] of Object.entries(design.elements)) if (element.contextIds?.some((context) => wanted.has(context))) wanted.add(id);
  for (const [id, entry] of Object.entries(design.layout)) if (entry.locked) wanted.delete(id);
  for (const [id, { contextIds = [] }] of Object.entries(design.elements)) {
    if (Object.hasOwn(design.layout, id) && contextIds.some((context) => design.layout[context]?.locked)) wanted.delete(id);
  }
  // A context with a locked member cannot be moved as a whole: its members are laid out without it.
  for (const [id, element] of Object.entries(design.elements)) {
    if (design.layout[id]?.locked) for (const context of element.contextIds ?? []) wanted.delete(context);
  }
  return wanted;
}

/** What of a part of a design is laid out together. */
export interface Group {
  readonly ids: ReadonlySet<string>;
  /** The box of the context that they are members of, where that stays in its place. */
  readonly room?: Rect | undefined;
}

/**
 * A part of a design is laid out in groups: the members of each context that stays in a place of its own, and all else. Contexts that grow around members which were put in
 * order with those of another would lie over each other. What has no place yet is laid out at once, with all of it.
 */
export function groupsOf(design: Design, ids: ReadonlySet<string>): readonly Group[] {
  if ([...ids].some((id) => Object.hasOwn(design.elements, id) && !Object.hasOwn(design.layout, id))) return [{ ids }];
  const groups = new Map<string | undefined, Set<string>>();
  for (const id of ids) {
    const stays = design.elements[id]?.contextIds?.find((context) => !ids.has(context) && Object.hasOwn(design.layout, context));
    const group = groups.get(stays);
    if (group) group.add(id);
    else groups.set(stays, new Set([id]));
  }
  // A lone element has nobody to stand in line with.
  return [...groups].flatMap(([stays, group]) => (group.size > 1 ? [{ ids: group, room: stays === undefined ? undefined : boxOf(design, stays) }] : []));
}

/**
 * The places that ELK's answer means. What was laid out as a part of something larger stands with its middle where its middle was, and beside
 * everything that stays; a whole design begins at the origin.
 */
export function placesOf(design: Design, laidOut: ElkNode, ids: ReadonlySet<string>): Places {
  const boxes = absoluteBoxes(laidOut);
  const staying = boxesThatStay(design, ids);
  const shift = shiftFor(design, boxes, staying);
  const places: { [id: string]: LayoutEntry } = {};
  const inhabited = new Set(Object.values(design.elements).flatMap(({ contextIds = [] }) => contextIds));
  for (const [id, box] of boxes) {
    const before = design.layout[id];
    const moved = { ...box, x: box.x + shift.x, y: box.y + shift.y };
    const corner = { x: snapped(moved.x), y: snapped(moved.y) };
    if (!Object.hasOwn(design.contexts, id)) places[id] = { ...before, ...cornerOnGrid(moved) };
    // A context with members and without a place of its own is drawn around them.
    else if (before || !inhabited.has(id)) places[id] = { ...before, ...corner, width: Math.ceil(box.width), height: Math.ceil(box.height) };
  }
  return { ...places, ...grownContexts(design, places, ids) };
}

/** Middles are put on the grid, not corners: a tall box and a low one in a row keep their common line. */
function cornerOnGrid(box: Rect): { readonly x: number; readonly y: number } {
  return { x: Math.round(snapped(box.x + box.width / 2) - box.width / 2), y: Math.round(snapped(box.y + box.height / 2) - box.height / 2) };
}

function absoluteBoxes(root: ElkNode): Map<string, Rect> {
  const boxes = new Map<string, Rect>();
  const visit = (node: ElkNode, x: number, y: number): void => {
    for (const child of node.children ?? []) {
      const box = { x: x + (child.x ?? 0), y: y + (child.y ?? 0), width: child.width ?? size.node.width, height: child.height ?? size.node.height };
      boxes.set(child.id, box);
      visit(child, box.x, box.y);
    }
  };
  visit(root, 0, 0);
  return boxes;
}

function boxesThatStay(design: Design, ids: ReadonlySet<string>): readonly Rect[] {
  const staying = [...Object.keys(design.elements), ...Object.keys(design.notes)].filter((id) => !ids.has(id) && Object.hasOwn(design.layout, id));
  const around = new Set([...ids].flatMap((id) => design.elements[id]?.contextIds ?? []));
  const others = Object.keys(design.contexts).filter((id) => !ids.has(id) && !around.has(id));
  return [...staying, ...others].flatMap((id) => boxOf(design, id) ?? []);
}

function shiftFor(design: Design, boxes: ReadonlyMap<string, Rect>, staying: readonly Rect[]): { readonly x: number; readonly y: number } {
  const after = unionOf(boxes.values());
  const before = unionOf([...boxes.keys()].flatMap((id) => (Object.hasOwn(design.layout, id) ? (boxOf(design, id) ?? []) : [])));
  if (!after) return { x: 0, y: 0 };
  if (staying.length === 0) return before ? { x: before.x - after.x, y: before.y - after.y } : { x: -after.x, y: -after.y };
  const below = unionOf(staying);
  const target = before ? centreOf(before) : { x: (below?.x ?? 0) + after.width / 2, y: (below?.y ?? 0) + (below?.height ?? 0) + 96 + after.height / 2 };
  const middle = centreOf(after);
  const shift = { x: target.x - middle.x, y: target.y - middle.y };
  return { x: shift.x, y: shift.y + downUntilFree([...boxes.values()], shift, staying) };
}

/** How far everything must go down so that it covers nothing that stays. */
function downUntilFree(boxes: readonly Rect[], shift: { readonly x: number; readonly y: number }, staying: readonly Rect[]): number {
  const step = size.node.height + 40;
  for (let down = 0; down < 200 * step; down += step) {
    const moved = boxes.map((box) => ({ ...box, x: box.x + shift.x, y: box.y + shift.y + down }));
    if (!moved.some((box) => staying.some((other) => overlaps(box, other)))) return down;
  }
  return 0;
}

/** Contexts that stay where they are but whose members have moved out of their box: the box grows. */
function grownContexts(design: Design, places: Places, ids: ReadonlySet<string>): Places {
  const grown: { [id: string]: LayoutEntry } = {};
  const after: Design = { ...design, layout: { ...design.layout, ...places } };
  for (const contextId of Object.keys(design.contexts)) {
    const entry = design.layout[contextId];
    if (!entry || entry.locked || ids.has(contextId)) continue;
    const members = elementsIn(design, contextId);
    if (!members.some((id) => Object.hasOwn(places, id))) continue;
    const inside = unionOf(members.flatMap((id) => boxOf(after, id) ?? []));
    const box = boxOf(design, contextId);
    const union = inside && box ? unionOf([box, contextAround(inside)]) : undefined;
    if (union) grown[contextId] = { ...entry, ...union };
  }
  return grown;
}

/** What has to be laid out for a design of which not everything has a place: all of it where nothing has one. `undefined` where nothing is missing. */
export function missingPlaces(design: Design): { readonly ids?: readonly string[] } | undefined {
  const ids = [...Object.keys(design.elements), ...Object.keys(design.notes)].filter(
    (id) => !Object.hasOwn(design.layout, id) && design.notes[id]?.aboutId === undefined,
  );
  if (ids.length === 0) return undefined;
  return Object.keys(design.layout).length === 0 ? {} : { ids };
}

/** Places on a plain grid, context by context, for when nothing better is to be had. */
export function gridLayout(design: Design, options: { readonly ids?: readonly string[] } = {}): Places {
  const ids = movableIds(design, options.ids);
  const groups = new Map<string, string[]>([['', []]]);
  for (const id of Object.keys(design.elements).sort()) {
    if (!ids.has(id)) continue;
    const context = design.elements[id]?.contextIds?.[0] ?? '';
    groups.set(context, [...(groups.get(context) ?? []), id]);
  }
  const places: { [id: string]: LayoutEntry } = {};
  let top = bottomOf(boxesThatStay(design, ids));
  for (const members of groups.values()) {
    const columns = Math.max(1, Math.ceil(Math.sqrt(members.length)));
    for (const [index, id] of members.entries()) {
      const column = index % columns;
      const row = Math.floor(index / columns);
      places[id] = { ...design.layout[id], x: column * (size.node.width + 96), y: top + row * (size.node.height + 56) };
    }
    if (members.length > 0) top += Math.ceil(members.length / columns) * (size.node.height + 56) + size.context.top + 40;
  }
  return places;
}

function bottomOf(boxes: readonly Rect[]): number {
  const bounds = unionOf(boxes);
  return bounds ? snapped(bounds.y + bounds.height + 96) : 0;
}
