import type { Design } from '../../../model/index.ts';
import { effectiveSetting } from '../../../workspace/index.ts';
import type { RuleInfo } from './types.ts';
import { t } from '../../../language/index.ts';

export type PresetName = RuleInfo['preset'];
export type SeverityName = RuleInfo['severity'];

/** From a whiteboard to what goes live; each asks what the ones before it ask. */
export const PRESETS = ['sketch', 'design', 'production'] as const satisfies readonly PresetName[];

/** `on`: it is asked. `off`: somebody switched it off. `outside`: the preset of the design does not ask it. */
export type RuleState = 'on' | 'off' | 'outside';

export function ruleState(rule: RuleInfo, design: Design): RuleState {
  const { active, severity } = effectiveSetting(design, rule);
  if (active) return 'on';
  return severity === 'off' ? 'off' : 'outside';
}

/** The worst that the rule says in this design; a question stays a note. */
export function severityIn(rule: RuleInfo, design: Design): SeverityName {
  const { severity } = effectiveSetting(design, rule);
  return severity === undefined || severity === 'off' ? rule.severity : severity;
}

/** The severity to set so that a rule is asked, or is not; `null` where the preset does it. */
export function severityFor(on: boolean, rule: Pick<RuleInfo, 'preset' | 'severity'>, preset: PresetName): SeverityName | 'off' | null {
  if (!on) return 'off';
  return PRESETS.indexOf(rule.preset) <= PRESETS.indexOf(preset) ? null : rule.severity;
}

/** Rules in which every typed word stands somewhere: title, id, summary, group. */
export function rulesFor(rules: readonly RuleInfo[], query: string): readonly RuleInfo[] {
  const words = query.trim().toLocaleLowerCase().split(/\s+/u).filter(Boolean);
  return rules.filter((rule) => {
    const text = [rule.title, rule.summary, rule.group]
      .flatMap((text) => [text, t(text)])
      .join(' ')
      .concat(' ', rule.id)
      .toLocaleLowerCase();
    return words.every((word) => text.includes(word));
  });
}
