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

  /** The head of a group, with how many findings are under it. */
  head(name: string): Locator {
    return this.list.getByRole('button', { name: new RegExp(`^${name} \\d+`) });
  }

  /** The row of a finding, or of something accepted, by what it says. */
  row(text: string): Locator {
    return this.list.getByRole('button').filter({ hasText: text });
  }

  /** The line of the list that has the focus. */
  get focused(): Locator {
    return this.list.locator('button:focus');
  }

  async groupsBy(what: 'severity' | 'rule' | 'element'): Promise<void> {
    await this.page.getByRole('button', { name: /^Grouped by / }).click();
    await this.page.getByRole('menuitemcheckbox', { name: new RegExp(`^By ${what}`) }).click();
  }

  /** Picks from the menu of the finding that is open. */
  async picks(item: string): Promise<void> {
    await this.list.getByRole('button', { name: 'More for this finding' }).click();
    await this.page.getByRole('menuitem', { name: item }).click();
  }

  get dialog(): Locator {
    return this.page.locator('[role="dialog"][data-open]');
  }

  /** Accepts the finding that is open. */
  async accepts(reason: string): Promise<void> {
    await this.list.getByRole('button', { name: 'Accept …' }).click();
    await this.dialog.getByRole('textbox', { name: 'Why it is all right here' }).fill(reason);
    await this.dialog.getByRole('button', { name: 'Accept', exact: true }).click();
    await expect(this.dialog).toBeHidden();
  }

  /** A number that is tried on the path of the finding that is open. */
  assumed(what: 'Availability' | '99th percentile', element: string): Locator {
    return this.list.getByRole('textbox', { name: `${what} of ${element}` });
  }

  /** What stands on the canvas at an element of the path that is lit up. */
  figureAt(elementId: string): Locator {
    return this.page.locator(`[data-path-figure="${elementId}"]`);
  }

  /** A rule in the list of all rules. */
  rule(title: string): Locator {
    return this.dialog.getByRole('button', { name: new RegExp(`^${title} (Error|Warning|Note)`) });
  }

  async shows(): Promise<void> {
    await this.counts.click();
    await expect(this.page.getByRole('tab', { name: /^Findings/ })).toHaveAttribute('aria-selected', 'true');
  }
}
