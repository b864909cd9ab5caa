import { boxOf } from '../../drawing/index.ts';
import { t } from '../../language/index.ts';
import { announce } from '../../ui/controls/announce.ts';
import { useDesign, useView, view, type Direction } from '../../workspace/index.ts';

const ANGLES: Readonly<Record<Direction, number>> = { right: 0, down: Math.PI / 2, left: Math.PI, up: -Math.PI / 2 };

/**
 * Moves the selection along a flow, on the map along a relation, to the neighbour that lies most in this direction; with nothing selected
 * it starts at the first element or context. A neighbour more than 80° off does not count.
 */
export function walk(direction: Direction): void {
  const { design } = useDesign.getState();
  const map = useView.getState().mode === 'map';
  const from = useView.getState().selection.find((id) => design.elements[id] ?? (map && design.contexts[id]));
  if (from === undefined) {
    const first = Object.keys(map ? design.contexts : design.elements)[0];
    if (first !== undefined) go(first);
    return;
  }
  const neighbours = new Set(map ? related(from) : connected(from));
  neighbours.delete(from);
  const here = boxOf(design, from);
  let best: string | undefined;
  let bestScore = Number.POSITIVE_INFINITY;
  for (const id of neighbours) {
    const there = boxOf(design, id);
    if (!here || !there) continue;
    const dx = there.x + there.width / 2 - here.x - here.width / 2;
    const dy = there.y + there.height / 2 - here.y - here.height / 2;
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

function connected(id: string): readonly string[] {
  const { graph } = useDesign.getState();
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
