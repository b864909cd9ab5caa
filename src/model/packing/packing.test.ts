import fc from 'fast-check';
import { deflateSync, strToU8, zlibSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { emptyDesign, newId, sameDesign, seededRandom, type Design, type Element, type Flow, type LayoutEntry } from '../index.ts';
import { PACKED_LIMITS, packDesign, unpackDesign } from '../packing.ts';
import { DICTIONARY_1 } from './dictionary.ts';

const SERVICES =
  'Catalog,Search,Pricing,Cart,Checkout,Order,Payment,Billing,Invoice,Inventory,Warehouse,Shipping,Tracking,Returns,Customer,Identity,Loyalty,Promotion,Review,Recommendation,Notification,Email,Fraud,Reporting'.split(
    ',',
  );

/** 24 services as somebody would draw them: random ids, two dozen calls, eight stores, every place. */
function shop(): Design {
  const random = seededRandom('shop');
  const id = (name: string) => newId(name, () => false, random);
  const elements: Record<string, Element> = {};
  const flows: Record<string, Flow> = {};
  const layout: Record<string, LayoutEntry> = {};
  const ids = SERVICES.map((name) => id(`${name} service`));
  for (const [at, name] of SERVICES.entries()) {
    const from = ids[at] ?? '';
    elements[from] = { kind: 'service', name: `${name} service`, technology: ['Kotlin', 'Go', 'Node.js'][at % 3] };
    layout[from] = { x: (at % 6) * 248, y: Math.floor(at / 6) * 152 };
    flows[id('call')] = { kind: 'call', from, to: ids[(at * 7 + 3) % ids.length] ?? '', protocol: 'REST', timeout: { ms: 1_000 } };
    if (at >= 8) continue;
    const store = id(`${name} db`);
    elements[store] = { kind: 'datastore', name: `${name.toLowerCase()}-db`, technology: 'PostgreSQL' };
    layout[store] = { x: at * 248, y: 912 };
    flows[id('access')] = { kind: 'access', from, to: store, mode: 'read-write' };
  }
  return { ...emptyDesign('Big shop'), elements, flows, layout };
}

const base64Url = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64url');
const packed = (deflated: Uint8Array) => base64Url(Uint8Array.from([1, ...deflated]));

describe('a packed design', () => {
  it('comes back the same, positions included', () => {
    const back = unpackDesign(packDesign(shop()));
    expect(back.ok && sameDesign(back.design, shop())).toBe(true);
  });

  it('of 24 services leaves room for an address within 2,000 characters', () => {
    expect(packDesign(shop()).length).toBeLessThan(1_800);
  });

  it('is one word that needs no escaping in an address', () => {
    expect(packDesign(shop())).toMatch(/^[A-Za-z0-9_-]+$/);
  });

  it('does not depend on the order of records', () => {
    const design = shop();
    const turned = { ...design, elements: Object.fromEntries(Object.entries(design.elements).reverse()) };
    expect(packDesign(turned)).toBe(packDesign(design));
  });

  it('written with the first dictionary can be read for ever', () => {
    const back = unpackDesign('AQP2nZBiFxzpYBYuW8AtdYRVQLtgDVRYgywVWMRhNvfAmRcWYwhrkEMf6OfaWgA');
    expect(back.ok && back.design).toEqual({
      ...emptyDesign('Kept'),
      elements: { orders: { kind: 'service', name: 'Order service' } },
      layout: { orders: { x: 248, y: 152 } },
    });
  });

  it('cut off anywhere is refused with a reason', () => {
    const text = packDesign(shop());
    for (let length = 0; length < text.length; length += 7) {
      const back = unpackDesign(text.slice(0, length));
      expect(back).toMatchObject({ ok: false, problems: [{ message: expect.stringMatching(/damaged/) }] });
    }
  });

  it('that would grow beyond the limit is refused before it has grown', () => {
    const bomb = packed(deflateSync(new Uint8Array(30_000_000), { level: 9 }));
    expect(bomb.length).toBeLessThan(PACKED_LIMITS.characters);
    expect(unpackDesign(bomb)).toMatchObject({ ok: false, problems: [{ message: expect.stringContaining('8 MB') }] });
  });

  it('longer than the limit is not even looked at', () => {
    expect(unpackDesign('A'.repeat(PACKED_LIMITS.characters + 1))).toMatchObject({ ok: false, problems: [{ message: expect.stringContaining('characters') }] });
  });

  it('of another version is refused with that reason', () => {
    expect(unpackDesign(base64Url(Uint8Array.of(9, 1, 2, 3)))).toMatchObject({ ok: false, problems: [{ message: expect.stringContaining('newer version') }] });
  });

  it('that holds no design is refused by the model', () => {
    for (const json of ['null', '[]', '{}', '{"meta":{"schemaVersion":1}}', '{"__proto__":{"x":1}}']) {
      expect(unpackDesign(packed(deflateSync(strToU8(json), { dictionary: strToU8(DICTIONARY_1) })))).toMatchObject({ ok: false });
    }
  });

  it('never makes the reader throw, whatever is in it', () => {
    const text = packDesign(shop());
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ maxLength: 200 }),
          fc.uint8Array({ maxLength: 400 }).map(base64Url),
          fc.uint8Array({ maxLength: 300 }).map((bytes) => packed(zlibSync(bytes))),
        ),
        (junk) => {
          expect(unpackDesign(junk).ok).toBe(false);
        },
      ),
      { numRuns: 1_000, seed: 3 },
    );
    fc.assert(
      fc.property(fc.nat(text.length - 1), fc.constantFrom(...'Az09-_'), (at, character) => {
        unpackDesign(text.slice(0, at) + character + text.slice(at + 1));
      }),
      { numRuns: 1_000, seed: 4 },
    );
  });
});
