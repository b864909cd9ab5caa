import { expect, type Locator, type Page } from '@playwright/test';

/** What changes how one looks at the design: folded contexts, filters, the focus, the overview map. */
export class Lens {
  readonly bar: Locator;
  readonly minimap: Locator;
  private readonly page: Page;

  constructor(page: Page) {
    this.page = page;
    this.bar = page.getByRole('region', { name: 'Filter' });
    this.minimap = page.getByRole('button', { name: /^Overview map/ });
  }

  /** The box of a context that is folded. */
  folded(name: string): Locator {
    return this.page.locator('[aria-roledescription="bounded context"]').filter({ has: this.page.getByText(name, { exact: true }) });
  }

  /** Chooses a value of a facet in its menu. */
  async asksFor(facet: string, value: string): Promise<void> {
    await this.bar.getByRole('button', { name: facet }).click();
    await this.page.getByRole('menuitemcheckbox', { name: value }).click();
    await this.page.keyboard.press('Escape');
    await expect(this.page.getByRole('menu')).toBeHidden();
  }

  /** Names of the elements on the page that do not step back. */
  async plain(): Promise<string[]> {
    const names = await this.page
      .locator('[data-element]:not([data-dimmed])')
      .evaluateAll((elements) => elements.map((element) => element.getAttribute('aria-label')?.split(',')[0] ?? ''));
    return names.toSorted();
  }
}
