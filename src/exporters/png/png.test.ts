import { describe, expect, it } from 'vitest';
import { importText } from '../../importers/index.ts';
import { sameDesign } from '../../model/index.ts';
import { packDesign } from '../../model/packing.ts';
import { EXAMPLES } from '../../patterns/index.ts';
import { carryDesign, pngChunk } from './carry.ts';

const bytes = (hex: string): Uint8Array => Uint8Array.from(hex.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
const hexOf = (data: Uint8Array): string => [...data].map((byte) => byte.toString(16).padStart(2, '0')).join('');
/** One white pixel, as many programs write it. */
const PIXEL = bytes('89504e470d0a1a0a0000000d49484452000000010000000108000000003a7e9b550000000a4944415478da63f80f00010101001bb6ee560000000049454e44ae426082');
/** As a browser reads a file as text. */
const asText = (png: Uint8Array): string => new TextDecoder().decode(png);

describe('a PNG that carries a design', () => {
  it('opens again as the same design, although it is read as text', async () => {
    for (const example of EXAMPLES) {
      const design = await example.load();
      const { design: back, format } = importText(asText(carryDesign(PIXEL, packDesign(design))), 'picture.png');
      expect(format).toBe('png');
      expect(back !== undefined && sameDesign(back, design)).toBe(true);
    }
  });

  it('keeps every chunk of the picture', () => {
    const carrying = hexOf(carryDesign(PIXEL, 'AQ'));
    expect(carrying.startsWith(hexOf(PIXEL).slice(0, 66))).toBe(true);
    expect(carrying.endsWith(hexOf(PIXEL).slice(66))).toBe(true);
  });

  it.each([
    ['IEND', '', '0000000049454e44ae426082'],
    ['IHDR', '00000001000000010800000000', '0000000d49484452000000010000000108000000003a7e9b55'],
  ])('is made of chunks like %s, with the check sum that every PNG has there', (type, data, expected) => {
    expect(hexOf(pngChunk(type, bytes(data)))).toBe(expected);
  });

  it('needs a picture', () => {
    expect(() => carryDesign(bytes('00'.repeat(40)), 'AQ')).toThrow('This is no PNG.');
  });

  it('of somebody else is refused with the reason', () => {
    expect(importText(asText(PIXEL))).toMatchObject({ format: 'png', problems: [{ message: expect.stringContaining('holds no design') }] });
  });
});
