import { expect, type Locator, type Page } from '@playwright/test';

/** A run: transport, saga lanes, log, timeline. */
export class Playback {
  readonly transport: Locator;
  readonly time: Locator;
  readonly log: Locator;
  /** The lanes of the saga that runs. */
  readonly saga: Locator;

  constructor(page: Page) {
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
      return [...found].sort(([a], [b]) => a - b).map(([, text]) => text);
    });
  }
}
