import { boxOf, centreOf, contains, contextAround, holdsPoint, unionOf } from '../../drawing/index.ts';
import { t } from '../../language/index.ts';
import { add, update, type Design, type Edit } from '../../model/index.ts';
import { apply, applyOrBegin, type ApplyResult } from '../editing.ts';
import { useDesign } from '../stores/design.ts';
import { notices } from '../stores/notices.ts';
import { useView } from '../stores/view.ts';
import { contextAt, isPlaceable, membersOf, type Point, type Rect } from './boxes.ts';
import { membership } from './contexts.ts';
import { inFrame } from './frames.ts';
import { nameOf } from './names.ts';
import { bendOf, bentBetween } from './reroute.ts';

export type AlignEdge = 'left' | 'center' | 'right' | 'top' | 'middle' | 'bottom';

export interface MoveOptions {
  /** One word for a whole drag: its calls are one undo step. */
  readonly gesture?: string;
  /** The drag ends here: what now stands inside another context joins it, what stands outside of its own leaves it, and one that it stands over the edge of grows. */
  readonly drop?: boolean;
}

/**
 * Moves records so that their top left corners are at these places. A context takes its members along, unless they are in `positions` themselves.
 * Locked records stay.
 */
export function moveTo(positions: { readonly [id: string]: Point }, options: MoveOptions = {}): ApplyResult {
  const { design } = useDesign.getState();
  const targets = withMembers(design, positions);
  const edits: Edit[] = [];
  for (const [id, place] of targets) edits.push(...placeAt(design, id, place));
  if (options.drop) edits.push(...afterDrop(design, targets));
  return apply(edits, {
    label: targets.size === 1 ? t('Move {{name}}', { name: nameOf(design, [...targets.keys()][0] ?? '') }) : t('Move {{count}} items', { count: targets.size }),
    ...gestureOf(options),
  });
}

/** Moves what is selected by so many pixels. Presses that follow each other without another change are one undo step. */
export function nudge(dx: number, dy: number): ApplyResult {
  const { design } = useDesign.getState();
  const { selection } = useView.getState();
  const positions: { [id: string]: Point } = {};
  tellLocked(selection);
  for (const id of selection) {
    const at = boxOf(design, id) ?? bendOf(design, id);
    if (at) positions[id] = { x: at.x + dx, y: at.y + dy };
  }
  return moveTo(positions, { gesture: `nudge ${selection.join(' ')}`, drop: true });
}

/** Gives a record this box. Sizes under 24 px are taken as 24. */
export function resize(id: string, rect: Rect, options: { readonly gesture?: string } = {}): ApplyResult {
  const { design } = useDesign.getState();
  const box = { x: Math.round(rect.x), y: Math.round(rect.y), width: Math.max(24, Math.round(rect.width)), height: Math.max(24, Math.round(rect.height)) };
  const edit = Object.hasOwn(design.layout, id) ? update('layout', id, box) : add('layout', id, box);
  return apply([edit], { label: t('Resize {{name}}', { name: nameOf(design, id) }), ...gestureOf(options) });
}

/** Lines the selected records up on an edge or centre of the box around them. */
export function align(edge: AlignEdge): ApplyResult {
  const { design } = useDesign.getState();
  tellLocked(useView.getState().selection);
  const boxes = selectedBoxes(design);
  const bounds = unionOf(boxes.map(([, box]) => box));
  const positions: { [id: string]: Point } = {};
  for (const [id, box] of boxes) if (bounds) positions[id] = aligned(edge, box, bounds);
  return applyMoves(design, positions, t('Align {{count}} items', { count: boxes.length }));
}

/** Makes the gaps between three or more selected records equal; the outermost two stay. */
export function distribute(axis: 'horizontal' | 'vertical'): ApplyResult {
  const { design } = useDesign.getState();
  const [start, length] = axis === 'horizontal' ? (['x', 'width'] as const) : (['y', 'height'] as const);
  tellLocked(useView.getState().selection);
  const boxes = selectedBoxes(design).sort(([, a], [, b]) => a[start] + a[length] / 2 - (b[start] + b[length] / 2));
  const first = boxes[0]?.[1];
  const last = boxes.at(-1)?.[1];
  const positions: { [id: string]: Point } = {};
  if (first && last && boxes.length >= 3) {
    const taken = boxes.reduce((sum, [, box]) => sum + box[length], 0);
    const gap = (last[start] + last[length] - first[start] - taken) / (boxes.length - 1);
    let at = first[start];
    for (const [id, box] of boxes) {
      positions[id] = { x: box.x, y: box.y, [start]: at };
      at += box[length] + gap;
    }
  }
  return applyMoves(design, positions, t('Distribute {{count}} items', { count: boxes.length }));
}

