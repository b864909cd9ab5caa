import type { Designer } from './designer.ts';
import { Clock } from './parts/clock.ts';
import { expect, test } from './test.ts';

const PARTNERS = ['Inventory', 'Payment', 'Shipping', 'Invoice', 'Notification'];
const UNDONE = new Map([
  ['Inventory', 'Release stock'],
  ['Payment', 'Refund payment'],
  ['Shipping', 'Recall parcel'],
]);

/** The name that a new element has is selected: what is typed takes its place. */
async function names(designer: Designer, name: string): Promise<void> {
  await expect(designer.canvas.nameField).toBeFocused();
  await designer.types(name);
  await designer.presses('Enter');
  await expect(designer.canvas.element(name)).toBeVisible();
}

async function expectsTheSaga(designer: Designer): Promise<void> {
  const design = await designer.design();
  const idOf = (name: string) => Object.keys(design.elements).find((id) => design.elements[id]?.name === name);
  expect(await designer.drawn()).toEqual(
    [...PARTNERS.map((name) => `call Orders → ${name}`), ...[...PARTNERS, 'Orders'].map((name) => `service ${name}`)].toSorted(),
  );
  const steps = PARTNERS.map((name) => ({ participantId: idOf(name), ...(UNDONE.has(name) && { compensation: UNDONE.get(name) }) }));
  expect(Object.values(design.sagas)).toMatchObject([{ style: 'orchestration', orchestratorId: idOf('Orders'), steps }]);
}

test.describe('An order saga of six services, its steps and what undoes them', () => {
  test('is drawn by mouse in under two minutes', async ({ designer, page }) => {
    const clock = await Clock.starts(page);
    await designer.start('Blank canvas').click();
    await names(designer, 'Orders');
    for (const [index, name] of PARTNERS.entries()) {
      const { x, y } = await designer.canvas.middleOf('Orders');
      await designer.canvas.drawsFlow('Orders', { x: x + 300, y: y - 200 + index * 100 });
      await expect(designer.canvas.newElementMenu).toBeFocused();
      await designer.presses('Enter');
      await names(designer, name);
    }
    await designer.presses('Control+a');
    await page.getByRole('button', { name: 'Make a saga of the 6 services' }).click();
    const inspector = page.getByRole('complementary', { name: 'Inspector' });
    for (const [name, undo] of UNDONE) {
      await inspector.getByRole('button', { name: new RegExp(`^(?:\\d+ )?${name}`) }).click();
      await inspector
        .getByRole('combobox', { name: 'Compensation' })
        .or(inspector.getByRole('textbox', { name: 'Compensation' }))
        .first()
        .click();
      await designer.types(undo);
      await designer.presses('Enter');
    }
    await expectsTheSaga(designer);
    expect(await clock.seconds()).toBeLessThan(120);
  });

  test('is drawn by keyboard alone in under three minutes', async ({ designer, page }) => {
    const clock = await Clock.starts(page);
    await designer.presses('2');
    await names(designer, 'Orders');
    for (const [index, name] of PARTNERS.entries()) {
      if (index > 0) await designer.presses('Alt+ArrowLeft');
      await designer.presses('Control+ArrowRight');
      await names(designer, name);
    }
    await designer.presses('Control+a');
    await designer.commands('Add a saga');
    await expect(page.getByRole('complementary', { name: 'Inspector' }).getByRole('heading', { name: 'Saga' })).toBeVisible();
    await designer.outline.opens();
    await designer.outline.walksTo('Saga');
    await designer.presses('ArrowRight');
    for (const [name, undo] of UNDONE) {
      await designer.outline.walksTo(name);
      await designer.presses('ArrowRight');
      await designer.outline.walksTo('undone by nothing');
      await designer.presses('F2');
      await expect(designer.outline.tree.getByRole('textbox', { name: 'Name' })).toBeFocused();
      await designer.types(undo);
      await designer.presses('Enter');
      await expect(designer.outline.row(`undone by ${undo}`)).toBeFocused();
    }
    await expectsTheSaga(designer);
    expect(await clock.seconds()).toBeLessThan(180);
  });
});
