import { expect, type Locator, type Page } from '@playwright/test';

/** "Try everything" on a saga: the verdict, its counterexample, and what the design lacks. */
export class Explorer {
  readonly panel: Locator;
  /** The verdict in words. */
  readonly verdict: Locator;
  /** Steps of the counterexample, each a button that moves the playhead behind it. */
  readonly steps: Locator;
  /** The counterexample as messages, over the canvas. */
  readonly messages: Locator;
  /** What the design lacks, and its fix. */
  readonly lack: Locator;
  readonly progress: Locator;
  private readonly page: Page;

  constructor(page: Page) {
    this.page = page;
    this.panel = page.getByRole('complementary', { name: 'Explorer' });
    this.verdict = this.panel.getByRole('heading', { level: 2 });
    this.steps = this.panel.getByRole('list', { name: 'Counterexample' }).getByRole('button');
    this.messages = page.getByRole('region', { name: 'The counterexample as messages' });
    this.lack = this.panel.getByRole('region', { name: 'What the design lacks' });
    this.progress = this.panel.getByRole('progressbar', { name: 'Trying everything' });
  }

  button(name: string): Locator {
    return this.panel.getByRole('button', { name });
  }

  /** How many faults a run may have. */
  faults(count: number): Locator {
    return this.panel.getByRole('radio', { name: String(count), exact: true });
  }

  /** A row of the picture, by the number of its step. */
  message(step: number): Locator {
    return this.messages.locator(`[data-row="${step}"]`);
  }

  async says(verdict: string | RegExp): Promise<void> {
    await expect(this.verdict).toHaveText(verdict);
  }

  /** How often the verdict was said to screen readers. */
  async said(sentence: string): Promise<number> {
    return this.page.locator('#announce-polite p').filter({ hasText: sentence }).count();
  }
}
