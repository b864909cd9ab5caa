import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { rulesPage } from '../src/rules/page.ts';

/** Writes the page about the rules. A test says when it has to be run again. */
writeFileSync(resolve(import.meta.dirname, '../docs/rules.md'), rulesPage());
