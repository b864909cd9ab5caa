import type { ElkExtendedEdge, ElkNode, LayoutOptions } from 'elkjs/lib/elk-api.js';
import { type Design, grouped } from '../../model/index.ts';
import { boxOf } from '../boxes.ts';
import { size } from '../sizes.ts';
import { clustersByTeam } from './clusters.ts';
import type { Tie } from './columns.ts';

/** Distances in canvas pixels. A label of two words fits between two columns, a line of words between two layers one below the other; between contexts that are laid out apart run the flows of all others. */
export const SPACING = { nodes: 40, layers: 96, layersDown: 64, edges: 16, contexts: 56, blocks: 128, rows: 80 } as const;

/** The id of the root; no record has it, because ids hold no space. */
const ROOT = 'the root';

/** ELK asks each graph for its own, also those inside. */
const SPACED = {
  'elk.layered.spacing.nodeNodeBetweenLayers': String(SPACING.layers),
  'elk.layered.spacing.edgeNodeBetweenLayers': String(SPACING.edges),
  'elk.spacing.nodeNode': String(SPACING.nodes),
  'elk.spacing.edgeNode': String(SPACING.edges),
  'elk.spacing.componentComponent': String(SPACING.contexts),
} as const;

const LAYERED = {
  ...SPACED,
  'elk.algorithm': 'layered',
  'elk.direction': 'RIGHT',
  'elk.edgeRouting': 'ORTHOGONAL',
  'elk.layered.nodePlacement.strategy': 'BRANDES_KOEPF',
  'elk.layered.nodePlacement.favorStraightEdges': 'true',
  'elk.layered.nodePlacement.bk.fixedAlignment': 'NONE',
  'elk.randomSeed': '1',
} as const;

const CONTEXT_PADDING = `[top=${size.context.top},left=${size.context.side},bottom=${size.context.bottom},right=${size.context.side}]`;

/** The elements and contexts of `ids` as one graph for ELK: each element within its first context, flows as edges. Order of ids, so that the answer is always the same. */
export function layoutGraph(design: Design, ids: ReadonlySet<string>): ElkNode {
  const layoutOptions = { ...LAYERED, 'elk.hierarchyHandling': 'INCLUDE_CHILDREN', 'elk.layered.thoroughness': thoroughnessFor(ids.size) };
  const edges = pairsOf(design, ids).map(flowEdge);
  return { id: ROOT, children: childrenOf(design, ids, SPACED), edges, layoutOptions };
}

/** Lets layers of a graph without contexts stand as close as words on upright lines need. */
export const closer = (graph: ElkNode): ElkNode => ({
  ...graph,
  layoutOptions: { ...graph.layoutOptions, 'elk.layered.spacing.nodeNodeBetweenLayers': String(SPACING.layersDown) },
});

/** A graph in which every context is laid out as if there were no other, and how strongly these and what stands in none are tied to one another. */
export interface Apart {
  readonly graph: ElkNode;
  readonly ties: readonly Tie[];
}

/**
 * The same as {@link layoutGraph}, apart: a flow within a context is an edge of that, all flows from one context to another are one edge between the two.
 * Where much stands in no context, what one team owns, or what else belongs together most, stands in a cluster, which is no record: see {@link isCluster}.
 */
export function apartGraph(design: Design, ids: ReadonlySet<string>): Apart {
  const pairs = pairsOf(design, ids);
  const options = { ...LAYERED, 'elk.layered.thoroughness': thoroughnessApart(ids.size) };
  const children = clustered(design, childrenOf(design, ids, options), pairs, options);
  const holders = new Map(children.flatMap((child) => [child, ...(child.children ?? [])].map(({ id }) => [id, child.id])));
  const holder = (id: string): string => holders.get(id) ?? id;
  const within = grouped(pairs, ([from, to]) => (holder(from) === holder(to) ? holder(from) : ROOT));
  const ties = tiesOf((within.get(ROOT) ?? []).map(([from, to]) => [holder(from), holder(to)]));
  const edges = ties.map(({ from, to, weight }) => ({
    id: `${from} ${to}`,
    sources: [from],
    targets: [to],
    layoutOptions: { 'elk.layered.priority.shortness': String(weight), 'elk.layered.priority.direction': String(weight) },
  }));
  const graph = {
    id: ROOT,
    children: children.map((child) => (child.children ? { ...child, edges: (within.get(child.id) ?? []).map(flowEdge) } : child)),
    edges,
    layoutOptions: { ...options, 'elk.hierarchyHandling': 'SEPARATE_CHILDREN' },
  };
  return { graph, ties };
}

