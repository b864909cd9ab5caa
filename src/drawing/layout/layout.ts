import type { ElkNode } from 'elkjs/lib/elk-api.js';
import { type Design, grouped } from '../../model/index.ts';
import { centreOf, unionOf, type Rect } from '../geometry.ts';
import { size } from '../sizes.ts';
import { inColumns, scaleToFit } from './columns.ts';
import { apartGraph, layoutGraph, SPACING } from './graph.ts';
import { movableIds, placesOf, type Places } from './places.ts';

/** The part of ELK that works places out: in a worker, or where it is called. */
export interface LayoutEngine {
  layout(graph: ElkNode): Promise<ElkNode>;
}

/** Places for elements and contexts: for `ids`, and the members of contexts among them, or for everything. Locked records stay. Rejects when the engine gives up. */
export async function layout(design: Design, engine: LayoutEngine, ids?: readonly string[]): Promise<Places> {
  const movable = movableIds(design, ids);
  return placesOf(design, await laidOut(design, movable, engine), movable);
}

/** More than this is laid out context by context, if at all possible: as a whole it would be a wide ribbon, and take long. */
const CROWD = 160;
/** What is seen as large as this in a usual window can be read: it stays as one graph, whose flows are the straighter. */
const LEGIBLE = 0.45;
/** Apart is only worth its longer ways if all is seen larger by so much. */
const GAIN = 1.25;

/** All as one graph, or, where that is too wide to be seen at once, context by context. */
async function laidOut(design: Design, ids: ReadonlySet<string>, engine: LayoutEngine): Promise<ElkNode> {
  const divisible = canBeDivided(design, ids);
  if (divisible && ids.size > CROWD) return contextByContext(design, ids, engine);
  const whole = await engine.layout(layoutGraph(design, ids));
  if (!divisible || seenAt(whole) >= LEGIBLE) return whole;
  const divided = await contextByContext(design, ids, engine);
  return seenAt(divided) >= GAIN * seenAt(whole) ? divided : whole;
}

/** True where most elements stand in one of several contexts. */
function canBeDivided({ contexts, elements }: Design, ids: ReadonlySet<string>): boolean {
  const held = grouped(
    Object.keys(elements).filter((id) => ids.has(id)),
    (id) => [elements[id]?.contextIds?.[0]].find((context) => context !== undefined && Object.hasOwn(contexts, context) && ids.has(context)),
  );
  const free = held.get(undefined)?.length ?? 0;
  const members = [...held.values()].reduce((sum, some) => sum + some.length, 0) - free;
  return held.size >= 3 && members > free;
}

/** Contexts in ELK's own order, in columns if these show all of it larger. */
async function contextByContext(design: Design, ids: ReadonlySet<string>, engine: LayoutEngine): Promise<ElkNode> {
  const { graph, ties } = apartGraph(design, ids);
  const answer = await engine.layout(graph);
  const blocks = (answer.children ?? []).map((child) => ({ id: child.id, ...rectOf(child) })).sort((a, b) => centreOf(a).x - centreOf(b).x || a.y - b.y);
  const corners = inColumns(blocks, ties, { across: SPACING.blocks, down: SPACING.rows });
  const columns = { ...answer, children: (answer.children ?? []).map((child) => ({ ...child, ...corners.get(child.id) })) };
  return seenAt(columns) > GAIN * seenAt(answer) ? columns : answer;
}

/** How large a layout is seen when all of it is. */
const seenAt = ({ children = [] }: ElkNode): number => scaleToFit(unionOf(children.map(rectOf)) ?? size.node);

const rectOf = ({ x = 0, y = 0, width = size.node.width, height = size.node.height }: ElkNode): Rect => ({ x, y, width, height });

/** What has to be laid out for a design of which not everything has a place: all of it where nothing has one. `undefined` where nothing is missing. */
export function missingPlaces(design: Design): { readonly ids?: readonly string[] } | undefined {
  const ids = [...Object.keys(design.elements), ...Object.keys(design.notes)].filter(
    (id) => !Object.hasOwn(design.layout, id) && design.notes[id]?.aboutId === undefined,
  );
  if (ids.length === 0) return undefined;
  return Object.keys(design.layout).length === 0 ? {} : { ids };
}
