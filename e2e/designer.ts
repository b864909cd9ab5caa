import { readFile } from 'node:fs/promises';
import { type Browser, type Download, expect, type Locator, type Page } from '@playwright/test';
import { Canvas, type Point } from './parts/canvas.ts';
import { type DesignFile, drawn, readDesignFile } from './parts/designFile.ts';
import { Explorer } from './parts/explorer.ts';
import { Findings } from './parts/findings.ts';
import { Finger } from './parts/finger.ts';
import { tabsTo } from './parts/keyboard.ts';
import { Outline } from './parts/outline.ts';
import { Pen } from './parts/pen.ts';
import { Playback } from './parts/playback.ts';
import { TakeAway } from './parts/takeAway.ts';

/**
 * Somebody in front of the page. What they do are methods, what they see are locators; what they draw is read from the file
 * that they can save at any time. Nothing here knows how the product is made.
 */
export class Designer {
  readonly page: Page;
  readonly canvas: Canvas;
  readonly outline: Outline;
  readonly findings: Findings;
  readonly playback: Playback;
  readonly explorer: Explorer;
  readonly takeAway: TakeAway;
  /** "Saved", "Saving …", "Not saved", "Read-only". */
  readonly savedState: Locator;
  /** Notices that come and go above the strip. */
  readonly notices: Locator;
  readonly dialog: Locator;
  /** The rail at the left. */
  readonly tools: Locator;

  constructor(page: Page) {
    this.page = page;
    this.canvas = new Canvas(page);
    this.outline = new Outline(page);
    this.findings = new Findings(page);
    this.playback = new Playback(page);
    this.explorer = new Explorer(page);
    this.takeAway = new TakeAway(page);
    this.savedState = page.locator('[data-saving]');
    this.notices = page.getByRole('region', { name: /notif/i });
    this.tools = page.getByRole('navigation', { name: 'Tools' });
    // A notice is a dialog too, one that nobody has to answer.
    this.dialog = page.locator('[role="dialog"][data-open]');
  }

  // --- coming and going --------------------------------------------------------------------------------------------------

  /** Opens the page in a browser that knows no design. */
  async arrives(address = './'): Promise<void> {
    await this.page.goto(address);
    await expect(this.start('Order saga')).toBeVisible();
  }

  /** Loads the page anew; a design is open again afterwards. */
  async reloads(): Promise<void> {
    await this.page.reload();
    await expect(this.canvas.elements.first()).toBeVisible();
  }

  /** Another person with a browser of their own, which knows nothing of this one; in front of the start page, unless told to wait. */
  async somebodyElse(browser: Browser, { waits = true } = {}): Promise<Designer> {
    const context = await browser.newContext({
      permissions: ['clipboard-read', 'clipboard-write'],
      serviceWorkers: 'block',
      baseURL: new URL('./', this.page.url()).href,
    });
    const other = new Designer(await context.newPage());
    if (waits) await other.arrives();
    return other;
  }

  /** One of the three ways to start. */
  start(name: 'Order saga' | 'Blank canvas' | 'Open or paste'): Locator {
    return this.page.getByRole('region', { name: 'Start' }).getByRole('button', { name: new RegExp(`^${name}`) });
  }

  async opensExample(): Promise<void> {
    await this.start('Order saga').click();
    await this.seesElements();
  }

  /** Starts blank: one service, whose name is being typed. */
  async startsBlank(name = 'Orders'): Promise<void> {
    await this.start('Blank canvas').click();
    await this.canvas.names(name);
  }

  /** Puts a text on the clipboard and pastes it into the page. */
  async pastes(text: string): Promise<void> {
    await this.page.evaluate((clipboard) => navigator.clipboard.writeText(clipboard), text);
    await this.page.keyboard.press('Control+v');
  }

  /** Drops a file into the window. */
  async drops(name: string, content: string | Buffer): Promise<void> {
    const files = await this.page.evaluateHandle(
      ([fileName, encoded]) => {
        const transfer = new DataTransfer();
        transfer.items.add(new File([Uint8Array.from(atob(encoded ?? ''), (character) => character.charCodeAt(0))], fileName ?? ''));
        return transfer;
      },
      [name, Buffer.from(content).toString('base64')],
    );
    await this.page.dispatchEvent('body', 'dragenter', { dataTransfer: files });
    await this.page.dispatchEvent('body', 'drop', { dataTransfer: files });
  }

