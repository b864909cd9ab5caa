import { sample } from '../parts/samples.ts';
import { expect, test } from '../test.ts';

test.describe('8. A fix', () => {
  test.beforeEach(({ designer }) => designer.opens(sample('violations/shared-database.seam.yaml')));

  test('is applied by keyboard, and undo brings the finding back', async ({ designer }) => {
    await designer.fixesAndUndoes('shared-database');
  });

  test('is chosen and applied by pointer', async ({ designer }) => {
    await designer.findings.shows();
    await designer.findings.of('shared-database').click();
    await designer.page.getByRole('radio', { name: /owns the data/ }).click();
    await designer.findings.preview.click();
    await designer.findings.apply.click();
    await expect(designer.findings.of('shared-database')).toHaveCount(0);
    expect(await designer.drawn()).toContain('call Billing → Baking');
  });
});
