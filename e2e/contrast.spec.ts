import AxeBuilder from '@axe-core/playwright';
import type { Locator, Page } from '@playwright/test';
import { sample } from './parts/samples.ts';
import { expect, test } from './test.ts';

/** Colours of the system, more contrast, text at twice its size, and paper. */

/** Colours of a place on the screen, as far as they differ: the darkest and the lightest grey, 0 to 255. */
async function greysOf(page: Page, target: Locator): Promise<{ dark: number; light: number }> {
  const box = await target.boundingBox();
  if (!box) throw new Error('It is not on the screen.');
  const png = (await page.screenshot({ clip: box })).toString('base64');
  return page.evaluate(async (data) => {
    const image = new Image();
    image.src = `data:image/png;base64,${data}`;
    await image.decode();
    const canvas = new OffscreenCanvas(image.width, image.height);
    const context = canvas.getContext('2d');
    context?.drawImage(image, 0, 0);
    const pixels = context?.getImageData(0, 0, image.width, image.height).data ?? new Uint8ClampedArray();
    let dark = 255;
    let light = 0;
    for (let at = 0; at < pixels.length; at += 4) {
      const grey = ((pixels[at] ?? 0) * 299 + (pixels[at + 1] ?? 0) * 587 + (pixels[at + 2] ?? 0) * 114) / 1_000;
      dark = Math.min(dark, grey);
      light = Math.max(light, grey);
    }
    return { dark: Math.round(dark), light: Math.round(light) };
  }, png);
}

const outlineOf = (target: Locator): Promise<string> => target.evaluate((element) => getComputedStyle(element).outlineStyle);

for (const scheme of ['light', 'dark'] as const) {
  test.describe(`forced colours, ${scheme}`, () => {
    test.use({ forcedColors: 'active', colorScheme: scheme });

    test('draw the design in the colours of the system', async ({ designer, page }) => {
      await designer.opensExample();
      const canvas = page.getByRole('main');
      const { dark, light } = await greysOf(page, canvas);
      expect([dark, light]).toEqual([0, 255]);
      // The ground is that of the system and not of our theme: its most frequent grey is black or white.
      const corner = await page.evaluate(() => getComputedStyle(document.body).backgroundColor);
      expect(corner).toBe(scheme === 'dark' ? 'rgb(0, 0, 0)' : 'rgb(255, 255, 255)');
    });

    test('show what is selected, focused, pressed and found', async ({ designer, page }) => {
      await designer.opens(sample('violations/shared-database.seam.yaml'));
      const billing = page.locator('[data-element]').filter({ hasText: 'Billing' }).first();
      await billing.click();
      expect(await outlineOf(billing)).toBe('solid');
      await expect(page.locator('[data-severity="error"]').first()).toBeVisible();
      await designer.presses('F8');
      const evident = page.locator('[data-state="evident"]').first();
      await expect(evident).toBeVisible();
      expect(await outlineOf(evident)).toBe('dashed');

      const pressed = page.getByRole('navigation', { name: 'Mode' }).getByRole('button', { name: 'Design' });
      const other = page.getByRole('navigation', { name: 'Mode' }).getByRole('button', { name: 'Map' });
      const ground = (target: Locator) => target.evaluate((element) => getComputedStyle(element).backgroundColor);
      expect(await ground(pressed)).not.toBe(await ground(other));
      const { dark, light } = await greysOf(page, pressed);
      expect(light - dark, 'its word stands out').toBeGreaterThan(100);

      await other.focus();
      await page.keyboard.press('Tab');
      expect(await outlineOf(page.locator(':focus'))).toBe('solid');
      await expect(page.locator('[data-severity="error"]').first()).toContainText(/Error/);
    });

    test('leave readable what is out of focus', async ({ designer, page }) => {
      await designer.opens(sample('harbour.seam.yaml'));
      await designer.canvas.selects('Pilots');
      await designer.presses('f');
      const faded = page.locator('[data-element]').filter({ hasText: 'Weather' });
      await expect(faded).toHaveAttribute('data-dimmed');
      await expect.poll(() => designer.animations()).toEqual([]);
      const share = await faded.evaluate((node) => Math.min(...[...node.querySelectorAll('*')].map((part) => Number(getComputedStyle(part).opacity))));
      expect(share).toBeGreaterThan(0.7);
      const { dark, light } = await greysOf(page, faded);
      expect(light - dark, 'contrast of its words').toBeGreaterThan(150);
    });

    test('are clean for axe', async ({ designer, page }) => {
      await designer.opens(sample('violations/shared-database.seam.yaml'));
      await designer.findings.shows();
      await designer.canvas.selects('Billing');
      await expect.poll(() => designer.animations()).toEqual([]);
      const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag22aa']).disableRules(['label-content-name-mismatch']).analyze();
      expect(violations.map(({ id, nodes }) => `${id} ${nodes[0]?.html}`)).toEqual([]);
    });
  });
}

