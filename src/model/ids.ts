import { RECORD_COLLECTIONS, type Design } from './schema/index.ts';

const ALPHABET = 'abcdefghijklmnopqrstuvwxyz0123456789';
const SLUG_LENGTH = 40;
const SUFFIX_LENGTH = 4;

/**
 * A fresh id that a person can read: a slug of the name and four random characters, `orders-k3f9`.
 * @param taken says whether an id is in use; see {@link allIds}. `newId` asks until it answers no, with a longer suffix after each collision.
 * @param random numbers in [0, 1): `Math.random` in the page, {@link seededRandom} where the result must repeat.
 */
export function newId(name: string, taken: (id: string) => boolean, random: () => number): string {
  const slug = slugOf(name);
  for (let length = SUFFIX_LENGTH; ; length++) {
    const id = `${slug}-${randomSuffix(length, random)}`;
    if (!taken(id)) return id;
  }
}

/** Letters of Europe that are no plain letter with a mark. */
const SPELT: Readonly<Record<string, string>> = { ß: 'ss', æ: 'ae', œ: 'oe', ø: 'o', đ: 'd', ł: 'l' };

/** Lower-case ASCII letters, digits and single hyphens; `item` where nothing of the name is left. */
export function slugOf(name: string): string {
  const slug = name
    .slice(0, 500)
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/[ßæœøđł]/g, (letter) => SPELT[letter] ?? letter)
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, SLUG_LENGTH)
    .replace(/^-+|-+$/g, '');
  return slug === '' ? 'item' : slug;
}

function randomSuffix(length: number, random: () => number): string {
  let suffix = '';
  for (let i = 0; i < length; i++) suffix += ALPHABET[Math.floor(random() * ALPHABET.length)] ?? 'a';
  return suffix;
}

/** Says whether an id is in use in any collection of the design. */
export function allIds(design: Design): (id: string) => boolean {
  return (id) => RECORD_COLLECTIONS.some((collection) => Object.hasOwn(design[collection], id));
}

/**
 * The same numbers in [0, 1) for the same seed, on every engine: sfc32, seeded by FNV-1a over the code units of `seed`.
 * For ids of quick fixes and importers, whose output must repeat. Not for secrets.
 */
export function seededRandom(seed: string): () => number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < seed.length; i++) hash = Math.imul(hash ^ seed.charCodeAt(i), 0x01000193);
  let a = hash >>> 0;
  let b = 0x9e3779b9;
  let c = 0x243f6a88;
  let counter = 1;
  const next = () => {
    const t = (a + b + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = ((c << 21) | (c >>> 11)) + t;
    return (t >>> 0) / 4_294_967_296;
  };
  for (let i = 0; i < 12; i++) next();
  return next;
}
