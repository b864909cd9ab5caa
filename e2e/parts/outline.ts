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
    await expect.poll(() => this.current()).not.toBe('');
  }

  /** Walks to a row with the arrow keys. */
  async walksTo(name: string): Promise<void> {
    for (;;) {
      const before = await this.current();
      if (before === name || before.startsWith(`${name},`)) return;
      await this.page.keyboard.press('ArrowDown');
      await expect.poll(() => this.current(), `a row under “${before}”`).not.toBe(before);
    }
  }

  /** What a screen reader says of the row that has the focus. */
  private current(): Promise<string> {
    return this.tree.evaluateAll(([tree]) => (tree?.contains(document.activeElement) ? (document.activeElement?.getAttribute('aria-label') ?? '') : ''));
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
