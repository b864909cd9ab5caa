import { SparseRows } from './csr.ts';

/** For each of many rows a list of numbers, which single numbers join and leave. A list that was read stays as it was. */
export class Rows {
  private readonly lists: (readonly number[])[];

  /** @param rowOf row of each item, -1 for one that is in none */
  constructor(rows: number, items: number, rowOf: Int32Array) {
    const sparse = new SparseRows(rows, items, rowOf);
    const all = Array.from(sparse.items);
    this.lists = [];
    for (let row = 0; row < rows; row++) {
      const begin = sparse.begin(row);
      const end = sparse.end(row);
      this.lists.push(begin === end ? EMPTY : all.slice(begin, end));
    }
  }

  row(row: number): readonly number[] {
    return this.lists[row] ?? EMPTY;
  }

  join(row: number, item: number): void {
    while (this.lists.length <= row) this.lists.push(EMPTY);
    this.lists[row] = [...this.row(row), item];
  }

  leave(row: number, item: number): void {
    this.lists[row] = this.row(row).filter((other) => other !== item);
  }
}

const EMPTY: readonly number[] = [];
