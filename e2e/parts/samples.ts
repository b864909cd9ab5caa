import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The text of a file of `e2e/samples`. */
export const sample = (path: string): string => readFileSync(join(import.meta.dirname, '..', 'samples', path), 'utf8');
