import {
  commentsOn,
  frameTitleRect,
  holdsPoint,
  labelRect,
  overlaps,
  type Point,
  policyGlyph,
  type GlyphName,
  type Rect,
  type RelationRoute,
  type Route,
  size,
} from '../../../drawing/index.ts';
import { effectivePolicy, type Design, type Flow, policyOrder } from '../../../model/index.ts';
import type { FarName } from '../stage/farNames.ts';
import { isDimmed, type Marks } from '../stage/marks.ts';
import { measureText } from '../stage/measureText.ts';
import { paintBadge, stampBadge } from './badges.ts';
import type { Brush } from './brush.ts';
import { paintComments, paintFlowComments } from './comments.ts';
import { canvasGround, contextGround, paintContext, paintContextTitle, paintFarNames } from './contexts.ts';
import { NAMES_FROM_ZOOM, paintElement, paintElementHalo, stampElement } from './elements.ts';
import { type FlowLook, paintFlows } from './flows.ts';
import { paintFolded } from './folded.ts';
import { paintFrame, paintFrameName } from './frames.ts';
import { LABELS_FROM_ZOOM, paintLabel } from './labels.ts';
import { paintNote } from './notes.ts';
import { paintRelation, type RelationLook } from './relations.ts';
import { StampPad } from './stamps.ts';

/** What one layer shows, already narrowed to its part of the design. */
export interface Picture {
  readonly design: Design;
  readonly marks: Marks;
  readonly frames: readonly (readonly [id: string, box: Rect])[];
  readonly contexts: readonly (readonly [id: string, box: Rect])[];
  /** Where the names of contexts stand at zooms at which elements have none. */
  readonly farNames: ReadonlyMap<string, FarName>;
  readonly notes: readonly (readonly [id: string, box: Rect])[];
  readonly relations: readonly (readonly [id: string, route: RelationRoute])[];
  /** How relations that do not stand out are drawn: on the map they are what it is about. */
  readonly relationLook: 'quiet' | 'plain';
  readonly flows: readonly (readonly [id: string, route: Route])[];
  readonly elements: readonly (readonly [id: string, box: Rect])[];
  /** Contexts that are folded into one box. */
  readonly folded: readonly (readonly [id: string, box: Rect])[];
  /** Elements that are part of the page: they draw themselves, only their glow is drawn here. */
  readonly mounted: ReadonlySet<string>;
  /** Contexts behind labels, where they are not among `contexts`. */
  readonly grounds: readonly Rect[];
  /** Frames behind labels, where they are not among `frames`. */
  readonly sheets: readonly Rect[];
}

/** Draws in the order of depth: frames, contexts, relations, glows, flows, names of frames and contexts, elements, words, badges. */
export function paintPicture(brush: Brush, picture: Picture): void {
  const { design, marks } = picture;
  for (const [id, box] of bySize(picture.frames)) {
    const frame = design.frames[id];
    if (frame) paintFrame(brush, id, box, marks);
  }
  for (const [id, box] of bySize(picture.contexts)) {
    const context = design.contexts[id];
    if (context) paintContext(brush, id, box, marks);
  }
  paintRelations(brush, picture);
  for (const [id, box] of picture.elements) {
    const element = design.elements[id];
    if (element) paintElementHalo(brush, id, element, box, marks);
  }
  const looks = byLook(picture);
  for (const look of ORDER)
    paintFlows(
      brush,
      looks[look].map(([, route]) => route),
      look,
    );
  paintFrameNames(brush, picture);
  const isFar = brush.zoom < NAMES_FROM_ZOOM;
  if (!isFar) paintContextNames(brush, picture);
  paintElements(brush, picture);
  for (const [id, box] of picture.folded) {
    const context = design.contexts[id];
    if (context && !picture.mounted.has(id)) paintFolded(brush, id, context, box, marks);
  }
  for (const [id, box] of picture.notes) {
    const note = design.notes[id];
    if (note) paintNote(brush, id, note, box, marks);
  }
  if (brush.zoom >= LABELS_FROM_ZOOM) for (const look of LABELLED) paintLabels(brush, picture, look, looks[look]);
  paintAllComments(brush, picture);
  paintBadges(brush, picture);
  if (isFar) paintFarContextNames(brush, picture);
}

function paintFrameNames(brush: Brush, picture: Picture): void {
  for (const [id, box] of picture.frames) {
    const frame = picture.design.frames[id];
    if (frame) paintFrameName(brush, id, frame, box, picture.marks, groundAt(brush, picture, frameTitleRect(frame.name, box, measureText)));
  }
}

function paintContextNames(brush: Brush, picture: Picture): void {
  for (const [id, box] of picture.contexts) {
    const context = picture.design.contexts[id];
    if (context) paintContextTitle(brush, context, box, isDimmed(picture.marks, id), framesBehind(picture, titlePlace(box)));
  }
}

function paintFarContextNames(brush: Brush, picture: Picture): void {
  const { contexts, marks, farNames } = picture;
  const named = contexts.map(([id, box]) => ({ id, box, dimmed: isDimmed(marks, id), frames: framesBehind(picture, middleOf(box)) }));
  paintFarNames(brush, named, farNames);
}

const titlePlace = ({ x, y }: Rect): Point => ({ x: x + size.context.titleX, y: y + size.context.titleBaseline });

