/**
 * Compressed sparse rows: for each of `rows` rows a list of numbers, all in one array. Reading a row allocates nothing but a view.
 */
export class SparseRows {
  /** Where each row begins; the one after the last tells where that ends. */
  readonly start: Int32Array;
  /** The items of all rows, one row behind the other. */
  readonly items: Int32Array;

  /**
   * @param rowOf row of each item, -1 for an item that is in none
   * @param itemOf what to store for an item; without it the item's own index
   */
  constructor(rows: number, items: number, rowOf: Int32Array, itemOf?: Int32Array) {
    const start = new Int32Array(rows + 1);
    for (let item = 0; item < items; item++) {
      const row = at(rowOf, item);
      if (row >= 0) start[row + 1] = at(start, row + 1) + 1;
    }
    for (let row = 0; row < rows; row++) start[row + 1] = at(start, row + 1) + at(start, row);
    const next = start.slice();
    const stored = new Int32Array(at(start, rows));
    for (let item = 0; item < items; item++) {
      const row = at(rowOf, item);
      if (row < 0) continue;
      const place = at(next, row);
      next[row] = place + 1;
      stored[place] = itemOf ? at(itemOf, item) : item;
    }
    this.start = start;
    this.items = stored;
  }

  row(row: number): Int32Array {
    return this.items.subarray(this.start[row] ?? 0, this.start[row + 1] ?? 0);
  }

  begin(row: number): number {
    return at(this.start, row);
  }

  end(row: number): number {
    return at(this.start, row + 1);
  }

  item(place: number): number {
    return at(this.items, place);
  }
}

/** Element of a typed array at an index that the caller knows to be inside. */
export const at = (array: Int32Array | Uint8Array, index: number): number => array[index] as number;
