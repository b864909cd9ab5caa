import { at, SparseRows } from '../../facts/csr.ts';
import type { Facts } from '../../facts/facts.ts';
import { isService } from '../../facts/kinds.ts';
import { components } from '../../facts/syncGraph.ts';
import { counts, hardnessOf, type View } from './requests.ts';
import type { Way } from './ways.ts';

/** Who cannot do without whom. */
export interface Dependencies {
  readonly facts: Facts;
  readonly flows: Int32Array;
  readonly to: Int32Array;
  /** Edges out of each element whose dependencies count. */
  readonly out: SparseRows;
  /** 1 where a row of `out` is in the order of the ids of its flows. */
  readonly isSorted: Uint8Array;
  /** Whether there are flows of which an import could not know if they count. */
  readonly hasDoubts: boolean;
}

/**
 * What an external system needs is its own affair, and which of its ways a gateway in between takes, nobody says: only services, and gateways with one way,
 * have anything here.
 */
export function dependenciesOf(facts: Facts, view: View): Dependencies {
  const slots = new Int32Array(facts.flowSlots);
  const ways = new Int32Array(facts.elementSlots);
  let count = 0;
  let hasDoubts = false;
  for (let flow = 0; flow < slots.length; flow++) {
    const source = facts.source(flow);
    if (source < 0 || facts.target(flow) < 0) continue;
    const element = facts.element(source);
    if (element?.kind !== 'gateway' && !isService(element)) continue;
    const hardness = hardnessOf(facts, flow, view);
    if (hardness === 'perhaps') hasDoubts = true;
    if (!counts(hardness, view)) continue;
    slots[count++] = flow;
    ways[source] = at(ways, source) + 1;
  }
  const flows = slots.subarray(0, count);
  const isOpen = (slot: number) => at(ways, slot) === 1 || facts.element(slot)?.kind !== 'gateway';
  const from = flows.map((flow) => (isOpen(facts.source(flow)) ? facts.source(flow) : -1));
  const to = flows.map((flow) => facts.target(flow));
  return { facts, flows, to, out: new SparseRows(ways.length, count, from), isSorted: new Uint8Array(ways.length), hasDoubts };
}

/** The largest set of elements all of which need each other, and what is behind it. */
export interface Knot {
  /** 1 where an element is in the knot. */
  readonly members: Uint8Array;
  /** 1 where an element is in the knot, or the knot needs it. */
  readonly behind: Uint8Array;
  /** How many elements that is. */
  readonly size: number;
  /** The product of their availabilities. */
  readonly availability: number;
  /** How many of them say that they are there less than always, and the first of these, weakest first. */
  readonly weak: number;
  readonly weakest: readonly number[];
}

/** Smaller ones are as soon walked through. */
const LEAST_KNOT = 64;

/** The largest knot, if it is worth it and there is no other one as large. @param most how many of the weakest to give */
export function knotOf(facts: Facts, needed: Dependencies, shares: Float64Array, most: number): Knot | undefined {
  if (needed.flows.length < LEAST_KNOT) return undefined;
  const nodes = shares.length;
  const { component, count } = components({ nodes, to: needed.to }, needed.out);
  const sizes = new Int32Array(count);
  for (const c of component) sizes[c] = at(sizes, c) + 1;
  const size = sizes.reduce((largest, each) => Math.max(largest, each), 0);
  const largest = sizes.indexOf(size);
  if (size < LEAST_KNOT || largest !== sizes.lastIndexOf(size)) return undefined;
  const members = new Uint8Array(nodes);
  for (let slot = 0; slot < nodes; slot++) members[slot] = at(component, slot) === largest ? 1 : 0;
  const entrance = members.indexOf(1);
  const { elements } = closureOf(needed, { elements: [entrance], flows: [], starts: [entrance] });
  const behind = new Uint8Array(nodes);
  for (const slot of elements) behind[slot] = 1;
  const weak = Array.from(elements).filter((slot) => (shares[slot] as number) < 1);
  const availability = Float64Array.from(weak, (slot) => shares[slot] as number)
    .sort()
    .reduce((product, share) => product * share, 1);
  return { members, behind, size: elements.length, availability, weak: weak.length, weakest: weakestFirst(facts, shares, weak, most) };
}

