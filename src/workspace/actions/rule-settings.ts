import { mark, t } from '../../language/index.ts';
import type { Design, Edit } from '../../model/index.ts';
import type { Preset, RuleInfo, Severity } from '../../rules/index.ts';
import * as settings from '../../workers/rules/onPage.ts';
import { apply, type ApplyResult } from '../editing.ts';
import { useDesign } from '../stores/design.ts';

export { effectiveSetting, type EffectiveSetting, type Refusal } from '../../workers/rules/onPage.ts';

/** A severity of its own for a rule; `null` leaves it to the rule and the preset again. */
export function setRuleSeverity({ id, title }: Pick<RuleInfo, 'id' | 'title'>, severity: Severity | 'off' | null): ApplyResult {
  const label = severity === 'off' ? t('Do not ask {{title}}', { title: t(title) }) : t('Set the severity of {{title}}', { title: t(title) });
  return change((design) => settings.setSeverity(design, id, severity), label);
}

/** A threshold of its own for a rule; `null` goes back to the rule's. Returns why it is refused, or nothing. */
export function setRuleParameter(rule: Pick<RuleInfo, 'id' | 'title' | 'parameters'>, name: string, value: number | null): string | undefined {
  const spec = rule.parameters.find((parameter) => parameter.name === name);
  const refused = spec && value !== null ? settings.refusalOf(spec, value) : undefined;
  if (spec && refused) return t(REFUSALS[refused], { label: t(spec.label), min: spec.min, max: spec.max });
  const wanted = settings.setParameter(useDesign.getState().design, rule, name, value);
  if (!wanted.ok) return wanted.reason;
  const result = change(() => wanted.edits, t('Set a threshold of {{title}}', { title: t(rule.title) }));
  return result.ok ? undefined : (result.problems[0]?.message ?? t('The design refuses this value.'));
}

const REFUSALS = {
  'no number': mark('{{label}} is no number between {{min}} and {{max}}.'),
  'no whole number': mark('{{label}} is no whole number between {{min}} and {{max}}.'),
  outside: mark('{{label}} is not between {{min}} and {{max}}.'),
} as const;

/** The rule as it comes. */
export const resetRule = ({ id, title }: Pick<RuleInfo, 'id' | 'title'>): ApplyResult =>
  change((design) => settings.resetRule(design, id), t('Set {{title}} back to its defaults', { title: t(title) }));

/** How much is asked of the design. */
export const setPreset = (preset: Preset): ApplyResult =>
  change((design) => settings.setPreset(design, preset), t('Check by the preset {{preset}}', { preset: t(preset) }));

function change(editsFor: (design: Design) => readonly Edit[], label: string): ApplyResult {
  const edits = editsFor(useDesign.getState().design);
  return edits.length === 0 ? { ok: true, applied: [] } : apply(edits, { label });
}
