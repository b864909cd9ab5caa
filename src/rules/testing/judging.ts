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

/** Records that a fix changes, by collection and id, as they stand after it; `undefined` for what is gone. Layout is left out. */
export function changedBy(rule: Rule, design: Design | string, fixId: string): Record<string, Record<string, unknown>> {
  const before = designOf(design);
  const after = repaired(rule, before, fixId);
  const changes = changesBetween(before, after);
  return Object.fromEntries(
    COLLECTION_NAMES.filter((name) => name !== 'layout' && changes[name]).map((name) => [name, Object.fromEntries(changes[name] ?? [])]),
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