  /** Opens a design by pasting it, and waits until it is there and saved. */
  async opens(text: string): Promise<void> {
    await this.pastes(text);
    await this.seesElements();
  }

  async seesElements(): Promise<void> {
    await expect(this.canvas.elements.first()).toBeVisible();
    await this.seesSaved();
  }

  /** How many elements stand, in part at least, inside the window. */
  async elementsInView(): Promise<number> {
    const { width, height } = this.page.viewportSize() ?? { width: 0, height: 0 };
    const boxes = await Promise.all((await this.canvas.elements.all()).map((element) => element.boundingBox()));
    return boxes.filter((box) => box && box.x < width && box.y < height && box.x + box.width > 0 && box.y + box.height > 0).length;
  }

  /** A button of the switch at the top. */
  mode(name: 'Design' | 'Map' | 'Play'): Locator {
    return this.page.getByRole('navigation', { name: 'Mode' }).getByRole('button', { name });
  }

  /** Waits until everything that the product needs is kept for the time without a network. */
  async worksOffline(): Promise<void> {
    await this.page.evaluate(() => navigator.serviceWorker.ready);
    await this.page.reload();
    await expect.poll(() => this.page.evaluate(() => navigator.serviceWorker.controller?.state)).toBe('activated');
  }

  /** The button that says how near the canvas is. */
  get zoom(): Locator {
    return this.page.getByRole('button', { name: /^Zoom \d+ %/ });
  }

  async seesSaved(): Promise<void> {
    await expect(this.savedState).toHaveText('Saved');
  }

  // --- what is drawn -----------------------------------------------------------------------------------------------------

  /** The text of the file that Ctrl+S saves. */
  async file(): Promise<string> {
    return readDownload(await this.downloads(() => this.page.keyboard.press('Control+s')));
  }

  /** What that file says. */
  async design(): Promise<DesignFile> {
    return readDesignFile(await this.file());
  }

  /** What is drawn, without ids and places. */
  async drawn(): Promise<string[]> {
    return drawn(await this.design());
  }

  async downloads(act: () => Promise<unknown>): Promise<Download> {
    const [download] = await Promise.all([this.page.waitForEvent('download'), act()]);
    return download;
  }

  /** Copies the link from the Share dialog. */
  async copiesLink(): Promise<string> {
    await this.page.getByRole('button', { name: 'Share', exact: true }).click();
    await this.dialog.getByRole('button', { name: 'Copy link' }).click();
    await expect(this.page.getByRole('heading', { name: /^A link of [\d,]+ characters is on the clipboard$/ })).toBeVisible();
    await this.page.keyboard.press('Escape');
    await expect(this.dialog).toBeHidden();
    return this.clipboard();
  }

  async clipboard(): Promise<string> {
    return this.page.evaluate(() => navigator.clipboard.readText());
  }

  // --- what is on the screen ---------------------------------------------------------------------------------------------

  /** Something to add, in the palette. */
  tile(name: string): Locator {
    return this.page.getByRole('tabpanel', { name: 'Add' }).getByRole('button', { name, exact: true });
  }

  async openPalette(): Promise<void> {
    await this.tools.getByRole('button', { name: 'Add', exact: true }).click();
    await expect(this.tile('Service')).toBeVisible();
  }

  async boxOf(target: Locator): Promise<{ x: number; y: number; width: number; height: number }> {
    await expect(target).toBeVisible();
    const box = await target.boundingBox();
    if (!box) throw new Error('It is not on the screen.');
    return box;
  }

  async middleOf(target: Locator): Promise<Point> {
    const { x, y, width, height } = await this.boxOf(target);
    return { x: x + width / 2, y: y + height / 2 };
  }

  /** Names of what moves by itself at the moment. */
  animations(): Promise<string[]> {
    return this.page.evaluate(() =>
      document.getAnimations().map((animation) => `${animation.id} ${(animation.effect as KeyframeEffect | null)?.target?.className ?? ''}`),
    );
  }

