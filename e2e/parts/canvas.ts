import { expect, type Locator, type Page } from '@playwright/test';

export interface Point {
  readonly x: number;
  readonly y: number;
}

type Side = 'top' | 'right' | 'bottom' | 'left';

/** The drawing, as somebody sees and handles it. */
export class Canvas {
  readonly root: Locator;
  /** Every element that is part of the page. */
  readonly elements: Locator;
  /** The field in which a name is typed where it stands. */
  readonly nameField: Locator;
  /** The menu at the loose end of a flow. */
  readonly newElementMenu: Locator;
  /** That menu as a whole. */
  readonly newElementPopup: Locator;
  private readonly page: Page;

  constructor(page: Page) {
    this.page = page;
    this.root = page.getByRole('application', { name: 'Canvas' });
    this.elements = this.root.locator('[aria-roledescription="element"]');
    this.nameField = this.root.getByRole('textbox', { name: 'Name', exact: true });
    this.newElementMenu = this.root.getByRole('combobox', { name: 'New element' });
    this.newElementPopup = this.root.locator('[data-canvas-own]').filter({ has: page.getByRole('combobox', { name: 'New element' }) });
  }

  /** The element of this name. Its accessible name goes on with its kind, its findings and whether it is selected. */
  element(name: string): Locator {
    return this.elements.filter({ has: this.page.getByText(name, { exact: true }) });
  }

  async boxOf(name: string): Promise<{ x: number; y: number; width: number; height: number }> {
    const box = await this.element(name).boundingBox();
    if (!box) throw new Error(`${name} is not on the canvas.`);
    return box;
  }

  /** Waits until an element has come to rest. */
  async stands(name: string): Promise<void> {
    let before = '';
    await expect(async () => {
      const now = JSON.stringify(await this.boxOf(name));
      const rests = now === before;
      before = now;
      expect(rests).toBe(true);
    }).toPass({ intervals: [100] });
  }

  async middleOf(name: string): Promise<Point> {
    const { x, y, width, height } = await this.boxOf(name);
    return { x: x + width / 2, y: y + height / 2 };
  }

  async selects(...names: readonly string[]): Promise<void> {
    const [first = '', ...others] = names;
    await this.element(first).click();
    for (const name of others) await this.element(name).click({ modifiers: ['Shift'] });
    await expect(this.element(names.at(-1) ?? '')).toHaveAccessibleName(/selected$/);
  }

  /** Types a name into the field that has just opened, and takes it. */
  async names(name: string): Promise<void> {
    await expect(this.nameField).toBeFocused();
    await this.page.keyboard.press('Control+a');
    await this.page.keyboard.type(name);
    await this.page.keyboard.press('Enter');
    await expect(this.nameField).toBeHidden();
  }

  /** Presses on the round handle at a side of an element, and drags to a place on the screen. */
  async drawsFlow(from: string, to: Point, side: Side = 'right'): Promise<void> {
    await this.page.mouse.move(...xy(await this.middleOf(from)));
    const box = await this.boxOf(from);
    const handle = {
      top: { x: box.x + box.width / 2, y: box.y },
      right: { x: box.x + box.width, y: box.y + box.height / 2 },
      bottom: { x: box.x + box.width / 2, y: box.y + box.height },
      left: { x: box.x, y: box.y + box.height / 2 },
    }[side];
    await expect(this.root.locator(`[data-connect-handle][data-side="${side}"]`)).toBeVisible();
    await this.drags(handle, to);
  }

  /** Presses the left button at one place and lets go at the other, with moves between as a hand makes them. */
  async drags(from: Point, to: Point): Promise<void> {
    await this.page.mouse.move(...xy(from));
    await this.page.mouse.down();
    await this.page.mouse.move((from.x + to.x) / 2, (from.y + to.y) / 2, { steps: 4 });
    await this.page.mouse.move(...xy(to), { steps: 4 });
    await this.page.mouse.up();
  }
}

export const xy = ({ x, y }: Point): [number, number] => [x, y];
