import { applyEdits, type Design } from '../../model/index.ts';
import { changesBetween, changesOf, sizeOf, type Changes } from '../facts/changes.ts';
import { Facts } from '../facts/facts.ts';
import { sameFinding, SEVERITIES, type Finding, type Fix, type FixPreview, type Severity } from '../finding.ts';
import { FixDraft } from '../fixing/draft.ts';
import type { Rule } from '../rule.ts';
import {
  acceptedKeys,
  INVALID_RULE_SETTING,
  invalidSettingFix,
  invalidSettings,
  REPORTS,
  STALE_ACCEPTANCE,
  staleAcceptanceFix,
  staleAcceptances,
} from './reports.ts';
import { RuleRunner } from './runner.ts';

/** Checks designs one after the other, and does for each only what differs from the one before. */
export interface RuleEngine {
  /**
   * Findings of `design`, worst first, then in the order of the rules and of ids. What changed since the last call is told by the identity of records.
   * A finding that says the same as before is the same object; the list is the same array if all of it is.
   */
  check(design: Design): readonly Finding[];
  /** As `check`, for a caller who knows what changed: `design` differs from the one before by `changes` and by nothing else. */
  update(design: Design, changes: Changes): readonly Finding[];
  /** Ways to repair a finding of the last check, as its rule ranks them; empty for a key that is not in the list. */
  fixes(key: string): readonly Fix[];
  /** What each fix would take away and bring, those that bring least first. */
  preview(key: string): readonly FixPreview[];
}

/** @param rules in the order in which findings are listed; every id once */
export function engineOver(rules: readonly Rule[]): RuleEngine {
  return new Engine(rules);
}

/** Beyond this share of all records a fresh start is cheaper than following the changes. */
const REBUILD_SHARE = 0.1;
const REBUILD_LEAST = 200;

class Engine implements RuleEngine {
  private readonly rules: ReadonlyMap<string, Rule>;
  private readonly order: readonly Rule[];
  private design: Design | undefined;
  private facts: Facts | undefined;
  private runners: readonly RuleRunner[] = [];
  private accepted: ReadonlySet<string> = new Set();
  private settingReports: readonly Finding[] = [];
  private reports: readonly Finding[] = [];
  private found: readonly Finding[] = [];

  constructor(rules: readonly Rule[]) {
    this.order = rules;
    this.rules = new Map(rules.map((rule) => [rule.id, rule]));
  }

  check(design: Design): readonly Finding[] {
    if (design === this.design) return this.found;
    return this.design ? this.update(design, changesBetween(this.design, design)) : this.start(design);
  }

  update(design: Design, changes: Changes): readonly Finding[] {
    if (!this.design) return this.start(design);
    return this.move(design, changes);
  }

  fixes(key: string): readonly Fix[] {
    const finding = this.found.find((candidate) => candidate.key === key);
    const { facts, design } = this;
    if (!finding || !facts || !design) return [];
    if (finding.ruleId === STALE_ACCEPTANCE.id) return staleAcceptanceFix(design, finding.subject, this.isFound);
    if (finding.ruleId === INVALID_RULE_SETTING.id) return invalidSettingFix(design, finding.subject, this.rules);
    const runner = this.runners.find(({ rule }) => rule.id === finding.ruleId);
    if (!runner || finding.noFixReason !== undefined) return [];
    const { each } = runner.rule.judgement;
    const slot = each === 'flow' ? facts.flowSlot(finding.subject) : facts.elementSlot(finding.subject);
    const draft = (fixId: string) => new FixDraft(design, `${key}:${fixId}`);
    try {
      return runner.rule.fixes({ facts, design, finding, values: runner.values, slot, draft });
    } catch {
      return [];
    }
  }

  preview(key: string): readonly FixPreview[] {
    const { design } = this;
    if (!design) return [];
    const before = this.found;
    const previews = this.fixes(key).flatMap((fix) => this.previewOf(design, before, fix) ?? []);
    return previews.toSorted((a, b) => cost(a.come) - cost(b.come));
  }

  private start(design: Design): readonly Finding[] {
    this.design = design;
    const facts = new Facts(design);
    this.facts = facts;
    this.runners = this.order.map((rule) => new RuleRunner(rule, design));
    for (const runner of this.runners) runner.runAll(facts);
    this.accepted = acceptedKeys(design);
    this.settingReports = invalidSettings(design, this.rules);
    return this.collect(design);
  }

