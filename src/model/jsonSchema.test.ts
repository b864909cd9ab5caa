import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { designJsonSchema } from './index.ts';

const stored = resolve(import.meta.dirname, '../../public/seam.schema.json');

describe('the JSON Schema of the file format', () => {
  it('is stored as the model says (else run: node scripts/json-schema.ts)', () => {
    expect(JSON.parse(readFileSync(stored, 'utf8'))).toEqual(designJsonSchema());
  });

  it('asks for nothing but meta', () => {
    expect(designJsonSchema()['required']).toEqual(['meta']);
  });

  it('keeps no words that only our forms know', () => {
    expect(JSON.stringify(designJsonSchema())).not.toMatch(/"(label|help|unit|onRemove|hidden|multiline|acyclic)":"?[A-Za-z]/);
  });
});
