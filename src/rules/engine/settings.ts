import type { Design, RuleSetting } from '../../model/index.ts';
import type { Severity } from '../finding.ts';
import type { ParameterSpec, Preset, Rule } from '../rule.ts';
import { say } from '../../speech/index.ts';

/** What a design asks of one rule. */
export interface Setting {
  readonly active: boolean;
  /** Replaces the severity of every finding that is no question. */
  readonly severity: Severity | undefined;
  readonly values: Readonly<Record<string, number>>;
}

export const PRESETS = ['sketch', 'design', 'production'] as const satisfies readonly Preset[];

/** The first preset in which a rule speaks. */
export const presetOf = (rule: Pick<Rule, 'preset' | 'confidence'>): Preset => rule.preset ?? (rule.confidence === 'S' ? 'sketch' : 'design');

/** A severity that the design sets for a rule outweighs its preset; a parameter that is out of range falls back to its default. */
export function settingOf(rule: Rule, design: Design): Setting {
  const own = Object.hasOwn(design.ruleSettings, rule.id) ? design.ruleSettings[rule.id] : undefined;
  const values: Record<string, number> = {};
  for (const [name, spec] of Object.entries(rule.parameters)) {
    const value = parameterValue(own, name);
    values[name] = value !== undefined && refusal(spec, value) === undefined ? Number(value) : spec.default;
  }
  const severity = own?.severity === 'off' ? undefined : own?.severity;
  return { active: isAsked(design, presetOf(rule), own?.severity), severity, values };
}

/** Whether a rule is asked: a severity that the design sets for it decides, else the preset of the design. */
export const isAsked = (design: Design, preset: Preset, severity: RuleSetting['severity']): boolean =>
  severity === undefined ? PRESETS.indexOf(preset) <= PRESETS.indexOf(design.meta.preset ?? 'design') : severity !== 'off';

/** What a setting says of a parameter, usable or not. */
export const parameterValue = (setting: RuleSetting | undefined, name: string): number | boolean | string | undefined =>
  setting?.parameters && Object.hasOwn(setting.parameters, name) ? setting.parameters[name] : undefined;

export const sameSetting = (a: Setting, b: Setting): boolean =>
  a.active === b.active && a.severity === b.severity && Object.keys(a.values).every((name) => a.values[name] === b.values[name]);

/** Why a value cannot be a parameter, as the end of a sentence that names the range; nothing if it can. */
export function refusal(spec: ParameterSpec, value: unknown): string | undefined {
  const range = say`between ${spec.min} and ${spec.max}`;
  if (typeof value !== 'number' || !Number.isFinite(value)) return say`is no number ${range}`;
  if (value < spec.min || value > spec.max) return say`is not ${range}`;
  if (spec.integer !== false && !Number.isInteger(value)) return say`is no whole number ${range}`;
  return undefined;
}

/** What is wrong with the settings of one rule, as parts of a sentence; empty if all is well. */
export function settingProblems(ruleId: string, rules: ReadonlyMap<string, Rule>, design: Design): string[] {
  const rule = rules.get(ruleId);
  if (!rule) return [say`no rule is called “${ruleId}”`];
  return Object.entries(design.ruleSettings[ruleId]?.parameters ?? {}).flatMap(([name, value]) => {
    const spec = Object.hasOwn(rule.parameters, name) ? rule.parameters[name] : undefined;
    if (!spec) return [say`it has no parameter “${name}”`];
    const reason = refusal(spec, value);
    return reason === undefined ? [] : [say`“${name}: ${String(value)}” ${reason}; ${spec.default} counts instead`];
  });
}