/** Locked records are moved neither by hand nor by tidying. */
export function setLocked(ids: readonly string[], locked: boolean): ApplyResult {
  const { design } = useDesign.getState();
  const edits = ids.flatMap((id): Edit[] => {
    const box = boxOf(design, id);
    if (Object.hasOwn(design.layout, id)) return [update('layout', id, { locked: locked ? true : null })];
    return box && locked ? [add('layout', id, { x: box.x, y: box.y, locked })] : [];
  });
  return applyOrBegin(edits, { label: locked ? t('Lock') : t('Unlock'), doing: locked ? t('Locking …') : t('Unlocking …') });
}

/** Says which of these are locked and will stay, with a way to unlock them; nothing where none is. */
export function tellLocked(ids: readonly string[]): void {
  const { design } = useDesign.getState();
  const locked = ids.filter((id) => design.layout[id]?.locked);
  const [first] = locked;
  if (first === undefined) return;
  const title =
    locked.length === 1 ? t('“{{name}}” is locked and stays', { name: nameOf(design, first) }) : t('{{count}} are locked and stay', { count: locked.length });
  notices.show({ id: 'locked', tone: 'info', title, actions: [{ label: t('Unlock'), run: () => void setLocked(locked, false) }] });
}

/** Makes records members of this context; `null`: of none. */
export function moveInto(ids: readonly string[], contextId: string | null): ApplyResult {
  const { design } = useDesign.getState();
  const members = ids.filter((id) => Object.hasOwn(design.elements, id) || Object.hasOwn(design.notes, id));
  const what = members.length === 1 ? nameOf(design, members[0] ?? '') : t('{{count}} items', { count: members.length });
  return apply(
    members.map((id) => membership(design, id, contextId)),
    {
      label:
        contextId === null
          ? t('Move {{what}} out of its context', { what })
          : t('Move {{what}} into {{context}}', { what, context: nameOf(design, contextId) }),
    },
  );
}

const gestureOf = (options: { readonly gesture?: string }): { readonly gesture?: string } =>
  options.gesture === undefined ? {} : { gesture: options.gesture };

/** The outermost of what is selected: what stands in a context or a frame that is selected too goes along with that. */
function selectedBoxes(design: Design): [id: string, box: Rect][] {
  const { selection } = useView.getState();
  const carried = new Set(selection.flatMap((id) => carriedBy(design, id)));
  return selection.flatMap((id): [string, Rect][] => {
    const box = boxOf(design, id);
    return box && !carried.has(id) && !design.layout[id]?.locked ? [[id, box]] : [];
  });
}

function applyMoves(design: Design, positions: { readonly [id: string]: Point }, label: string): ApplyResult {
  const edits: Edit[] = [];
  for (const [id, place] of withMembers(design, positions)) edits.push(...placeAt(design, id, place));
  return applyOrBegin(edits, { label, doing: t('Moving …') });
}

function aligned(edge: AlignEdge, box: Rect, bounds: Rect): Point {
  switch (edge) {
    case 'left':
      return { x: bounds.x, y: box.y };
    case 'center':
      return { x: bounds.x + (bounds.width - box.width) / 2, y: box.y };
    case 'right':
      return { x: bounds.x + bounds.width - box.width, y: box.y };
    case 'top':
      return { x: box.x, y: bounds.y };
    case 'middle':
      return { x: box.x, y: bounds.y + (bounds.height - box.height) / 2 };
    case 'bottom':
      return { x: box.x, y: bounds.y + bounds.height - box.height };
  }
}

function placeAt(design: Design, id: string, { x, y }: Point): readonly Edit[] {
  if (!isPlaceable(design, id)) return [];
  const place = { x: Math.round(x), y: Math.round(y) };
  return [Object.hasOwn(design.layout, id) ? update('layout', id, place) : add('layout', id, place)];
}