  /** @param remembered findings of before that are used again where they say the same; a preview that goes there and back keeps all objects by it */
  private move(design: Design, changes: Changes, remembered?: ReadonlyMap<string, Finding>): readonly Finding[] {
    this.design = design;
    let { facts } = this;
    const records = (facts?.elementSlots ?? 0) + (facts?.flowSlots ?? 0);
    if (!facts || sizeOf(changes) > Math.max(REBUILD_LEAST, records * REBUILD_SHARE)) {
      facts = new Facts(design);
      this.facts = facts;
      for (const runner of this.runners) runner.runAll(facts, remembered);
    } else {
      const touched = facts.update(design, changes);
      for (const runner of this.runners) runner.runTouched(facts, changes, touched, remembered);
    }
    if (changes.decisions) this.accepted = acceptedKeys(design);
    if (changes.ruleSettings) this.settingReports = invalidSettings(design, this.rules);
    const changed = this.runners.map((runner) => runner.findings.takeChanged()).includes(true);
    // What an acceptance says depends on names of records that no rule looks at.
    const hasReports = this.accepted.size > 0 || this.reports.length > 0;
    if (!changed && !hasReports && !changes.decisions && !changes.ruleSettings && !changes.meta) return this.found;
    return this.collect(design, remembered);
  }

  private collect(design: Design, remembered?: ReadonlyMap<string, Finding>): readonly Finding[] {
    const reports = this.reportsOf(design, remembered);
    const list: Finding[] = [];
    const add = (finding: Finding) => this.accepted.has(finding.key) || list.push(finding);
    for (const severity of SEVERITIES) {
      for (const { findings } of this.runners) for (const finding of findings.list(severity)) add(finding);
      for (const report of reports) if (report.severity === severity) add(report);
    }
    if (!sameItems(list, this.found)) this.found = list;
    return this.found;
  }

  private reportsOf(design: Design, remembered?: ReadonlyMap<string, Finding>): readonly Finding[] {
    const before = new Map(this.reports.map((report) => [report.key, report]));
    this.reports = [...staleAcceptances(design, this.isFound), ...this.settingReports]
      .filter(({ ruleId }) => design.ruleSettings[ruleId]?.severity !== 'off')
      .map((report) => [before.get(report.key), remembered?.get(report.key)].find((old) => old && sameFinding(old, report)) ?? report);
    return this.reports;
  }

  /** Goes to the repaired design and back, so that only what the fix touches is judged. */
  private previewOf(design: Design, before: readonly Finding[], fix: Fix): FixPreview | undefined {
    const result = applyEdits(design, fix.edits);
    if (!result.ok) return undefined;
    const remembered = this.everyFinding();
    try {
      const after = this.move(result.design, changesOf(result.applied, result.design));
      const severityBefore = new Map(before.map(({ key, severity }) => [key, severity]));
      const severityAfter = new Map(after.map(({ key, severity }) => [key, severity]));
      return {
        fix,
        gone: before.filter(({ key, severity }) => isMilder(severityAfter.get(key), severity)),
        come: after.filter(({ key, severity }) => isWorse(severity, severityBefore.get(key))),
      };
    } finally {
      this.move(design, changesOf(result.inverse, design), remembered);
      if (sameItems(before, this.found)) this.found = before;
    }
  }

  private everyFinding(): ReadonlyMap<string, Finding> {
    const all = [...this.runners.flatMap(({ findings }) => SEVERITIES.flatMap((severity) => findings.list(severity))), ...this.reports];
    return new Map(all.map((finding) => [finding.key, finding]));
  }

  /** Whether a rule finds something on a subject; `undefined` where it is not asked. */
  private readonly isFound = (ruleId: string, subject: string): boolean | undefined => {
    const runner = this.runners.find(({ rule }) => rule.id === ruleId);
    if (runner) return runner.active ? runner.findings.get(subject) !== undefined : undefined;
    return REPORTS.some(({ id }) => id === ruleId) ? undefined : false;
  };
}

const sameItems = (a: readonly Finding[], b: readonly Finding[]): boolean => a.length === b.length && a.every((finding, i) => finding === b[i]);

/** Whether a finding is gone, or left something milder behind: where two calls had no timeout, a question about a third may remain. */
const isMilder = (now: Severity | undefined, before: Severity): boolean => now === undefined || SEVERITIES.indexOf(now) > SEVERITIES.indexOf(before);

const isWorse = (now: Severity, before: Severity | undefined): boolean => before === undefined || SEVERITIES.indexOf(now) < SEVERITIES.indexOf(before);

/** Errors weigh more than any number of warnings, and these more than any number of notes. */
const cost = (findings: readonly Finding[]): number => findings.reduce((sum, { severity }) => sum + { error: 1e8, warning: 1e4, info: 1 }[severity], 0);