  /** A picture of what is drawn around two elements. */
  async pictureOf(one: string, other: string): Promise<Buffer> {
    const [a, b] = [await this.canvas.boxOf(one), await this.canvas.boxOf(other)];
    const x = Math.min(a.x, b.x);
    const y = Math.min(a.y, b.y);
    return this.page.screenshot({ clip: { x, y, width: Math.max(a.x + a.width, b.x + b.width) - x, height: Math.max(a.y + a.height, b.y + b.height) - y } });
  }

  /** What the browser's own XML parser finds in an SVG file. */
  async readsSvg(text: string): Promise<{ mistakes: number; scripts: number; links: string[]; text: string }> {
    return this.page.evaluate((source) => {
      const picture = new DOMParser().parseFromString(source, 'image/svg+xml');
      const all = [...picture.querySelectorAll('*')];
      return {
        mistakes: picture.querySelectorAll('parsererror').length,
        scripts: all.filter(
          (element) => /^(?:script|foreignObject|img|iframe)$/i.test(element.localName) || element.getAttributeNames().some((name) => /^on/i.test(name)),
        ).length,
        links: all
          .flatMap((element) => ['href', 'xlink:href', 'src'].flatMap((name) => element.getAttribute(name) ?? []))
          .filter((link) => !/^(?:#|data:)/.test(link)),
        text: [...picture.querySelectorAll('text, title, desc')].map((element) => element.textContent ?? '').join('\n'),
      };
    }, text);
  }

  /** Begins to listen like a screen reader. What it returns says what was said since. */
  async listens(): Promise<() => Promise<string[]>> {
    const said: string[] = [];
    await this.page.exposeFunction('heard', (sentence: string) => said.push(sentence));
    await this.page.evaluate(() => {
      const { heard } = globalThis as unknown as { heard: (sentence: string) => void };
      new MutationObserver((changes) => {
        for (const { addedNodes } of changes) for (const node of addedNodes) if (node.parentElement?.closest('[aria-live]')) heard(node.textContent ?? '');
      }).observe(document.body, { subtree: true, childList: true });
    });
    return async () => [...said];
  }

  /** Goes to the finding of this rule, applies its first fix and takes it back, all by keyboard, and looks at what becomes of the finding and the file. */
  async fixesAndUndoes(rule: string): Promise<void> {
    const before = await this.file();
    await expect(this.findings.counts).toHaveAccessibleName(/[1-9]\d* (error|warning|note)/);
    await expect(async () => {
      await this.presses('F8');
      await expect(this.findings.of(rule)).toHaveAttribute('aria-expanded', 'true', { timeout: 1_000 });
    }).toPass();
    await this.presses('Control+.');
    await expect(this.findings.preview).toBeFocused();
    await this.presses('Enter');
    await expect(this.findings.price).toContainText(/\d findings? goe?s?/);
    await expect(this.findings.apply).toBeFocused();
    await this.presses('Enter');
    await expect(this.findings.of(rule)).toHaveCount(0);
    expect(await this.file()).not.toBe(before);

    await this.presses('Control+z');
    await expect(this.findings.of(rule)).toHaveCount(1);
    expect(await this.file()).toBe(before);
  }

  // --- by keyboard -------------------------------------------------------------------------------------------------------

  async presses(...keys: readonly string[]): Promise<void> {
    for (const key of keys) await this.page.keyboard.press(key);
  }

  async types(text: string): Promise<void> {
    await this.page.keyboard.type(text);
  }

  async tabsTo(target: Locator): Promise<void> {
    await tabsTo(this.page, target);
  }

  /** A finger on the screen. */
  async finger(): Promise<Finger> {
    return new Finger(await this.page.context().newCDPSession(this.page));
  }

  async pen(): Promise<Pen> {
    return new Pen(await this.page.context().newCDPSession(this.page));
  }

  /** Finds a command by its name and runs it. */
  async commands(title: string): Promise<void> {
    await this.page.keyboard.press('Control+k');
    await expect(this.page.getByRole('combobox', { name: 'Search commands' })).toBeFocused();
    await this.page.keyboard.type(title);
    await expect(this.dialog.getByRole('option').first()).toContainText(title);
    await this.page.keyboard.press('Enter');
    // What it opens takes the place of the palette.
    await expect(this.page.getByRole('combobox', { name: 'Search commands' })).toBeHidden();
  }
}

export async function readDownload(download: Download): Promise<string> {
  return readFile(await download.path(), 'utf8');
}
