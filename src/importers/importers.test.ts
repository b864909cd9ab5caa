import { readdirSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadExporter, TARGETS, writeTarget } from '../exporters/index.ts';
import { parseDesign, sameDesign, seededRandom } from '../model/index.ts';
import { packDesign, PACKED_LIMITS } from '../model/packing.ts';
import { EXAMPLES } from '../patterns/index.ts';
import { largeDesign } from '../testing/index.ts';
import { detect, IMPORTERS, importText } from './index.ts';

const folders = (url: string) => readdirSync(url, { withFileTypes: true }).flatMap((entry) => (entry.isDirectory() ? [entry.name] : []));

describe('the registries', () => {
  it('hold every importer that there is', () => {
    expect(IMPORTERS.map(({ id }) => id).sort()).toEqual(folders(import.meta.dirname).sort());
  });

  it('hold every exporter of designs that there is, under its own id', async () => {
    const ofDesigns = folders(`${import.meta.dirname}/../exporters`).filter((folder) => folder !== 'runs');
    expect(TARGETS.map(({ id }) => id).sort()).toEqual(ofDesigns.sort());
    for (const { id } of TARGETS) expect((await loadExporter(id)).id).toBe(id);
  });
});

describe('what is written', () => {
  it.each(['seam', 'link', 'svg'])('as %s is known again and opens as the same design', async (target) => {
    for (const example of EXAMPLES) {
      const design = await example.load();
      const [file] = await writeTarget(target, design);
      const { design: back, format, problems } = importText(String(file?.content));
      expect({ format, problems }).toEqual({ format: target, problems: [] });
      expect(back !== undefined && sameDesign(back, design)).toBe(true);
    }
  });

  it('as JSON opens as the same design', async () => {
    const design = await (EXAMPLES[0]?.load() ?? Promise.reject(new Error('no example')));
    const { seam } = await import('../exporters/seam/index.ts');
    const [file] = seam.export(design, { format: 'json' });
    const { design: back } = importText(String(file?.content), file?.path);
    expect(back !== undefined && sameDesign(back, design)).toBe(true);
  });
});

describe('a document that names its JSON Schema', () => {
  it.each(['yaml', 'json'] as const)('opens as %s as the same design, and editors find the schema', async (format) => {
    const design = await (EXAMPLES[0]?.load() ?? Promise.reject(new Error('no example')));
    const { seam } = await import('../exporters/seam/index.ts');
    const [file] = seam.export(design, { format, schema: 'https://example.org/seam.schema.json' });
    expect(String(file?.content).split('\n').slice(0, 2).join(' ')).toMatch(/schema"?[=:] ?"?https:\/\/example\.org\/seam\.schema\.json/);
    const { design: back, problems } = importText(String(file?.content), file?.path);
    expect(problems).toEqual([]);
    expect(back !== undefined && sameDesign(back, design)).toBe(true);
  });
});

describe('a link', () => {
  it('opens with its whole address, and with a line end behind it', async () => {
    const { encodeLink } = await import('../exporters/link/index.ts');
    const design = await (EXAMPLES[0]?.load() ?? Promise.reject(new Error('no example')));
    const { design: back, format } = importText(`https://example.org/app/${encodeLink(design)}\n`);
    expect(format).toBe('link');
    expect(back !== undefined && sameDesign(back, design)).toBe(true);
  });

  it('that would be longer than what is read is refused when it is written, and says what to do', async () => {
    const { encodeLink } = await import('../exporters/link/index.ts');
    const { writeDesign } = await import('../model/text.ts');
    const design = largeDesign({ elements: 12_000, flows: 24_000 });
    expect(() => encodeLink(design)).toThrow(
      /^This design is too large for a link: it would have [\d,]+ characters, and at most 65,536 are read\. Share the file/,
    );
    expect(importText(writeDesign(design)).design).toBeDefined();
  });

  it.each(['#d=', '#d=%%%', '#d=AAAA', '#d=AQ', `#d=${'A'.repeat(70_000)}`])('that is damaged (%.20s) is no design but a clear problem', (link) => {
    const result = importText(link);
    expect(result).toMatchObject({ format: 'link', problems: [{ message: expect.stringMatching(/^The link cannot be opened\. /) }] });
    expect(result.design).toBeUndefined();
  });
});

describe('a picture of a large design', () => {
  it('opens again, although a link could not hold it', () => {
    const { elements, ...rest } = largeDesign({ elements: 4_000, flows: 0 });
    const design = { ...rest, elements: Object.fromEntries(Object.entries(elements).map(([id, element]) => [id, { ...element, name: hashed(id) }])) };
    const packed = packDesign(design);
    expect(packed.length).toBeGreaterThan(PACKED_LIMITS.characters);
    expect(Object.keys(importText(`<svg><metadata>seamwright-design:${packed}</metadata></svg>`).design?.elements ?? {})).toHaveLength(4_000);
  });
});

/** A word that does not pack well. */
const hashed = (id: string): string => {
  const random = seededRandom(id);
  return Array.from({ length: 24 }, () => Math.floor(random() * 36).toString(36)).join('');
};

describe('a document', () => {
  it('whose references are broken opens repaired, and says what was broken and where', () => {
    const text = 'meta:\n  schemaVersion: 1\n  name: Broken\nelements:\n  a: {kind: service, name: A}\nflows:\n  f: {kind: call, from: a, to: gone}\n';
    const { design, problems } = importText(text);
    expect(Object.keys(design?.flows ?? {})).toEqual([]);
    expect(problems).toMatchObject([{ line: 7 }]);
  });

  it('that is no YAML is refused with the line', () => {
    expect(importText('meta:\n  schemaVersion: 1\n  name: "x\n', 'x.seam.yaml')).toMatchObject({ format: 'seam', problems: [{ line: expect.any(Number) }] });
  });
});

describe('any text', () => {
  it('is read by one importer or refused, and never throws', () => {
    const beginnings = [
      '',
      'meta:\n  schemaVersion: 1\n',
      '#d=',
      'flowchart TD\n',
      '<svg ',
      'topology_template:\n micro.nodes.Service\n',
      '```mermaid\n',
      '{"meta":',
    ];
    fc.assert(
      fc.property(fc.constantFrom(...beginnings), fc.string({ unit: 'binary', maxLength: 200 }), (beginning, rest) => {
        const { design, problems } = importText(beginning + rest);
        expect(design !== undefined || problems.length > 0).toBe(true);
        if (design !== undefined) expect(parseDesign(design).ok).toBe(true);
      }),
      { numRuns: 1_500, seed: 41 },
    );
  });

  it('that nobody knows is told what could be read', () => {
    expect(detect('hello')).toBeUndefined();
    expect(importText('hello').problems[0]?.message).toContain('Mermaid');
  });
});
