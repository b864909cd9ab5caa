import { at, SparseRows } from './csr.ts';
import { reachablePairs, type Condensation } from './propagation.ts';

/** What the synchronous graph is built from; nodes are element slots, edges flow slots. */
export interface SyncEdges {
  /** Number of element slots. */
  readonly nodes: number;
  /** Flow slots that count, with the slots of the services at their ends; never an edge from a node to itself. */
  readonly flows: Int32Array;
  readonly from: Int32Array;
  readonly to: Int32Array;
  /** Order of ids, for choices that must not depend on slots. */
  compareElements(a: number, b: number): number;
  compareFlows(a: number, b: number): number;
}

/** A way along synchronous calls: `elements[i]` calls `elements[i + 1]` through `flows[i]`, but where a cycle stands between. */
export interface SyncPath {
  readonly elements: readonly number[];
  readonly flows: readonly number[];
}

/**
 * Who calls whom and waits, between services: its strongly connected components (Tarjan 1972, without recursion) and, over them, the longest
 * chains. Everything is linear in the number of calls; no path and no cycle is ever enumerated.
 */
export class SyncGraph {
  private readonly edges: SyncEdges;
  private readonly out: SparseRows;
  private readonly component: Int32Array;
  private readonly componentCount: number;
  private readonly members: SparseRows;
  /** Calls on the longest way down from a component; inside a component nothing is counted. */
  private readonly depth: Int32Array;
  private readonly called: Uint8Array;
  /** Edge by which the longest chain leaves a component, once it was asked for. */
  private exits: Int32Array | undefined;
  private pairs: number | undefined;
  private pairsAtMost: number | undefined;
  private tied: number | undefined;
  private condensation: Condensation | undefined;
  private callers: Int32Array | undefined;

  constructor(edges: SyncEdges) {
    this.edges = edges;
    this.out = new SparseRows(edges.nodes, edges.flows.length, edges.from);
    const { component, count } = components(edges, this.out);
    this.component = component;
    this.componentCount = count;
    this.members = new SparseRows(count, edges.nodes, component);
    const { depth, called } = this.measure();
    this.depth = depth;
    this.called = called;
  }

  /** Members of every component with more than one, in no particular order. */
  cycles(): Int32Array[] {
    const found: Int32Array[] = [];
    if (this.componentCount === this.edges.nodes) return found;
    for (let c = 0; c < this.componentCount; c++) if (this.members.end(c) - this.members.begin(c) > 1) found.push(this.members.row(c));
    return found;
  }

  /** Whether an element is in a synchronous cycle. */
  isInCycle(element: number): boolean {
    const component = at(this.component, element);
    return this.members.end(component) - this.members.begin(component) > 1;
  }

  /** How many services are in cycles. */
  servicesInCycles(): number {
    this.tied ??= this.cycles().reduce((sum, members) => sum + members.length, 0);
    return this.tied;
  }

  /** Ordered pairs of services of which the first reaches the second; a service and itself are none. Worked out once. */
  reachablePairs(): number {
    this.pairs ??= reachablePairs(this.condensed());
    return this.pairs;
  }

  /** An upper bound of {@link reachablePairs}, for the time of one look at every call. */
  reachablePairsAtMost(): number {
    this.pairsAtMost ??= this.pairs ?? this.countPairsAtMost();
    return this.pairsAtMost;
  }

  /** What the callees reach is added up as if they had nothing in common; nobody reaches more than what is below it in the order and called by somebody. */
  private countPairsAtMost(): number {
    const { component, componentCount, members, out } = this;
    const { to } = this.edges;
    const reach = new Float64Array(componentCount);
    let pairs = 0;
    let below = 0;
    for (let c = 0; c < componentCount; c++) {
      const begin = members.begin(c);
      const end = members.end(c);
      let sum = 0;
      let last = c;
      for (let m = begin; m < end; m++) {
        const member = members.item(m);
        for (let place = out.begin(member), stop = out.end(member); place < stop; place++) {
          const target = at(component, at(to, at(out.items, place)));
          if (target !== c && target !== last) sum += members.end(target) - members.begin(target) + (reach[target] as number);
          last = target;
        }
      }
      const size = end - begin;
      reach[c] = Math.min(sum, below);
      pairs += size * (size - 1 + (reach[c] as number));
      if (this.called[c] === 1) below += size;
    }
    return pairs;
  }

