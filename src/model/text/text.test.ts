import fc from 'fast-check';
import { dump, load } from 'js-yaml';
import { describe, expect, it, vi } from 'vitest';
import { designs, hostileText, sketch } from '../../testing/index.ts';
import { canonicalDesign, type Design } from '../index.ts';
import { readDesign, writeDesign } from '../text.ts';
import { readYaml } from './readYaml.ts';
import { writeYaml } from './writeYaml.ts';

vi.setConfig({ testTimeout: 60_000 });

const HEAD = 'meta: {schemaVersion: 1, name: Shop}\n';
const shop = sketch(`
  orders(service {description: "Takes orders.\\n\\nAnd keeps them."}) -> payments(service): call #charge {timeout: {ms: 800}}
  layout orders {x: 1, y: -2.5}
`);

const told = (text: string) => readDesign(text).problems.map(({ path, message, line, column }) => `${line}:${column} ${path}: ${message}`);

describe('writeDesign', () => {
  it('writes sorted keys, two spaces, prose as blocks, places on one line each at the end', () => {
    expect(writeDesign(shop)).toBe(`elements:
  orders:
    description: |-
      Takes orders.

      And keeps them.
    kind: service
    name: orders
  payments:
    kind: service
    name: payments
flows:
  charge:
    from: orders
    kind: call
    timeout:
      ms: 800
    to: payments
meta:
  name: Sketch
  schemaVersion: 1
layout:
  orders: { x: 1, y: -2.5 }
`);
  });

  it('gives the same bytes whatever the order of records and fields', () => {
    fc.assert(
      fc.property(designs({ size: 3 }), fc.integer(), (design, seed) => {
        expect(writeDesign(shuffled(design, seed) as Design)).toBe(writeDesign(design));
      }),
      { numRuns: 60, seed: 1 },
    );
  });

  it('writes what any YAML reader takes for the same data', () => {
    fc.assert(
      fc.property(designs({ size: 3 }), (design) => {
        expect(load(writeDesign(design))).toEqual(canonicalDesign(design));
      }),
      { numRuns: 100, seed: 2 },
    );
  });

  it('shows what a screen would hide', () => {
    const text = writeYaml({ name: 'a\u202eb\u200bc\u2028d\u0000e\ufefff' });
    expect(text).toBe('name: "a\\u202eb\\u200bc\\u2028d\\u0000e\\ufefff"\n');
  });
});

describe('readDesign', () => {
  it('reads what was written, exactly', () => {
    fc.assert(
      fc.property(designs(), (design) => {
        expect(readDesign(writeDesign(design))).toStrictEqual({ ok: true, design, problems: [] });
      }),
      { numRuns: 150, seed: 3 },
    );
  });

  it('reads JSON', () => {
    fc.assert(
      fc.property(designs({ size: 3 }), (design) => {
        expect(readDesign(JSON.stringify(design))).toMatchObject({ ok: true, design });
        expect(readDesign(JSON.stringify(design, null, '\t'))).toMatchObject({ ok: true, design });
      }),
      { numRuns: 60, seed: 4 },
    );
  });

  it('reads what another program wrote', () => {
    fc.assert(
      fc.property(designs({ size: 3 }), (design) => {
        expect(readDesign(dump(canonicalDesign(design), { noRefs: true }))).toMatchObject({ ok: true, design });
      }),
      { numRuns: 60, seed: 5 },
    );
  });

  it('leaves out keys without a value', () => {
    expect(readDesign(`${HEAD}teams:\nelements:\n  a:\n    kind: service\n    name: A\n    description:\n`)).toMatchObject({
      ok: true,
      design: { teams: {}, elements: { a: { kind: 'service', name: 'A' } } },
    });
  });

  it.each<[string, string, string]>([
    ['a wrong value', `${HEAD}elements:\n  a:\n    kind: service\n    name: A\n    instances: many\n`, '6:5 elements.a.instances: Must be a number.'],
    ['a reference to nothing', `${HEAD}flows:\n  f: {kind: call, from: x, to: x}\n`, '3:19 flows.f.from: There is no element “x”.'],
    ['a key that stands twice', `${HEAD}teams:\n  a: {name: A}\n  a: {name: B}\n`, '4:3 teams.a: “a” stands twice; the other one is in line 3.'],
    [
      'a key that could reach a prototype',
      `${HEAD}teams:\n  __proto__: {name: A}\n`,
      '3:3 teams.__proto__: “__proto__” cannot be an id or a field: this word is reserved.',
    ],
    [
      'a reserved word as an id',
      `${HEAD}teams:\n  constructor: {name: A}\n`,
      '3:3 teams.constructor: The key “constructor” cannot be used: this word is reserved.',
    ],
    ['an alias', `meta: &m {schemaVersion: 1, name: Shop}\nplatform: *m\n`, '2:12 platform: Aliases are not read; write the value itself.'],
    ['a tag', `${HEAD}teams: !!js/function "x"\n`, '2:8 teams: The tag !!js/function is not read.'],
    ['a standard tag', `${HEAD}teams:\n  a: {name: !!binary aGVsbG8=}\n`, '3:13 teams.a.name: The tag !!binary is not read.'],
    ['a key that is no text', `${HEAD}teams:\n  ? [a]\n  : {name: A}\n`, '3:5 teams: A key must be plain text.'],
    ['several documents', `${HEAD}---\n${HEAD}`, '4:1 : The text holds several documents; one design is expected.'],
    ['text that is not YAML', `${HEAD}teams: [a\n`, '3:1 : The text is not well-formed YAML: deficient indentation.'],
    ['no text', ' \n', 'undefined:undefined : The text is empty.'],
    ['a list', '- a\n', '1:1 : A design is a record with named collections, such as “meta” and “elements”.'],
  ])('tells the line of %s', (_name, text, problem) => {
    expect(told(text)[0]).toBe(problem);
  });

  it('never takes text for a date', () => {
    expect(readDesign(`${HEAD}decisions:\n  d: {reason: because, date: 2026-01-31}\n`)).toMatchObject({
      ok: true,
      design: { decisions: { d: { date: '2026-01-31' } } },
    });
  });
});

