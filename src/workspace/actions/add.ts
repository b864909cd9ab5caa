import { boxOf, centreOf, size } from '../../drawing/index.ts';
import { t } from '../../language/index.ts';
import {
  add,
  allIds,
  ELEMENT_KINDS,
  legalFlowKinds,
  newId,
  type Design,
  type Edit,
  type Element,
  type ElementKind,
  type Flow,
  type FlowKind,
  type Problem,
} from '../../model/index.ts';
import { apply } from '../editing.ts';
import { useDesign } from '../stores/design.ts';
import { useView, view } from '../stores/view.ts';
import { boundsOf, contextAt, GAP, snapped, type Direction, type Point } from './boxes.ts';
import { freeSpot, nearestSpot, sideBySide } from './free-spot.ts';
import { makingOf, newElement, type ElementSeed } from './names.ts';

export type { Direction, ElementSeed };

/** The id of what was made, or why it was not. */
export type Made = { readonly ok: true; readonly id: string } | { readonly ok: false; readonly problems: readonly Problem[] };

const SIZE = { width: size.node.width, height: size.node.height };

export interface AddOptions {
  /** The name field opens on the new record. Default: yes. */
  readonly rename?: boolean;
}

/**
 * Makes an element. With `at` its centre stands exactly there; without, it takes a free place near the selection.
 * It joins the bounded context whose box it stands in.
 */
export function addElement(seed: ElementSeed, at?: Point, options: AddOptions = {}): Made {
  const { design } = useDesign.getState();
  if (at) return make(design, seed, cornerAt(at), [], options);
  const anchor = anchorOf(design);
  const made = make(design, seed, freeSpot(design, anchor, SIZE), [], options);
  if (made.ok) lastAdded = { id: made.id, anchor };
  return made;
}

/** What was added last, and around where: several in a row gather there, instead of each stepping further away. */
let lastAdded: { readonly id: string; readonly anchor: Point } | undefined;

/**
 * Makes an element that is connected with `fromId`: as the target of the best flow from it where one is legal, else as its source.
 * Stands in `direction` of it on a free place, or with its centre at `at` or, where something stands there, close by.
 */
export function addConnected(
  fromId: string,
  seed: ElementSeed = 'service',
  options: AddOptions & { readonly direction?: Direction; readonly at?: Point; readonly flow?: FlowKind } = {},
): Made {
  const { design } = useDesign.getState();
  const from = design.elements[fromId];
  if (!from) return { ok: false, problems: [{ path: `elements.${fromId}`, message: t('This element is not there any more.') }] };
  const corner = options.at ? nearestSpot(design, cornerAt(options.at), SIZE) : neighbourSpot(design, fromId, options.direction ?? 'right');
  const element = newElement(design, seed);
  const link = bestLink(from, element, options.flow);
  const connectWith = (id: string): readonly Edit[] => {
    if (!link) return [];
    const [source, target] = link.outgoing ? [fromId, id] : [id, fromId];
    return [add('flows', newId(`${source}-${target}`, allIds(design), Math.random), { kind: link.kind, from: source, to: target } as Flow)];
  };
  return make(design, element, corner, connectWith, options);
}

/** The centre of the free place on which a neighbour of this element would be made. */
export function placeOfNeighbour(fromId: string, direction: Direction): Point {
  return centreOf({ ...neighbourSpot(useDesign.getState().design, fromId, direction), ...SIZE });
}

const neighbourSpot = (design: Design, fromId: string, direction: Direction): Point =>
  freeSpot(design, beside(design, fromId, direction), SIZE, sideBySide(direction));

/** A kind of element that may be connected with another, and the flow that this makes. */
export interface Neighbour {
  readonly kind: ElementKind;
  readonly flow: FlowKind;
  /** The flow runs to the new element, not from it. */
  readonly outgoing: boolean;
}

/** What may be made at the loose end of a flow from this element, the likeliest first. */
export function legalNeighbours(design: Design, fromId: string): readonly Neighbour[] {
  const from = design.elements[fromId];
  if (!from) return [];
  const found = ELEMENT_KINDS.flatMap((kind): Neighbour[] => {
    const link = bestLink(from, { kind, name: kind } as Element);
    return link ? [{ kind, flow: link.kind, outgoing: link.outgoing }] : [];
  });
  return [...found.filter((neighbour) => neighbour.outgoing), ...found.filter((neighbour) => !neighbour.outgoing)];
}

function bestLink(from: Element, to: Element, wanted?: FlowKind): { readonly kind: FlowKind; readonly outgoing: boolean } | undefined {
  const pick = (kinds: readonly FlowKind[]): FlowKind | undefined => (wanted && kinds.includes(wanted) ? wanted : kinds[0]);
  const forth = pick(legalFlowKinds(from, to));
  const back = pick(legalFlowKinds(to, from));
  if (forth && !(back && standsBefore(to, from))) return { kind: forth, outgoing: true };
  return back ? { kind: back, outgoing: false } : undefined;
}

/** Who adds a gateway to something that serves means the way in, not a service that calls its own gateway. */
const standsBefore = (gateway: Element, from: Element): boolean => gateway.kind === 'gateway' && (from.kind === 'service' || from.kind === 'monolith');

function make(design: Design, seed: ElementSeed, corner: Point, more: readonly Edit[] | ((id: string) => readonly Edit[]), options: AddOptions): Made {
  const element = newElement(design, seed);
  const id = newId(element.name, allIds(design), Math.random);
  const contextId = contextAt(design, centreOf({ ...corner, ...SIZE }));
  const placed = contextId && !element.contextIds ? { ...element, contextIds: [contextId] } : element;
  const edits = [add('elements', id, placed), add('layout', id, { x: corner.x, y: corner.y }), ...(typeof more === 'function' ? more(id) : more)];
  const result = apply(edits, { label: t('Add {{name}}', { name: element.name }), select: [id], gesture: makingOf(id) });
  if (!result.ok) return result;
  if (options.rename !== false) view.rename(id, { made: true });
  return { ok: true, id };
}

function cornerAt(centre: Point): Point {
  return { x: Math.round(centre.x - SIZE.width / 2), y: Math.round(centre.y - SIZE.height / 2) };
}

/** Right of what is selected; right of everything where nothing is; the origin on an empty canvas. */
function anchorOf(design: Design): Point {
  const last = useView.getState().selection.findLast((id) => Object.hasOwn(design.elements, id));
  if (last !== undefined && last === lastAdded?.id) return lastAdded.anchor;
  if (last !== undefined) return beside(design, last, 'right');
  const bounds = boundsOf(design, Object.keys(design.layout));
  return bounds ? { x: snapped(bounds.x + bounds.width + GAP.x), y: snapped(bounds.y) } : { x: 0, y: 0 };
}

function beside(design: Design, id: string, direction: Direction): Point {
  const box = boxOf(design, id) ?? { x: 0, y: 0, ...SIZE };
  switch (direction) {
    case 'right':
      return { x: box.x + box.width + GAP.x, y: box.y };
    case 'left':
      return { x: box.x - SIZE.width - GAP.x, y: box.y };
    case 'down':
      return { x: box.x, y: box.y + box.height + GAP.y };
    case 'up':
      return { x: box.x, y: box.y - SIZE.height - GAP.y };
  }
}
