import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { mermaid as importer } from '../../importers/mermaid/index.ts';
import { type Design, sameDesign } from '../../model/index.ts';
import { designs } from '../../testing/arbitraries.ts';
import { type MermaidParser, mermaidParsers } from '../../testing/mermaidParser.ts';
import { diagramPages, diagramsOf, MOST_CHARACTERS, MOST_EDGES, readmeFence } from './index.ts';

/**
 * Two thousand designs with hostile names in two hundred shards. Mermaid takes half a second for all diagrams of one, so a run takes the first ten shards;
 * `MERMAID_SHARDS=200 npm run unit -- src/exporters/mermaid/generated.test.ts` takes them all.
 */
const SHARDS = 200;
const PER_SHARD = 10;
const shards = Array.from({ length: Math.min(SHARDS, Number(process.env['MERMAID_SHARDS'] ?? 10)) }, (_, shard) => shard);

let parsers: readonly MermaidParser[] = [];
beforeAll(async () => {
  parsers = await mermaidParsers();
}, 60_000);

const EDGE = /^\s*\w+ (?:-->|-\.->|-\.-|---|~~~)/gm;

async function everyTextParses(design: Design): Promise<void> {
  for (const { value } of diagramsOf(design)) {
    for (const { text } of diagramPages(design, value, { theme: 'neutral' })) {
      expect(text.length).toBeLessThanOrEqual(MOST_CHARACTERS);
      if (text.includes('\nflowchart ')) expect(text.match(EDGE)?.length ?? 0).toBeLessThanOrEqual(MOST_EDGES);
      for (const parser of parsers) await expect(parser.parse(text), `${value}, Mermaid ${parser.version}\n${text.slice(0, 2_000)}`).resolves.toBeTruthy();
    }
  }
}

function everyFenceComesBack(design: Design): void {
  for (const { value } of diagramsOf(design)) {
    const { design: back, problems } = importer.read(`Some words.\n\n${readmeFence(design, { diagram: value, theme: 'dark' })}`);
    expect({ value, problems, same: back !== undefined && sameDesign(back, design) }).toEqual({ value, problems: [], same: true });
  }
}

describe.each(shards)('designs of shard %i with hostile names', (shard) => {
  it('parse in Mermaid 11 and 12, whichever diagram, within what GitHub draws', async () => {
    await fc.assert(fc.asyncProperty(designs({ size: 4 }), everyTextParses), { numRuns: PER_SHARD, seed: shard, endOnFailure: true });
  }, 600_000);

  it('come back from the fence of each diagram, positions included', () => {
    fc.assert(fc.property(designs({ size: 4 }), everyFenceComesBack), { numRuns: PER_SHARD, seed: shard, endOnFailure: true });
  }, 600_000);
});
