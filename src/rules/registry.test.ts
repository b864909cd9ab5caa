import { existsSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { sketch } from '../testing/index.ts';
import { engineOver } from './engine/engine.ts';
import { RULES } from './index.ts';
import { CATALOGUE } from './registry.ts';
import { RULE_GROUPS } from './rule.ts';

const catalogue = fileURLToPath(new URL('./catalogue/', import.meta.url));
const folders = readdirSync(catalogue).toSorted();

describe('the catalogue', () => {
  it('has one line in the registry for each folder', () => {
    expect(folders.length).toBeGreaterThanOrEqual(45);
    expect(CATALOGUE.map(({ id }) => id).toSorted()).toEqual(folders);
  });

  it.each(folders)('%s has a test', (folder) => expect(existsSync(`${catalogue}${folder}/rule.test.ts`)).toBe(true));

  it.each(CATALOGUE.map((rule) => [rule.id, rule] as const))('%s says what is wrong, why it hurts, how to repair it and where that comes from', (_, rule) => {
    for (const text of [rule.docs.wrong, rule.docs.why, rule.docs.fix]) expect(text).toMatch(/^[A-Z].{40,}\.$/su);
    expect(rule.summary).toMatch(/^[A-Z].{10,}\.$/u);
    expect(rule.title).toMatch(/^[A-Z][^.]+$/u);
    expect(rule.sources.length).toBeGreaterThan(0);
    expect(RULE_GROUPS).toContain(rule.group);
  });

  it.each(CATALOGUE.map((rule) => [rule.id, rule] as const))('%s has parameters whose defaults are in their ranges', (_, rule) => {
    for (const spec of Object.values(rule.parameters)) {
      expect(spec.min).toBeLessThan(spec.max);
      expect(spec.default).toBeGreaterThanOrEqual(spec.min);
      expect(spec.default).toBeLessThanOrEqual(spec.max);
      expect(spec.label).not.toBe('');
      expect(spec.help).toMatch(/\.$/u);
    }
  });

  it.each(CATALOGUE.map((rule) => [rule.id, rule] as const))(
    '%s has a bad picture in which it finds one thing, and a good one in which it finds nothing',
    (_, rule) => {
      const { bad = '', good = '' } = rule.docs.pictures ?? {};
      const foundIn = (picture: string) => engineOver([rule]).check(sketch(`meta {preset: production}; ${picture}`));
      expect(foundIn(bad).map(({ ruleId }) => ruleId)).toEqual([rule.id]);
      expect(foundIn(good)).toEqual([]);
    },
  );

  it('lets no heuristic be an error, but the distributed monolith, which takes two symptoms', () => {
    const errors = CATALOGUE.filter(({ confidence, severity }) => confidence === 'H' && severity === 'error').map(({ id }) => id);
    expect(errors.filter((id) => id !== 'distributed-monolith')).toEqual([]);
  });

  it('shows every rule, and the reports on the check itself, with every id once', () => {
    const ids = RULES.map(({ id }) => id);
    expect(ids).toEqual([...CATALOGUE.map(({ id }) => id), 'stale-acceptance', 'invalid-rule-setting']);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('gives parameters with their names', () => {
    expect(RULES.find(({ id }) => id === 'sync-chain')?.parameters.map(({ name, default: value }) => [name, value])).toEqual([
      ['warningHops', 3],
      ['errorHops', 4],
    ]);
  });
});
