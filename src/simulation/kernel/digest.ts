/**
 * A running hash of numbers and texts in two lanes of 32 bits: murmur3's mixing in one, FNV-1a's in the other. It tells runs apart; it is no signature.
 */
export class Digest {
  private first = 0x2c1b3c6d;
  private second = 0x811c9dc5 | 0;
  /** Words that are still to be mixed in. */
  private readonly words = new Int32Array(1_024);
  private count = 0;

  /** Takes in a safe integer. */
  integer(value: number): void {
    const low = value | 0;
    this.word(low);
    this.word(((value - (low >>> 0)) / 4_294_967_296) | 0);
  }

  /** Takes in thirty-two bits. */
  word(value: number): void {
    if (this.count === this.words.length) this.mix();
    this.words[this.count++] = value;
  }

  text(value: string): void {
    const { length } = value;
    this.word(length);
    if (this.count + length > this.words.length) this.mix();
    if (length > this.words.length) return this.longText(value);
    const { words, count } = this;
    for (let index = 0; index < length; index += 1) words[count + index] = value.charCodeAt(index);
    this.count = count + length;
  }

  /** Takes in the first `count` of these words: many at a time are faster than each by itself. */
  take(words: Int32Array, count: number): void {
    this.mix();
    this.mixIn(words, count);
  }

  /** Sixteen hexadecimal digits. */
  toString(): string {
    this.mix();
    return [this.first, this.second].map((lane) => finished(lane).toString(16).padStart(8, '0')).join('');
  }

  private longText(value: string): void {
    for (let index = 0; index < value.length; index += 1) this.word(value.charCodeAt(index));
  }

  private mix(): void {
    this.mixIn(this.words, this.count);
    this.count = 0;
  }

  private mixIn(words: Int32Array, count: number): void {
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
  }
}

function finished(lane: number): number {
  let mixed = lane ^ (lane >>> 16);
  mixed = Math.imul(mixed, 0x85ebca6b);
  mixed ^= mixed >>> 13;
  mixed = Math.imul(mixed, 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}
