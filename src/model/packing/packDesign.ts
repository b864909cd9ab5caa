import { deflateSync, Inflate, strFromU8, strToU8 } from 'fflate';
import { canonicalDesign, parseDesign, type ParseResult } from '../document.ts';
import type { Design } from '../schema/index.ts';
import { DICTIONARY_1 } from './dictionary.ts';

/** Characters of packed text that are read at most, and bytes that it may grow to. A small text can otherwise be made to fill a machine's memory. */
export const PACKED_LIMITS: PackedLimits = { characters: 64 * 1024, bytes: 8 * 1024 * 1024 };
/** The same for what a file carries: whoever opens it has chosen it. As much as a file of the design itself may hold. */
export const CARRIED_LIMITS: PackedLimits = { characters: 16 * 1024 * 1024, bytes: 64 * 1024 * 1024 };

export interface PackedLimits {
  readonly characters: number;
  readonly bytes: number;
}

/** First byte of what is packed: which dictionary it was written with. */
const VERSION = 1;
const dictionary = strToU8(DICTIONARY_1);

/** Bytes beyond which no link has room: then half the time counts for more than a fortieth of the length. */
const LARGE = 64 * 1024;

/** Whole design, positions included, as one word of letters, digits, `-` and `_` (base64url of a version byte and deflated canonical JSON). */
export function packDesign(design: Design): string {
  const json = strToU8(JSON.stringify(canonicalDesign(design)));
  const deflated = deflateSync(json, { level: json.length > LARGE ? 5 : 9, mem: 6, dictionary });
  const packed = new Uint8Array(deflated.length + 1);
  packed[0] = VERSION;
  packed.set(deflated, 1);
  return toBase64Url(packed);
}

/** Reads what {@link packDesign} wrote. Never throws, and never inflates more than the limits say. */
export function unpackDesign(packed: string, limits: PackedLimits = PACKED_LIMITS): ParseResult {
  if (packed.length > limits.characters) {
    return refused(`The packed design has ${packed.length} characters; at most ${limits.characters} are read.`);
  }
  const bytes = fromBase64Url(packed);
  if (bytes === undefined || bytes.length < 2)
    return refused('The packed design is damaged: it holds characters that cannot stand there, or its end is missing.');
  if (bytes[0] !== VERSION) return refused('The packed design was written by a newer version of the program, or it is damaged.');
  const inflated = inflate(bytes.subarray(1), limits.bytes);
  if (inflated === 'too-big') return refused(`The packed design is larger than ${limits.bytes / 1024 / 1024} MB, which is more than is read.`);
  if (inflated === 'damaged') return refused('The packed design is damaged, or its end is missing.');
  try {
    return parseDesign(JSON.parse(strFromU8(inflated)));
  } catch {
    return refused('The packed design is damaged.');
  }
}

const refused = (message: string): ParseResult => ({ ok: false, problems: [{ path: '', message }] });

/** Deflate grows a byte to at most 1,032, so a piece of this length cannot do much before it is counted. */
const PIECE = 512;

function inflate(bytes: Uint8Array, most: number): Uint8Array | 'too-big' | 'damaged' {
  const chunks: Uint8Array[] = [];
  let length = 0;
  let ended = false;
  const inflater = new Inflate({ dictionary }, (chunk, final) => {
    chunks.push(chunk);
    length += chunk.length;
    ended ||= final;
  });
  try {
    for (let at = 0; at < bytes.length; at += PIECE) {
      inflater.push(bytes.subarray(at, at + PIECE), at + PIECE >= bytes.length);
      if (length > most) return 'too-big';
    }
  } catch {
    return 'damaged';
  }
  if (!ended) return 'damaged';
  const whole = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.length;
  }
  return whole;
}

function toBase64Url(bytes: Uint8Array): string {
  let binary = '';
  for (let at = 0; at < bytes.length; at += PIECE) binary += String.fromCharCode.apply(undefined, bytes.subarray(at, at + PIECE) as unknown as number[]);
  return btoa(binary).replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '');
}

function fromBase64Url(text: string): Uint8Array | undefined {
  if (!/^[A-Za-z0-9_-]+$/.test(text)) return undefined;
  try {
    const binary = atob(text.replace(/-/g, '+').replace(/_/g, '/'));
    return Uint8Array.from(binary, (character) => character.charCodeAt(0));
  } catch {
    return undefined;
  }
}