/** The places asked for, and those of everything that goes along: members of contexts, what lies in frames, bends of flows between what moves. Nothing locked. */
function withMembers(design: Design, positions: { readonly [id: string]: Point }): ReadonlyMap<string, Point> {
  const asked = Object.entries(positions).filter(([id]) => !design.layout[id]?.locked);
  const targets = new Map<string, Point>(asked);
  for (const [id, place] of asked) {
    const box = boxOf(design, id);
    if (!box) continue;
    for (const carried of carriedBy(design, id)) {
      const before = boxOf(design, carried);
      if (before && !targets.has(carried) && !design.layout[carried]?.locked)
        targets.set(carried, { x: before.x + place.x - box.x, y: before.y + place.y - box.y });
    }
  }
  for (const id of bentBetween(design, targets)) {
    const flow = design.flows[id];
    const before = boxOf(design, flow?.from ?? '');
    const after = targets.get(flow?.from ?? '');
    const via = design.layout[id];
    if (before && after && via && !targets.has(id)) targets.set(id, { x: via.x + after.x - before.x, y: via.y + after.y - before.y });
  }
  // A context without a place of its own follows its members.
  for (const id of targets.keys()) if (Object.hasOwn(design.contexts, id) && !Object.hasOwn(design.layout, id)) targets.delete(id);
  return targets;
}

/** What moves with a record: the members of a context; of a frame all that lies in it, with members of contexts that do. */
export function carriedBy(design: Design, id: string): readonly string[] {
  if (Object.hasOwn(design.contexts, id)) return membersOf(design, id);
  if (!Object.hasOwn(design.frames, id)) return [];
  const inside = inFrame(design, id);
  return [...new Set([...inside, ...inside.flatMap((one) => (Object.hasOwn(design.contexts, one) ? membersOf(design, one) : []))])];
}

/** Who joins or leaves a context because of where it now stands, and contexts that grow around what stands over their edge. */
function afterDrop(design: Design, targets: ReadonlyMap<string, Point>): readonly Edit[] {
  const contexts = contextsAfter(design, targets);
  const joining = [...contexts].flatMap(([id, contextId]) => (contextId === contextOf(design, id) ? [] : [membership(design, id, contextId ?? null)]));
  return [...joining, ...growthAfter(design, targets, contexts)];
}

/** The context in which each of these stands now, of those that can change it. A context that moves along keeps its members. */
function contextsAfter(design: Design, targets: ReadonlyMap<string, Point>): ReadonlyMap<string, string | undefined> {
  const moving = new Set(targets.keys());
  const contexts = new Map<string, string | undefined>();
  for (const [id, place] of targets) {
    const box = boxOf(design, id);
    if (!box || (!Object.hasOwn(design.elements, id) && !Object.hasOwn(design.notes, id))) continue;
    const own = contextOf(design, id);
    if ((design.elements[id]?.contextIds?.length ?? 0) > 1 || (own !== undefined && moving.has(own))) continue;
    const middle = centreOf({ ...box, ...place });
    const after = contextAt(design, middle, moving);
    contexts.set(id, after === undefined && own !== undefined && (staysAround(design, own, moving) || isWithin(design, own, middle)) ? own : after);
  }
  return contexts;
}

/** Who stays in the box of its context as that is seen does not leave it, though the others alone would not reach so far. */
const isWithin = (design: Design, contextId: string, middle: Point): boolean => {
  const box = boxOf(design, contextId);
  return box !== undefined && holdsPoint(box, middle);
};

const contextOf = (design: Design, id: string): string | undefined => design.elements[id]?.contextIds?.[0] ?? design.notes[id]?.contextId;

/** A context that has a place of its own does not follow its members: where one of those that were moved stands over its edge, it grows. */
function growthAfter(design: Design, targets: ReadonlyMap<string, Point>, contexts: ReadonlyMap<string, string | undefined>): readonly Edit[] {
  const boxAfter = (id: string): readonly Rect[] => {
    const box = boxOf(design, id);
    return box ? [{ ...box, ...targets.get(id) }] : [];
  };
  const moved = [...contexts].filter(([id]) => Object.hasOwn(design.elements, id));
  return [...new Set(moved.flatMap(([, contextId]) => contextId ?? []))].flatMap((contextId): Edit[] => {
    const entry = design.layout[contextId];
    const inside = unionOf(moved.flatMap(([id, one]) => (one === contextId ? boxAfter(id) : [])));
    const box = entry?.width === undefined ? undefined : boxOf(design, contextId);
    if (!box || entry?.locked || !inside || contains(box, inside)) return [];
    const { x, y, width, height } = unionOf([box, contextAround(inside)]) ?? box;
    return [update('layout', contextId, { x, y, width, height })];
  });
}

/** A context without a place of its own is drawn around its members, wherever they go: one cannot leave it by moving all of them. */
const staysAround = (design: Design, contextId: string, moving: ReadonlySet<string>): boolean =>
  !Object.hasOwn(design.layout, contextId) && membersOf(design, contextId).every((id) => moving.has(id));
