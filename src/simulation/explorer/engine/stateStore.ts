const CHUNK_BITS = 14;
const CHUNK = 1 << CHUNK_BITS;
const FIRST_SLOTS = 1 << 12;

/** Distinct states, numbered in the order in which they came. Each is kept once, in arrays of words; nothing is ever moved but the table of slots. */
export class StateStore {
  count = 0;
  private readonly width: number;
  private readonly chunks: Int32Array[] = [];
  private readonly hashes: Int32Array[] = [];
  /** Open addressing with linear probing: number of a state + 1, or 0. */
  private slots: Int32Array = new Int32Array(FIRST_SLOTS);

  constructor(width: number) {
    this.width = width;
  }

  /** The number of an equal state that is known, or −1 − the number under which it has just been added. */
  add(state: Int32Array): number {
    const hash = hashOf(state, this.width);
    const mask = this.slots.length - 1;
    let slot = hash & mask;
    for (;;) {
      const known = (this.slots[slot] as number) - 1;
      if (known < 0) break;
      if (this.hashOf(known) === hash && this.isAt(known, state)) return known;
      slot = (slot + 1) & mask;
    }
    const number = this.count;
    this.slots[slot] = number + 1;
    this.keep(number, state, hash);
    if (this.count * 2 > this.slots.length) this.grow();
    return -1 - number;
  }

  /** Copies the words of a state into `target`. */
  read(number: number, target: Int32Array): void {
    const { width } = this;
    const chunk = this.chunks[number >>> CHUNK_BITS] as Int32Array;
    const from = (number & (CHUNK - 1)) * width;
    for (let word = 0; word < width; word += 1) target[word] = chunk[from + word] as number;
  }

  private keep(number: number, state: Int32Array, hash: number): void {
    const { width } = this;
    if ((number & (CHUNK - 1)) === 0) {
      this.chunks.push(new Int32Array(CHUNK * width));
      this.hashes.push(new Int32Array(CHUNK));
    }
    const chunk = this.chunks[number >>> CHUNK_BITS] as Int32Array;
    const from = (number & (CHUNK - 1)) * width;
    for (let word = 0; word < width; word += 1) chunk[from + word] = state[word] as number;
    (this.hashes[number >>> CHUNK_BITS] as Int32Array)[number & (CHUNK - 1)] = hash;
    this.count = number + 1;
  }

  private hashOf(number: number): number {
    return (this.hashes[number >>> CHUNK_BITS] as Int32Array)[number & (CHUNK - 1)] as number;
  }

  private isAt(number: number, state: Int32Array): boolean {
    const { width } = this;
    const chunk = this.chunks[number >>> CHUNK_BITS] as Int32Array;
    const from = (number & (CHUNK - 1)) * width;
    for (let word = 0; word < width; word += 1) if (chunk[from + word] !== state[word]) return false;
    return true;
  }

  private grow(): void {
    const slots = new Int32Array(this.slots.length * 4);
    const mask = slots.length - 1;
    for (let number = 0; number < this.count; number += 1) {
      let slot = this.hashOf(number) & mask;
      while (slots[slot] !== 0) slot = (slot + 1) & mask;
      slots[slot] = number + 1;
    }
    this.slots = slots;
  }
}

/** Murmur3's mixing over whole words. */
function hashOf(state: Int32Array, width: number): number {
  let hash = width;
  for (let word = 0; word < width; word += 1) {
    let mixed = Math.imul(state[word] as number, 0xcc9e2d51);
    mixed = (mixed << 15) | (mixed >>> 17);
    hash ^= Math.imul(mixed, 0x1b873593);
    hash = (hash << 13) | (hash >>> 19);
    hash = (Math.imul(hash, 5) + 0xe6546b64) | 0;
  }
  hash ^= hash >>> 16;
  hash = Math.imul(hash, 0x85ebca6b);
  hash ^= hash >>> 13;
  hash = Math.imul(hash, 0xc2b2ae35);
  return hash ^ (hash >>> 16);
}
