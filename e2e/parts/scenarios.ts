import { expect, type Locator, type Page } from '@playwright/test';

/** What stands in the drawer in Play: results with their charts, the waterfall, the scenario. */
export class Scenarios {
  /** The numbers of a run. */
  readonly results: Locator;
  /** The numbers of two runs beside each other. */
  readonly compared: Locator;
  readonly spans: Locator;
  /** The scenario over its time. */
  readonly timeline: Locator;
  /** Says what is played, and opens the menu of scenarios. */
  readonly which: Locator;
  /** Says why a breakpoint has stopped the run. */
  readonly halted: Locator;
  private readonly page: Page;

  constructor(page: Page) {
    this.page = page;
    this.results = page.getByRole('table', { name: 'Results', exact: true });
    this.compared = page.getByRole('table', { name: 'Results of both runs' });
    this.spans = page.getByRole('tree', { name: 'Spans' });
    this.timeline = page.getByRole('region', { name: /^Timeline of / });
    this.which = page.getByRole('button', { name: /^Scenario: / });
    this.halted = page.getByRole('status').filter({ hasText: 'Stop here no more' });
  }

  /** Opens the drawer at one of its tabs. */
  async opens(tab: 'Results' | 'Waterfall' | 'Scenario'): Promise<void> {
    const wanted = this.page.getByRole('tab', { name: tab });
    if (!(await wanted.isVisible())) await this.page.getByRole('button', { name: /^Findings: \d/ }).click();
    await wanted.click();
    await expect(wanted).toHaveAttribute('aria-selected', 'true');
  }

  /** A chart, as a slider over time that says its values where it stands. */
  chart(title: string): Locator {
    return this.page.getByRole('slider', { name: title });
  }

  async comparesWith(what: string | RegExp): Promise<void> {
    await this.page.getByRole('button', { name: 'Compare runs' }).click();
    await this.page.getByRole('menuitem', { name: what }).click();
    await expect(this.compared).toBeVisible();
  }

  /** A number of the comparison: of this run, of the other, and the difference in words. */
  async figure(label: string): Promise<string[]> {
    return this.compared
      .getByRole('row')
      .filter({ has: this.page.getByRole('rowheader', { name: label, exact: true }) })
      .getByRole('cell')
      .allInnerTexts();
  }

  /** Lets the run stop by itself at a kind of event. */
  async stopsWhen(kind: string): Promise<void> {
    await this.page.getByRole('button', { name: /^Stops: / }).click();
    await this.page.getByRole('checkbox', { name: kind }).click();
    await this.page.keyboard.press('Escape');
  }

  /** Something that happens in the scenario, as a bar over its time. */
  bar(name: string | RegExp): Locator {
    return this.timeline.getByRole('button', { name });
  }

  async adds(what: string): Promise<void> {
    await this.timeline.getByRole('button', { name: 'Add', exact: true }).click();
    await this.page.getByRole('menuitem', { name: what }).click();
  }

  /** A field of the form of what is picked. */
  field(label: string): Locator {
    return this.page.getByRole('tabpanel', { name: 'Scenario' }).getByRole('textbox', { name: label, exact: true });
  }

  /** Types into a field of that form, and takes it. */
  async fills(label: string, text: string): Promise<void> {
    await this.field(label).fill(text);
    await this.page.keyboard.press('Enter');
  }

  /** Picks from a list of that form. */
  async chooses(label: string, option: string): Promise<void> {
    await this.page.getByRole('tabpanel', { name: 'Scenario' }).getByRole('combobox', { name: label, exact: true }).click();
    await this.page.getByRole('option', { name: option, exact: true }).click();
  }

  async menu(item: string): Promise<void> {
    await this.which.click();
    await this.page.getByRole('menuitem', { name: item }).click();
  }
}
