import { beforeAll, describe, expect, it } from 'vitest';
import { EXAMPLES } from '../../patterns/index.ts';
import { type MermaidParser, mermaidParsers } from '../../testing/mermaidParser.ts';
import { sketch } from '../../testing/index.ts';
import { diagramPages } from './index.ts';

let parsers: readonly MermaidParser[] = [];
beforeAll(async () => {
  parsers = await mermaidParsers();
}, 60_000);

interface ArchitectureDb {
  getDataStructures(): { readonly spatialMaps: readonly Map<string, readonly number[]>[] };
}

/** The cells into which Mermaid itself puts the boxes of a diagram, one list for all that hang together. */
async function cellsOf(parser: MermaidParser, text: string): Promise<readonly (readonly string[])[]> {
  const db = (await parser.read(text)) as unknown as ArchitectureDb;
  return db.getDataStructures().spatialMaps.map((cells) => [...cells.values()].map((cell) => cell.join(' ')));
}

async function expectApart(text: string, title: string): Promise<void> {
  for (const parser of parsers) {
    for (const cells of await cellsOf(parser, text)) expect(new Set(cells).size, `${title}, Mermaid ${parser.version}`).toBe(cells.length);
  }
}

describe('boxes of an architecture diagram', () => {
  it('have cells of their own in Mermaid, for every example', async () => {
    for (const example of EXAMPLES) {
      for (const { text } of diagramPages(await example.load(), 'architecture')) await expectApart(text, example.id);
    }
  });

  it('have cells of their own around a box with eight neighbours, all on one side of it', async () => {
    const names = Array.from({ length: 8 }, (_, at) => `n${at}`);
    const text = `hub(service); layout hub {x: 0, y: 0}\n${names.map((name, at) => `hub -> ${name}(service): call; layout ${name} {x: 600, y: ${at * 100}}`).join('\n')}`;
    const [page] = diagramPages(sketch(text), 'architecture');
    await expectApart(page?.text ?? '', 'eight neighbours');
  });

  it('lie where the canvas has them as far as there is room', async () => {
    const design = sketch('a(service) -> b(service): call; a -> c(service): call; layout a {x: 0, y: 0}; layout b {x: 400, y: 0}; layout c {x: 0, y: 300}');
    const [page] = diagramPages(design, 'architecture');
    expect(page?.text).toMatch(/a:R --> L:b\n {2}a:B --> T:c\n/);
  });
});
