import { at, SparseRows } from './csr.ts';
import type { Facts } from './facts.ts';
import { isService } from './kinds.ts';
import { retryOf, worstAttempts } from './retries.ts';
import { components } from './syncGraph.ts';

/** A way of calls on which retries multiply: `elements[i]` calls `elements[i + 1]` through `flows[i]`, but where a cycle stands between. */
export interface AmplifiedPath {
  readonly elements: readonly number[];
  readonly flows: readonly number[];
  /** The product of the attempts on it; infinite where one of them has no end. */
  readonly attempts: number;
}

interface Edges {
  readonly flows: Int32Array;
  readonly from: Int32Array;
  readonly to: Int32Array;
  /** Attempts at each call, 1 where it is not retried. */
  readonly attempts: Float64Array;
}

/**
 * How often a request is tried in all when every call on its way is retried: the product of the attempts along a path. Clients, gateways and external
 * targets are on it like services; calls off the request path and to infrastructure are not, and a worker is one with its service.
 *
 * One pass over the strongly connected components, callees first; a cycle counts as one place, inside of which nothing multiplies.
 */
export class Amplification {
  private readonly facts: Facts;
  private readonly edges: Edges;
  private readonly out: SparseRows;
  private readonly component: Int32Array;
  private readonly members: SparseRows;
  private readonly count: number;
  /** The greatest product on a way down from a component with at least one retried call, 0 where there is none. */
  private readonly most: Float64Array;
  /** Call by which the worst way goes on from a component, once it was asked for: many ways lead through the same knot. */
  private readonly exits = new Map<number, number>();

  /** @param once slots of flows that are taken for not retried, whatever they say */
  constructor(facts: Facts, once: ReadonlySet<number> = NO_FLOWS) {
    this.facts = facts;
    this.edges = edgesOf(facts, once);
    const nodes = facts.elementSlots;
    this.out = new SparseRows(nodes, this.edges.flows.length, this.edges.from);
    const { component, count } = components({ nodes, to: this.edges.to }, this.out);
    this.component = component;
    this.count = count;
    this.members = new SparseRows(count, nodes, component);
    this.most = this.measure();
  }

  /**
   * Where retries begin to multiply to `least` or more by two retried calls or more, one behind the other: for each such place, above which nothing is retried,
   * the worst way down. A single call that is tried often multiplies nothing.
   */
  worstPaths(least: number): AmplifiedPath[] {
    const below = this.isBelowRetry();
    const paths: AmplifiedPath[] = [];
    for (let c = 0; c < this.count; c++) {
      if (below[c] === 1) continue;
      const first = this.bestEdge(c, (edge) => this.startingWith(edge));
      if (first >= 0 && this.startingWith(first) >= least) paths.push(this.follow(first));
    }
    return paths;
  }

  /** Product of a way that begins with a retried call and has another one; 0 for any other call. */
  private startingWith(edge: number): number {
    const attempts = this.edges.attempts[edge] as number;
    const rest = this.most[at(this.component, at(this.edges.to, edge))] as number;
    return attempts > 1 && rest > 0 ? attempts * rest : 0;
  }

  private withRetry(edge: number): number {
    const attempts = this.edges.attempts[edge] as number;
    const rest = this.most[at(this.component, at(this.edges.to, edge))] as number;
    return attempts > 1 ? attempts * Math.max(1, rest) : rest;
  }

  private follow(first: number): AmplifiedPath {
    const elements = [at(this.edges.from, first)];
    const flows: number[] = [];
    let attempts = 1;
    for (let edge = first; edge >= 0; ) {
      const from = at(this.edges.from, edge);
      const to = at(this.edges.to, edge);
      if (elements[elements.length - 1] !== from) elements.push(from);
      elements.push(to);
      flows.push(at(this.edges.flows, edge));
      attempts *= this.edges.attempts[edge] as number;
      const component = at(this.component, to);
      edge = this.most[component] === 0 ? -1 : this.exitOf(component);
    }
    return { elements, flows, attempts };
  }

  private exitOf(component: number): number {
    const known = this.exits.get(component);
    if (known !== undefined) return known;
    const edge = this.bestEdge(component, (next) => this.withRetry(next));
    this.exits.set(component, edge);
    return edge;
  }

  /** The call out of a component that is worth most, above 0; among equal ones that whose ids come first. */
  private bestEdge(component: number, worth: (edge: number) => number): number {
    let best = -1;
    let most = 0;
    for (let m = this.members.begin(component); m < this.members.end(component); m++) {
      const member = this.members.item(m);
      for (let place = this.out.begin(member); place < this.out.end(member); place++) {
        const edge = this.out.item(place);
        if (at(this.component, at(this.edges.to, edge)) === component) continue;
        const value = worth(edge);
        if (value > most || (value === most && best >= 0 && this.comesBefore(edge, best))) {
          best = edge;
          most = value;
        }
      }
    }
    return best;
  }

