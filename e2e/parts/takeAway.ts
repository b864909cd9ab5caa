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
    await this.dialog.getByRole('tab', { name: format, exact: true }).click();
    await expect(this.dialog.getByRole('tab', { name: format, exact: true })).toHaveAttribute('aria-selected', 'true');
    // The panel before is still there for a moment.
    await expect(this.dialog.getByRole('tabpanel')).toHaveCount(1);
  }

  /** What can be chosen before the format is written. */
  get options(): Locator {
    return this.dialog.getByRole('group', { name: 'Options' });
  }

  async chooses(option: string, value: string): Promise<void> {
    await this.options.getByRole('combobox', { name: option }).click();
    await this.page.getByRole('option', { name: value }).click();
  }

  /** The text of the chosen file. */
  get text(): Locator {
    return this.dialog.getByRole('region', { name: 'Text', exact: true }).locator('pre');
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
