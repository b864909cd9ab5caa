import { applyEdits, COLLECTION_NAMES, type Design } from '../../model/index.ts';
import { sketch } from '../../testing/index.ts';
import { engineOver } from '../engine/engine.ts';
import { changesBetween } from '../facts/changes.ts';
import type { Finding, Fix, FixPreview } from '../finding.ts';
import type { Rule } from '../rule.ts';

/** What one rule says of a design, which may be given in the language of `sketch`. */
export const judged = (rule: Rule, design: Design | string): readonly Finding[] => engineOver([rule]).check(designOf(design));

/** Severity and sentence of each finding of one rule. */
export const saidBy = (rule: Rule, design: Design | string): string[] => judged(rule, design).map(({ severity, message }) => `${severity}: ${message}`);

/** The fixes of the only finding of one rule. */
export function fixesBy(rule: Rule, design: Design | string): readonly Fix[] {
  const engine = engineOver([rule]);
  const [finding, ...others] = engine.check(designOf(design));
  if (!finding || others.length > 0) throw new Error(`expected one finding, got ${others.length + (finding ? 1 : 0)}`);
  return engine.fixes(finding.key);
}

/**
 * Records that a fix changes, by collection and id, as they stand after it; `undefined` for what is gone. Layout is left out.
 * The random end of new ids is left out too, so `order-db-k3f9` reads `order-db`, and a second one with that name `order-db~`.
 */
export function changedBy(rule: Rule, design: Design | string, fixId: string): Record<string, Record<string, unknown>> {
  const before = designOf(design);
  const changes = changesBetween(before, repaired(rule, before, fixId));
  const isNew = (id: string) => !(id in before.elements) && !(id in before.flows);
  const names = new Map<string, string>();
  for (const [id] of [...(changes.elements ?? []), ...(changes.flows ?? [])].filter(([added]) => isNew(added))) {
    let name = id.slice(0, -5);
    while ([...names.values()].includes(name)) name += '~';
    names.set(id, name);
  }
  const named = (value: unknown): unknown => {
    if (typeof value === 'string') return names.get(value) ?? value;
    if (Array.isArray(value)) return value.map(named);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([key, entry]) => [names.get(key) ?? key, named(entry)]));
  };
  return Object.fromEntries(
    COLLECTION_NAMES.filter((name) => name !== 'layout' && changes[name]).map((name) => [
      name,
      named(Object.fromEntries(changes[name] ?? [])) as Record<string, unknown>,
    ]),
  );
}

/** The design after a fix of the only finding of one rule. */
export function repaired(rule: Rule, design: Design | string, fixId: string): Design {
  const before = designOf(design);
  const fix = fixesBy(rule, before).find(({ id }) => id === fixId);
  if (!fix) throw new Error(`there is no fix ${fixId}`);
  const result = applyEdits(before, fix.edits);
  if (!result.ok) throw new Error(result.problems.map(({ path, message }) => `${path}: ${message}`).join('\n'));
  return result.design;
}

/** Key and severity of everything that a preview brings, as `error shared-database@db`. */
export const brings = ({ come }: FixPreview): string[] => come.map(({ key, severity }) => `${severity} ${key}`);

const designOf = (design: Design | string): Design => (typeof design === 'string' ? sketch(design) : design);
