import type { Design, RuleSetting } from '../../model/index.ts';
import type { Severity } from '../finding.ts';
import type { ParameterSpec, Preset, Rule } from '../rule.ts';

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

/** Why a value cannot be a parameter. */
export type Refusal = 'no number' | 'no whole number' | 'outside';

export function refusalOf(spec: ParameterSpec, value: unknown): Refusal | undefined {
  if (typeof value !== 'number' || !Number.isFinite(value)) return 'no number';
  if (value < spec.min || value > spec.max) return 'outside';
  return spec.integer !== false && !Number.isInteger(value) ? 'no whole number' : undefined;
}

/** The same as the end of a sentence that names the range; nothing if the value can be a parameter. */
export function refusal(spec: ParameterSpec, value: unknown): string | undefined {
  const why = refusalOf(spec, value);
  return why && `is ${why === 'outside' ? 'not' : why} between ${spec.min} and ${spec.max}`;
}
