import { SparseRows } from './csr.ts';

/** For each of many rows a list of numbers, which single numbers join and leave. A list that was read stays as it was. */
export class Rows {
  private readonly lists: (readonly number[])[];

  /** @param rowOf row of each item, -1 for one that is in none */
  constructor(rows: number, items: number, rowOf: Int32Array) {
    const sparse = new SparseRows(rows, items, rowOf);
    const lists: (readonly number[])[] = [];
    lists.length = rows;
    for (let row = 0; row < rows; row++) lists[row] = listOf(sparse, row);
    this.lists = lists;
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

function listOf(sparse: SparseRows, row: number): readonly number[] {
  const begin = sparse.begin(row);
  const length = sparse.end(row) - begin;
  if (length === 0) return EMPTY;
  const list: number[] = [];
  // Room for just these: a list that grows as it is filled takes twice as much.
  list.length = length;
  for (let i = 0; i < length; i++) list[i] = sparse.item(begin + i);
  return list;
}
