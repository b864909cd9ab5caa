import { mark, wordTable } from '../../../language/index.ts';
import type { PresetName } from './ruleState.ts';
import type { RuleInfo } from './types.ts';

/** How sure a rule can be, in words. */
export const CONFIDENCE_WORDS: Readonly<Record<RuleInfo['confidence'], { readonly short: string; readonly long: string }>> = {
  S: { short: mark('Structural fact'), long: mark('What is drawn is enough to be sure of it.') },
  P: { short: mark('Depends on properties'), long: mark('It is as sure as the properties that the design states.') },
  H: { short: mark('Heuristic'), long: mark('A sign, not a proof. Look before you act.') },
};

export const SEVERITY_MEANINGS: Readonly<Record<RuleInfo['severity'], string>> = wordTable({
  error: 'breaks the property that the architecture is chosen for',
  warning: 'hurts under load, failure or change',
  info: 'asks or reminds',
});

export const PRESET_WORDS: Readonly<Record<PresetName, { readonly label: string; readonly hint: string }>> = {
  sketch: { label: mark('Sketch'), hint: mark('Asks only for what is plainly wrong.') },
  design: { label: mark('Design'), hint: mark('Asks what a design should answer.') },
  production: { label: mark('Production'), hint: mark('Asks everything, also what only matters live.') },
};
