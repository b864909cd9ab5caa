import { Designer } from './designer.ts';
import { expect, test } from './test.ts';

const MANY = 1_500;
const ids = Array.from({ length: MANY }, (_zero, index) => `copy-${index}`);

/** What copying so many services elsewhere puts on the clipboard. */
const COPIED = `\`\`\`seamwright\n${JSON.stringify(
  {
    schemaVersion: 1,
    elements: Object.fromEntries(ids.map((id) => [id, { kind: 'service', name: id }])),
    flows: Object.fromEntries(ids.map((id, index) => [`flow-${index}`, { kind: 'call', from: id, to: ids[(index * 7 + 1) % MANY] }])),
    layout: Object.fromEntries(ids.map((id, index) => [id, { x: (index % 40) * 260, y: 400 + Math.floor(index / 40) * 160 }])),
  },
  null,
  2,
)}\n\`\`\`\n`;

const size = async (designer: Designer): Promise<number> => Object.keys((await designer.design()).elements).length;

test.describe('Thousands at once', () => {
  test.slow();

  test('are pasted, undone and redone as one step, here and in another tab', async ({ designer, context }) => {
    await designer.startsBlank();
    await designer.seesSaved();
    const other = new Designer(await context.newPage());
    await other.page.goto('./');
    await other.seesElements();
    await designer.page.bringToFront();
    await designer.pastes(COPIED);
    await expect.poll(() => size(designer), { timeout: 30_000 }).toBe(MANY + 1);
    await expect.poll(() => size(other), { timeout: 30_000 }).toBe(MANY + 1);
    await designer.presses('Control+z');
    await expect.poll(() => size(designer), { timeout: 30_000 }).toBe(1);
    await expect.poll(() => size(other), { timeout: 30_000 }).toBe(1);
    await designer.presses('Control+Shift+z');
    await expect.poll(() => size(designer), { timeout: 30_000 }).toBe(MANY + 1);
    await designer.seesSaved();
    await designer.page.close();
    await other.page.reload();
    await other.seesSaved();
    // All of it is in view, so that nothing of it is an element of the page.
    await expect(other.page.locator('[data-canvas] canvas[data-whole]').first()).toBeAttached();
    expect(await size(other)).toBe(MANY + 1);
  });

  test('leave all or nothing behind when the tab is gone right after', async ({ designer, context }) => {
    await designer.startsBlank();
    await designer.seesSaved();
    await designer.pastes(COPIED);
    await designer.page.close();
    const later = new Designer(await context.newPage());
    await later.page.goto('./');
    await later.seesElements();
    expect([1, MANY + 1]).toContain(await size(later));
    await expect(later.page.getByText('could not be read')).toHaveCount(0);
  });
});
