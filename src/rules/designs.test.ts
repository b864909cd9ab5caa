import { describe, expect, it } from 'vitest';
import { sketch } from '../testing/index.ts';
import { check } from './index.ts';
import { CATALOGUE } from './registry.ts';
import { DESIGNS } from './testing/designs/index.ts';

describe('of a whole design', () => {
  it.each(DESIGNS.map((design) => [design.name, design] as const))('exactly what is wrong is said: %s', (_, { text, findings }) => {
    expect(
      check(sketch(text))
        .map(({ severity, key }) => `${severity} ${key}`)
        .sort(),
    ).toEqual([...findings].sort());
  });

  it('some are clean, and between them the others show every rule', () => {
    expect(DESIGNS.filter(({ findings }) => findings.length === 0).length).toBeGreaterThanOrEqual(6);
    const shown = new Set(DESIGNS.flatMap(({ findings }) => findings.map((finding) => finding.replace(/^\w+ |@.*$/g, ''))));
    expect(CATALOGUE.map(({ id }) => id).filter((id) => !shown.has(id))).toEqual([]);
  });
});
