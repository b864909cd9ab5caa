import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, it } from 'vitest';
import { rulesPage } from './page.ts';

it('the page about the rules says what the catalogue says (else run: npx node scripts/rules-page.ts)', () => {
  expect(readFileSync(resolve(import.meta.dirname, '../../docs/rules.md'), 'utf8')).toBe(rulesPage());
});
