import type { Design, LayoutEntry } from '../../model/index.ts';
import { emptyDesign } from '../../model/index.ts';

/** A design that comes with the product and opens from the gallery with one click. */
export interface Example {
  /** Stable; also the name of the file that holds it. */
  readonly id: string;
  readonly title: string;
  /** What it shows, in one or two short sentences. */
  readonly summary: string;
  /** Nothing to find in it but notes; otherwise it is wrong on purpose. */
  readonly clean: boolean;
  /** Names of the patterns that can be seen in it, or of what it does wrong. */
  readonly patterns: readonly string[];
  /** What to ask the room in front of it. */
  readonly question: string;
  /** The design itself, fetched only when somebody asks for it. */
  load(): Promise<Design>;
}

/** Fills in the collections that an example does not use. */
export function complete(parts: Partial<Design> & Pick<Design, 'meta'>): Design {
  return { ...emptyDesign(parts.meta.name), ...parts };
}

/** Columns and rows of a picture in canvas pixels: nodes share centre lines, so that most flows are one straight segment. */
export function grid(columns: readonly number[], rows: readonly number[]): (column: number, row: number) => LayoutEntry {
  return (column, row) => {
    const x = columns[column];
    const y = rows[row];
    if (x === undefined || y === undefined) throw new RangeError(`the grid has no cell ${column}, ${row}`);
    return { x, y };
  };
}