/** So many elements may stand in no context, each for itself. */
const MOST_FREE = 24;
const CLUSTER = 'the cluster ';

/** True for what only stands for the elements in it; no record has such an id. */
export const isCluster = ({ id }: ElkNode): boolean => id.startsWith(CLUSTER);

function clustered(design: Design, children: readonly ElkNode[], pairs: readonly Pair[], options: LayoutOptions): readonly ElkNode[] {
  const free = children.filter((child) => child.children === undefined);
  if (free.length <= MOST_FREE) return children;
  const nodes = new Map(free.map((node) => [node.id, node]));
  const clusters = clustersByTeam([...nodes.keys()], pairs, (id) => design.elements[id]?.ownerIds?.[0]).map((members, index) => ({
    id: `${CLUSTER}${index}`,
    children: members.flatMap((id) => nodes.get(id) ?? []),
    layoutOptions: { ...options, 'elk.padding': '[top=0,left=0,bottom=0,right=0]' },
  }));
  return [...children.filter((child) => !nodes.has(child.id)), ...clusters];
}

function tiesOf(pairs: readonly Pair[]): readonly Tie[] {
  return [...grouped(pairs, ([from, to]) => `${from} ${to}`).values()].flatMap((same) => {
    const [first] = same;
    return first ? [{ from: first[0], to: first[1], weight: same.length }] : [];
  });
}

function childrenOf(design: Design, ids: ReadonlySet<string>, insideContexts: LayoutOptions): ElkNode[] {
  const children: ElkNode[] = [];
  const contexts = new Map<string, ElkNode[]>();
  for (const id of Object.keys(design.contexts).sort()) if (ids.has(id)) contexts.set(id, []);
  for (const id of Object.keys(design.elements).sort()) {
    if (!ids.has(id)) continue;
    const { width, height } = boxOf(design, id) ?? size.node;
    const holder = contexts.get(design.elements[id]?.contextIds?.[0] ?? '') ?? children;
    holder.push(elementNode(id, width, height));
  }
  for (const [id, members] of contexts) {
    const empty = { id, width: size.context.width, height: size.context.height };
    children.push(members.length === 0 ? empty : { id, children: members, layoutOptions: { ...insideContexts, 'elk.padding': CONTEXT_PADDING } });
  }
  return children;
}

/** How often ELK tries again to have fewer crossings (its own default is 7). Nobody counts crossings among hundreds of flows, but everybody waits. */
const thoroughnessFor = (records: number): string => (records <= 120 ? '7' : records <= 300 ? '3' : '1');

/** The same for graphs that are laid out apart, each of them small. In designs of 500 elements neither crossings nor lengths of flows become fewer by trying again. */
const thoroughnessApart = (records: number): string => (records <= 300 ? '7' : '1');

/** Flows arrive in the middle of the left side and leave from the middle of the right one, so that a straight flow joins two middles. */
function elementNode(id: string, width: number, height: number): ElkNode {
  const ports = [
    { id: arrival(id), x: 0, y: height / 2 },
    { id: departure(id), x: width, y: height / 2 },
  ];
  return { id, width, height, ports, layoutOptions: { 'elk.portConstraints': 'FIXED_POS' } };
}

const arrival = (id: string): string => `to ${id}`;
const departure = (id: string): string => `from ${id}`;

type Pair = readonly [from: string, to: string];

/** What belongs together, each pair once: more would only cost time. */
function pairsOf(design: Design, ids: ReadonlySet<string>): readonly Pair[] {
  const pairs = new Map<string, Pair>();
  for (const pair of connections(design)) {
    const [from, to] = pair;
    if (from !== to && ids.has(from) && ids.has(to)) pairs.set(`${from} ${to}`, pair);
  }
  return [...pairs.values()];
}

const flowEdge = ([from, to]: Pair): ElkExtendedEdge => ({ id: `${from} ${to}`, sources: [departure(from)], targets: [arrival(to)] });

/** Flows first; then what stands beside another without one: channels beside their broker, dead letters behind their channel. */
function* connections({ flows, elements }: Design): Generator<Pair> {
  for (const id of Object.keys(flows).sort()) {
    const flow = flows[id];
    if (flow) yield [flow.from, flow.to];
  }
  for (const id of Object.keys(elements).sort()) {
    const element = elements[id];
    if (element?.kind !== 'channel') continue;
    if (element.brokerId !== undefined) yield [element.brokerId, id];
    if (element.deadLetterChannelId !== undefined) yield [id, element.deadLetterChannelId];
  }
}
