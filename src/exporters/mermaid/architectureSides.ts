/** Sides of two boxes that a line joins, as Mermaid writes them. */
export type Side = 'L' | 'R' | 'T' | 'B';
export type Sides = readonly [leaves: Side, enters: Side];

export interface Line {
  readonly from: string;
  readonly to: string;
}

/** From one box to the next: where its cell lies, y upwards. A line to a corner leaves up or down, because Mermaid turns the others around. */
const STEPS: readonly { readonly sides: Sides; readonly x: number; readonly y: number }[] = [
  { sides: ['R', 'L'], x: 1, y: 0 },
  { sides: ['L', 'R'], x: -1, y: 0 },
  { sides: ['T', 'B'], x: 0, y: 1 },
  { sides: ['B', 'T'], x: 0, y: -1 },
  { sides: ['T', 'L'], x: 1, y: 1 },
  { sides: ['T', 'R'], x: -1, y: 1 },
  { sides: ['B', 'L'], x: 1, y: -1 },
  { sides: ['B', 'R'], x: -1, y: -1 },
];

/**
 * Sides for each line, such that Mermaid puts no two boxes into one cell. It knows no places: it goes from box to box, in the order of boxes and lines,
 * and sets each neighbour one cell further to the side at which the line leaves; of two lines with the same sides at a box it forgets one. So each line
 * takes the free cell that lies nearest to where the canvas has its other end. Where a box has no free cell around it any more, its lines go as on the canvas.
 * @param towards direction on the canvas, y downwards
 */
export function sidesOfLines(
  boxes: readonly string[],
  lines: readonly Line[],
  towards: (from: string, to: string) => { readonly x: number; readonly y: number },
): ReadonlyMap<Line, Sides> {
  const chosen = new Map<Line, Sides>();
  const linesAt = new Map<string, Line[]>(boxes.map((id) => [id, []]));
  for (const line of lines) for (const id of new Set([line.from, line.to])) linesAt.get(id)?.push(line);
  const visited = new Set<string>();
  for (const start of boxes) {
    if (visited.has(start)) continue;
    const field = new Field(start);
    const queue = [start];
    for (let id = queue.shift(); id !== undefined; id = queue.shift()) {
      if (visited.has(id)) continue;
      visited.add(id);
      for (const line of linesAt.get(id) ?? []) {
        const other = line.from === id ? line.to : line.from;
        if (visited.has(other)) continue;
        const sides = field.place(id, other, towards(id, other));
        chosen.set(line, line.from === id ? sides : [sides[1], sides[0]]);
        queue.push(other);
      }
    }
  }
  return chosen;
}

/** Cells of boxes that hang together. */
class Field {
  private readonly cells = new Map<string, { readonly x: number; readonly y: number }>();
  private readonly taken = new Map<string, string>();
  private readonly used = new Set<string>();

  constructor(start: string) {
    this.put(start, { x: 0, y: 0 });
  }

  /** Sets a box beside another one, where it stands already if that is a neighbouring cell. */
  place(id: string, other: string, towards: { readonly x: number; readonly y: number }): Sides {
    const at = this.cells.get(id) ?? { x: 0, y: 0 };
    const near = [...STEPS].sort((a, b) => turn(a, towards) - turn(b, towards));
    const open = near.filter(({ sides }) => !this.used.has(`${id} ${sides.join('')}`) && !this.used.has(`${other} ${sides[1]}${sides[0]}`));
    const owner = ({ x, y }: { readonly x: number; readonly y: number }) => this.taken.get(`${at.x + x} ${at.y + y}`);
    const step = open.find((one) => owner(one) === other) ?? open.find((one) => owner(one) === undefined) ?? near[0];
    if (step === undefined) return ['R', 'L'];
    this.used.add(`${id} ${step.sides.join('')}`).add(`${other} ${step.sides[1]}${step.sides[0]}`);
    this.put(other, { x: at.x + step.x, y: at.y + step.y });
    return step.sides;
  }

  private put(id: string, cell: { readonly x: number; readonly y: number }): void {
    const before = this.cells.get(id);
    if (before && this.taken.get(`${before.x} ${before.y}`) === id) this.taken.delete(`${before.x} ${before.y}`);
    this.cells.set(id, cell);
    this.taken.set(`${cell.x} ${cell.y}`, id);
  }
}

/** How far a step turns away from a direction on the canvas; straight ones are preferred a little. */
function turn(step: { readonly x: number; readonly y: number }, towards: { readonly x: number; readonly y: number }): number {
  const length = Math.hypot(step.x, step.y) * (Math.hypot(towards.x, towards.y) || 1);
  return -(step.x * towards.x - step.y * towards.y) / length + (step.x !== 0 && step.y !== 0 ? 0.2 : 0);
}
