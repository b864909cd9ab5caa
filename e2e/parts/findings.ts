import { expect, type Locator, type Page } from '@playwright/test';

/** The list of what is wrong, in the drawer. */
export class Findings {
  readonly list: Locator;
  readonly counts: Locator;
  private readonly page: Page;

  constructor(page: Page) {
    this.page = page;
    this.list = page.getByRole('list', { name: 'Findings' });
    this.counts = page.getByRole('button', { name: /^Findings: \d/ });
  }

  /** The row of a rule's finding: severity, what it says, where, and the rule. */
  of(ruleId: string): Locator {
    return this.list.getByRole('button').filter({ has: this.page.getByText(ruleId, { exact: true }) });
  }

  /** The finding that is folded open. */
  get open(): Locator {
    return this.list.locator('[aria-expanded="true"]');
  }

  get preview(): Locator {
    return this.list.getByRole('button', { name: /^Preview fix/ });
  }

  get apply(): Locator {
    return this.list.getByRole('button', { name: /^Apply fix/ });
  }

  /** Which findings a fix makes go and come. */
  get price(): Locator {
    return this.list.getByRole('status');
  }

  async shows(): Promise<void> {
    await this.counts.click();
    await expect(this.page.getByRole('tab', { name: /^Findings/ })).toHaveAttribute('aria-selected', 'true');
  }
}