export interface Closure {
  /** Those on the way, then what they need, breadth first. */
  readonly elements: Int32Array;
  /** Flows over which what is needed was first reached; only where the order was asked for. */
  readonly flows: readonly number[];
  /** The way comes to the knot: it needs all that is behind the knot, whether it is in `elements` or not. */
  readonly hasKnot: boolean;
}

export interface ClosureOptions {
  /** Where to go no further, because what is behind is known. */
  readonly knot?: Knot | undefined;
  /** After how many elements to stop. */
  readonly most?: number;
  /** Whether to go in the order of ids. */
  readonly isOrdered?: boolean;
}

/** Everything that the end of a way depends on, breadth first; each element once. */
export function closureOf(needed: Dependencies, way: Way, { knot, most = Number.POSITIVE_INFINITY, isOrdered = false }: ClosureOptions = {}): Closure {
  const { out, to, flows } = needed;
  const { seen, queue, mark } = desk(needed);
  const over: number[] = [];
  let count = 0;
  let hasKnot = false;
  const see = (slot: number): boolean => {
    if (seen[slot] === mark) return false;
    seen[slot] = mark;
    queue[count++] = slot;
    return true;
  };
  const expand = (slot: number): void => {
    if (knot?.members[slot] === 1) hasKnot = true;
    if (hasKnot && knot?.behind[slot] === 1) return;
    if (isOrdered) sortRow(needed, slot);
    for (let place = out.begin(slot), end = out.end(slot); place < end && count < most; place++) {
      const edge = out.item(place);
      if (see(at(to, edge)) && isOrdered) over.push(at(flows, edge));
    }
  };
  for (const slot of way.elements) see(slot);
  for (const slot of way.starts) see(slot);
  let next = count;
  for (const slot of way.starts) expand(slot);
  while (next < count && count < most) expand(at(queue, next++));
  return { elements: queue.slice(0, count), flows: over, hasKnot };
}

/** Arrays to work in, one set for each graph. */
interface Desk {
  readonly seen: Int32Array;
  readonly queue: Int32Array;
  mark: number;
}

const desks = new WeakMap<Dependencies, Desk>();

function desk(needed: Dependencies): Desk {
  let found = desks.get(needed);
  if (!found) {
    const { length } = needed.isSorted;
    found = { seen: new Int32Array(length), queue: new Int32Array(length), mark: 0 };
    desks.set(needed, found);
  }
  found.mark++;
  return found;
}

/** Brings the edges out of an element into the order of ids, once for each element. */
function sortRow({ facts, flows, out, isSorted }: Dependencies, slot: number): void {
  if (isSorted[slot] === 1) return;
  isSorted[slot] = 1;
  if (out.end(slot) - out.begin(slot) > 1) out.row(slot).sort((a, b) => facts.compareFlows(at(flows, a), at(flows, b)));
}

/** The first of some elements, those that are there least often before the others, among equal ones in the order of ids. */
export function weakestFirst(facts: Facts, shares: Float64Array, slots: readonly number[], most: number): readonly number[] {
  const before = (a: number, b: number) => (shares[a] as number) - (shares[b] as number) || facts.compareElements(a, b);
  const first: number[] = [];
  for (const slot of slots) {
    const last = first[most - 1];
    if (last !== undefined && before(slot, last) > 0) continue;
    if (last !== undefined) first.pop();
    let place = first.length;
    while (place > 0 && before(slot, first[place - 1] as number) < 0) place--;
    first.splice(place, 0, slot);
  }
  return first;
}
