import type { Design } from '../model/index.ts';
import { engineOver, type RuleEngine } from './engine/engine.ts';
import type { Finding } from './finding.ts';
import { CATALOGUE } from './registry.ts';

export { changesBetween, changesOf, type Changes } from './facts/changes.ts';
export type { RuleEngine } from './engine/engine.ts';
export { SEVERITIES, writeTitle, type Finding, type Fix, type FixPreview, type Severity, type TitlePart } from './finding.ts';
export type { Confidence, Preset, RuleDocs, RuleGroup } from './rule.ts';
export { RULES, type ParameterInfo, type RuleInfo } from './info.ts';

/** An engine over the whole catalogue. */
export const createEngine = (): RuleEngine => engineOver(CATALOGUE);

/** Findings of one design, without anything that is kept for the next. */
export const check = (design: Design): readonly Finding[] => createEngine().check(design);
