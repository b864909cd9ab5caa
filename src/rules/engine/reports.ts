import { remove, update, type Decision, type Design } from '../../model/index.ts';
import { compareIds } from '../facts/ids.ts';
import { findingKey, writeTitle, type Finding, type Fix } from '../finding.ts';
import type { Rule, RuleSpec } from '../rule.ts';
import { counted, listed, strong } from '../wording/text.ts';
import { settingProblems } from './settingProblems.ts';
import { say } from '../../speech/index.ts';
import { titled } from '../wording/title.ts';

/** What a report is called in the list of rules; it judges the check itself and therefore has no folder in the catalogue. */
export type ReportInfo = Pick<RuleSpec<Record<never, never>>, 'id' | 'title' | 'summary' | 'group' | 'severity' | 'confidence' | 'sources' | 'docs'>;

export const STALE_ACCEPTANCE: ReportInfo = {
  id: 'stale-acceptance',
  title: 'Stale acceptance',
  summary: 'A finding was accepted, and it is not found any more.',
  group: 'This check',
  severity: 'info',
  confidence: 'S',
  sources: ['own'],
  docs: {
    wrong: 'A decision accepts a finding of a rule on a subject, and that rule finds nothing there. A rule that is off or outside the preset is not asked.',
    why: 'It would silently accept the same mistake when somebody makes it again, and its reason describes a design that is gone.',
    fix: 'Remove the acceptance, or the subjects that need it no more.',
  },
};

export const INVALID_RULE_SETTING: ReportInfo = {
  id: 'invalid-rule-setting',
  title: 'Invalid rule setting',
  summary: 'A setting of a rule cannot be used, so its default counts.',
  group: 'This check',
  severity: 'info',
  confidence: 'S',
  sources: ['own'],
  docs: {
    wrong: 'A setting names a rule or a parameter that does not exist, or a value outside the range of the parameter.',
    why: 'The person who wrote it believes that the rule behaves differently.',
    fix: 'Remove what cannot be used.',
  },
};

export const REPORTS: readonly ReportInfo[] = [STALE_ACCEPTANCE, INVALID_RULE_SETTING];

/** Keys of the findings that decisions accept. */
export function acceptedKeys(design: Design): ReadonlySet<string> {
  const keys = new Set<string>();
  for (const { ruleId, subjects } of Object.values(design.decisions)) {
    if (ruleId !== undefined) for (const subject of subjects ?? []) keys.add(findingKey(ruleId, subject));
  }
  return keys;
}

/**
 * Acceptances that match nothing.
 * @param isFound whether a rule finds something on a subject, accepted or not; `undefined` where the rule was not asked
 */
export function staleAcceptances(design: Design, isFound: (ruleId: string, subject: string) => boolean | undefined): Finding[] {
  return inIdOrder(design.decisions).flatMap(([id, decision]) => {
    const stale = staleSubjects(decision, isFound);
    return stale.length === 0 ? [] : [staleFinding(design, id, decision, stale)];
  });
}

export function staleAcceptanceFix(design: Design, decisionId: string, isFound: (ruleId: string, subject: string) => boolean | undefined): Fix[] {
  const decision = design.decisions[decisionId];
  if (!decision) return [];
  const stale = staleSubjects(decision, isFound);
  const left = (decision.subjects ?? []).filter((subject) => !stale.includes(subject));
  if (left.length === 0) return [{ id: 'remove', title: say`Remove the acceptance`, edits: [remove('decisions', decisionId)] }];
  return [
    {
      id: 'shorten',
      title: say`Accept only what is left: ${listed(left.map((id) => nameOf(design, id)))}`,
      edits: [update('decisions', decisionId, { subjects: left })],
    },
  ];
}

/** Settings that cannot be used, one finding for each rule that is set. */
export function invalidSettings(design: Design, rules: ReadonlyMap<string, Rule>): Finding[] {
  return inIdOrder(design.ruleSettings).flatMap(([ruleId]) => {
    const problems = REPORTS.some((report) => report.id === ruleId) ? [] : settingProblems(ruleId, rules, design);
    return problems.length === 0
      ? []
      : [
          report(INVALID_RULE_SETTING, ruleId, {
            title: titled`The setting of ${strong(ruleId)} cannot be used`,
            where: ruleId,
            why: say`In the settings of the rules: ${problems.join('; ')}. Whoever wrote it believes that the rule behaves differently.`,
          }),
        ];
  });
}

export function invalidSettingFix(design: Design, ruleId: string, rules: ReadonlyMap<string, Rule>): Fix[] {
  const setting = design.ruleSettings[ruleId];
  const rule = rules.get(ruleId);
  if (!setting) return [];
  if (!rule) return [{ id: 'remove', title: say`Remove the setting of ${ruleId}`, edits: [remove('ruleSettings', ruleId)] }];
  const good = Object.entries(setting.parameters ?? {}).filter(
    ([name, value]) => settingProblems(ruleId, rules, onlyParameter(design, ruleId, name, value)).length === 0,
  );
  const parameters = good.length > 0 ? Object.fromEntries(good) : null;
  return [{ id: 'clean', title: say`Remove what cannot be used`, edits: [update('ruleSettings', ruleId, { parameters })] }];
}

const onlyParameter = (design: Design, ruleId: string, name: string, value: number | boolean | string): Design => ({
  ...design,
  ruleSettings: { [ruleId]: { parameters: { [name]: value } } },
});

function staleSubjects(decision: Decision, isFound: (ruleId: string, subject: string) => boolean | undefined): string[] {
  const { ruleId, subjects } = decision;
  return ruleId === undefined ? [] : (subjects ?? []).filter((subject) => isFound(ruleId, subject) === false);
}

function staleFinding(design: Design, id: string, decision: Decision, stale: readonly string[]): Finding {
  const names = stale.map((subject) => nameOf(design, subject));
  return report(STALE_ACCEPTANCE, id, {
    title: titled`${strong(decision.ruleId ?? '')} is accepted on ${stale.length > 2 ? counted(stale.length, 'subject') : listed(names)}, where it finds nothing`,
    where: listed(names),
    why: say`Accepted on ${decision.date} because: ${decision.reason} The rule finds nothing there any more, so the acceptance would only hide the same mistake if somebody made it again.`,
    evidence: stale.filter((subject) => subject in design.elements || subject in design.flows || subject in design.sagas),
  });
}

function report(info: ReportInfo, subject: string, parts: Pick<Finding, 'title' | 'where' | 'why'> & { evidence?: readonly string[] }): Finding {
  return {
    key: findingKey(info.id, subject),
    ruleId: info.id,
    severity: info.severity,
    subject,
    evidence: parts.evidence ?? [],
    title: parts.title,
    message: writeTitle(parts.title),
    where: parts.where,
    why: parts.why,
    question: false,
  };
}

function nameOf(design: Design, id: string): string {
  const flow = design.flows[id];
  if (flow) return `${nameOf(design, flow.from)} → ${nameOf(design, flow.to)}`;
  return design.elements[id]?.name ?? design.sagas[id]?.name ?? design.contexts[id]?.name ?? id;
}

const inIdOrder = <R>(records: Readonly<Record<string, R>>): [string, R][] => Object.entries(records).sort(([a], [b]) => compareIds(a, b));
