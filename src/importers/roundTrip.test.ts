import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { writeTarget } from '../exporters/index.ts';
import { carryDesign } from '../exporters/png/carry.ts';
import type { Design } from '../model/index.ts';
import { packDesign } from '../model/packing.ts';
import { designs } from '../testing/arbitraries.ts';
import { importText } from './index.ts';

/** Two thousand designs with every field of the schema and hostile names, a shard of a hundred in each test. */
const SHARDS = 20;
const PER_SHARD = 100;

/** One white pixel. */
const PIXEL = Uint8Array.from(
  '89504e470d0a1a0a0000000d49484452000000010000000108000000003a7e9b550000000a4944415478da63f80f00010101001bb6ee560000000049454e44ae426082'.match(/../g) ?? [],
  (pair) => Number.parseInt(pair, 16),
);

const textOf = async (target: string, design: Design, options: object = {}): Promise<string> =>
  String((await writeTarget(target, design, options))[0]?.content);

/** Each way to take a design away and bring it back: the text that a file holds, and the file's name. */
const WAYS: Readonly<Record<string, (design: Design) => Promise<readonly [text: string, name: string]>>> = {
  'a Mermaid fence': async (design) => [`# Our shop\n\n${await textOf('mermaid', design, { fence: true })}\n`, 'README.md'],
  YAML: async (design) => [await textOf('seam', design), 'design.seam.yaml'],
  JSON: async (design) => [await textOf('seam', design, { format: 'json' }), 'design.seam.json'],
  SVG: async (design) => [await textOf('svg', design, { fonts: 'named' }), 'design.svg'],
  PNG: async (design) => [new TextDecoder().decode(carryDesign(PIXEL, packDesign(design))), 'design.png'],
  'a link': async (design) => [await textOf('link', design, { address: 'https://example.org/' }), 'link.txt'],
};

describe('two thousand generated designs', () => {
  it.each(Array.from({ length: SHARDS }, (_, shard) => shard))('come back deep-equal by every way, positions included: shard %i', async (shard) => {
    const sample = fc.sample(designs({ size: 2 }), { numRuns: PER_SHARD, seed: 1_000 + shard });
    for (const [index, design] of sample.entries()) {
      for (const [way, taken] of Object.entries(WAYS)) {
        // Drawing takes longer than everything else: one picture of five designs.
        if (way === 'SVG' && index % 5 !== 0) continue;
        const [text, name] = await taken(design);
        const { design: back, problems } = importText(text, name);
        expect({ way, problems, same: isDeepStrictEqual(back, design) }).toEqual({ way, problems: [], same: true });
      }
    }
  });
});
