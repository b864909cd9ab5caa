import type { Designer } from './designer.ts';
import { sample } from './parts/samples.ts';
import { expect, test } from './test.ts';

const field = ({ page }: Designer) => page.getByRole('textbox', { name: 'Find a name' });
const replacement = ({ page }: Designer) => page.getByRole('textbox', { name: 'Replace with' });
const hits = ({ page }: Designer) => page.getByRole('list', { name: 'Hits' }).getByRole('listitem');
const status = ({ page }: Designer) => page.locator('#find-count');

test.describe('Finding names', () => {
  test.beforeEach(async ({ designer }) => designer.opensExample());

  test('flies from hit to hit by keyboard, and Escape leaves with the hit selected', async ({ designer }) => {
    await designer.presses('Control+f');
    await expect(field(designer)).toBeFocused();
    await designer.types('order service');
    await expect(status(designer)).toHaveText(/^\d+ names?$/);
    await designer.presses('Enter');
    await expect(designer.canvas.element('Order service')).toHaveAccessibleName(/selected$/);
    await expect(status(designer)).toHaveText(/^1 of \d+ names?$/);
    await expect(field(designer)).toBeFocused();
    await designer.presses('Escape');
    await expect(field(designer)).toBeHidden();
    await expect(designer.canvas.element('Order service')).toHaveAccessibleName(/selected$/);
  });

  test('brings a hit from far away into view', async ({ designer }) => {
    await designer.page.mouse.move(720, 450);
    await designer.page.mouse.wheel(0, 4_000);
    await expect.poll(() => designer.elementsInView()).toBe(0);
    await designer.presses('Control+f');
    await designer.types('payment-db');
    await designer.presses('Enter');
    await expect(designer.canvas.element('payment-db')).toBeInViewport();
  });

  test('tells capitals and whole words apart, and says why an expression cannot be read', async ({ designer }) => {
    await designer.presses('Control+f');
    await designer.types('order');
    await expect(hits(designer).nth(8)).toBeVisible();
    const all = await hits(designer).count();
    await designer.presses('Alt+w');
    await expect.poll(() => hits(designer).count()).toBeLessThan(all);
    await designer.presses('Alt+w', 'Alt+r', 'Control+a');
    await designer.types('^order-(db|events');
    await expect(status(designer)).toHaveText(/missing closing \)/);
    await designer.types(')$');
    await expect(hits(designer)).toHaveCount(2);
  });
});

test.describe('Replacing names', () => {
  test('shows what becomes of each, leaves out what is told, and is one undo step', async ({ designer }) => {
    await designer.opens(sample('harbour.seam.yaml'));
    const before = await designer.file();
    await designer.presses('Control+h');
    await designer.types('e');
    await expect(hits(designer).first()).toBeVisible();
    await designer.page.keyboard.press('Control+a');
    await designer.types('quay');
    await designer.tabsTo(replacement(designer));
    await designer.types('Pier');
    await expect(hits(designer).filter({ hasText: 'Quays' })).toContainText('→ Piers');
    await hits(designer).filter({ hasText: 'Quays' }).getByRole('checkbox').click();
    const replace = designer.page.getByRole('button', { name: /^Replace \d+ names?$/ });
    const count = Number(/\d+/.exec((await replace.textContent()) ?? '')?.[0]);
    expect(count).toBe((await hits(designer).count()) - 1);
    await hits(designer).filter({ hasText: 'Quays' }).getByRole('checkbox').click();
    const said = await designer.listens();
    await replace.click();
    await expect.poll(said).toContainEqual(expect.stringMatching(/names? replaced\. Undo brings/));
    await expect(status(designer)).toHaveText('Nothing is called like that.');
    expect(await designer.file()).toContain('Piers');
    await designer.canvas.root.focus();
    await designer.presses('Control+z');
    await expect.poll(() => designer.file()).toBe(before);
    await expect.poll(said).toContainEqual(expect.stringMatching(/^Undone: /));
  });

  test('finds its way to a name with a finger at 800 pixels', async ({ designer }) => {
    await designer.page.setViewportSize({ width: 800, height: 900 });
    await designer.opens(sample('harbour.seam.yaml'));
    await designer.tools.getByRole('button', { name: 'Find', exact: true }).click();
    await field(designer).fill('Booking');
    await hits(designer).first().getByRole('button').click();
    await expect(designer.canvas.element('Booking').first()).toBeInViewport();
  });
});
