import type { Design } from '../model/index.ts';
import { engineOver, type RuleEngine } from './engine/engine.ts';
import type { Finding } from './finding.ts';
import { CATALOGUE } from './registry.ts';

export { changesBetween, changesOf, type Changes } from './facts/changes.ts';
export type { RuleEngine } from './engine/engine.ts';
export { finish, type FixAllOptions, type HelpfulOptions, type Work } from './engine/repairs.ts';
export { isAsked, PRESETS, refusal } from './engine/settings.ts';
export { effectiveSetting, resetRule, setParameter, setPreset, setSeverity, type EffectiveSetting, type SettingChange } from './engine/settingEdits.ts';
export {
  pathAttempts,
  pathAvailability,
  pathLatency,
  type Assumed,
  type PathAvailability,
  type PathLatency,
  type PathStep,
} from './figures/path.ts';
export {
  SEVERITIES,
  writeTitle,
  type Finding,
  type Fix,
  type FixAllPreview,
  type FixPreview,
  type FixProgress,
  type HelpfulFix,
  type Severity,
  type TitlePart,
} from './finding.ts';
export type { ContextCohesion } from './health/cohesion.ts';
export type { Health } from './health/health.ts';
export type { MonolithHealth, MonolithPart } from './health/monolith.ts';
export { RULE_GROUPS, type Confidence, type ParameterSpec, type Preset, type RuleDocs, type RuleGroup } from './rule.ts';
export { RULES, type ParameterInfo, type RuleInfo } from './info.ts';

/** An engine over the whole catalogue. */
export const createEngine = (): RuleEngine => engineOver(CATALOGUE);

/** Findings of one design, without anything that is kept for the next. */
export const check = (design: Design): readonly Finding[] => createEngine().check(design);
