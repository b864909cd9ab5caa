import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { designJsonSchema } from '../src/model/index.ts';

/** Writes the JSON Schema of the file format to where the page serves it. A test says when it has to be run again. */
const target = resolve(import.meta.dirname, '../public/seam.schema.json');
mkdirSync(dirname(target), { recursive: true });
writeFileSync(target, `${JSON.stringify(designJsonSchema(), null, 2)}\n`);
