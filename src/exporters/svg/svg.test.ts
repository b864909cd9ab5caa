import fc from 'fast-check';
import { JSDOM } from 'jsdom';
import { describe, expect, it } from 'vitest';
import { importText } from '../../importers/index.ts';
import { emptyDesign, sameDesign, type Design } from '../../model/index.ts';
import { EXAMPLES } from '../../patterns/index.ts';
import { designs } from '../../testing/arbitraries.ts';
import { HOSTILE_NAMES } from '../../testing/hostile.ts';
import { sketch } from '../../testing/index.ts';
import { exporter, drawSvg, pictureSize, type SvgOptions } from './index.ts';

const { DOMParser } = new JSDOM().window;

/** The parser is the oracle: it throws where the text is not well-formed XML. */
function parsed(text: string): Document {
  const document = new DOMParser().parseFromString(text, 'image/svg+xml');
  const error = document.querySelector('parsererror');
  if (error !== null) throw new Error(error.textContent ?? 'not well-formed');
  return document;
}
const textsOf = (design: Design, options?: SvgOptions) => [...parsed(drawSvg(design, options)).querySelectorAll('text')].map((text) => text.textContent);

const shop = sketch(`
  orders(service {name: Order service, technology: Kotlin}); db(datastore {name: order-db}); bus(channel {name: order-events})
  orders -> db: access {mode: write}; orders -> bus: publish
  context ordering(orders, db) {name: Ordering, subdomain: core}
  layout orders {x: 1000, y: 500}; layout db {x: 1000, y: 644}; layout bus {x: 1300, y: 500}
`);

