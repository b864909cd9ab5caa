import type { Design } from '../../model/index.ts';
import { say } from '../../speech/index.ts';
import type { ParameterSpec, Rule } from '../rule.ts';
import { refusalOf } from './settings.ts';

/** What is wrong with the settings of one rule, as parts of a sentence; empty if all is well. */
export function settingProblems(ruleId: string, rules: ReadonlyMap<string, Rule>, design: Design): string[] {
  const rule = rules.get(ruleId);
  if (!rule) return [say`no rule is called “${ruleId}”`];
  return Object.entries(design.ruleSettings[ruleId]?.parameters ?? {}).flatMap(([name, value]) => {
    const spec = Object.hasOwn(rule.parameters, name) ? rule.parameters[name] : undefined;
    if (!spec) return [say`it has no parameter “${name}”`];
    return problemOf(spec, name, value) ?? [];
  });
}

function problemOf(spec: ParameterSpec, name: string, value: unknown): string | undefined {
  switch (refusalOf(spec, value)) {
    case 'no number':
      return say`“${name}: ${String(value)}” is no number between ${spec.min} and ${spec.max}; ${spec.default} counts instead`;
    case 'no whole number':
      return say`“${name}: ${String(value)}” is no whole number between ${spec.min} and ${spec.max}; ${spec.default} counts instead`;
    case 'outside':
      return say`“${name}: ${String(value)}” is not between ${spec.min} and ${spec.max}; ${spec.default} counts instead`;
    default:
      return undefined;
  }
}
