import type { ElkExtendedEdge, ElkNode } from 'elkjs/lib/elk-api.js';
import type { Design } from '../../model/index.ts';
import { boxOf } from '../boxes.ts';
import { size } from '../sizes.ts';

/** Distances in canvas pixels. A label of two words fits between two columns. */
const SPACING = { nodes: 40, layers: 96, edges: 16, contexts: 56 } as const;

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

/** The elements and contexts of `ids` as a graph for ELK: each element within its first context, flows as edges. Order of ids, so that the answer is always the same. */
export function layoutGraph(design: Design, ids: ReadonlySet<string>): ElkNode {
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
    children.push(members.length === 0 ? empty : { id, children: members, layoutOptions: { ...SPACED, 'elk.padding': CONTEXT_PADDING } });
  }
  const layoutOptions = { ...LAYERED, 'elk.hierarchyHandling': 'INCLUDE_CHILDREN', 'elk.layered.thoroughness': thoroughnessFor(ids.size) };
  return { id: ROOT, children, edges: edgesOf(design, ids), layoutOptions };
}

/** How often ELK tries again to have fewer crossings (its own default is 7). Nobody counts crossings among hundreds of flows, but everybody waits. */
const thoroughnessFor = (records: number): string => (records <= 120 ? '7' : records <= 300 ? '3' : '1');

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

/** One edge for each pair that belongs together: more would only cost time. */
function edgesOf(design: Design, ids: ReadonlySet<string>): ElkExtendedEdge[] {
  const pairs = new Map<string, ElkExtendedEdge>();
  for (const [from, to] of connections(design)) {
    if (from === to || !ids.has(from) || !ids.has(to)) continue;
    const pair = `${from} ${to}`;
    if (!pairs.has(pair)) pairs.set(pair, { id: pair, sources: [departure(from)], targets: [arrival(to)] });
  }
  return [...pairs.values()];
}

/** Flows first; then what stands beside another without one: channels beside their broker, dead letters behind their channel. */
function* connections({ flows, elements }: Design): Generator<readonly [from: string, to: string]> {
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
