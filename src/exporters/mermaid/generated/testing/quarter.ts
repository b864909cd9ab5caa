import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { mermaid as importer } from '../../../../importers/mermaid/index.ts';
import { type Design, sameDesign } from '../../../../model/index.ts';
import { designs } from '../../../../testing/arbitraries.ts';
import { type MermaidParser, mermaidParsers } from '../../../../testing/mermaidParser.ts';
import { diagramPages, diagramsOf, MOST_CHARACTERS, MOST_EDGES, readmeFence } from '../../index.ts';

/** Two thousand designs with hostile names, ten for each seed: a quarter in each file, so that they are read side by side. */
const SEEDS_PER_QUARTER = 50;
const PER_SEED = 10;
/** Every tenth seed gives larger designs, and every fence of theirs is read; of the others one is. */
const LARGER = 10;
const SIZE = { larger: 4, others: 3 } as const;

const EDGE = /^\s*\w+ (?:-->|-\.->|-\.-|---|~~~)/gm;

/** Declares the tests of one quarter of the generated designs, 0 to 3. */
export function describeQuarter(quarter: 0 | 1 | 2 | 3): void {
  let parsers: readonly MermaidParser[] = [];
  const parsed = new Set<string>();
  beforeAll(async () => {
    parsers = await mermaidParsers();
  }, 60_000);

  async function everyTextParses(design: Design): Promise<void> {
    for (const { value } of diagramsOf(design)) {
      for (const { text } of diagramPages(design, value, { theme: 'neutral' })) {
        if (parsed.has(text)) continue;
        parsed.add(text);
        expect(text.length).toBeLessThanOrEqual(MOST_CHARACTERS);
        if (text.includes('\nflowchart ')) expect(text.match(EDGE)?.length ?? 0).toBeLessThanOrEqual(MOST_EDGES);
        for (const parser of parsers) await expect(parser.parse(text), `${value}, Mermaid ${parser.version}\n${text.slice(0, 2_000)}`).resolves.toBeTruthy();
      }
    }
  }

  const seeds = Array.from({ length: SEEDS_PER_QUARTER }, (_, index) => quarter * SEEDS_PER_QUARTER + index);
  describe.each(seeds)('designs of seed %i with hostile names', (seed) => {
    const larger = seed % LARGER === 0;
    const drawn = designs({ size: larger ? SIZE.larger : SIZE.others });
    const settings = { numRuns: PER_SEED, seed, endOnFailure: true };

    it('parse in Mermaid 11 and 12, whichever diagram, within what GitHub draws', async () => {
      await fc.assert(fc.asyncProperty(drawn, everyTextParses), settings);
    }, 600_000);

    it('come back from a fence, positions included', () => {
      const next = larger ? diagramsOf : oneInTurn();
      fc.assert(
        fc.property(drawn, (design) => {
          for (const { value } of next(design)) comesBackFromFence(design, value);
        }),
        settings,
      );
    }, 600_000);
  });
}

/** Another diagram for each design. */
function oneInTurn(): typeof diagramsOf {
  let turn = 0;
  return (design) => {
    const all = diagramsOf(design);
    const at = turn++ % all.length;
    return all.slice(at, at + 1);
  };
}

function comesBackFromFence(design: Design, diagram: string): void {
  const { design: back, problems } = importer.read(`Some words.\n\n${readmeFence(design, { diagram, theme: 'dark' })}`);
  expect({ diagram, problems, same: back !== undefined && sameDesign(back, design) }).toEqual({ diagram, problems: [], same: true });
}
