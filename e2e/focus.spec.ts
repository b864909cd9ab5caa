import { expect, test } from './test.ts';

test.describe('Where the keys are', () => {
  test('Alt+Enter goes to the details of the selection, Escape takes back what is typed there, then goes back to the drawing', async ({ designer, page }) => {
    await designer.startsBlank();
    const inspector = page.getByRole('complementary', { name: 'Inspector' });
    const name = inspector.getByRole('textbox', { name: 'Name' });
    await expect(name).toBeVisible();
    await designer.presses('Alt+Enter');
    await expect(name).toBeFocused();
    await designer.types(' and more');
    await designer.presses('Escape');
    await expect(name).toHaveValue('Orders');
    await expect(name).toBeFocused();
    await designer.presses('Escape');
    await expect(designer.canvas.root).toBeFocused();
    await expect(designer.canvas.element('Orders')).toHaveAccessibleName(/selected$/);
  });

  test('Escape closes a list that is open, and stays in the form', async ({ designer, page }) => {
    await designer.startsBlank();
    const role = page.getByRole('combobox', { name: 'Role' });
    await expect(role).toBeVisible();
    await designer.presses('Alt+Enter');
    await expect(page.getByRole('textbox', { name: 'Name' })).toBeFocused();
    await designer.presses('Tab', 'Tab');
    await expect(role).toBeFocused();
    await designer.presses('Enter');
    await expect(page.getByRole('listbox')).toBeVisible();
    await designer.presses('Escape');
    await expect(page.getByRole('listbox')).toBeHidden();
    await expect(role).toBeFocused();
    await expect(async () => {
      // A tip that came with the focus goes first.
      await designer.presses('Escape');
      await expect(designer.canvas.root).toBeFocused({ timeout: 500 });
    }).toPass();
  });

  test('F6 goes around the parts of the window, and Shift+F6 back', async ({ designer, page }) => {
    await designer.startsBlank();
    const inspector = page.getByRole('complementary', { name: 'Inspector' });
    await expect(inspector).toBeVisible();
    const focused = () => page.evaluate(() => document.activeElement?.outerHTML);
    const stops: (string | null)[] = [];
    do {
      const before = await focused();
      await designer.presses('F6');
      await expect.poll(focused).not.toBe(before);
      stops.push(await page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? null));
    } while (stops.at(-1) !== 'Canvas' && stops.length < 12);
    expect(stops).toEqual(['Menu', null, 'Share', 'Select', 'More', expect.stringMatching(/^Findings:/), 'Canvas']);
    await designer.presses('Shift+F6', 'Shift+F6');
    await expect(inspector.getByRole('button', { name: 'More' })).toBeFocused();
  });

  test('after Play the palette is there again, and the keys stay with the drawing', async ({ designer, page }) => {
    await designer.startsBlank();
    const search = page.getByRole('searchbox', { name: 'Search what can be added' });
    await designer.presses('n');
    await expect(search).toBeFocused();
    await designer.presses('Escape');
    await designer.presses('Control+ArrowRight', 'Enter', 't');
    await expect(designer.mode('Play')).toHaveAttribute('aria-pressed', 'true');
    await designer.presses('t');
    await expect(search).toBeVisible();
    await designer.presses('Control+a');
    await expect(designer.canvas.root).toHaveAccessibleDescription('2 selected');
  });
});

test('The keys of the drawing go on after a press on a button of the bars, and not where Tab has gone to it', async ({ designer, page }) => {
  await designer.startsBlank();
  await designer.canvas.stands('Orders');
  const before = await designer.canvas.boxOf('Orders');
  const hand = page.getByRole('button', { name: 'Select', exact: true });
  await hand.click();
  await expect(hand).toBeFocused();
  await designer.presses('ArrowRight');
  await expect.poll(async () => (await designer.canvas.boxOf('Orders')).x).toBe(before.x + 8);
  await designer.presses('Delete');
  await expect(designer.canvas.elements).toHaveCount(0);
  await designer.presses('Control+z');
  await designer.canvas.selects('Orders');
  await designer.tabsTo(hand);
  await designer.presses('Delete');
  await designer.presses('Control+a');
  await expect(designer.canvas.elements).toHaveCount(1);
});

test.describe('The palette by keyboard', () => {
  test('begins anew with each N, and adds patterns as well as elements', async ({ designer, page }) => {
    await designer.startsBlank();
    const search = page.getByRole('searchbox', { name: 'Search what can be added' });
    for (const [word, name] of [
      ['brok', 'Kafka'],
      ['data', 'Orders DB'],
    ] as const) {
      await designer.presses('n');
      await designer.types(word);
      await designer.presses('Enter');
      await designer.canvas.names(name);
      await expect(search).toHaveValue('');
    }
    await designer.presses('n');
    await expect(search).toBeFocused();
    await designer.types('service');
    await designer.presses('Escape');
    await expect(search).toHaveValue('');
    await designer.presses('Escape');
    await expect(designer.canvas.root).toBeFocused();
    await designer.presses('Control+a', 'n');
    await designer.types('saga');
    await designer.presses('Enter');
    await expect(page.getByRole('complementary', { name: 'Inspector' }).getByRole('heading', { name: 'Saga' })).toBeVisible();
    expect(await designer.drawn()).toEqual(['broker Kafka', 'datastore Orders DB', 'service Orders']);
  });
});

test('Neighbours that are appended one after the other stand beside each other', async ({ designer }) => {
  await designer.startsBlank();
  for (const name of ['Payment', 'Stock', 'Shipping']) {
    await designer.presses('a');
    await expect(designer.canvas.newElementMenu).toBeFocused();
    await designer.presses('Enter');
    await designer.canvas.names(name);
    await designer.presses('Alt+ArrowLeft');
    await expect(designer.canvas.element('Orders')).toHaveAccessibleName(/selected$/);
  }
  const boxes = await Promise.all(['Payment', 'Stock', 'Shipping'].map((name) => designer.canvas.boxOf(name)));
  expect(new Set(boxes.map(({ x }) => Math.round(x))).size).toBe(1);
  const tops = boxes.map(({ y }) => y).toSorted((a, b) => a - b);
  for (const [index, top] of tops.slice(1).entries()) expect(top - (tops[index] ?? 0)).toBeGreaterThan(64);
});

test('After Play the design stands where it stood, unless somebody has looked elsewhere', async ({ designer, page }) => {
  await designer.opensExample();
  const playing = page.getByRole('toolbar', { name: 'Playback' });
  await designer.presses('Control+0', 'Alt+ArrowRight', 'Shift+Digit2');
  await designer.canvas.stands('Web shop');
  const before = await designer.canvas.boxOf('Web shop');
  await designer.presses('t');
  await expect(playing).toBeVisible();
  await expect.poll(() => designer.canvas.boxOf('Web shop')).not.toEqual(before);
  await designer.canvas.stands('Web shop');
  await designer.presses('t');
  await expect.poll(() => designer.canvas.boxOf('Web shop')).toEqual(before);

  await designer.presses('t');
  await expect(playing).toBeVisible();
  await designer.canvas.stands('Web shop');
  await designer.presses('Control+Minus');
  await designer.canvas.stands('Web shop');
  const { width } = await designer.canvas.boxOf('Web shop');
  await designer.presses('t');
  await expect(playing).toBeHidden();
  await designer.canvas.stands('Web shop');
  expect((await designer.canvas.boxOf('Web shop')).width).toBeCloseTo(width, 0);
});
