import type { Point } from '../geometry.ts';

/** A box that is to stand in a column. */
export interface Block {
  readonly id: string;
  readonly width: number;
  readonly height: number;
}

/** Two blocks that belong together, and how strongly. */
export interface Tie {
  readonly from: string;
  readonly to: string;
  readonly weight: number;
}

export interface Gaps {
  /** Between two columns, in canvas pixels. */
  readonly across: number;
  /** Between two blocks of a column. */
  readonly down: number;
}

/** What a design is seen in, in pixels of the screen: all of it, as large as can be. */
export interface Window {
  readonly width: number;
  readonly height: number;
}

/** Where nobody says what window there is. */
export const USUAL_WINDOW: Window = { width: 1440, height: 900 };
/** After so many rounds of exchanges nothing gets much better. */
const ROUNDS = 6;
/** Nor after so many blocks and ties were looked at: with more than that everything is tied to everything. Some tens of milliseconds. */
const MOST_LOOKS = 500_000;

/** Widths of columns vary: beyond this part of the best scale no number of them comes back. */
const MUCH = 2;

type Column = readonly Block[];

/**
 * The corners of blocks that are read from left to right: as many columns, filled in the order given, as show everything at the largest scale in the window.
 * Within its column a block stands near those it is tied to; what is narrow stands side by side.
 */
export function inColumns(blocks: readonly Block[], ties: readonly Tie[], gaps: Gaps, window = USUAL_WINDOW): ReadonlyMap<string, Point> {
  const columns = untangled(bestFilling(blocks, gaps, window), ties, gaps);
  const lefts = leftsOf(columns, gaps);
  const tallest = tallestOf(columns, gaps);
  return new Map(columns.flatMap((column, index) => [...cornersOf(column, lefts[index] ?? 0, tallest, gaps)]));
}

/** How large everything is seen in the window: 1 is 100 %. */
export const scaleToFit = (box: { readonly width: number; readonly height: number }, window = USUAL_WINDOW): number =>
  Math.min(window.width / box.width, window.height / box.height);

function bestFilling(blocks: readonly Block[], gaps: Gaps, window: Window): readonly Column[] {
  let best: { columns: readonly Column[]; scale: number } = { columns: [], scale: 0 };
  const all = heightOf(blocks, gaps);
  for (let count = 1; count <= blocks.length; count += 1) {
    const columns = filled(blocks, all / count, gaps);
    const width = columns.reduce((sum, column) => sum + widthOf(column) + gaps.across, -gaps.across);
    const scale = scaleToFit({ width, height: Math.max(...columns.map((column) => heightOf(column, gaps))) }, window);
    if (scale > best.scale) best = { columns, scale };
    // More columns are only wider.
    else if (scaleToFit({ width, height: 1 }, window) < best.scale / MUCH) break;
  }
  return best.columns;
}

/** Fills columns one after another up to about `height`: a block that would stand out by more than half of itself begins the next. */
function filled(blocks: readonly Block[], height: number, gaps: Gaps): readonly Column[] {
  const columns: Block[][] = [[]];
  for (const block of blocks) {
    const column = columns.at(-1) ?? [];
    if (column.length > 0 && heightOf([...column, block], gaps) - block.height / 2 > height) columns.push([block]);
    else column.push(block);
  }
  return columns;
}

const widthOf = (column: Column): number => Math.max(...column.map((block) => block.width));
const heightOf = (column: Column, gaps: Gaps): number => rowsOf(column, gaps).reduce((sum, row) => sum + rowHeight(row) + gaps.down, -gaps.down);
const rowHeight = (row: Column): number => Math.max(...row.map((block) => block.height));

/** Neighbours in a column that are narrow enough share a row. */
function rowsOf(column: Column, gaps: Gaps): readonly Column[] {
  const width = widthOf(column);
  const rows: Block[][] = [];
  let used = Infinity;
  for (const block of column) {
    if (used + gaps.across + block.width <= width) {
      rows.at(-1)?.push(block);
      used += gaps.across + block.width;
    } else {
      rows.push([block]);
      used = block.width;
    }
  }
  return rows;
}

