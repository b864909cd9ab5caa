import { Resvg } from '@resvg/resvg-js';
import fc from 'fast-check';
import { JSDOM } from 'jsdom';
import { describe, expect, it, vi } from 'vitest';
import { importText } from '../../../importers/index.ts';
import { emptyDesign, type Design, sameDesign } from '../../../model/index.ts';
import { designs, HOSTILE_NAMES, hostileText, sketch } from '../../../testing/index.ts';
import { writeTarget } from '../../index.ts';
import { exporter } from '../index.ts';
import { outlined } from './index.ts';

const { DOMParser } = new JSDOM().window;

function parsed(text: string): Document {
  const document = new DOMParser().parseFromString(text, 'image/svg+xml');
  const error = document.querySelector('parsererror');
  if (error !== null) throw new Error(error.textContent ?? 'not well-formed');
  return document;
}

const textOf = async (design: Design, options: object = {}): Promise<string> =>
  String((await writeTarget('svg', design, { fonts: 'outlined', ...options }))[0]?.content);

const shop = sketch(`
  orders(service {name: Order service, technology: Kotlin}); db(datastore {name: order-db})
  orders -> db: access {mode: write}
  context ordering(orders, db) {name: Ordering, subdomain: core}
`);

/** Where a renderer without any font finds ink: left, top, right and bottom. */
function inkOf(markup: string): readonly number[] {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="400" height="60">${markup}</svg>`;
  const { width, pixels } = new Resvg(svg, { font: { loadSystemFonts: false } }).render();
  const inked = [...pixels.keys()].filter((at) => at % 4 === 3 && (pixels[at] ?? 0) > 160).map((at) => (at - 3) / 4);
  const [xs, ys] = [inked.map((at) => at % width), inked.map((at) => Math.floor(at / width))];
  return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)];
}

describe('a picture with outlines instead of words', () => {
  it('has no words and no font, and shows the same number of them', async () => {
    const words = [...parsed(String(exporter.export(shop, { fonts: 'named' })[0]?.content)).querySelectorAll('text, tspan')];
    const picture = parsed(await textOf(shop));
    expect(picture.querySelectorAll('text, tspan, style')).toHaveLength(0);
    expect(picture.querySelectorAll('path[transform*="scale(0.00"]')).toHaveLength(words.length);
    expect(picture.querySelector('title')?.textContent).toBe('Sketch');
  });

  it('opens again as the same design', async () => {
    const { design } = importText(await textOf(shop));
    expect(design !== undefined && sameDesign(design, shop)).toBe(true);
  });

  it('is set where the words were, on their base line, at their size', () => {
    // An H of Inter reaches from 180 to 1,342 and from 0 to 1,490 of 2,048 units.
    expect(inkOf(outlined('<text x="40" y="50" font-size="40.96">H</text>'))).toEqual([44, 20, 66, 49]);
    const [left = 0, , right = 0] = inkOf(outlined('<text x="200" y="50" text-anchor="middle" font-size="40">HOH</text>'));
    expect(Math.abs((left + right + 1) / 2 - 200)).toBeLessThanOrEqual(0.5);
  });

  it('is bolder where the words were', () => {
    const stem = (weight: number) => {
      const [left = 0, , right = 0] = inkOf(outlined(`<text x="40" y="50" font-size="48" font-weight="${weight}">l</text>`));
      return right - left;
    };
    expect(stem(600)).toBeGreaterThan(stem(400));
  });

  it('keeps the room before what stands behind a word', () => {
    const [, , right = 0] = inkOf(outlined('<text x="10" y="40" font-size="20">Orders</text>'));
    const both = inkOf(outlined('<text x="10" y="40" font-size="20">Orders<tspan dx="100" font-weight="400">l</tspan></text>'));
    expect((both[2] ?? 0) - right).toBeGreaterThan(100);
  });

  it('sets pairs closer that the font sets closer', () => {
    const [, , apart = 0] = inkOf(outlined('<text x="0" y="50" font-size="40">A V</text>'));
    const [, , blank = 0] = inkOf(outlined('<text x="0" y="50" font-size="40">H H</text>'));
    const [, , together = 0] = inkOf(outlined('<text x="0" y="50" font-size="40">AV</text>'));
    const [, , beside = 0] = inkOf(outlined('<text x="0" y="50" font-size="40">HH</text>'));
    expect(apart - together).toBeGreaterThan(blank - beside);
  });

  it.each(['Order – 3 × …', 'Größe ẞ', 'Заказ', 'Παραγγελία', 'Đơn hàng', 'a <b> & "c"'])('has the shapes of %s', (name) => {
    const svg = outlined(`<text x="0" y="20" font-size="20">${name.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')}</text>`);
    expect(svg).toMatch(/^<path transform="translate\(0 20\) scale\(0\.0097656\)" d="M[^"]+"\/>$/);
  });

  it.each(['日本語', 'مرحبا', 'Order 👩‍👩‍👧'])('leaves %s as words, which Inter cannot write', async (name) => {
    const picture = parsed(await textOf({ ...emptyDesign('Order'), elements: { a: { kind: 'service', name } } }));
    expect([...picture.querySelectorAll('text')].map(({ textContent }) => textContent)).toEqual([name]);
  });

  it('is not drawn before its font is there', async () => {
    vi.resetModules();
    const { exporter: fresh } = await import('../index.ts');
    expect(() => fresh.export(shop, { fonts: 'outlined' })).toThrow('loaded the font');
  });

  it('of a run moves, and its captions are shapes, too', async () => {
    const saga = sketch('saga place(orchestration orders) {name: Place}: reserve@orders {compensation: release}', shop);
    const picture = parsed(await textOf(saga, { run: 'saga:place' }));
    expect(picture.querySelectorAll('text')).toHaveLength(0);
    expect(picture.querySelectorAll('path.moves')).toHaveLength(2);
    expect(picture.querySelector('style')?.textContent).toMatch(/^@media \(prefers-reduced-motion:no-preference\)/);
  });

  it('of any words is well-formed, and says what it leaves as it was', () => {
    fc.assert(
      fc.property(fc.oneof(fc.constantFrom(...HOSTILE_NAMES), hostileText), (words) => {
        const text = exporter.export({ ...emptyDesign('x'), elements: { a: { kind: 'service', name: words } } }, { fonts: 'named', carryDesign: false })[0]
          ?.content;
        const [before, after] = [parsed(String(text)), parsed(outlined(String(text)))];
        const kept = [...after.querySelectorAll('text')].map(({ textContent }) => textContent);
        expect([...before.querySelectorAll('text')].map(({ textContent }) => textContent)).toEqual(expect.arrayContaining(kept));
        expect(after.querySelectorAll('script, img, foreignObject')).toHaveLength(0);
        expect(outlined(String(text))).not.toMatch(/NaN|undefined|Infinity/);
      }),
      { numRuns: 150, seed: 51 },
    );
  });

  it('of every design is well-formed', async () => {
    await fc.assert(
      fc.asyncProperty(designs({ size: 3 }), async (design) => {
        expect(parsed(await textOf(design, { carryDesign: false })).documentElement.localName).toBe('svg');
      }),
      { numRuns: 30, seed: 52 },
    );
  }, 60_000);
});
