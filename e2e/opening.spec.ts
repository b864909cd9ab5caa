import { sample } from './parts/samples.ts';
import { expect, test } from './test.ts';

test.describe('Opening', () => {
  test('a microTOSCA topology draws it, placed and checked', async ({ designer }) => {
    await designer.presses('3');
    await designer.dialog
      .locator('input[type="file"]')
      .setInputFiles({ name: 'vineyard.yml', mimeType: 'text/yaml', buffer: Buffer.from(sample('vineyard.microtosca.yml')) });
    await designer.seesElements();
    const design = await designer.design();
    expect(Object.values(design.elements).map(({ kind, name }) => `${kind} ${name}`)).toEqual(
      expect.arrayContaining(['service pressing', 'service bottling', 'datastore cellar', 'broker harvest']),
    );
    expect(Object.keys(design.layout)).toEqual(expect.arrayContaining(Object.keys(design.elements)));
    await expect(designer.findings.counts).toHaveAccessibleName(/[1-9]\d* warnings?/);
    await designer.findings.shows();
    await expect(designer.findings.of('shared-database')).toHaveText(/cellar/);
  });

  for (const [what, file, where] of [
    ['a damaged file', 'damaged.txt', /line 6, column 1.*not well-formed/],
    ['a file of a later version', 'future.seam.yaml', /version/i],
  ] as const) {
    test(`${what} says where and why, and leaves the document as it is`, async ({ designer }) => {
      await designer.startsBlank();
      const before = await designer.file();
      await designer.presses('Control+o');
      await expect(designer.dialog.getByRole('textbox')).toBeFocused();
      await designer.dialog.getByRole('textbox').fill(sample(file));
      await designer.dialog.getByRole('button', { name: 'Open', exact: true }).click();
      await expect(designer.dialog.getByRole('alert')).toContainText(where);
      await designer.presses('Escape');
      await expect(designer.dialog).toBeHidden();
      expect(await designer.file()).toBe(before);
    });
  }

  test('a file with a flow to nowhere opens without it, and says which', async ({ designer }) => {
    await designer.opens(sample('dangling.seam.yaml'));
    await expect(designer.notices).toContainText('Dangling was read with one remark.');
    await expect(designer.notices).toContainText('flows.charge');
    expect(await designer.drawn()).toEqual(['service Orders']);
  });

  test('what is no design at all, pasted, says why and changes nothing', async ({ designer }) => {
    await designer.startsBlank();
    const before = await designer.file();
    await designer.pastes('Dear all, lunch is at noon.');
    await expect(designer.notices).toContainText('This text cannot be pasted here.');
    expect(await designer.file()).toBe(before);
  });

  test('Mermaid from a README draws it', async ({ designer }) => {
    await designer.opens('flowchart LR\n  shop["Shop"] --> orders["Orders"]\n  orders --> db[("order-db")]\n');
    expect(await designer.drawn()).toEqual(expect.arrayContaining(['service Orders', 'datastore order-db']));
  });

  test('an example from the gallery opens as a design of its own, and the other one stays on the device', async ({ designer }) => {
    await designer.startsBlank('Mine');
    await designer.commands('Examples …');
    await designer.dialog
      .getByRole('button', { name: /shared/i })
      .first()
      .click();
    await expect(designer.canvas.element('Mine')).toBeHidden();
    await designer.seesElements();
    await designer.commands('Designs on this device');
    await designer.dialog.getByRole('button', { name: /^Untitled/ }).click();
    await expect(designer.canvas.element('Mine')).toBeVisible();
  });
});
