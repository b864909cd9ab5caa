import { boxOf } from '../../drawing/index.ts';
import { useDesign, useView, view, type Direction } from '../../workspace/index.ts';

const ANGLES: Readonly<Record<Direction, number>> = { right: 0, down: Math.PI / 2, left: Math.PI, up: -Math.PI / 2 };

/**
 * Moves the selection along a flow to the neighbour that lies most in this direction; with nothing selected it starts
 * at the first element. A neighbour more than 80° off does not count.
 */
export function walk(direction: Direction): void {
  const { design, graph } = useDesign.getState();
  const from = useView.getState().selection.find((id) => design.elements[id]);
  if (from === undefined) {
    const first = Object.keys(design.elements)[0];
    if (first !== undefined) go(first);
    return;
  }
  const neighbours = new Set([...graph.outgoing(from).map(({ flow }) => flow.to), ...graph.incoming(from).map(({ flow }) => flow.from)]);
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
  if (best !== undefined) go(best);
}

function go(id: string): void {
  view.select([id]);
  view.reveal([id]);
}
