import { expect, type Locator } from '@playwright/test';
import type { Designer } from '../designer.ts';
import { type Point, xy } from './canvas.ts';

/** Bounded contexts: on the map, where each is a box of its own, and in Design, where they lie around their elements. */
export class ContextMap {
  /** The contexts on the map. */
  readonly contexts: Locator;
  /** The word of the relation that is selected. */
  readonly selectedRelation: Locator;
  readonly inspector: Locator;
  private readonly designer: Designer;

  constructor(designer: Designer) {
    this.designer = designer;
    const { page, canvas } = designer;
    this.contexts = canvas.root.locator('[aria-roledescription="bounded context"]');
    this.selectedRelation = canvas.root.getByRole('group', {
      name: /^(?:Customer-supplier|Upstream-downstream|Partnership|Shared kernel|Separate ways) (?:from|of) /,
    });
    this.inspector = page.getByRole('complementary', { name: 'Inspector' });
  }

  async opens(): Promise<void> {
    await this.designer.mode('Map').click();
    await expect(this.designer.mode('Map')).toHaveAttribute('aria-pressed', 'true');
  }

  context(name: string): Locator {
    return this.contexts.filter({ has: this.designer.page.getByText(name, { exact: true }) });
  }

  async middleOf(box: Locator): Promise<Point> {
    const { x, y, width, height } = await this.boxOf(box);
    return { x: x + width / 2, y: y + height / 2 };
  }

  /** Where a box stands when it has come to rest: the view moves for a moment when the map is entered. */
  async boxOf(box: Locator): Promise<{ x: number; y: number; width: number; height: number }> {
    let last = '';
    await expect
      .poll(async () => {
        const before = last;
        last = JSON.stringify(await box.boundingBox());
        return last === before;
      })
      .toBe(true);
    const found = await box.boundingBox();
    if (!found) throw new Error('It is not on the map.');
    return found;
  }

  /** Presses on the round handle at the right edge of a context, and drags onto another. */
  async relates(from: string, to: string): Promise<void> {
    const box = await this.boxOf(this.context(from));
    await this.designer.page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
    await expect(this.designer.canvas.root.locator('[data-connect-handle][data-side="right"]')).toBeVisible();
    await this.designer.canvas.drags({ x: box.x + box.width, y: box.y + box.height / 2 }, await this.middleOf(this.context(to)));
  }

  /** Presses `C`, types a name, and takes what is found. */
  async connectsTo(name: string): Promise<void> {
    const { page, dialog } = this.designer;
    await page.keyboard.press('c');
    await expect(dialog.getByRole('combobox')).toBeFocused();
    await page.keyboard.type(name);
    await expect(dialog.getByRole('option').first()).toContainText(name);
    await page.keyboard.press('Enter');
    await expect(dialog).toBeHidden();
  }

  async drags(box: Locator, by: Point): Promise<void> {
    const from = await this.middleOf(box);
    await this.designer.canvas.drags(from, { x: from.x + by.x, y: from.y + by.y });
  }

  /** In Design: the name of a context that lies around an element and nothing left of or above it. */
  async nameAround(element: string): Promise<Point> {
    const { x, y, width } = await this.designer.canvas.boxOf(element);
    const zoom = width / 176;
    return { x: x - 2 * zoom, y: y - 27 * zoom };
  }

  async clicks(at: Point): Promise<void> {
    await this.designer.page.mouse.click(...xy(at));
  }
}
