import { expect, type Locator, type Page } from '@playwright/test';

/** The design as a tree. */
export class Outline {
  readonly tree: Locator;
  private readonly page: Page;

  constructor(page: Page) {
    this.page = page;
    this.tree = page.getByRole('tree', { name: 'Outline' });
  }

  row(name: string): Locator {
    return this.tree.getByRole('treeitem').filter({ has: this.page.getByText(name, { exact: true }) });
  }

  /** Opens it with `O`; the focus is in the tree then. */
  async opens(): Promise<void> {
    await this.page.keyboard.press('o');
    await expect(this.tree).toBeVisible();
  }

  /** Walks to a row with the arrow keys. */
  async walksTo(name: string): Promise<void> {
    const row = this.row(name);
    await this.page.keyboard.press('Home');
    for (let step = 0; step < 60; step++) {
      if (await row.evaluateAll(([only]) => only !== undefined && only === document.activeElement)) return;
      await this.page.keyboard.press('ArrowDown');
    }
    await expect(row).toBeFocused();
  }

  /** Presses a letter that asks for something, types the answer, and takes it. */
  async asks(key: 'c' | 'n' | 'm', answer: string): Promise<void> {
    await this.page.keyboard.press(key);
    const field = this.page.getByRole('dialog').getByRole('combobox');
    await expect(field).toBeFocused();
    await this.page.keyboard.type(answer);
    await expect(this.page.getByRole('dialog').getByRole('option').first()).toContainText(answer);
    await this.page.keyboard.press('Enter');
    await expect(this.page.getByRole('dialog')).toBeHidden();
  }

  /** Types a name into the row that has just become a field, and takes it. */
  async names(name: string): Promise<void> {
    await expect(this.tree.getByRole('textbox', { name: 'Name' })).toBeFocused();
    await this.page.keyboard.press('Control+a');
    await this.page.keyboard.type(name);
    await this.page.keyboard.press('Enter');
    await expect(this.row(name)).toBeFocused();
  }
}
