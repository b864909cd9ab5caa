import { expect, type Locator, type Page } from '@playwright/test';
import { tabsTo } from './keyboard.ts';

/** A run: transport, saga lanes, log, timeline. */
export class Playback {
  readonly transport: Locator;
  readonly time: Locator;
  readonly log: Locator;
  /** The lanes of the saga that runs. */
  readonly saga: Locator;

  /** Goes in quarters of a factor of ten: 4 is ten times. */
  readonly speed: Locator;
  /** The playhead of the timeline. Its value is in microseconds of virtual time. */
  readonly playhead: Locator;
  private readonly page: Page;

  constructor(page: Page) {
    this.page = page;
    this.speed = page.getByRole('slider', { name: 'Speed' });
    this.playhead = page.getByRole('slider', { name: 'Playhead' });
    this.transport = page.getByRole('toolbar', { name: 'Playback' });
    this.time = this.transport.getByRole('timer');
    this.log = page.getByRole('complementary', { name: 'Run log' }).getByRole('list', { name: 'Run log' });
    this.saga = page.getByRole('region', { name: /^Saga / });
  }

  button(name: string): Locator {
    return this.transport.getByRole('button', { name, exact: true });
  }

  /** A step of the saga, or its compensation, as a button that breaks it. */
  step(name: string): Locator {
    return this.saga.getByRole('button', { name: new RegExp(`^${name}: `) });
  }

  /** Virtual time at the playhead, in seconds. */
  async now(): Promise<number> {
    return Number((await this.time.getAttribute('aria-label'))?.match(/^[\d.]+/)?.[0]);
  }

  /** Waits until the playhead stands at so many seconds. */
  async stands(seconds: number): Promise<void> {
    await expect.poll(() => this.now()).toBeCloseTo(seconds, 3);
  }

  /** Breaks a step of the saga by keyboard: Tab to it, Enter, the first letters of how, Enter. */
  async breaks(step: string, how: string): Promise<void> {
    await tabsTo(this.page, this.step(step));
    await this.page.keyboard.press('Enter');
    const item = this.page.getByRole('menuitem', { name: new RegExp(`^${how}`) });
    await expect(item).toBeVisible();
    // The menu takes letters from when it has the focus.
    await expect.poll(() => this.page.getByRole('menu').evaluate((menu) => menu.contains(document.activeElement))).toBe(true);
    await this.page.keyboard.type(how.slice(0, 4));
    await expect(item).toBeFocused();
    await this.page.keyboard.press('Enter');
    await expect(this.page.getByRole('menu')).toBeHidden();
    await expect(this.log).toContainText(`${step}: ${how.toLowerCase()}`);
  }

  /** Breaks an element that takes part in the run from here on. */
  async breaksElement(name: string, how: string): Promise<void> {
    await this.transport.getByRole('button', { name: 'Break something' }).click();
    await this.page.getByRole('group', { name }).getByRole('menuitem', { name: how }).click();
    await expect(this.page.getByRole('menu')).toBeHidden();
  }

  /** What is broken in the run, as the buttons of the timeline that take it out. */
  get faults(): Locator {
    return this.page.getByRole('button', { name: /^Remove the fault: / });
  }

  /** A line of the log, as a button that moves the playhead there. */
  line(text: string): Locator {
    return this.log.getByRole('button').filter({ hasText: text });
  }

  /** The circuit breaker on its flow. Its name begins with its state. */
  breaker(state: 'Closed' | 'Open' | 'Half-open'): Locator {
    return this.page.getByRole('application', { name: 'Canvas' }).getByRole('img', { name: new RegExp(`^Circuit breaker ${state}\\.`) });
  }

  /** Opens the timeline and puts the focus on its playhead. */
  async takesThePlayhead(): Promise<void> {
    await this.page.getByRole('button', { name: /^Findings: \d/ }).click();
    await this.page.getByRole('tab', { name: 'Timeline' }).click();
    await this.playhead.focus();
  }

  /** Every line of the log from top to bottom: time, headline and reason. Scrolls, as only what is seen is on the page. */
  async lines(): Promise<string[]> {
    await expect(this.log).toBeVisible();
    return this.log.evaluate(async (list) => {
      const found = new Map<number, string>();
      const rest = (): Promise<void> => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => resolve())));
      list.scrollTop = 0;
      for (;;) {
        await rest();
        for (const row of list.querySelectorAll<HTMLElement>('[role="listitem"]')) {
          const parts = [...(row.querySelector('button')?.children ?? [])].flatMap((part) =>
            part.childElementCount > 0 && !part.querySelector('svg') ? [...part.children] : [part],
          );
          found.set(
            Number(row.dataset['index']),
            parts
              .map((part) => part.textContent?.trim() ?? '')
              .filter((text) => text !== '')
              .join(' | '),
          );
        }
        if (list.scrollTop + list.clientHeight >= list.scrollHeight - 1) break;
        list.scrollTop += list.clientHeight / 2;
      }
      list.scrollTop = 0;
      return [...found].sort(([a], [b]) => a - b).map(([, text]) => text);
    });
  }
}
