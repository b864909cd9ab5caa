import { expect, type Locator, type Page } from '@playwright/test';

type Format = 'Mermaid' | 'TypeScript' | 'SVG' | 'PNG' | 'Markdown' | 'AsyncAPI' | 'OpenAPI' | 'Context Mapper' | 'YAML' | 'Link';

/** The dialog with everything that a design can be taken away as. */
export class TakeAway {
  readonly dialog: Locator;
  private readonly page: Page;

  constructor(page: Page) {
    this.page = page;
    this.dialog = page.locator('[role="dialog"][data-open]').filter({ has: page.getByRole('heading', { name: 'Export', exact: true }) });
  }

  async opens(format: Format): Promise<void> {
    if (!(await this.dialog.isVisible())) await this.page.keyboard.press('Control+Shift+e');
    await this.dialog.getByRole('tab', { name: format }).click();
    await expect(this.dialog.getByRole('tab', { name: format })).toHaveAttribute('aria-selected', 'true');
  }

  button(name: string): Locator {
    return this.dialog.getByRole('button', { name, exact: true });
  }

  /** Presses a button that copies, and waits until the page says that it is done. Returns what was copied. */
  async copies(button: string): Promise<string> {
    await this.button(button).click();
    await expect(this.page.getByRole('heading', { name: /is on the clipboard$/ })).toBeVisible();
    return this.page.evaluate(() => navigator.clipboard.readText());
  }

  async closes(): Promise<void> {
    await this.page.keyboard.press('Escape');
    await expect(this.dialog).toBeHidden();
  }
}
