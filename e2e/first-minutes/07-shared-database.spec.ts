import { expect, test } from '../test.ts';

const ALMOST = `
meta: { schemaVersion: 1, name: Bakery }
elements:
  baking: { kind: service, name: Baking }
  billing: { kind: service, name: Billing }
  ledger: { kind: datastore, name: ledger }
flows:
  baking-ledger: { kind: access, from: baking, to: ledger }
layout:
  baking: { x: 0, y: 0 }
  billing: { x: 0, y: 160 }
  ledger: { x: 360, y: 80 }
`;
const SENTENCE = 'ledger is written by two services';

test.describe('7. A shared database', () => {
  test('is flagged on both services, and said once', async ({ designer }) => {
    await designer.opens(ALMOST);
    await expect(designer.findings.counts).toHaveAccessibleName(/0 errors/);
    await expect(designer.canvas.element('Baking')).toHaveAccessibleName('Baking, service');
    const said = await designer.listens();

    for (let time = 0; time < 3; time++) {
      await designer.canvas.drawsFlow('Billing', await designer.canvas.middleOf('ledger'));
      await expect(designer.canvas.element('Baking')).toHaveAccessibleName(/an error/);
      await expect(designer.canvas.element('Billing')).toHaveAccessibleName(/an error/);
      expect((await said()).filter((sentence) => sentence.includes(SENTENCE))).toHaveLength(time + 1);
      await designer.presses('Control+z');
      await expect(designer.canvas.element('Baking')).toHaveAccessibleName('Baking, service');
    }
  });
});