test.describe('more contrast', () => {
  test.use({ contextOptions: { contrast: 'more' } });

  test('brings quiet words and lines forward', async ({ designer, page }) => {
    await designer.opensExample();
    const [quiet, text] = await page.evaluate(() => {
      const probe = document.createElement('i');
      document.body.append(probe);
      return ['--text-2', '--text'].map((name) => {
        probe.style.color = `var(${name})`;
        return getComputedStyle(probe).color;
      });
    });
    expect(quiet).toBe(text);
  });
});

test.describe('text at 200 %', () => {
  // What a browser window of 1440 × 900 has left for the page at a zoom of 200 %.
  test.use({ viewport: { width: 720, height: 450 }, deviceScaleFactor: 2 });

  /** Islands that lie over each other: of a pair the two names. */
  const overlaps = (page: Page): Promise<string[]> =>
    page.evaluate(() => {
      const islands = [
        ...document.querySelectorAll<HTMLElement>('[role="banner"], nav, [role="navigation"], [aria-label="Share and export"], section[aria-label="Drawer"]'),
      ].filter((one) => one.checkVisibility());
      const boxes = islands.map((one) => ({ name: one.getAttribute('aria-label') ?? one.getAttribute('role') ?? '', box: one.getBoundingClientRect() }));
      return boxes.flatMap((a, index) =>
        boxes
          .slice(index + 1)
          .filter((b) => a.box.left < b.box.right && b.box.left < a.box.right && a.box.top < b.box.bottom && b.box.top < a.box.bottom)
          .map((b) => `${a.name} over ${b.name}`),
      );
    });

  const outside = (page: Page): Promise<string[]> =>
    page.evaluate(() =>
      [...document.querySelectorAll<HTMLElement>('[role="banner"] button, nav button, [role="navigation"] button, [aria-label="Share and export"] button')]
        .filter((one) => one.checkVisibility())
        .filter((one) => {
          const box = one.getBoundingClientRect();
          return box.right > innerWidth + 1 || box.left < -1;
        })
        .map((one) => one.textContent || one.getAttribute('aria-label') || ''),
    );

  test('loses nothing and covers nothing', async ({ designer, page }) => {
    expect(await overlaps(page)).toEqual([]);
    await designer.start('Order saga').click();
    await designer.seesSaved();
    expect(await overlaps(page)).toEqual([]);
    expect(await outside(page)).toEqual([]);
    await designer.presses('Control+j');
    await expect(page.getByRole('region', { name: 'Drawer' })).toBeVisible();
    expect(await overlaps(page)).toEqual([]);
    await designer.presses('Control+j');
    await designer.mode('Play').click();
    await expect(
      page
        .getByRole('toolbar', { name: 'Playback' })
        .or(page.getByRole('group', { name: 'Playback' }))
        .or(page.getByRole('region', { name: 'Playback' }))
        .first(),
    ).toBeVisible();
    expect(await overlaps(page)).toEqual([]);
  });

  test('reaches every way to take the design away', async ({ designer }) => {
    // A small one: what is looked at are the buttons, not the diagram that Mermaid draws beside them.
    await designer.startsBlank();
    await designer.presses('Control+Shift+e');
    const copy = designer.dialog.getByRole('button', { name: 'Copy for README' });
    await copy.scrollIntoViewIfNeeded();
    await expect(copy).toBeInViewport();
    await expect(designer.dialog.getByRole('button', { name: 'Close' })).toBeInViewport();
  });
});

test.describe('paper', () => {
  test('holds the canvas without its islands, and is not empty, where the menu of the browser prints', async ({ page, designer }) => {
    await designer.opensExample();
    await page.emulateMedia({ media: 'print' });
    await expect(page.getByRole('navigation', { name: 'Tools' })).toBeHidden();
    await expect(designer.canvas.element('Order service')).toBeInViewport({ ratio: 0.99 });
  });

  test('holds the design alone, whole, with its name and a legend', async ({ designer, page }) => {
    await designer.opensExample();
    await page.evaluate(() => {
      window.print = () => document.documentElement.setAttribute('data-printed', '');
    });
    await designer.presses('Control+p');
    await expect(page.locator('html[data-printed]')).toBeAttached();
    await page.emulateMedia({ media: 'print' });
    const sheet = page.getByRole('img', { name: 'Diagram of Order saga' });
    await expect(sheet).toBeVisible();
    await expect(page.getByRole('button')).toHaveCount(0);
    const svg = await sheet.evaluate((image: HTMLImageElement) => fetch(image.src).then((answer) => answer.text()));
    expect(svg).toContain('Order saga');
    expect(svg).toContain('Order service');
    const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
    expect(pdf.match(/\/Type\s*\/Page\b/g)).toHaveLength(1);
    await page.evaluate(() => window.dispatchEvent(new Event('afterprint')));
    await page.emulateMedia({ media: 'screen' });
    await expect(sheet).toHaveCount(0);
    await expect(designer.canvas.elements.first()).toBeVisible();
  });
});
