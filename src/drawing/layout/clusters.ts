import { grouped } from '../../model/index.ts';

/** More members than this and a cluster is a ribbon again. */
const MOST_MEMBERS = 28;
/** Rounds of moving; far fewer are needed before nothing moves any more. */
const ROUNDS = 20;

/** A cluster under way: its members, and how strongly it is tied to others and to anything at all. */
interface Node {
  readonly members: readonly string[];
  readonly ties: ReadonlyMap<number, number>;
  /** Weight of all ties, each counted at both of its ends. */
  readonly degree: number;
}

/**
 * Parts of a graph that have many ties within and few to others, of a limited size: greedy modularity, level by level (Blondel, Guillaume, Lambiotte,
 * Lefebvre: Fast unfolding of communities in large networks, 2008), in the order of the ids so that the answer is always the same. Each id is in one part.
 */
export function clustersOf(ids: readonly string[], pairs: readonly (readonly [from: string, to: string])[]): readonly (readonly string[])[] {
  let nodes = singleNodes(ids, pairs);
  for (;;) {
    const merged = mergedNodes(nodes, movedNodes(nodes));
    if (merged.length === nodes.length) return nodes.map(({ members }) => members);
    nodes = merged;
  }
}

function singleNodes(ids: readonly string[], pairs: readonly (readonly [string, string])[]): readonly Node[] {
  const numbers = new Map(ids.map((id, number) => [id, number]));
  const ties = ids.map(() => new Map<number, number>());
  for (const [from, to] of pairs) {
    const [a, b] = [numbers.get(from), numbers.get(to)];
    if (a === undefined || b === undefined || a === b) continue;
    tighten(ties[a], b, 1);
    tighten(ties[b], a, 1);
  }
  return ids.map((id, number) => ({ members: [id], ties: ties[number] ?? new Map(), degree: sumOf(ties[number]?.values() ?? []) }));
}

/** The community of each node after every one went where it raises the modularity most, as long as there is room. */
function movedNodes(nodes: readonly Node[]): readonly number[] {
  const all = sumOf(nodes.map(({ degree }) => degree)) || 1;
  const home = nodes.map((_, number) => number);
  const degrees = nodes.map(({ degree }) => degree);
  const sizes = nodes.map(({ members }) => members.length);
  const move = (number: number, to: number, node: Node): void => {
    const from = home[number] ?? number;
    degrees[from] = (degrees[from] ?? 0) - node.degree;
    sizes[from] = (sizes[from] ?? 0) - node.members.length;
    degrees[to] = (degrees[to] ?? 0) + node.degree;
    sizes[to] = (sizes[to] ?? 0) + node.members.length;
    home[number] = to;
  };
  for (let round = 0, moves = 1; round < ROUNDS && moves > 0; round++) {
    moves = 0;
    for (const [number, node] of nodes.entries()) {
      const own = home[number] ?? number;
      const towards = new Map<number, number>();
      for (const [other, weight] of node.ties) tighten(towards, home[other] ?? other, weight);
      const gainOf = (community: number): number =>
        (towards.get(community) ?? 0) - (node.degree * ((degrees[community] ?? 0) - (community === own ? node.degree : 0))) / all;
      let best = { community: own, gain: gainOf(own) };
      for (const community of [...towards.keys()].sort((a, b) => a - b)) {
        const fits = community === own || (sizes[community] ?? 0) + node.members.length <= MOST_MEMBERS;
        const gain = gainOf(community);
        if (fits && gain > best.gain + Number.EPSILON) best = { community, gain };
      }
      if (best.community === own) continue;
      move(number, best.community, node);
      moves++;
    }
  }
  return home;
}

/** Each community as one node. */
function mergedNodes(nodes: readonly Node[], home: readonly number[]): readonly Node[] {
  const communities = [...grouped(nodes.keys(), (number) => home[number] ?? number).values()];
  const numbers = new Map(communities.flatMap((community, index) => community.map((number) => [number, index] as const)));
  return communities.map((community, index) => {
    const ties = new Map<number, number>();
    for (const number of community) {
      for (const [other, weight] of nodes[number]?.ties ?? []) {
        const to = numbers.get(other) ?? index;
        if (to !== index) tighten(ties, to, weight);
      }
    }
    const parts = community.flatMap((number) => nodes[number] ?? []);
    return { members: parts.flatMap(({ members }) => members), ties, degree: sumOf(parts.map(({ degree }) => degree)) };
  });
}

function tighten(ties: Map<number, number> | undefined, to: number, weight: number): void {
  ties?.set(to, (ties.get(to) ?? 0) + weight);
}

function sumOf(values: Iterable<number>): number {
  let sum = 0;
  for (const value of values) sum += value;
  return sum;
}
