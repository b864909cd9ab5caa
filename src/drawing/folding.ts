import { type Design, type Flow, idsOf } from '../model/index.ts';
import { boxesOf } from './boxes.ts';
import type { Rect } from './geometry.ts';
import { mapBox } from './relations/relationBoxes.ts';
import { isAsynchronous } from './words.ts';

/** What is drawn of a design of which some contexts are folded into one box each. */
export interface Folding {
  /**
   * The design that flows are routed in: a folded context is an element of it under its own id, its members are gone, and flows that would look the
   * same are one. The design itself where nothing is folded.
   */
  readonly design: Design;
  /** The contexts that are folded. */
  readonly folded: ReadonlySet<string>;
  /** What is not drawn itself, and what stands for it: the folded context, or for a flow the one that it is merged into. */
  readonly standIns: ReadonlyMap<string, string>;
  /** The flows that a merged one stands for, itself among them. */
  readonly merged: ReadonlyMap<string, readonly string[]>;
}

/** The box of a folded context: in the middle of the box that it has when it is open. */
export const foldedBox = (box: Rect): Rect => mapBox(box);

const NOTHING: ReadonlySet<string> = new Set();

/** Folds contexts; ids that are none are passed over. An element that also belongs to an open context stays. */
export function fold(design: Design, contextIds: Iterable<string>): Folding {
  const folded = new Set([...contextIds].filter((id) => Object.hasOwn(design.contexts, id)));
  if (folded.size === 0) return { design, folded: NOTHING, standIns: new Map(), merged: new Map() };
  const standIns = hiddenIn(design, folded);
  const { flows, merged } = mergedFlows(design, standIns);
  const records = drawnRecords(design, folded, standIns, flows);
  return { design: { ...design, ...records, flows }, folded, standIns, merged };
}

/** Elements and notes whose contexts are all folded, each with the first of them. */
function hiddenIn(design: Design, folded: ReadonlySet<string>): Map<string, string> {
  const hidden = new Map<string, string>();
  for (const id of idsOf(design.elements)) {
    const contextIds = design.elements[id]?.contextIds;
    const first = contextIds?.[0];
    if (first !== undefined && contextIds?.every((contextId) => folded.has(contextId))) hidden.set(id, first);
  }
  for (const id of idsOf(design.notes)) {
    const contextId = design.notes[id]?.contextId;
    if (contextId !== undefined && folded.has(contextId)) hidden.set(id, contextId);
  }
  return hidden;
}

function drawnRecords(
  design: Design,
  folded: ReadonlySet<string>,
  hidden: ReadonlyMap<string, string>,
  flows: Design['flows'],
): Pick<Design, 'elements' | 'contexts' | 'notes' | 'layout'> {
  const boxes = boxesOf(design);
  const elements: Record<string, Design['elements'][string]> = {};
  const contexts: Record<string, Design['contexts'][string]> = {};
  const notes: Record<string, Design['notes'][string]> = {};
  const layout: Record<string, Design['layout'][string]> = {};
  for (const id of idsOf(design.elements)) {
    const element = design.elements[id];
    // What has no place of its own is set out beside the rest; it stays where it was although there is less of it.
    const place = design.layout[id] ?? boxes.elements.get(id);
    if (!element || hidden.has(id)) continue;
    elements[id] = element;
    if (place) layout[id] = place;
  }
  for (const id of idsOf(design.notes)) {
    const note = design.notes[id];
    if (note && !hidden.has(id)) notes[id] = note;
  }
  for (const id of idsOf(design.contexts)) {
    const context = design.contexts[id];
    const box = boxes.contexts.get(id);
    if (!context) continue;
    if (!folded.has(id)) contexts[id] = context;
    else if (box) elements[id] = { kind: 'service', name: context.name };
    if (folded.has(id) && box) layout[id] = foldedBox(box);
  }
  // A point that a line was led through means nothing to one with other ends.
  const stays = (id: string): boolean => !Object.hasOwn(design.flows, id) || flows[id] === design.flows[id];
  for (const id of idsOf(design.layout)) {
    const place = design.layout[id];
    if (place && !folded.has(id) && !Object.hasOwn(design.elements, id) && stays(id)) layout[id] = place;
  }
  return { elements, contexts, notes, layout };
}

interface Merged {
  readonly flows: Design['flows'];
  readonly merged: ReadonlyMap<string, readonly string[]>;
}

/** The flows with their ends at what is drawn. Those that end in a folded context and would look the same are one, under the first of their ids. */
function mergedFlows(design: Design, standIns: Map<string, string>): Merged {
  const flows: Record<string, Flow> = {};
  const groups = new Map<string, string[]>();
  for (const id of idsOf(design.flows)) {
    const flow = design.flows[id];
    if (!flow) continue;
    const from = standIns.get(flow.from) ?? flow.from;
    const to = standIns.get(flow.to) ?? flow.to;
    if (from === flow.from && to === flow.to) flows[id] = flow;
    else if (from === to) standIns.set(id, from);
    else {
      const key = `${from} ${to} ${isAsynchronous(flow)}`;
      const group = groups.get(key);
      if (group) group.push(id);
      else groups.set(key, [id]);
    }
  }
  const merged = new Map<string, readonly string[]>();
  for (const ids of groups.values()) {
    const all = ids.sort();
    const [first = ''] = all;
    const flow = design.flows[first];
    if (!flow) continue;
    const ends = { from: standIns.get(flow.from) ?? flow.from, to: standIns.get(flow.to) ?? flow.to };
    flows[first] = all.length === 1 ? redirected(flow, ends) : bundle(flow, ends, all.length);
    if (all.length === 1) continue;
    merged.set(first, all);
    for (const id of all) if (id !== first) standIns.set(id, first);
  }
  return { flows, merged };
}

type Ends = Pick<Flow, 'from' | 'to'>;

/** Kept, so that a flow that did not change need not be looked at again. */
const redirections = new WeakMap<Flow, Flow>();

function redirected(flow: Flow, { from, to }: Ends): Flow {
  const known = redirections.get(flow);
  if (known?.from === from && known.to === to) return known;
  const made = { ...flow, from, to };
  redirections.set(flow, made);
  return made;
}

/** A flow that stands for several says how many they are. */
const bundle = ({ kind }: Flow, { from, to }: Ends, count: number): Flow => ({ kind, from, to, label: `×${count}` }) as Flow;
