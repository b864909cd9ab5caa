import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { Resvg } from '@resvg/resvg-js';
import { drawSvg } from '../src/exporters/svg/draw.ts';
import { motionOf } from '../src/exporters/svg/motion/index.ts';
import { sketch } from '../src/importers/sketch.ts';
import { readDownload, type Designer } from './designer.ts';
import { readDesignFile } from './parts/designFile.ts';
import { expect, test } from './test.ts';

async function exported(designer: Designer, format: 'SVG' | 'PNG') {
  await designer.takeAway.opens(format);
  return designer.downloads(() => designer.takeAway.button('Download').click());
}

test.describe('A picture that was exported', () => {
  test.beforeEach(({ designer }) => designer.opensExample());

  for (const format of ['SVG', 'PNG'] as const) {
    test(`as ${format} is the same design again when it is dropped into the window`, async ({ designer, browser }) => {
      const design = await designer.design();
      const download = await exported(designer, format);
      const other = await designer.somebodyElse(browser);
      await other.drops(download.suggestedFilename(), await readFile(await download.path()));
      await other.seesElements();
      expect(readDesignFile(await other.file())).toEqual(design);
      await other.page.context().close();
    });
  }

  for (const fonts of ['Font inside', 'Outlines'] as const)
    test(`with ${fonts.toLowerCase()} has its boxes where a renderer of somebody else has them, within a pixel`, async ({ designer }) => {
      await designer.takeAway.opens('SVG');
      await designer.takeAway.chooses('Fonts', fonts);
      const svg = await readDownload(await exported(designer, 'SVG'));
      expect(/<text/.test(svg)).toBe(fonts === 'Font inside');
      const { width, height, pixels } = new Resvg(svg, { font: { loadSystemFonts: false } }).render();
      const theirs: Pixels = { width, height, pixels };
      const ours = await painted(designer.page, svg);
      expect({ width, height }).toEqual({ width: ours.width, height: ours.height });
      const boxes = await boxesIn(designer.page, svg);
      const { elements } = await designer.design();
      expect(boxes).toHaveLength(Object.keys(elements).length);
      const found = boxes.flatMap((box) => edgesOf(box, ours)).filter((edge) => edge !== NOT_FOUND);
      expect(found.length).toBeGreaterThan(boxes.length * 3);
      for (const box of boxes) {
        const [mine, other] = [edgesOf(box, ours), edgesOf(box, theirs)];
        for (const [index, edge] of mine.entries())
          expect(Math.abs(edge - (other[index] ?? Number.NaN)), JSON.stringify({ box, mine, other })).toBeLessThanOrEqual(1);
      }
    });

  test('with outlines looks as it does with its font inside, here and in a renderer that has no font at all', async ({ designer }) => {
    const withFont = await readDownload(await exported(designer, 'SVG'));
    await designer.takeAway.chooses('Fonts', 'Outlines');
    await expect(designer.takeAway.dialog.getByRole('region', { name: 'Preview' }).getByRole('img')).toHaveAttribute('src', /scale\(0\.00/);
    const outlined = await readDownload(await exported(designer, 'SVG'));
    const { width, height, pixels } = new Resvg(outlined, { font: { loadSystemFonts: false } }).render();
    const [text, shapes] = [await painted(designer.page, withFont), await painted(designer.page, outlined)];
    const bare = await painted(designer.page, withFont.replace(/<text.*?<\/text>/gs, ''));
    const words = apart(text, bare);
    expect(words).toBeGreaterThan(1_000);
    // Edges are smoothed differently; the words themselves stand on each other.
    expect(apart(text, shapes)).toBeLessThan(words * 0.25);
    expect(apart(shapes, { width, height, pixels })).toBeLessThan(words * 0.25);
  });

  test('as PNG is painted as the browser itself paints the SVG', async ({ designer }) => {
    const svg = await readDownload(await exported(designer, 'SVG'));
    await designer.takeAway.opens('PNG');
    await designer.takeAway.options.getByText('1×', { exact: true }).click();
    const download = await exported(designer, 'PNG');
    const png = `data:image/png;base64,${(await readFile(await download.path())).toString('base64')}`;
    const [own, theirs] = [await painted(designer.page, svg), await paintedFrom(designer.page, png)];
    expect({ width: theirs.width, height: theirs.height }).toEqual({ width: own.width, height: own.height });
    expect(apart(own, theirs)).toBeLessThan(own.width * own.height * 0.002);
    expect(apart(own, await painted(designer.page, svg.replace(/<text.*?<\/text>/gs, '')))).toBeGreaterThan(own.width * own.height * 0.004);
  });

  test('is set in the font that it brings along', async ({ designer }) => {
    const svg = await readDownload(await exported(designer, 'SVG'));
    const without = svg.replace(/<style>.*?<\/style>/s, '');
    expect(without).not.toBe(svg);
    const [own, fallback] = [await painted(designer.page, svg), await painted(designer.page, without)];
    expect(Buffer.compare(own.pixels, fallback.pixels)).not.toBe(0);
  });
});

test('A picture of a run moves its marks from sender to receiver, and stands still for whoever asks for less motion', async ({ page }) => {
  const design = sketch(`
    orders(service {name: Orders}); pay(service {name: Payment})
    orders -> pay: call {operation: charge}
    layout orders {x: 0, y: 0}; layout pay {x: 400, y: 0}
  `);
  const scenarios = { s: { name: 'Charge', entry: { kind: 'flow' as const, flowId: Object.keys(design.flows)[0] ?? '' } } };
  const svg = drawSvg({ ...design, scenarios }, { motion: (width) => motionOf({ ...design, scenarios }, 'scenario:s', width, 'light') });
  await page.setContent(`<style>body{margin:0}</style>${svg.replace(/^<\?xml.*?\?>/, '')}`);
  const ends = await page.evaluate(() => {
    const mark = document.querySelector('g.moves');
    const [animation] = mark?.getAnimations() ?? [];
    if (!mark || !animation) return [];
    const frames = animation.effect instanceof KeyframeEffect ? animation.effect.getKeyframes() : [];
    const shown = frames.filter(({ opacity }) => opacity === '1').map(({ computedOffset }) => computedOffset);
    const round = Number(animation.effect?.getComputedTiming().duration);
    animation.pause();
    return [Math.min(...shown), Math.max(...shown)].map((offset) => {
      animation.currentTime = offset * round;
      const { x, width } = mark.getBoundingClientRect();
      return { middle: x + width / 2, opacity: Number(getComputedStyle(mark).opacity) };
    });
  });
  const boxes = await page.evaluate(() =>
    ['Orders', 'Payment'].map((name) => {
      const group = [...document.querySelectorAll('text')].find(({ textContent }) => textContent === name)?.parentElement;
      const { left, right } = group?.firstElementChild?.getBoundingClientRect() ?? { left: Number.NaN, right: Number.NaN };
      return { left, right };
    }),
  );
  expect(ends.map(({ opacity }) => opacity)).toEqual([1, 1]);
  expect(Math.abs((ends[0]?.middle ?? Number.NaN) - (boxes[0]?.right ?? 0))).toBeLessThan(3);
  expect(Math.abs((ends[1]?.middle ?? Number.NaN) - (boxes[1]?.left ?? 0))).toBeLessThan(3);

  await page.emulateMedia({ reducedMotion: 'reduce' });
  expect(await page.evaluate(() => document.getAnimations().length)).toBe(0);
  await expect(page.locator('g.still')).toBeVisible();
  await page.emulateMedia({ reducedMotion: 'no-preference' });
  await expect(page.locator('g.still')).toBeHidden();
});

interface Pixels {
  readonly width: number;
  readonly height: number;
  /** Red, green, blue and alpha of each. */
  readonly pixels: Buffer;
}

interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** How many pixels of two pictures differ so much that one has ink where the other has none. */
function apart(one: Pixels, other: Pixels): number {
  let count = 0;
  for (let at = 0; at < one.pixels.length; at += 4) {
    if ([0, 1, 2].some((channel) => Math.abs((one.pixels[at + channel] ?? 0) - (other.pixels[at + channel] ?? 0)) > 90)) count += 1;
  }
  return count;
}

/** The picture as Chromium paints it. */
const painted = (page: Page, svg: string): Promise<Pixels> => paintedFrom(page, `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`);

async function paintedFrom(page: Page, address: string): Promise<Pixels> {
  const { width, height, encoded } = await page.evaluate(async (source) => {
    const image = new Image();
    image.src = source;
    await image.decode();
    const canvas = Object.assign(document.createElement('canvas'), { width: image.naturalWidth, height: image.naturalHeight });
    const context = canvas.getContext('2d');
    context?.drawImage(image, 0, 0);
    const { data } = context?.getImageData(0, 0, canvas.width, canvas.height) ?? { data: [] };
    let binary = '';
    for (const byte of data) binary += String.fromCharCode(byte);
    return { width: canvas.width, height: canvas.height, encoded: btoa(binary) };
  }, address);
  return { width, height, pixels: Buffer.from(encoded, 'base64') };
}

/** Where the outlines of elements are, from the picture's own geometry: groups whose first path is filled and that hold words. */
function boxesIn(page: Page, svg: string): Promise<Box[]> {
  return page.evaluate((source) => {
    const holder = document.createElement('div');
    holder.style.cssText = 'position: fixed; left: 0; top: 0';
    holder.innerHTML = source.replace(/^<\?xml.*?\?>/, '');
    document.body.append(holder);
    const picture = holder.querySelector('svg');
    const from = picture?.getBoundingClientRect() ?? { x: 0, y: 0 };
    const groups = [...(picture?.querySelectorAll(':scope > g:first-of-type > g') ?? [])];
    const boxes = groups.flatMap((group) => {
      const first = group.firstElementChild;
      if (first?.localName !== 'path') return [];
      const { x, y, width, height } = first.getBoundingClientRect();
      return [{ x: x - from.x, y: y - from.y, width, height }];
    });
    holder.remove();
    return boxes;
  }, svg);
}

/** A side that is slanted or round has no edge near its box; then both must have none. */
const NOT_FOUND = 99;

/** How far from outside one comes until the colour changes, on the middle of each side: left, right, top, bottom. */
function edgesOf({ x, y, width, height }: Box, picture: Pixels): number[] {
  // Off the middle, where flows arrive.
  const [across, down] = [Math.round(x + width * 0.3), Math.round(y + height * 0.3)];
  return [
    change(picture, Math.round(x) - 5, down, 1, 0),
    change(picture, Math.round(x + width) + 5, down, -1, 0),
    change(picture, across, Math.round(y) - 5, 0, 1),
    change(picture, across, Math.round(y + height) + 5, 0, -1),
  ];
}

function change(picture: Pixels, x: number, y: number, dx: number, dy: number): number {
  for (let step = 1; step < 12; step++) if (differs(picture, x, y, x + dx * step, y + dy * step)) return step;
  return NOT_FOUND;
}

function differs({ width, pixels }: Pixels, x: number, y: number, otherX: number, otherY: number): boolean {
  const [at, other] = [(y * width + x) * 4, (otherY * width + otherX) * 4];
  return [0, 1, 2].some((channel) => Math.abs((pixels[at + channel] ?? 0) - (pixels[other + channel] ?? 0)) > 12);
}
