import { boxOf, centreOf, type Point } from '../../drawing/index.ts';
import { t } from '../../language/index.ts';
import type { Design } from '../../model/index.ts';
import { announce } from '../../ui/controls/announce.ts';
import { useDesign, useView, view, type Direction } from '../../workspace/index.ts';

const ANGLES: Readonly<Record<Direction, number>> = { right: 0, down: Math.PI / 2, left: Math.PI, up: -Math.PI / 2 };

/**
 * Moves the selection along a flow, on the map along a relation, to the neighbour that lies most in this direction, from a flow to one of its ends; with
 * nothing selected it starts at the first element or context. A neighbour more than 80° off does not count.
 */
export function walk(direction: Direction): void {
  const { design } = useDesign.getState();
  const map = useView.getState().mode === 'map';
  const { selection } = useView.getState();
  const from = selection.find((id) => design.elements[id] ?? (map && design.contexts[id])) ?? selection.find((id) => design.flows[id]);
  if (from === undefined) {
    const first = Object.keys(map ? design.contexts : design.elements)[0];
    if (first !== undefined) go(first);
    return;
  }
  const neighbours = new Set(map ? related(from) : connected(from));
  neighbours.delete(from);
  const here = middleOf(design, from);
  let best: string | undefined;
  let bestScore = Number.POSITIVE_INFINITY;
  for (const id of neighbours) {
    const there = middleOf(design, id);
    if (!here || !there) continue;
    const dx = there.x - here.x;
    const dy = there.y - here.y;
    const off = Math.abs(Math.atan2(Math.sin(Math.atan2(dy, dx) - ANGLES[direction]), Math.cos(Math.atan2(dy, dx) - ANGLES[direction])));
    const score = Math.hypot(dx, dy) * (1 + off);
    if (off < (80 * Math.PI) / 180 && score < bestScore) {
      best = id;
      bestScore = score;
    }
  }
  if (best === undefined) announce(t('Nothing is connected in this direction: {{direction}}.', { direction: t(direction) }));
  else go(best);
}

/** Of a flow that between the middles of its ends. */
function middleOf(design: Design, id: string): Point | undefined {
  const flow = design.flows[id];
  const middles = (flow ? [flow.from, flow.to] : [id]).flatMap((end) => boxOf(design, end) ?? []).map(centreOf);
  const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
  return middles.length === 0 ? undefined : { x: mean(middles.map(({ x }) => x)), y: mean(middles.map(({ y }) => y)) };
}

function connected(id: string): readonly string[] {
  const { graph, design } = useDesign.getState();
  const flow = design.flows[id];
  if (flow) return [flow.from, flow.to];
  return [...graph.outgoing(id).map(({ flow }) => flow.to), ...graph.incoming(id).map(({ flow }) => flow.from)];
}

function related(id: string): readonly string[] {
  const relations = Object.values(useDesign.getState().design.relations);
  return relations.flatMap(({ upstream, downstream }) => (upstream === id ? [downstream] : downstream === id ? [upstream] : []));
}

function go(id: string): void {
  view.select([id]);
  view.reveal([id]);
}
