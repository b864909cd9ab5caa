import { grouped } from '../../model/index.ts';

/** More members than this and a cluster is a ribbon again. */
const MOST_MEMBERS = 28;
/** Rounds of moving; far fewer are needed before nothing moves any more. */
const ROUNDS = 20;

/** Parts with a modularity from here on are more than chance (Newman, Girvan: Finding and evaluating community structure in networks, 2004). */
const STRUCTURE = 0.3;

type Pair = readonly [from: string, to: string];

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
export function clustersOf(ids: readonly string[], pairs: readonly Pair[]): readonly (readonly string[])[] {
  let nodes = singleNodes(ids, pairs);
  for (;;) {
    const merged = mergedNodes(nodes, movedNodes(nodes));
    if (merged.length === nodes.length) return nodes.map(({ members }) => members);
    nodes = merged;
  }
}

/**
 * The same, but what one team owns is a part of its own, and what nobody owns is divided as ever. Where the teams have hardly more to do with themselves
 * than with others that would only make ways longer: then they do not count.
 */
export function clustersByTeam(ids: readonly string[], pairs: readonly Pair[], teamOf: (id: string) => string | undefined): readonly (readonly string[])[] {
  const owned = ids.filter((id) => teamOf(id) !== undefined);
  if (owned.length === 0) return clustersOf(ids, pairs);
  const teams = [...grouped(owned, teamOf).values()].flatMap((members) => (members.length > MOST_MEMBERS ? clustersOf(members, pairs) : [members]));
  const others = ids.filter((id) => teamOf(id) === undefined);
  const parts = [...teams, ...clustersOf(others, pairs)];
  return modularityOf(parts, pairs) >= STRUCTURE ? parts : clustersOf(ids, pairs);
}

/** How much more of the ties are within parts than if they were tied by chance: at most 1, about 0 by chance. Ties to anything else do not count. */
function modularityOf(parts: readonly (readonly string[])[], pairs: readonly Pair[]): number {
  const partOf = new Map(parts.flatMap((members, part) => members.map((id) => [id, part] as const)));
  const ends = parts.map(() => 0);
  let all = 0;
  let within = 0;
  for (const [from, to] of pairs) {
    const [a, b] = [partOf.get(from), partOf.get(to)];
    if (a === undefined || b === undefined) continue;
    all += 1;
    if (a === b) within += 1;
    ends[a] = (ends[a] ?? 0) + 1;
    ends[b] = (ends[b] ?? 0) + 1;
  }
  return all === 0 ? 0 : within / all - sumOf(ends.map((count) => (count / (2 * all)) ** 2));
}

function singleNodes(ids: readonly string[], pairs: readonly Pair[]): readonly Node[] {
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