describe('a picture of a design', () => {
  it('shows frames under everything else, with their names', () => {
    const framed: Design = {
      ...shop,
      frames: { f: { name: 'Checkout', order: 0 } },
      layout: { ...shop.layout, f: { x: 900, y: 400, width: 700, height: 400 } },
    };
    const text = drawSvg(framed, { carryDesign: false, legend: false });
    expect(text.indexOf('>Checkout<')).toBeGreaterThan(0);
    expect(text.indexOf('>Checkout<')).toBeLessThan(text.indexOf('>Order service<'));
    expect(pictureSize(framed).width).toBeGreaterThan(pictureSize(shop).width);
  });

  it('gives up the subdomain of a context where a flow runs across it', () => {
    const entered = (from: { x: number; y: number }): Design => ({
      ...shop,
      elements: { ...shop.elements, web: { kind: 'client', name: 'Web shop' } },
      flows: { ...shop.flows, enter: { kind: 'call', from: 'web', to: 'orders' } },
      layout: { ...shop.layout, web: from },
    });
    expect(textsOf(entered({ x: 600, y: 500 }), { legend: false })).toContain('Orderingcore');
    expect(textsOf(entered({ x: 948, y: 240 }), { legend: false })).toContain('Ordering');
  });

  it('shows each context as one box where it is asked to, with merged flows, and still is the whole design', async () => {
    const options = { contexts: 'folded', legend: false } as const;
    const texts = textsOf(shop, options);
    expect(texts).toEqual(expect.arrayContaining(['Ordering', '2 elements', 'order-events']));
    expect(texts).not.toContain('Order service');
    const read = await importText(drawSvg(shop, options));
    expect(read.design && sameDesign(read.design, shop)).toBe(true);
  });

  it('shows the relations of contexts, with U and D and the roles of each side, under the flows', () => {
    const related: Design = {
      ...shop,
      contexts: { ...shop.contexts, billing: { name: 'Billing' } },
      relations: { r: { upstream: 'ordering', downstream: 'billing', type: 'customer-supplier', upstreamRoles: ['OHS'], downstreamRoles: ['ACL'] } },
      layout: { ...shop.layout, billing: { x: 1900, y: 500, width: 320, height: 200 } },
    };
    expect(textsOf(related, { legend: false })).toEqual(expect.arrayContaining(['U', 'OHS', 'Customer-supplier', 'ACL', 'D']));
    const text = drawSvg(related, { legend: false, carryDesign: false });
    expect(text.indexOf('Customer-supplier')).toBeLessThan(text.indexOf('>write<'));
  });

  it('holds names, subtitles, labels and contexts as real text', () => {
    expect(textsOf(shop, { legend: false })).toEqual(
      expect.arrayContaining(['Sketch', 'Orderingcore', 'write', 'Order service', 'Kotlin', 'order-db', 'order-events']),
    );
  });

  it('begins where the design does, wherever that is on the canvas', () => {
    const { width, height } = pictureSize(shop, { title: false, legend: false });
    expect(width).toBeLessThan(600);
    expect(height).toBeLessThan(400);
  });

  it('tells its size, for a PNG of it', () => {
    const root = parsed(drawSvg(shop)).documentElement;
    expect({ width: Number(root.getAttribute('width')), height: Number(root.getAttribute('height')) }).toEqual(pictureSize(shop));
  });

  it('explains in a legend only what it shows', () => {
    const words = textsOf(shop);
    expect(words).toEqual(expect.arrayContaining(['service', 'data store', 'channel', 'synchronous', 'asynchronous']));
    expect(words).not.toContain('gateway');
  });

  it('can leave out title, legend, ground and the design inside', () => {
    const text = drawSvg(shop, { title: false, legend: false, background: false, carryDesign: false });
    expect(text).not.toMatch(/metadata|asynchronous|font-size="20"/);
  });

  it('is as white as paper behind its words where it has no ground, and in nothing the colour of the canvas', () => {
    const words = (options: SvgOptions): string => drawSvg(shop, { legend: false, carryDesign: false, ...options });
    expect(words({})).toContain('fill="#F6F6F3"');
    expect(words({ background: false })).not.toContain('#F6F6F3');
    expect(words({ background: false, theme: 'dark' })).toContain('fill="#131417"');
  });

  it('is drawn in the colours of its theme', () => {
    expect(drawSvg(shop, { theme: 'dark' })).toContain('#1C1E22');
    expect(drawSvg(shop, { theme: 'light' })).not.toContain('#1C1E22');
  });

  it('draws dashed lines only for what does not wait', () => {
    const paths = [...parsed(drawSvg(shop, { legend: false })).querySelectorAll('path[stroke-width="1.5"][fill="none"]')];
    expect(paths.filter((path) => path.getAttribute('stroke-dasharray') === '6 4')).toHaveLength(1);
  });

  it('brings its font along where that is asked for, only the pieces that its characters need', () => {
    const styleOf = (design: Design) => parsed(String(exporter.export(design, { fonts: 'embedded' })[0]?.content)).querySelectorAll('style');
    const [latin] = styleOf({ ...emptyDesign('Order'), meta: { ...shop.meta, name: 'Order' } });
    const [both] = styleOf({ ...emptyDesign('Заказ'), meta: { ...shop.meta, name: 'Заказ' } });
    const facesIn = (style: Element | undefined) =>
      [...(style?.textContent.matchAll(/url\((data:font\/woff2;base64,[\w+/=]+)\)/g) ?? [])].map(([, data]) => data);
    expect(facesIn(latin)).toHaveLength(1);
    expect(facesIn(both)).toHaveLength(2);
    expect(atob(facesIn(latin)[0]?.split(',')[1] ?? '').slice(0, 4)).toBe('wOF2');
  });

  it('looks like this', async () => {
    await expect(drawSvg(shop, { carryDesign: false })).toMatchFileSnapshot('golden/shop.svg');
  });

  it('of nothing is still a picture', () => {
    expect(textsOf(emptyDesign('Blank'))).toEqual(['Blank']);
  });

  it('opens again as the same design', async () => {
    for (const example of EXAMPLES) {
      const design = await example.load();
      const { design: back, format } = importText(drawSvg(design), 'picture.svg');
      expect(format).toBe('svg');
      expect(back !== undefined && sameDesign(back, design)).toBe(true);
    }
  });

  it('of somebody else is refused with the reason', () => {
    expect(importText('<svg xmlns="http://www.w3.org/2000/svg"/>')).toMatchObject({
      format: 'svg',
      problems: [{ message: expect.stringContaining('holds no design') }],
    });
  });

  it('uses nothing that Inkscape and PowerPoint do not know, and nothing from elsewhere', async () => {
    for (const example of EXAMPLES) {
      const document = parsed(drawSvg(await example.load()));
      const names = new Set([...document.querySelectorAll('*')].map(({ localName }) => localName));
      expect([...names].sort()).toEqual(expect.not.arrayContaining(['foreignObject', 'style', 'script', 'image', 'use', 'filter']));
      expect(document.querySelectorAll('[href],[style],[class]')).toHaveLength(0);
    }
  });

  it.each(HOSTILE_NAMES)('is well-formed with %j as a name, and shows it as text', (name) => {
    const document = parsed(drawSvg({ ...emptyDesign(name), elements: { a: { kind: 'service', name } }, notes: { n: { kind: 'hotspot', text: name } } }));
    expect(document.querySelectorAll('script,img,foreignObject')).toHaveLength(0);
    const visible = name.replace(/\s+/gu, ' ').trim().replaceAll('\u0000', '');
    expect(document.querySelector('title')?.textContent).toBe(visible === '' ? ' ' : visible);
  });

  it('is well-formed for every design', () => {
    fc.assert(
      fc.property(designs({ size: 3 }), fc.constantFrom('light', 'dark'), (design, theme) => {
        const document = parsed(drawSvg(design, { theme: theme as 'light' | 'dark', carryDesign: false }));
        expect(document.documentElement.localName).toBe('svg');
        for (const element of document.querySelectorAll('*')) {
          for (const { name, value } of element.attributes) if (name !== 'aria-labelledby') expect(value).not.toMatch(/NaN|Infinity|undefined/);
        }
      }),
      { numRuns: 200, seed: 31, endOnFailure: true },
    );
  }, 60_000);

  it('has the same bytes whatever order the records are in', async () => {
    const design = await (EXAMPLES[0]?.load() ?? Promise.reject(new Error('no example')));
    const turned = {
      ...design,
      elements: Object.fromEntries(Object.entries(design.elements).reverse()),
      flows: Object.fromEntries(Object.entries(design.flows).reverse()),
    };
    expect(drawSvg(turned)).toBe(drawSvg(design));
  });
});
