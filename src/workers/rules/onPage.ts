/**
 * What of the rules is light enough for the page itself: numbers along a path while somebody is typing, and the settings of a rule in a form.
 * Apart from the client, which is loaded when the rules are first asked.
 */
export { pathAvailability, pathLatency, type Assumed, type PathStep } from '../../rules/figures/path.ts';
export { refusalOf, type Refusal } from '../../rules/engine/settings.ts';
export { effectiveSetting, resetRule, setParameter, setPreset, setSeverity, type EffectiveSetting } from '../../rules/engine/settingEdits.ts';
