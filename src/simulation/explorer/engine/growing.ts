/** Numbers of 32 bits, one after the other, that grow as they are added. */
export class GrowingInts {
  length = 0;
  private values: Int32Array = new Int32Array(1_024);

  push(value: number): void {
    if (this.length === this.values.length) {
      const larger = new Int32Array(this.values.length * 2);
      larger.set(this.values);
      this.values = larger;
    }
    this.values[this.length] = value;
    this.length += 1;
  }

  at(index: number): number {
    return this.values[index] as number;
  }
}
