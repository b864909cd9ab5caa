/** Rows of the first sheet, at least. */
const FEW_ROWS = 1_024;
/** Rows of a sheet, at most. */
const MANY_ROWS = 65_536;

/** What the rows of a record say, column by column. */
export interface RowColumns {
  readonly timeUs: Float64Array<ArrayBuffer>;
  readonly op: Uint8Array<ArrayBuffer>;
  readonly a: Int32Array<ArrayBuffer>;
  readonly b: Int32Array<ArrayBuffer>;
  readonly c: Int32Array<ArrayBuffer>;
  readonly d: Float64Array<ArrayBuffer>;
}

/** Writes down the rows of a record. They fill sheet after sheet, so that a long record is copied once, when it is finished, and never while it grows. */
export class Rows {
  private readonly full: RowColumns[] = [];
  private fullRows = 0;
  private sheet: RowColumns;
  /** Rows on the sheet. */
  private row = 0;

  /** @param expected how many rows there will be, roughly */
  constructor(expected: number) {
    this.sheet = columns(Math.max(FEW_ROWS, Math.min(MANY_ROWS, Math.ceil(expected))));
  }

  get count(): number {
    return this.fullRows + this.row;
  }

  add(timeUs: number, op: number, a: number, b: number, c: number, d: number): void {
    if (this.row === this.sheet.op.length) this.turn();
    const { row, sheet } = this;
    sheet.timeUs[row] = timeUs;
    sheet.op[row] = op;
    sheet.a[row] = a;
    sheet.b[row] = b;
    sheet.c[row] = c;
    sheet.d[row] = d;
    this.row = row + 1;
  }

  /** All rows, in columns that are as long as there are rows. */
  finish(): RowColumns {
    const whole = columns(this.count);
    let at = 0;
    for (const sheet of [...this.full, this.sheet]) {
      const rows = Math.min(sheet.op.length, this.count - at);
      whole.timeUs.set(sheet.timeUs.subarray(0, rows), at);
      whole.op.set(sheet.op.subarray(0, rows), at);
      whole.a.set(sheet.a.subarray(0, rows), at);
      whole.b.set(sheet.b.subarray(0, rows), at);
      whole.c.set(sheet.c.subarray(0, rows), at);
      whole.d.set(sheet.d.subarray(0, rows), at);
      at += rows;
    }
    return whole;
  }

  private turn(): void {
    const { length } = this.sheet.op;
    this.full.push(this.sheet);
    this.fullRows += length;
    this.sheet = columns(Math.min(MANY_ROWS, length * 2));
    this.row = 0;
  }
}

const columns = (rows: number): RowColumns => ({
  timeUs: new Float64Array(rows),
  op: new Uint8Array(rows),
  a: new Int32Array(rows),
  b: new Int32Array(rows),
  c: new Int32Array(rows),
  d: new Float64Array(rows),
});
