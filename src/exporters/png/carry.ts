/** Marks the text that carries a design. The importer looks for the same words. */
const KEYWORD = 'seamwright-design';
/** Signature and header: the first chunk always has this length (PNG, third edition, 5.2 and 11.2.1). */
const HEADER_END = 33;

/**
 * A PNG picture with a packed design inside, as a chunk of international text (`iTXt`), which every program that shows pictures passes over.
 * @param packed letters, digits, `-` and `_`
 * @throws Error where the bytes are no PNG
 */
export function carryDesign(png: Uint8Array, packed: string): Uint8Array {
  if (png.length < HEADER_END || String.fromCharCode(...png.subarray(0, 8)) !== '\u0089PNG\r\n\u001a\n') throw new Error('This is no PNG.');
  // Not compressed, no language, no translated keyword. The line end keeps the text apart from the check sum behind it.
  const chunk = pngChunk('iTXt', ascii(`${KEYWORD}\0\0\0\0\0${packed}\n`));
  const carrying = new Uint8Array(png.length + chunk.length);
  carrying.set(png.subarray(0, HEADER_END));
  carrying.set(chunk, HEADER_END);
  carrying.set(png.subarray(HEADER_END), HEADER_END + chunk.length);
  return carrying;
}

/** Length, type, data and check sum. */
export function pngChunk(type: string, data: Uint8Array): Uint8Array {
  const chunk = new Uint8Array(data.length + 12);
  const view = new DataView(chunk.buffer);
  view.setUint32(0, data.length);
  chunk.set(ascii(type), 4);
  chunk.set(data, 8);
  view.setUint32(data.length + 8, crc32(chunk.subarray(4, data.length + 8)));
  return chunk;
}

const ascii = (text: string): Uint8Array => Uint8Array.from(text, (character) => character.charCodeAt(0));

/** The check sum of PNG (annex D), which is that of ISO 3309. */
function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of bytes) crc = (TABLE[(crc ^ byte) & 0xff] ?? 0) ^ (crc >>> 8);
  return (crc ^ 0xffffffff) >>> 0;
}

const TABLE = Uint32Array.from({ length: 256 }, (_, byte) => {
  let value = byte;
  for (let bit = 0; bit < 8; bit++) value = value & 1 ? 0xedb88320 ^ (value >>> 1) : value >>> 1;
  return value;
});
