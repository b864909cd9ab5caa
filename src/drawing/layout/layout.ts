import type { ElkNode } from 'elkjs/lib/elk-api.js';
import type { Design } from '../../model/index.ts';
import { layoutGraph } from './graph.ts';
import { movableIds, placesOf, type Places } from './places.ts';

/** The part of ELK that works places out: in a worker, or where it is called. */
export interface LayoutEngine {
  layout(graph: ElkNode): Promise<ElkNode>;
}

/** Places for elements and contexts: for `ids`, and the members of contexts among them, or for everything. Locked records stay. Rejects when the engine gives up. */
export async function layout(design: Design, engine: LayoutEngine, ids?: readonly string[]): Promise<Places> {
  const movable = movableIds(design, ids);
  return placesOf(design, await engine.layout(layoutGraph(design, movable)), movable);
}

/** What has to be laid out for a design of which not everything has a place: all of it where nothing has one. `undefined` where nothing is missing. */
export function missingPlaces(design: Design): { readonly ids?: readonly string[] } | undefined {
  const ids = [...Object.keys(design.elements), ...Object.keys(design.notes)].filter(
    (id) => !Object.hasOwn(design.layout, id) && design.notes[id]?.aboutId === undefined,
  );
  if (ids.length === 0) return undefined;
  return Object.keys(design.layout).length === 0 ? {} : { ids };
}
