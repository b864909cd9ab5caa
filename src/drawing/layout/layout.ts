import type { ElkNode } from 'elkjs/lib/elk-api.js';
import type { Design } from '../../model/index.ts';
import { contextAround } from '../boxes.ts';
import { centreOf, unionOf, type Rect } from '../geometry.ts';
import { size } from '../sizes.ts';
import { inColumns, scaleToFit, USUAL_WINDOW, type Window } from './columns.ts';
import { apartGraph, closer, isCluster, layoutGraph, SPACING } from './graph.ts';
import { groupsOf, movableIds, placesOf, type Places } from './places.ts';

/** The part of ELK that works places out: in a worker, or where it is called. */
export interface LayoutEngine {
  layout(graph: ElkNode): Promise<ElkNode>;
}

export interface LayoutOptions {
  /** Only these, and the members of contexts among them. Default: everything. Locked records stay in any case. */
  readonly ids?: readonly string[];
  /** What the design will be seen in: where it would be too small to read, it is given the shape of this. Default: a usual window. */
  readonly window?: Window;
}

/** Places for elements and contexts. Rejects when the engine gives up. */
export async function layout(design: Design, engine: LayoutEngine, { ids, window = USUAL_WINDOW }: LayoutOptions = {}): Promise<Places> {
  const movable = movableIds(design, ids);
  if (ids === undefined) return placesOf(design, await laidOut(design, movable, engine, window), movable);
  let places: Places = {};
  for (const { ids: group, room } of groupsOf(design, movable)) {
    const before = { ...design, layout: { ...design.layout, ...places } };
    const answer = room ? await within(room, before, group, engine, window) : await laidOut(before, group, engine, window);
    places = { ...places, ...placesOf(before, answer, group) };
  }
  return places;
}

/** From left to right, or from top to bottom where the context then has to grow less. */
async function within(room: Rect, design: Design, ids: ReadonlySet<string>, engine: LayoutEngine, window: Window): Promise<ElkNode> {
  const across = await laidOut(design, ids, engine, window);
  if (ids.size > CROWD || [...ids].some((id) => Object.hasOwn(design.contexts, id)) || lacking(room, across) === 0) return across;
  const down = turned(await engine.layout(closer(turned(layoutGraph(design, ids)))));
  return lacking(room, down) < lacking(room, across) ? down : across;
}

/** The same with what goes across going down, and the other way round. */
const turned = (graph: ElkNode): ElkNode => ({
  ...graph,
  children: (graph.children ?? []).map(({ x = 0, y = 0, width = size.node.width, height = size.node.height, ports = [], ...child }) => ({
    ...child,
    x: y,
    y: x,
    width: height,
    height: width,
    // On the same sides as before, which have another length now.
    ports: ports.map((port) => ({ ...port, x: port.x === 0 ? 0 : height, y: width / 2 })),
  })),
});

/** By how much what was laid out is larger than a context has room for. */
function lacking(room: Rect, answer: ElkNode): number {
  const all = contextAround(unionOf((answer.children ?? []).map(rectOf)) ?? { x: 0, y: 0, width: 0, height: 0 });
  return Math.max(0, all.width - room.width) + Math.max(0, all.height - room.height);
}

/** More than this is laid out in parts: as a whole it would be a long ribbon, and take long. */
const CROWD = 160;
/** What is seen as large as this in its window can be read: it stays as one graph, whose flows are the straighter. */
const LEGIBLE = 0.45;
/** More blocks than this, most of them tied to nothing, ELK packs well and much faster. */
const MOST_BLOCKS = 400;
/** Parts are only worth their longer ways if all is seen larger by so much. */
const GAIN = 1.25;

/** All as one graph, or, where that is too large to be seen at once, in parts. */
async function laidOut(design: Design, ids: ReadonlySet<string>, engine: LayoutEngine, window: Window): Promise<ElkNode> {
  if (ids.size > CROWD) return inParts(design, ids, engine, window);
  const whole = await engine.layout(layoutGraph(design, ids));
  if (seenAt(whole, window) >= LEGIBLE) return whole;
  const parts = await inParts(design, ids, engine, window);
  return seenAt(parts, window) >= GAIN * seenAt(whole, window) ? parts : whole;
}

/** Contexts, and clusters of what stands in none, in ELK's own order; in columns if these show all of it larger. */
async function inParts(design: Design, ids: ReadonlySet<string>, engine: LayoutEngine, window: Window): Promise<ElkNode> {
  const { graph, ties } = apartGraph(design, ids);
  const answer = await engine.layout(graph);
  if ((answer.children ?? []).length > MOST_BLOCKS) return withoutClusters(answer);
  const blocks = (answer.children ?? []).map((child) => ({ id: child.id, ...rectOf(child) })).sort((a, b) => centreOf(a).x - centreOf(b).x || a.y - b.y);
  const corners = inColumns(blocks, ties, { across: SPACING.blocks, down: SPACING.rows }, window);
  const columns = { ...answer, children: (answer.children ?? []).map((child) => ({ ...child, ...corners.get(child.id) })) };
  return withoutClusters(seenAt(columns, window) > GAIN * seenAt(answer, window) ? columns : answer);
}

const withoutClusters = (laidOut: ElkNode): ElkNode => ({
  ...laidOut,
  children: (laidOut.children ?? []).flatMap((child) => (isCluster(child) ? membersOf(child) : child)),
});

const membersOf = ({ x: left = 0, y: top = 0, children = [] }: ElkNode): ElkNode[] =>
  children.map((child) => ({ ...child, x: left + (child.x ?? 0), y: top + (child.y ?? 0) }));

/** How large a layout is seen when all of it is. */
const seenAt = ({ children = [] }: ElkNode, window: Window): number => scaleToFit(unionOf(children.map(rectOf)) ?? size.node, window);

const rectOf = ({ x = 0, y = 0, width = size.node.width, height = size.node.height }: ElkNode): Rect => ({ x, y, width, height });
