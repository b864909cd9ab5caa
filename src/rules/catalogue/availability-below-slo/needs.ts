import type { Facts } from '../../facts/facts.ts';
import { isService } from '../../facts/kinds.ts';
import { closureOf, dependenciesOf, knotOf, weakestFirst, type Dependencies, type Knot } from './dependencies.ts';
import { AS_IT_IS, availabilityOf, isNeeded, type View } from './requests.ts';
import { waysThrough, type Way } from './ways.ts';

/** What a request to an entry cannot do without. */
export interface Need {
  readonly way: Way;
  /** The product of the availabilities; who says nothing counts as always there. */
  readonly availability: number;
  /** How many elements it is, each counted once. */
  readonly size: number;
  /** How many of them say that they are there less than always. */
  readonly weak: number;
  /** The first of those that are there least often; among equal ones in the order of ids. */
  readonly weakest: readonly number[];
}

/** Elements in the order in which a request reaches them, the entry first, and the flows over which it first reaches each. */
export interface Reached {
  readonly elements: readonly number[];
  readonly flows: readonly number[];
}

/** Elements that a finding names at most. */
export const MOST_TO_NAME = 8;

/**
 * What requests need, in a design as it is looked at. Many requests need the same: behind the largest knot everything is looked at once, and a request that
 * comes there needs all of it.
 */
export class Needs {
  private readonly facts: Facts;
  private readonly view: View;
  private readonly needed: Dependencies;
  private readonly shares: Float64Array;
  private readonly knot: Knot | undefined;
  private readonly worst = new Map<number, Need>();
  private readonly first = new Map<number, Reached>();
  private readonly least = new Map<number, number>();

  constructor(facts: Facts, view: View) {
    this.facts = facts;
    this.view = view;
    this.needed = dependenciesOf(facts, view);
    this.shares = sharesOf(facts);
    this.knot = knotOf(facts, this.needed, this.shares, MOST_TO_NAME);
  }

  /** Whether there are calls of which an import could not know if the request needs them. */
  get hasDoubts(): boolean {
    return this.needed.hasDoubts;
  }

  /** The way through an entry that is there least often: of a gateway the worst of its ways, of a service all that it needs. */
  worstOf(entry: number): Need {
    const known = this.worst.get(entry);
    if (known) return known;
    const ways = waysThrough(this.facts, entry, this.view);
    let worst: Way | undefined;
    let least = Number.POSITIVE_INFINITY;
    for (const way of ways) {
      const availability = ways.length === 1 ? 0 : this.availabilityOf(way);
      if (availability >= least) continue;
      worst = way;
      least = availability;
    }
    const need = this.needOf(worst ?? { elements: [entry], flows: [], starts: [] });
    this.worst.set(entry, need);
    return need;
  }

  /** The first elements that the request reaches, breadth first and in the order of ids; all of them where they are not more than `most`. */
  firstOf(need: Need, most: number): Reached {
    const entry = need.way.elements[0] ?? -1;
    const known = this.first.get(entry);
    if (known) return known;
    const reached = closureOf(this.needed, need.way, { most, isOrdered: true });
    const first = { elements: Array.from(reached.elements), flows: [...need.way.flows, ...reached.flows] };
    this.first.set(entry, first);
    return first;
  }

  /** All elements of a need, in no particular order. */
  elementsOf(need: Need): ReadonlySet<number> {
    return new Set(closureOf(this.needed, need.way).elements);
  }

  /** Whether a request would meet the objective if it did without all that it can: all but the entry, what gateways have to reach, and the stores of these. */
  canBeMet(entry: number, falls: (availability: number) => boolean): boolean {
    let least = this.least.get(entry);
    if (least === undefined) {
      least = waysThrough(this.facts, entry, this.view).reduce((worst, way) => Math.min(worst, this.productOf(this.leastOf(way))), 1);
      this.least.set(entry, least);
    }
    return !falls(least);
  }

  /** What there is on a way when services call nobody and have only their stores. */
  private leastOf(way: Way): readonly number[] {
    const least = new Set([...way.elements, ...way.starts]);
    for (const start of way.starts) {
      const element = this.facts.element(start);
      if (element?.kind !== 'gateway' && !isService(element)) continue;
      const stores = Array.from(this.facts.outgoing(start)).filter((flow) => !this.facts.call(flow) && isNeeded(this.facts, flow, this.view));
      if (element.kind !== 'gateway' || stores.length === 1) for (const flow of stores) least.add(this.facts.target(flow));
    }
    return [...least];
  }

  private availabilityOf(way: Way): number {
    const { elements, hasKnot } = closureOf(this.needed, way, { knot: this.knot });
    return this.productOf(elements, hasKnot);
  }

  private needOf(way: Way): Need {
    const { knot } = this;
    const { elements, hasKnot } = closureOf(this.needed, way, { knot });
    const weak: number[] = [];
    let size = 0;
    for (const slot of elements) {
      if (hasKnot && knot?.behind[slot] === 1) continue;
      size++;
      if ((this.shares[slot] as number) < 1) weak.push(slot);
    }
    const rest = hasKnot ? knot : undefined;
    return {
      way,
      availability: this.productOf(elements, hasKnot),
      size: size + (rest?.size ?? 0),
      weak: weak.length + (rest?.weak ?? 0),
      weakest: weakestFirst(this.facts, this.shares, rest ? [...weak, ...rest.weakest] : weak, MOST_TO_NAME),
    };
  }

  /** In the order of the numbers, so that it is the same to the last digit whatever the order of elements. */
  private productOf(elements: ArrayLike<number>, hasKnot = false): number {
    const shares = new Float64Array(elements.length);
    let count = 0;
    for (let i = 0; i < elements.length; i++) {
      const slot = elements[i] as number;
      const share = this.shares[slot] as number;
      if (share < 1 && !(hasKnot && this.knot?.behind[slot] === 1)) shares[count++] = share;
    }
    let product = hasKnot ? (this.knot?.availability ?? 1) : 1;
    for (const share of shares.subarray(0, count).sort()) product *= share;
    return product;
  }
}

interface Known {
  readonly requests: number;
  readonly sure: Needs;
  doubtful?: Needs;
}

const lastKnown = new WeakMap<Facts, Known>();

/** What requests need in a design as it is, worked out once for each state of it. @param doubtful with what they may need as far as an import could know */
export function needsOf(facts: Facts, doubtful: boolean): Needs {
  let known = lastKnown.get(facts);
  if (known?.requests !== facts.requests) {
    known = { requests: facts.requests, sure: new Needs(facts, AS_IT_IS) };
    lastKnown.set(facts, known);
  }
  if (!doubtful || !known.sure.hasDoubts) return known.sure;
  known.doubtful ??= new Needs(facts, { ...AS_IT_IS, doubtful });
  return known.doubtful;
}

/** Stated availability of every element, 1 where it says nothing. */
function sharesOf(facts: Facts): Float64Array {
  const shares = new Float64Array(facts.elementSlots).fill(1);
  for (let slot = 0; slot < shares.length; slot++) shares[slot] = availabilityOf(facts, slot) ?? 1;
  return shares;
}