  /** For each service how many others call it; two calls of one caller count once. Worked out once. */
  callerCounts(): Int32Array {
    this.callers ??= this.countCallers();
    return this.callers;
  }

  private countCallers(): Int32Array {
    const counts = new Int32Array(this.edges.nodes);
    const lastCaller = new Int32Array(this.edges.nodes).fill(-1);
    for (let node = 0; node < this.edges.nodes; node++) {
      for (let place = this.out.begin(node); place < this.out.end(node); place++) {
        const target = at(this.edges.to, this.out.item(place));
        if (at(lastCaller, target) === node) continue;
        lastCaller[target] = node;
        counts[target] = at(counts, target) + 1;
      }
    }
    return counts;
  }

  /** Calls on the longest chain of all. */
  deepest(): number {
    let deepest = 0;
    for (let c = 0; c < this.componentCount; c++) deepest = Math.max(deepest, at(this.depth, c));
    return deepest;
  }

  /** Heads of chains with at least `hops` calls that nobody else calls synchronously; for a cycle its member with the smallest id. */
  heads(hops: number): number[] {
    const heads: number[] = [];
    for (let c = 0; c < this.componentCount; c++) {
      if (at(this.depth, c) >= hops && this.called[c] === 0) heads.push(this.smallestIn(c));
    }
    return heads;
  }

  /** The longest chain from an element; among equally long ones that whose ids come first. Where it crosses a cycle, only the members at the entrance and the exit are in it. */
  longestChain(head: number): SyncPath {
    const elements = [head];
    const flows: number[] = [];
    let component = at(this.component, head);
    while (at(this.depth, component) > 0) {
      const edge = this.exitOf(component);
      const from = at(this.edges.from, edge);
      const to = at(this.edges.to, edge);
      if (elements[elements.length - 1] !== from) elements.push(from);
      elements.push(to);
      flows.push(at(this.edges.flows, edge));
      component = at(this.component, to);
    }
    return { elements, flows };
  }

  /** A shortest cycle through the member of a component whose id is smallest; among equally short ones that whose ids come first. */
  shortestCycle(members: Int32Array): SyncPath {
    const start = this.smallestIn(at(this.component, at(members, 0)));
    const distance = this.distancesTo(start, members);
    const elements = [start];
    const flows: number[] = [];
    let node = start;
    do {
      let best = -1;
      for (let place = this.out.begin(node); place < this.out.end(node); place++) {
        const edge = this.out.item(place);
        if (!distance.has(at(this.edges.to, edge))) continue;
        if (best < 0 || this.closer(edge, best, distance)) best = edge;
      }
      if (best < 0) break;
      flows.push(at(this.edges.flows, best));
      node = at(this.edges.to, best);
      if (node !== start) elements.push(node);
    } while (node !== start);
    return { elements, flows };
  }

  private closer(a: number, b: number, distance: ReadonlyMap<number, number>): boolean {
    const byDistance = (distance.get(at(this.edges.to, a)) ?? 0) - (distance.get(at(this.edges.to, b)) ?? 0);
    return byDistance < 0 || (byDistance === 0 && this.before(a, b));
  }

  /** Order of edges by the ids of target, source and flow. */
  private before(a: number, b: number): boolean {
    const { from, to, flows } = this.edges;
    const order =
      this.edges.compareElements(at(to, a), at(to, b)) ||
      this.edges.compareElements(at(from, a), at(from, b)) ||
      this.edges.compareFlows(at(flows, a), at(flows, b));
    return order < 0;
  }

  private smallestIn(component: number): number {
    let best = this.members.item(this.members.begin(component));
    for (let m = this.members.begin(component) + 1; m < this.members.end(component); m++) {
      const member = this.members.item(m);
      if (this.edges.compareElements(member, best) < 0) best = member;
    }
    return best;
  }

  private condensed(): Condensation {
    if (this.condensation) return this.condensation;
    const size = new Int32Array(this.componentCount);
    for (let c = 0; c < this.componentCount; c++) size[c] = this.members.end(c) - this.members.begin(c);
    const from = new Int32Array(this.edges.flows.length);
    const to = new Int32Array(this.edges.flows.length);
    let count = 0;
    for (let edge = 0; edge < this.edges.flows.length; edge++) {
      const caller = at(this.component, at(this.edges.from, edge));
      const callee = at(this.component, at(this.edges.to, edge));
      if (caller === callee) continue;
      from[count] = caller;
      to[count++] = callee;
    }
    this.condensation = { size, out: new SparseRows(this.componentCount, count, from, to) };
    return this.condensation;
  }

