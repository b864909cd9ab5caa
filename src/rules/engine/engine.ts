import { emptyDesign, type Design } from '../../model/index.ts';
import { changesBetween, sizeOf, type Changes } from '../facts/changes.ts';
import { Facts } from '../facts/facts.ts';
import { sameFinding, SEVERITIES, type Finding, type Fix, type FixAllPreview, type FixPreview, type FixProgress, type HelpfulFix } from '../finding.ts';
import { FixDraft } from '../fixing/draft.ts';
import { healthOf, type Health } from '../health/health.ts';
import type { Rule } from '../rule.ts';
import { cost, differencesBetween, type Differences } from './differences.ts';
import { finish, fixEvery, fixSafely, mostHelpful, previewsOf, type FixAllOptions, type HelpfulOptions, type Work, type Workbench } from './repairs.ts';
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
import { Bench, type Movable } from './bench.ts';
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
  /**
   * One list of edits that repairs every finding of a rule with its best fix, each on the design that the one before led to. A finding whose repair would
   * bring an error, or as much as it takes away, is left. The same design gives the same edits.
   */
  fixAll(ruleId: string, options?: FixAllOptions): FixAllPreview;
  /** One list of edits for everything that a machine may do unasked and that brings no error and no warning. */
  fixSafe(): FixAllPreview;
  /** What would help most: the fixes that take away most minus what they bring. Looks at a bounded number of findings. */
  helpful(options?: HelpfulOptions): readonly HelpfulFix[];
  /** How the design is as a whole, apart from single findings. */
  health(): Health;
  /** The three that take long, as work that can stop between two findings. Any other call to the engine stops it. */
  readonly inSteps: {
    fixAll(ruleId: string, options?: FixAllOptions): Work<FixAllPreview>;
    fixSafe(): Work<FixAllPreview>;
    helpful(options?: HelpfulOptions): Work<readonly HelpfulFix[]>;
  };
}

/** @param rules in the order in which findings are listed; every id once */
export function engineOver(rules: readonly Rule[]): RuleEngine {
  return new Engine(rules);
}

/** Beyond this share of all records a fresh start is cheaper than following the changes. */
const REBUILD_SHARE = 0.1;
const REBUILD_LEAST = 200;

const NOTHING = emptyDesign();

class Engine implements RuleEngine, Movable {
  private readonly rules: ReadonlyMap<string, Rule>;
  private readonly order: readonly Rule[];
  /** Place of each rule among the others. */
  private readonly ranks: ReadonlyMap<string, number>;
  design: Design = NOTHING;
  private hasDesign = false;
  private facts: Facts = new Facts(NOTHING);
  private runners: readonly RuleRunner[] = [];
  private accepted: ReadonlySet<string> = new Set();
  private settingReports: readonly Finding[] = [];
  private reports: readonly Finding[] = [];
  found: readonly Finding[] = [];
  private unfinished: Generator<FixProgress, unknown, void> | undefined;
  readonly inSteps: RuleEngine['inSteps'] = {
    fixAll: (ruleId, options = {}) => this.work((bench) => fixEvery(bench, ruleId, options)),
    fixSafe: () => this.work(fixSafely),
    helpful: (options = {}) => this.work((bench) => mostHelpful(bench, options)),
  };

  constructor(rules: readonly Rule[]) {
    this.order = rules;
    this.rules = new Map(rules.map((rule) => [rule.id, rule]));
    this.ranks = new Map([...rules, ...REPORTS].map(({ id }, i) => [id, i]));
  }

  check(design: Design): readonly Finding[] {
    this.abandon();
    if (design === this.design) return this.found;
    return this.hasDesign ? this.move(design, changesBetween(this.design, design)) : this.start(design);
  }

  update(design: Design, changes: Changes): readonly Finding[] {
    this.abandon();
    return this.hasDesign ? this.move(design, changes) : this.start(design);
  }

  fixes(key: string): readonly Fix[] {
    this.abandon();
    const finding = this.finding(key);
    return finding ? this.fixesOf(finding) : [];
  }

  preview(key: string): readonly FixPreview[] {
    this.abandon();
    const finding = this.finding(key);
    if (!finding) return [];
    const previews = finish(this.work((bench) => previewsOf(bench, finding)));
    return previews.toSorted((a, b) => cost(a.come) - cost(b.come));
  }

  fixAll(ruleId: string, options?: FixAllOptions): FixAllPreview {
    return finish(this.inSteps.fixAll(ruleId, options));
  }

  fixSafe(): FixAllPreview {
    return finish(this.inSteps.fixSafe());
  }

  helpful(options?: HelpfulOptions): readonly HelpfulFix[] {
    return finish(this.inSteps.helpful(options));
  }

  health(): Health {
    this.abandon();
    return healthOf(this.facts, this.found, this.acceptedFindings());
  }

  private start(design: Design): readonly Finding[] {
    this.hasDesign = true;
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
  move(design: Design, changes: Changes, remembered?: ReadonlyMap<string, Finding>): readonly Finding[] {
    this.design = design;
    let { facts } = this;
    const records = facts.elementSlots + facts.flowSlots;
    if (sizeOf(changes) > Math.max(REBUILD_LEAST, records * REBUILD_SHARE)) {
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

  private finding(key: string): Finding | undefined {
    return this.found.find((candidate) => candidate.key === key);
  }

  fixesOf(finding: Finding): readonly Fix[] {
    const { facts, design } = this;
    if (finding.ruleId === STALE_ACCEPTANCE.id) return staleAcceptanceFix(design, finding.subject, this.isFound);
    if (finding.ruleId === INVALID_RULE_SETTING.id) return invalidSettingFix(design, finding.subject, this.rules);
    const runner = this.runners.find(({ rule }) => rule.id === finding.ruleId);
    if (!runner || finding.noFixReason !== undefined) return [];
    const { each } = runner.rule.judgement;
    const slot = each === 'flow' ? facts.flowSlot(finding.subject) : facts.elementSlot(finding.subject);
    const draft = (fixId: string) => new FixDraft(design, `${finding.key}:${fixId}`);
    try {
      return runner.rule.fixes({ facts, design, finding, values: runner.values, slot, draft });
    } catch {
      return [];
    }
  }

  /** Work that leaves the engine as it was, however it ends. */
  private work<T>(task: (bench: Workbench) => Work<T>): Work<T> {
    this.abandon();
    const work = this.thereAndBack(task);
    this.unfinished = work;
    return work;
  }

  private *thereAndBack<T>(task: (bench: Workbench) => Work<T>): Work<T> {
    const { design, found } = this;
    const remembered = this.everyFinding();
    try {
      return yield* task(new Bench(this, remembered));
    } finally {
      if (this.design !== design) this.move(design, changesBetween(this.design, design), remembered);
      if (sameItems(found, this.found)) this.found = found;
    }
  }

  /** Ends work that somebody left between two steps. */
  private abandon(): void {
    const work = this.unfinished;
    this.unfinished = undefined;
    work?.return(undefined);
  }

  differences(before: readonly Finding[], after: readonly Finding[]): Differences {
    return differencesBetween(before, after, (ruleId) => this.ranks.get(ruleId) ?? this.ranks.size);
  }

  /** How many findings are accepted. */
  private acceptedFindings(): number {
    let count = 0;
    for (const { findings } of this.runners)
      for (const severity of SEVERITIES) for (const { key } of findings.list(severity)) if (this.accepted.has(key)) count++;
    return count;
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
