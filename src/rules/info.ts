import { presetOf } from './engine/settings.ts';
import { REPORTS } from './engine/reports.ts';
import type { Severity } from './finding.ts';
import { CATALOGUE } from './registry.ts';
import type { Confidence, ParameterSpec, Preset, RuleDocs, RuleGroup } from './rule.ts';
import { sourceOf, type RuleSource } from './sources.ts';

/** A parameter with its name in `ruleSettings`. */
export type ParameterInfo = ParameterSpec & { readonly name: string };

/** What settings, help and documentation show of a rule. */
export interface RuleInfo {
  readonly id: string;
  readonly title: string;
  readonly summary: string;
  /** The worst that it can say. */
  readonly severity: Severity;
  /** S: structural fact, P: depends on properties, H: heuristic. */
  readonly confidence: Confidence;
  /** The first preset that asks it. */
  readonly preset: Preset;
  readonly group: RuleGroup;
  readonly parameters: readonly ParameterInfo[];
  readonly sources: readonly RuleSource[];
  readonly docs: RuleDocs;
}

/** All rules in the order of their findings, and behind them the reports on acceptances and settings. */
export const RULES: readonly RuleInfo[] = [
  ...CATALOGUE.map((rule) => ({
    id: rule.id,
    title: rule.title,
    summary: rule.summary,
    severity: rule.severity,
    confidence: rule.confidence,
    preset: presetOf(rule),
    group: rule.group,
    parameters: Object.entries(rule.parameters).map(([name, spec]) => ({ name, ...spec })),
    sources: rule.sources.map(sourceOf),
    docs: rule.docs,
  })),
  ...REPORTS.map((report) => ({ ...report, sources: report.sources.map(sourceOf), preset: 'sketch' as const, parameters: [] })),
];
