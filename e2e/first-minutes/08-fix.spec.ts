import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '../test.ts';
import { sample } from '../parts/samples.ts';

const EXTENSION = '.seam.yaml';
const RULES = readdirSync(join(import.meta.dirname, '../samples/violations'))
  .filter((file) => file.endsWith(EXTENSION))
  .map((file) => file.slice(0, -EXTENSION.length));

test.describe('8. A fix', () => {
  for (const rule of RULES) {
    test(`for ${rule} is applied by keyboard, and undo brings the finding back`, async ({ designer }) => {
      await designer.opens(sample(`violations/${rule}${EXTENSION}`));
      const before = await designer.file();
      await expect(designer.findings.counts).toHaveAccessibleName(/1 (error|warning)/);

      await designer.presses('F8');
      await expect(designer.findings.of(rule)).toHaveAttribute('aria-expanded', 'true');
      await designer.presses('Control+.');
      await expect(designer.findings.preview).toBeFocused();
      await designer.presses('Enter');
      await expect(designer.findings.price).toContainText('1 finding goes');
      await expect(designer.findings.apply).toBeFocused();
      await designer.presses('Enter');
      await expect(designer.findings.of(rule)).toHaveCount(0);
      expect(await designer.file()).not.toBe(before);

      await designer.presses('Control+z');
      await expect(designer.findings.of(rule)).toHaveCount(1);
      expect(await designer.file()).toBe(before);
    });
  }

  test('is chosen and applied by pointer', async ({ designer }) => {
    await designer.opens(sample('violations/shared-database.seam.yaml'));
    await designer.findings.shows();
    await designer.findings.of('shared-database').click();
    await designer.page.getByRole('radio', { name: /owns the data/ }).click();
    await designer.findings.preview.click();
    await designer.findings.apply.click();
    await expect(designer.findings.of('shared-database')).toHaveCount(0);
    expect(await designer.drawn()).toContain('call Billing → Baking');
  });
});
