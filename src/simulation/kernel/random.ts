/**
 * Seeded randomness. Every (element, purpose) has a stream of its own, so a fault that is added elsewhere does not shift any other draw, and two what-if
 * runs can be compared draw by draw.
 *
 * Generators: splitmix32 (a 32-bit finaliser over a Weyl sequence, after Steele, Lea and Flood's SplitMix) seeds sfc32 (Chris Doty-Humphrey's Small Fast
 * Counting generator from PractRand, 12 rounds of warm-up).
 */

/** Splitmix32: each call gives the next 32 bits of the sequence that starts at `seed`. */
export function splitmix32(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x9e3779b9) | 0;
    let mixed = state ^ (state >>> 16);
    mixed = Math.imul(mixed, 0x21f0aaad);
    mixed ^= mixed >>> 15;
    mixed = Math.imul(mixed, 0x735a2d97);
    return (mixed ^ (mixed >>> 15)) >>> 0;
  };
}

export class RandomStream {
  private a: number;
  private b: number;
  private c: number;
  private counter: number;

  /** Sfc32 with the state (a, b, c, counter). */
  constructor(a: number, b: number, c: number, counter: number) {
    this.a = a | 0;
    this.b = b | 0;
    this.c = c | 0;
    this.counter = counter | 0;
  }

  /** Thirty-two random bits, 0 to 2³² − 1. */
  bits(): number {
    const result = (((this.a + this.b) | 0) + this.counter) | 0;
    this.counter = (this.counter + 1) | 0;
    this.a = this.b ^ (this.b >>> 9);
    this.b = (this.c + (this.c << 3)) | 0;
    this.c = ((this.c << 21) | (this.c >>> 11)) + result;
    this.c |= 0;
    return result >>> 0;
  }

  /** Uniform in the open interval (0, 1), on a grid of 2⁻³²; never 0 and never 1. */
  unit(): number {
    return (this.bits() + 0.5) / 4_294_967_296;
  }

  /** True with probability `share`. */
  chance(share: number): boolean {
    return this.unit() < share;
  }

  /** Uniform integer from 0 to `most`, both possible; `most` up to 2³² − 1. */
  upTo(most: number): number {
    return Math.floor(((this.bits() + 0.5) / 4_294_967_296) * (most + 1));
  }
}

/** The stream of one (element, purpose) of a run. The same arguments always give the same stream, whatever else exists. */
export function streamFor(seed: number, elementId: string, purpose: string): RandomStream {
  const next = splitmix32(seed ^ textHash(`${elementId}\u0000${purpose}`));
  const stream = new RandomStream(next(), next(), next(), next());
  for (let round = 0; round < 12; round += 1) stream.bits();
  return stream;
}

/** FNV-1a over UTF-16 code units, 32 bits. */
export function textHash(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charCodeAt(index);
    hash = Math.imul(hash ^ (unit & 0xff), 0x01000193);
    hash = Math.imul(hash ^ (unit >>> 8), 0x01000193);
  }
  return hash >>> 0;
}
