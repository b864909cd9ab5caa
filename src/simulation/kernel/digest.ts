/**
 * A running hash of numbers and texts in two lanes of 32 bits: murmur3's mixing in one, FNV-1a's in the other. It tells runs apart; it is no signature.
 */
export class Digest {
  private first = 0x2c1b3c6d;
  private second = 0x811c9dc5 | 0;
  /** Words that are still to be mixed in: many at a time, both lanes in registers. */
  private readonly words = new Int32Array(1_024);
  private count = 0;

  /** Takes in a safe integer. */
  integer(value: number): void {
    const low = value | 0;
    this.word(low);
    this.word(((value - (low >>> 0)) / 4_294_967_296) | 0);
  }

  /** Takes in a safe integer from 0; small ones as one word. */
  natural(value: number): void {
    if (value < 0x80000000) return this.word(value);
    this.word(-1);
    this.integer(value);
  }

  /** Takes in thirty-two bits. */
  word(value: number): void {
    if (this.count === this.words.length) this.mix();
    this.words[this.count++] = value;
  }

  text(value: string): void {
    this.word(value.length);
    for (let index = 0; index < value.length; index += 1) this.word(value.charCodeAt(index));
  }

  /** Sixteen hexadecimal digits. */
  toString(): string {
    this.mix();
    return [this.first, this.second].map((lane) => finished(lane).toString(16).padStart(8, '0')).join('');
  }

  private mix(): void {
    const { words, count } = this;
    let { first, second } = this;
    for (let index = 0; index < count; index += 1) {
      const value = words[index] as number;
      let mixed = Math.imul(value, 0xcc9e2d51);
      mixed = (mixed << 15) | (mixed >>> 17);
      first ^= Math.imul(mixed, 0x1b873593);
      first = (first << 13) | (first >>> 19);
      first = (Math.imul(first, 5) + 0xe6546b64) | 0;
      second = Math.imul(second ^ value, 0x01000193);
      second ^= second >>> 15;
    }
    this.first = first;
    this.second = second;
    this.count = 0;
  }
}

function finished(lane: number): number {
  let mixed = lane ^ (lane >>> 16);
  mixed = Math.imul(mixed, 0x85ebca6b);
  mixed ^= mixed >>> 13;
  mixed = Math.imul(mixed, 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}