function paintElements(brush: Brush, { design, marks, elements, mounted }: Picture): void {
  const drawn = elements.flatMap(([id, box]) => {
    const element = mounted.has(id) ? undefined : design.elements[id];
    return element ? [{ id, element, box }] : [];
  });
  if (brush.zoom >= NAMES_FROM_ZOOM) {
    for (const { id, element, box } of drawn) paintElement(brush, id, element, box, design, marks);
    return;
  }
  const pad = new StampPad(brush);
  pad.use(() => {
    for (const { id, element, box } of drawn) stampElement(pad, brush, id, element, box, marks);
  });
}

function paintBadges(brush: Brush, { marks, elements, folded, mounted }: Picture): void {
  if (marks.findings.size === 0) return;
  const drawn = [...elements, ...folded].flatMap(([id, box]) => {
    const mark = mounted.has(id) ? undefined : marks.findings.get(id);
    return mark ? [{ box, mark, dimmed: isDimmed(marks, id) }] : [];
  });
  if (brush.zoom >= NAMES_FROM_ZOOM) {
    for (const { box, mark, dimmed } of drawn) paintBadge(brush, box, mark, dimmed);
    return;
  }
  const pad = new StampPad(brush);
  pad.use(() => {
    for (const { box, mark, dimmed } of drawn) stampBadge(pad, brush, box, mark, dimmed);
  });
}

/** Elements that are part of the page show their comments themselves. */
function paintAllComments(brush: Brush, { design, contexts, elements, flows, mounted }: Picture): void {
  const comments = commentsOn(design.notes);
  if (comments.size === 0) return;
  for (const [id, route] of flows) {
    const list = comments.get(id);
    if (list) paintFlowComments(brush, route, list.length);
  }
  for (const [id, box] of [...contexts, ...elements]) {
    const list = mounted.has(id) ? undefined : comments.get(id);
    if (list) paintComments(brush, box, list.length);
  }
}

/** The words of selected flows are part of the page: they lie over the elements. */
const LABELLED = ['dimmed', 'plain', 'active', 'evidence'] as const satisfies readonly FlowLook[];
const ORDER = ['dimmed', 'plain', 'active', 'evidence', 'selected'] as const satisfies readonly FlowLook[];
type FlowsByLook = Record<FlowLook, (readonly [string, Route])[]>;

function byLook({ flows, marks }: Picture): FlowsByLook {
  const looks: FlowsByLook = { dimmed: [], plain: [], active: [], evidence: [], selected: [] };
  for (const flow of flows) looks[lookOf(flow[0], marks)].push(flow);
  return looks;
}

/** What stands out comes last, over the others. */
function paintRelations(brush: Brush, picture: Picture): void {
  const looks = picture.relations.map(([id, route]) => ({ route, look: relationLook(id, picture) }));
  const order: readonly RelationLook[] = ['dimmed', picture.relationLook, 'evidence', 'selected'];
  for (const wanted of order) {
    for (const { route, look } of looks) {
      if (look === wanted) paintRelation(brush, route, look, route.label ? groundAt(brush, picture, labelRect(route.label)) : brush.ink.canvas);
    }
  }
}

function relationLook(id: string, { marks, relationLook: usual }: Picture): RelationLook {
  const look = lookOf(id, marks);
  return look === 'plain' || look === 'active' ? usual : look;
}

function lookOf(id: string, marks: Marks): FlowLook {
  if (marks.selected.has(id)) return 'selected';
  if (marks.evidence.has(id)) return 'evidence';
  return isDimmed(marks, id) ? 'dimmed' : 'plain';
}

function paintLabels(brush: Brush, picture: Picture, look: FlowLook, flows: readonly (readonly [string, Route])[]): void {
  for (const [, { label }] of flows)
    if (label && overlaps(labelRect(label), brush.area)) paintLabel(brush, label, look, groundAt(brush, picture, labelRect(label)));
}

/** The middle of the longest stretch. */
export function longestMiddle({ points }: Pick<Route, 'points'>): { x: number; y: number } | undefined {
  let best: { x: number; y: number; length: number } | undefined;
  for (let i = 1; i < points.length; i++) {
    const a = points[i - 1];
    const b = points[i];
    if (!a || !b) continue;
    const length = Math.abs(a.x - b.x) + Math.abs(a.y - b.y);
    if (!best || length > best.length) best = { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2, length };
  }
  return best;
}

/** The glyphs of the policies that hold for a call, outermost first. */
export function policiesOf(design: Design, flow: Flow): GlyphName[] {
  if (flow.kind !== 'call') return [];
  return policyOrder(flow).flatMap((name) => (effectivePolicy(design, flow, name).state === 'set' ? [policyGlyph(name)] : []));
}

/** The colour behind a label: the canvas, or the tint of a context it lies in, under the frames around it. All are opaque, so that the line stops at the word. */
function groundAt(brush: Brush, picture: Picture, label: Rect): string {
  const { contexts, grounds } = picture;
  const middle = middleOf(label);
  const inside = grounds.some((box) => overlaps(box, label) && holdsPoint(box, middle)) || contexts.some(([, box]) => holdsPoint(box, middle));
  const frames = framesBehind(picture, middle);
  return inside ? contextGround(brush, frames) : canvasGround(brush, frames);
}

/** In how many frames a point lies. */
const framesBehind = ({ frames, sheets }: Picture, point: Point): number =>
  frames.filter(([, box]) => holdsPoint(box, point)).length + sheets.filter((box) => holdsPoint(box, point)).length;

const middleOf = ({ x, y, width, height }: Rect): Point => ({ x: x + width / 2, y: y + height / 2 });

/** Large ones first, so that a context inside another lies on top. */
const bySize = <T extends readonly [string, Rect]>(boxes: readonly T[]): T[] => [...boxes].sort(([, a], [, b]) => b.width * b.height - a.width * a.height);
