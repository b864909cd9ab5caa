import { add, remove, update, type Design, type Edit, type RuleSetting } from '../../model/index.ts';
import type { Severity } from '../finding.ts';
import type { RuleInfo } from '../info.ts';
import type { Preset } from '../rule.ts';
import { isAsked, parameterValue, type Refusal, refusal, refusalOf } from './settings.ts';

/** Edits, or why a value is refused, in words that name the range. */
export type SettingChange = { readonly ok: true; readonly edits: readonly Edit[] } | { readonly ok: false; readonly reason: string };

/** A rule as a design sets it. */
export interface EffectiveSetting {
  /** Whether it is asked, after preset and severity. */
  readonly active: boolean;
  /** What the design says about its severity; absent where the rule decides. */
  readonly severity?: Severity | 'off';
  /** What counts for each parameter, and whether the design says so. A value out of range does not count. */
  readonly parameters: readonly { readonly name: string; readonly value: number; readonly isOwn: boolean; readonly refused?: Refusal }[];
  /** Whether the design says anything at all about the rule. */
  readonly isOwn: boolean;
}

export function effectiveSetting(design: Design, rule: Pick<RuleInfo, 'id' | 'preset' | 'parameters'>): EffectiveSetting {
  const own = ownSetting(design, rule.id);
  const severity = own?.severity;
  const parameters = rule.parameters.map((spec) => {
    const given = parameterValue(own, spec.name);
    const refused = given === undefined ? undefined : refusalOf(spec, given);
    const isOwn = given !== undefined && refused === undefined;
    return { name: spec.name, value: isOwn ? Number(given) : spec.default, isOwn, ...(refused !== undefined && { refused }) };
  });
  return { active: isAsked(design, rule.preset, severity), ...(severity !== undefined && { severity }), parameters, isOwn: own !== undefined };
}

/** A severity of its own for a rule; `null` leaves it to the rule and the preset again. */
export function setSeverity(design: Design, ruleId: string, severity: Severity | 'off' | null): readonly Edit[] {
  const { severity: _, ...rest } = ownSetting(design, ruleId) ?? {};
  return settingEdits(design, ruleId, severity === null ? rest : { ...rest, severity });
}

/** A threshold of its own; `null` goes back to the rule's. What is out of range is refused and nothing changes. */
export function setParameter(design: Design, rule: Pick<RuleInfo, 'id' | 'title' | 'parameters'>, name: string, value: number | null): SettingChange {
  const spec = rule.parameters.find((parameter) => parameter.name === name);
  if (!spec) return { ok: false, reason: `${rule.title} has no parameter “${name}”.` };
  const reason = value === null ? undefined : refusal(spec, value);
  if (reason !== undefined) return { ok: false, reason: `${spec.label} ${reason}.` };
  const { parameters = {}, ...rest } = ownSetting(design, rule.id) ?? {};
  const { [name]: _, ...others } = parameters;
  const next = value === null ? others : { ...others, [name]: value };
  return { ok: true, edits: settingEdits(design, rule.id, Object.keys(next).length === 0 ? rest : { ...rest, parameters: next }) };
}

/** The rule as it comes. */
export const resetRule = (design: Design, ruleId: string): readonly Edit[] => settingEdits(design, ruleId, {});

/** How much is asked of the design; `design` is what counts where it does not say. */
export const setPreset = (design: Design, preset: Preset): readonly Edit[] =>
  (design.meta.preset ?? 'design') === preset ? [] : [update('meta', 'meta', { preset: preset === 'design' ? null : preset })];

const ownSetting = (design: Design, ruleId: string): RuleSetting | undefined =>
  Object.hasOwn(design.ruleSettings, ruleId) ? design.ruleSettings[ruleId] : undefined;

/** A rule that is as it comes has no record. */
function settingEdits(design: Design, ruleId: string, setting: RuleSetting): Edit[] {
  const own = ownSetting(design, ruleId);
  if (Object.keys(setting).length === 0) return own ? [remove('ruleSettings', ruleId)] : [];
  if (!own) return [add('ruleSettings', ruleId, setting)];
  const isSame = own.severity === setting.severity && sameParameters(own.parameters, setting.parameters);
  return isSame ? [] : [update('ruleSettings', ruleId, { severity: setting.severity ?? null, parameters: setting.parameters ?? null })];
}

function sameParameters(a: RuleSetting['parameters'] = {}, b: RuleSetting['parameters'] = {}): boolean {
  const names = Object.keys(a);
  return names.length === Object.keys(b).length && names.every((name) => Object.hasOwn(b, name) && a[name] === b[name]);
}