/** The columns, in each of which two blocks have changed places for as long as that made the ties shorter. */
function untangled(columns: readonly Column[], ties: readonly Tie[], gaps: Gaps): readonly Column[] {
  const board = new Board(columns, ties, gaps);
  for (let round = 0; round < ROUNDS; round += 1) {
    let shorter = false;
    for (const index of columns.keys()) shorter = board.untangle(index) || shorter;
    if (!shorter) break;
  }
  return board.columns;
}

/** Where the middles of all blocks are while those of one column change places. */
class Board {
  readonly columns: Column[];
  private readonly gaps: Gaps;
  private readonly tallest: number;
  private readonly lefts: readonly number[];
  private readonly middles = new Map<string, Point>();
  /** The ties that have an end in a column. */
  private readonly ties: readonly (readonly Tie[])[];
  private looks = 0;

  constructor(columns: readonly Column[], ties: readonly Tie[], gaps: Gaps) {
    this.columns = [...columns];
    this.gaps = gaps;
    this.tallest = tallestOf(columns, gaps);
    this.lefts = leftsOf(columns, gaps);
    this.ties = columns.map((column) => {
      const ids = new Set(column.map(({ id }) => id));
      return ties.filter(({ from, to }) => ids.has(from) || ids.has(to));
    });
    for (const [index, column] of columns.entries()) this.place(index, column);
  }

  /** True where an exchange of two blocks of the column made its ties shorter. */
  untangle(index: number): boolean {
    let column = this.columns[index] ?? [];
    let least = this.lengthAt(index);
    let shorter = false;
    for (const [a, b] of pairsOf(column.length)) {
      if (this.looks > MOST_LOOKS) break;
      const changed = exchanged(column, a, b);
      this.place(index, changed);
      const length = this.lengthAt(index);
      if (length >= least) continue;
      [column, least, shorter] = [changed, length, true];
    }
    this.place(index, column);
    this.columns[index] = column;
    return shorter;
  }

  private place(index: number, column: Column): void {
    const sizes = new Map(column.map((block) => [block.id, block]));
    for (const [id, { x, y }] of cornersOf(column, this.lefts[index] ?? 0, this.tallest, this.gaps)) {
      const { width = 0, height = 0 } = sizes.get(id) ?? {};
      this.middles.set(id, { x: x + width / 2, y: y + height / 2 });
    }
  }

  /** What lies between the middles of the blocks of a column and those they are tied to, by the strength of the tie. */
  private lengthAt(index: number): number {
    let length = 0;
    const ties = this.ties[index] ?? [];
    this.looks += ties.length + (this.columns[index]?.length ?? 0);
    for (const { from, to, weight } of ties) {
      const [a, b] = [this.middles.get(from), this.middles.get(to)];
      if (a && b) length += weight * (Math.abs(a.x - b.x) + Math.abs(a.y - b.y));
    }
    return length;
  }
}

function* pairsOf(length: number): Generator<readonly [a: number, b: number]> {
  for (let a = 0; a < length; a += 1) for (let b = a + 1; b < length; b += 1) yield [a, b];
}

function exchanged(column: Column, a: number, b: number): Column {
  const [one, two] = [column[a], column[b]];
  return one && two ? column.with(a, two).with(b, one) : column;
}

const tallestOf = (columns: readonly Column[], gaps: Gaps): number => Math.max(...columns.map((column) => heightOf(column, gaps)));

function leftsOf(columns: readonly Column[], gaps: Gaps): readonly number[] {
  let left = -gaps.across;
  let width = 0;
  return columns.map((column) => {
    left += width + gaps.across;
    width = widthOf(column);
    return left;
  });
}

/** The corners of the blocks of one column, in the middle of the tallest. */
function* cornersOf(column: Column, left: number, tallest: number, gaps: Gaps): Generator<readonly [id: string, corner: Point]> {
  let top = (tallest - heightOf(column, gaps)) / 2;
  for (const row of rowsOf(column, gaps)) {
    const height = rowHeight(row);
    let x = left;
    for (const block of row) {
      yield [block.id, { x, y: top + (height - block.height) / 2 }];
      x += block.width + gaps.across;
    }
    top += height + gaps.down;
  }
}