describe('hostile text', () => {
  it('that repeats itself by aliases is refused at the first one', () => {
    const bomb = `a: &a [x,x,x,x,x,x,x,x,x]\n${Array.from('bcdefghij', (name, i) => `${name}: &${name} [${Array(9).fill(`*${'abcdefghij'[i]}`).join(',')}]`).join('\n')}\n`;
    expect(told(bomb)).toEqual([expect.stringContaining('Aliases are not read')]);
  });

  it('that contains itself is refused', () => {
    expect(told('meta: &a\n  self: *a\n')).toEqual([expect.stringContaining('Aliases are not read')]);
  });

  it.each([
    ['lists', '['.repeat(20_000)],
    ['records', '{a: '.repeat(20_000)],
    ['block lists', '- '.repeat(20_000)],
    ['block records', Array.from({ length: 2_000 }, (_, i) => `${' '.repeat(i)}a:`).join('\n')],
  ])('that is nested 20,000 deep in %s is refused', (_name, text) => {
    expect(told(text)).toEqual([expect.stringMatching(/nested deeper than 64 levels/)]);
  });

  it('beyond the bounds is refused before it is parsed', () => {
    const limits = { characters: 100, separators: 10, depth: 5 };
    expect(readYaml('x'.repeat(101), limits)).toMatchObject({ ok: false, problems: [{ message: expect.stringContaining('characters') as string }] });
    expect(readYaml('[a,a,a,a,a,a,a,a,a,a,a]', limits)).toMatchObject({ ok: false, problems: [{ message: expect.stringContaining('values') as string }] });
  });

  it('in which one key stands 100,000 times is read, and the first hundred are told', () => {
    expect(told('a: 1\n'.repeat(100_000))).toHaveLength(100);
  });

  it('in which 20,000 records are each other’s parents is read', () => {
    const elements = Array.from({ length: 20_000 }, (_, i) => `  e${i}: {kind: service, name: a, partOfId: e${(i + 1) % 20_000}}`);
    expect(told(`${HEAD}elements:\n${elements.join('\n')}\n`)[0]).toMatch(/would be a circle/);
  });

  it('never throws', () => {
    const yaml = fc.array(
      fc.oneof(
        fc.constantFrom(
          'meta:',
          ' ',
          '\n',
          '- ',
          '{',
          '}',
          '[',
          ']',
          ': ',
          ',',
          '&a ',
          '*a',
          '!!x ',
          '|',
          '>',
          '"',
          "'",
          '#',
          '? ',
          '---',
          '%',
          '\t',
          '\u2028',
          '\ud800',
          '__proto__',
        ),
        hostileText,
      ),
      { maxLength: 30 },
    );
    fc.assert(
      fc.property(yaml, (parts) => {
        const read = readDesign(parts.join(''));
        expect(read.ok || read.problems.length > 0).toBe(true);
      }),
      { numRuns: 2_000, seed: 6 },
    );
  });

  it('survives a round trip as a value and as a key', () => {
    fc.assert(
      fc.property(hostileText, hostileText, (key, value) => {
        fc.pre(key !== '__proto__' && key.length < 100);
        const data = { a: { [key]: value }, b: [value, [value], { c: value }] };
        const flat = writeYaml(data, () => true);
        for (const text of [writeYaml(data), flat]) {
          const read = readYaml(text);
          expect(read.ok && read.value).toEqual(data);
          expect(load(text)).toEqual(data);
        }
      }),
      { numRuns: 1_000, seed: 7 },
    );
  });
});

function shuffled(value: unknown, seed: number): unknown {
  if (Array.isArray(value)) return value.map((entry) => shuffled(entry, seed));
  if (typeof value !== 'object' || value === null) return value;
  const rank = (key: string) => [...key].reduce((hash, character) => (Math.imul(hash, 31) + (character.codePointAt(0) ?? 0)) | 0, seed);
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => rank(a) - rank(b))
      .map(([key, inner]) => [key, shuffled(inner, seed)]),
  );
}
