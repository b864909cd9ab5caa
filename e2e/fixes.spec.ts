import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { sample } from './parts/samples.ts';
import { test } from './test.ts';

const EXTENSION = '.seam.yaml';
const RULES = readdirSync(join(import.meta.dirname, 'samples/violations'))
  .filter((file) => file.endsWith(EXTENSION))
  .map((file) => file.slice(0, -EXTENSION.length));

test.describe('A fix', () => {
  for (const rule of RULES) {
    test(`for ${rule} is applied by keyboard, and undo brings the finding back`, async ({ designer }) => {
      await designer.opens(sample(`violations/${rule}${EXTENSION}`));
      await designer.fixesAndUndoes(rule);
    });
  }
});
