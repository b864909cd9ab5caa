import type { PresetName } from './ruleState.ts';
import type { RuleInfo } from './types.ts';

/** How sure a rule can be, in words. */
export const CONFIDENCE_WORDS: Readonly<Record<RuleInfo['confidence'], { readonly short: string; readonly long: string }>> = {
  S: { short: 'Structural fact', long: 'What is drawn is enough to be sure of it.' },
  P: { short: 'Depends on properties', long: 'It is as sure as the properties that the design states.' },
  H: { short: 'Heuristic', long: 'A sign, not a proof. Look before you act.' },
};

export const SEVERITY_MEANINGS: Readonly<Record<RuleInfo['severity'], string>> = {
  error: 'breaks the property that the architecture is chosen for',
  warning: 'hurts under load, failure or change',
  info: 'asks or reminds',
};

export const PRESET_WORDS: Readonly<Record<PresetName, { readonly label: string; readonly hint: string }>> = {
  sketch: { label: 'Sketch', hint: 'Asks only for what is plainly wrong.' },
  design: { label: 'Design', hint: 'Asks what a design should answer.' },
  production: { label: 'Production', hint: 'Asks everything, also what only matters live.' },
};