  private exitOf(component: number): number {
    this.exits ??= new Int32Array(this.componentCount).fill(NOT_ASKED);
    const known = at(this.exits, component);
    if (known !== NOT_ASKED) return known;
    const edge = this.bestExit(component);
    this.exits[component] = edge;
    return edge;
  }

  private bestExit(component: number): number {
    const wanted = at(this.depth, component) - 1;
    let best = -1;
    for (let m = this.members.begin(component); m < this.members.end(component); m++) {
      const member = this.members.item(m);
      for (let place = this.out.begin(member); place < this.out.end(member); place++) {
        const edge = this.out.item(place);
        const target = at(this.component, at(this.edges.to, edge));
        if (target === component || at(this.depth, target) !== wanted) continue;
        if (best < 0 || this.before(edge, best)) best = edge;
      }
    }
    return best;
  }

  /** Calls from each member to `start`, by breadth-first search backwards inside the component. */
  private distancesTo(start: number, members: Int32Array): Map<number, number> {
    const callers = new Map<number, number[]>();
    for (const member of members) {
      for (let place = this.out.begin(member); place < this.out.end(member); place++) {
        const to = at(this.edges.to, this.out.item(place));
        if (this.component[to] !== this.component[start]) continue;
        const list = callers.get(to);
        if (list) list.push(member);
        else callers.set(to, [member]);
      }
    }
    const distance = new Map([[start, 0]]);
    const queue = [start];
    for (let head = 0; head < queue.length; head++) {
      const node = queue[head] as number;
      for (const caller of callers.get(node) ?? []) {
        if (distance.has(caller)) continue;
        distance.set(caller, (distance.get(node) ?? 0) + 1);
        queue.push(caller);
      }
    }
    return distance;
  }

  /** One pass over the components, which Tarjan's algorithm numbers with callees first. */
  private measure(): { depth: Int32Array; called: Uint8Array } {
    const { component, componentCount, members, out } = this;
    const { to } = this.edges;
    const depth = new Int32Array(componentCount);
    const called = new Uint8Array(componentCount);
    for (let m = 0; m < members.items.length; m++) {
      const member = at(members.items, m);
      const own = at(component, member);
      for (let place = out.begin(member), end = out.end(member); place < end; place++) {
        const target = at(component, at(to, at(out.items, place)));
        if (target === own) continue;
        called[target] = 1;
        if (at(depth, target) >= at(depth, own)) depth[own] = at(depth, target) + 1;
      }
    }
    return { depth, called };
  }
}

const NOT_ASKED = -2;

/** The strongly connected component of each node, numbered with callees first (Tarjan 1972, without recursion). */
export function components({ nodes, to }: Pick<SyncEdges, 'nodes' | 'to'>, out: SparseRows): { component: Int32Array; count: number } {
  const component = new Int32Array(nodes).fill(-1);
  const order = new Int32Array(nodes);
  const low = new Int32Array(nodes);
  const next = new Int32Array(nodes);
  const open = new Int32Array(nodes);
  const path = new Int32Array(nodes);
  let openSize = 0;
  let counter = 0;
  let count = 0;
  for (let root = 0; root < nodes; root++) {
    if (at(order, root) !== 0) continue;
    if (out.begin(root) === out.end(root)) {
      order[root] = ++counter;
      component[root] = count++;
      continue;
    }
    let depth = 0;
    path[0] = root;
    order[root] = low[root] = ++counter;
    next[root] = out.begin(root);
    open[openSize++] = root;
    while (depth >= 0) {
      const node = at(path, depth);
      const place = at(next, node);
      if (place < out.end(node)) {
        next[node] = place + 1;
        const target = at(to, out.item(place));
        if (at(order, target) === 0) {
          order[target] = low[target] = ++counter;
          next[target] = out.begin(target);
          open[openSize++] = target;
          path[++depth] = target;
        } else if (at(component, target) < 0 && at(order, target) < at(low, node)) low[node] = at(order, target);
        continue;
      }
      if (at(low, node) === at(order, node)) {
        let member: number;
        do {
          member = at(open, --openSize);
          component[member] = count;
        } while (member !== node);
        count++;
      }
      depth--;
      if (depth >= 0) {
        const parent = at(path, depth);
        if (at(low, node) < at(low, parent)) low[parent] = at(low, node);
      }
    }
  }
  return { component, count };
}
