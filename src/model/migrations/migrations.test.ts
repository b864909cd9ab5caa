import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { SCHEMA_VERSION } from '../index.ts';
import { readDesign, writeDesign } from '../text.ts';
import { MIGRATIONS, migrate, type MigrateOne, type RawDocument } from './index.ts';

const samples = join(import.meta.dirname, 'samples');
const versions = Array.from({ length: SCHEMA_VERSION }, (_, i) => i + 1);
const sample = (version: number) => readFileSync(join(samples, `v${version}.seam.yaml`), 'utf8');

describe('the stored samples', () => {
  it('are one for each version that there has been', () => {
    expect(readdirSync(samples).sort()).toEqual(versions.map((version) => `v${version}.seam.yaml`).sort());
  });

  it.each(versions)('of version %i is read', (version) => {
    const read = readDesign(sample(version));
    expect(read.problems).toEqual([]);
    expect(read).toMatchObject(version === SCHEMA_VERSION ? { ok: true } : { ok: true, migratedFrom: version });
  });

  it('of the current version is canonical text', () => {
    const text = sample(SCHEMA_VERSION);
    const read = readDesign(text);
    expect(read.ok && writeDesign(read.design)).toBe(text);
  });
});

describe('migrations', () => {
  it('are one for each version but the first', () => {
    expect(MIGRATIONS).toHaveLength(SCHEMA_VERSION - 1);
  });

  it.each(MIGRATIONS.map((migration, index) => [index + 1, migration] as const))('from version %i does not throw on damaged data', (_version, migration) => {
    for (const raw of [{}, { meta: null }, { elements: 7, flows: [], meta: [] }, { elements: { a: null }, flows: { f: 'text' } }]) {
      expect(() => migration(deepFreeze(raw))).not.toThrow();
    }
  });
});

describe('migrate', () => {
  const rename: MigrateOne = (raw) => ({ ...raw, elements: raw['boxes'], boxes: undefined });
  const shout: MigrateOne = (raw) => ({ ...raw, loud: true });
  const old = deepFreeze<RawDocument>({ meta: { schemaVersion: 1, name: 'Old' }, boxes: { a: {} } });

  it('runs every step from the version of the document on, in order, and writes the version', () => {
    expect(migrate(old, 1, [rename, shout])).toEqual({ meta: { schemaVersion: 3, name: 'Old' }, elements: { a: {} }, loud: true });
    expect(migrate(old, 2, [rename, shout])).toEqual({ meta: { schemaVersion: 3, name: 'Old' }, boxes: { a: {} }, loud: true });
  });

  it('gives the document itself where there is nothing to do', () => {
    expect(migrate(old, 3, [rename, shout])).toBe(old);
  });
});

function deepFreeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null) for (const inner of Object.values(Object.freeze(value))) deepFreeze(inner);
  return value;
}
