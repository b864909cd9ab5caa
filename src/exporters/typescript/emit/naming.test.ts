import fc from 'fast-check';
import ts from 'typescript-classic';
import { describe, expect, it } from 'vitest';
import { hostileText } from '../../../testing/index.ts';
import { RESERVED_FILES, RESERVED_IDENTIFIERS, suffixOf, wordsOf } from './identifiers.ts';
import { affix, NamingScope } from './naming.ts';

const scope = () => new NamingScope({ reserved: [RESERVED_IDENTIFIERS, RESERVED_FILES], fallback: 'service' });
const claimed = (...names: string[]) => {
  const names_ = scope();
  return names.map((name, index) => names_.claim(name, `id-${index}`)).map(({ pascal, camel, slug }) => [String(pascal), String(camel), slug]);
};

/** Not a word of the language, to the compiler itself. */
const isIdentifier = (name: string): boolean =>
  ts.createScanner(ts.ScriptTarget.Latest, true, ts.LanguageVariant.Standard, name).scan() === ts.SyntaxKind.Identifier;

describe('words', () => {
  it('are found in every way of writing', () => {
    for (const name of ['ReserveStock', 'reserveStock', 'reserve_stock', 'Reserve stock!', 'RESERVE-STOCK', 'Réservé stock']) {
      expect(wordsOf(name).join(' ')).toBe('reserve stock');
    }
  });
  it('keep abbreviations together', () => expect(wordsOf('HTTPServer v2')).toEqual(['http', 'server', 'v', '2']));
  it('are cut to 44 letters', () => expect(wordsOf('x'.repeat(500)).join('')).toHaveLength(44));
});

describe('names', () => {
  it('are plain where they can be', () => expect(claimed('Order service')).toEqual([['OrderService', 'orderService', 'order-service']]));

  it('that are equal but for case get the suffix of their record', () => {
    const [first, second, third] = claimed('Orders', 'orders', 'ORDERS');
    expect(first).toEqual(['Orders', 'orders', 'orders']);
    expect(second).toEqual([`Orders_${suffixOf('id-1')}`, `orders_${suffixOf('id-1')}`, `orders-${suffixOf('id-1')}`]);
    expect(third?.[2]).toBe(`orders-${suffixOf('id-2')}`);
  });

  it('of another script fall back to a word and a suffix', () =>
    expect(claimed('注文')).toEqual([[`Service_${suffixOf('id-0')}`, `service_${suffixOf('id-0')}`, `service-${suffixOf('id-0')}`]]));

  it('never are words of the language, or devices', () => {
    for (const [pascal, camel, slug] of claimed('class', 'await', 'Promise', 'CON', 'nul', 'COM1'))
      expect([pascal, camel, slug].every((name) => name?.match(/[_-]/))).toBe(true);
  });

  it('may start with a digit in the design', () => expect(claimed('3D viewer')[0]).toEqual(['_3DViewer', '_3DViewer', '3-d-viewer']));

  it('are unique, valid and safe for 20,000 hostile ones', () => {
    const names = scope();
    const pool = fc.sample(hostileText, { seed: 7, numRuns: 2_000 });
    const seen = { pascal: new Set<string>(), camel: new Set<string>(), slug: new Set<string>() };
    for (let index = 0; index < 20_000; index++) {
      const { pascal, camel, slug } = names.claim(pool[index % pool.length] ?? '', `id-${index}`);
      seen.pascal.add(String(pascal).toLowerCase());
      seen.camel.add(String(camel).toLowerCase());
      seen.slug.add(slug);
      for (const name of [String(pascal), String(camel)]) {
        expect(/^[A-Za-z_][A-Za-z0-9_]*$/.test(name) && isIdentifier(name)).toBe(true);
      }
      expect(slug).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
      expect(slug.length).toBeLessThanOrEqual(80);
    }
    expect([seen.pascal.size, seen.camel.size, seen.slug.size]).toEqual([20_000, 20_000, 20_000]);
  });
});

describe('a suffix', () => {
  it('follows from the id alone', () => expect([suffixOf('orders-k3f9'), suffixOf('orders-k3f9')]).toEqual([suffixOf('orders-k3f9'), suffixOf('orders-k3f9')]));
  it('grows without changing', () => expect(suffixOf('a', 9).startsWith(suffixOf('a', 4))).toBe(true));
});

it('only words may stand around a name', () => {
  const [name] = [scope().claim('Orders', 'o')];
  expect(String(affix('create', name.pascal, 'Client'))).toBe('createOrdersClient');
  expect(() => affix('create(', name.pascal)).toThrow('is not part of an identifier');
});