  private comesBefore(a: number, b: number): boolean {
    const { from, to, flows } = this.edges;
    const order =
      this.facts.compareElements(at(from, a), at(from, b)) ||
      this.facts.compareElements(at(to, a), at(to, b)) ||
      this.facts.compareFlows(at(flows, a), at(flows, b));
    return order < 0;
  }

  /** Callees come first in the numbers of components. */
  private measure(): Float64Array {
    const most = new Float64Array(this.count);
    for (let c = 0; c < this.count; c++) {
      let best = 0;
      for (let m = this.members.begin(c); m < this.members.end(c); m++) {
        const member = this.members.item(m);
        for (let place = this.out.begin(member); place < this.out.end(member); place++) {
          const edge = this.out.item(place);
          const target = at(this.component, at(this.edges.to, edge));
          if (target === c) continue;
          const attempts = this.edges.attempts[edge] as number;
          const rest = most[target] as number;
          best = Math.max(best, attempts > 1 ? attempts * Math.max(1, rest) : rest);
        }
      }
      most[c] = best;
    }
    return most;
  }

  /** Components into which a retried call leads, or that lie behind one. */
  private isBelowRetry(): Uint8Array {
    const below = new Uint8Array(this.count);
    for (let c = this.count - 1; c >= 0; c--) {
      for (let m = this.members.begin(c); m < this.members.end(c); m++) {
        const member = this.members.item(m);
        for (let place = this.out.begin(member); place < this.out.end(member); place++) {
          const edge = this.out.item(place);
          const target = at(this.component, at(this.edges.to, edge));
          if (target !== c && (below[c] === 1 || (this.edges.attempts[edge] as number) > 1)) below[target] = 1;
        }
      }
    }
    return below;
  }
}

const NO_FLOWS: ReadonlySet<number> = new Set();
const lastKnown = new WeakMap<Facts, { readonly requests: number; readonly least: number; readonly paths: readonly AmplifiedPath[] }>();

/** {@link Amplification.worstPaths} of a design as it is, worked out once for each state of it. */
export function amplifiedPaths(facts: Facts, least: number): readonly AmplifiedPath[] {
  const known = lastKnown.get(facts);
  if (known && known.requests === facts.requests && known.least === least) return known.paths;
  const paths = hasTwoRetries(facts) ? new Amplification(facts).worstPaths(least) : [];
  lastKnown.set(facts, { requests: facts.requests, least, paths });
  return paths;
}

/** Without two retried calls nothing can multiply, which is so for most designs. */
function hasTwoRetries(facts: Facts): boolean {
  if (!facts.hasRetries) return false;
  let found = 0;
  for (let flow = 0; flow < facts.flowSlots && found < 2; flow++) {
    if (facts.policyState(flow, 'retry') === 'set' && facts.call(flow) && worstAttempts(retryOf(facts, flow)) > 1) found++;
  }
  return found === 2;
}

function edgesOf(facts: Facts, once: ReadonlySet<number>): Edges {
  let count = 0;
  const slots = new Int32Array(facts.flowSlots);
  for (let flow = 0; flow < facts.flowSlots; flow++) if (isOnTheWay(facts, flow)) slots[count++] = flow;
  const flows = slots.slice(0, count);
  const attempts = new Float64Array(count).fill(1);
  for (const [edge, flow] of flows.entries()) {
    if (facts.policyState(flow, 'retry') === 'set' && !once.has(flow)) attempts[edge] = worstAttempts(retryOf(facts, flow));
  }
  return {
    flows,
    from: flows.map((flow) => facts.root(facts.source(flow))),
    to: flows.map((flow) => facts.root(facts.target(flow))),
    attempts,
  };
}

function isOnTheWay(facts: Facts, flow: number): boolean {
  const call = facts.call(flow);
  if (!call || call.offPath === true) return false;
  const from = facts.source(flow);
  const to = facts.target(flow);
  if (from < 0 || to < 0 || facts.root(from) === facts.root(to)) return false;
  // What an external system calls begins a request of its own.
  return facts.element(from)?.kind !== 'external' && isPlace(facts, to);
}

function isPlace(facts: Facts, slot: number): boolean {
  const element = facts.element(slot);
  return (isService(element) || element?.kind === 'gateway' || element?.kind === 'external') && !facts.isInfrastructure(slot);
}
