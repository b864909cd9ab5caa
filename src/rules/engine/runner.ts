import type { Design, Saga } from '../../model/index.ts';
import type { Changes } from '../facts/changes.ts';
import type { Facts } from '../facts/facts.ts';
import { compareIds } from '../facts/ids.ts';
import type { Touched } from '../facts/update.ts';
import { findingKey, writeTitle, type Finding } from '../finding.ts';
import type { Occurrence, Rule, Verdict } from '../rule.ts';
import { strong } from '../wording/text.ts';
import { RuleFindings } from './findings.ts';
import { sameSetting, settingOf, type Setting } from './settings.ts';
import { say } from '../../speech/index.ts';
import { titled } from '../wording/title.ts';

/** The subject of a finding about the design as a whole. */
export const WHOLE_DESIGN = 'meta';

/** Stands for what a rule reads of the whole design where a failure needs a subject; no record has this id. */
const ALSO = '';

/** One rule at work: what it found, and how to bring that up to date. It never throws; what the rule throws becomes a finding. */
export class RuleRunner {
  readonly rule: Rule;
  readonly findings = new RuleFindings();
  private setting: Setting;
  private also: number | string | boolean | undefined;
  private readonly occurrences = new Map<string, Occurrence>();
  /** What the rule threw, by the subject that it was looking at. */
  private readonly failures = new Map<string, string>();

  constructor(rule: Rule, design: Design) {
    this.rule = rule;
    this.setting = settingOf(rule, design);
  }

  get active(): boolean {
    return this.setting.active;
  }

  get values(): Readonly<Record<string, number>> {
    return this.setting.values;
  }

  /** Judges everything. @param remembered findings by key that may be used again where they say the same */
  runAll(facts: Facts, remembered?: ReadonlyMap<string, Finding>): void {
    this.setting = settingOf(this.rule, facts.design);
    this.failures.clear();
    this.occurrences.clear();
    this.also = undefined;
    const found = new Map<string, Finding>();
    if (this.active) this.judgeAll(facts, found);
    this.addDefect(facts, found);
    this.findings.replace(found, remembered);
  }

  /** Judges what an update reached. */
  runTouched(facts: Facts, changes: Changes, touched: Touched, remembered?: ReadonlyMap<string, Finding>): void {
    const asked = changes.ruleSettings || changes.meta ? settingOf(this.rule, facts.design) : this.setting;
    if (!sameSetting(asked, this.setting) || this.readsChanged(changes)) return this.runAll(facts, remembered);
    if (!this.active) return;
    const put = (subject: string, finding: Finding | undefined) => this.findings.set(subject, finding, finding && remembered?.get(finding.key));
    for (const id of touched.gone) this.forget(id);
    const { judgement } = this.rule;
    switch (judgement.each) {
      case 'element':
        if (this.alsoOf(facts) !== this.also) return this.runAll(facts, remembered);
        for (const slot of touched.elements) if (facts.element(slot)) put(facts.elementId(slot), this.judgeElement(facts, slot));
        break;
      case 'flow':
        for (const slot of touched.flows) if (facts.flow(slot)) put(facts.flowId(slot), this.judgeFlow(facts, slot));
        break;
      case 'saga':
        for (const id of touchedSagas(facts.design, changes, touched)) put(id, this.judgeSaga(facts, id));
        break;
      case 'relation':
        for (const id of touchedRelations(facts.design, changes, touched)) put(id, this.judgeRelation(facts, id));
        break;
      case 'graph':
        this.followGraph(facts, touched, put);
        break;
      case 'design':
        break;
      default:
        judgement satisfies never;
    }
    const whole = this.judgeDesign(facts);
    put(WHOLE_DESIGN, this.defect(facts) ?? whole);
  }

  private judgeAll(facts: Facts, found: Map<string, Finding>): void {
    const put = (subject: string, finding: Finding | undefined) => finding && found.set(subject, finding);
    const { judgement } = this.rule;
    switch (judgement.each) {
      case 'element':
        this.also = this.alsoOf(facts);
        for (const kind of judgement.kinds) {
          for (const slot of facts.elementsOf(kind)) {
            const finding = this.judgeElement(facts, slot, kind);
            if (finding) found.set(finding.subject, finding);
          }
        }
        break;
      case 'flow':
        for (const kind of judgement.kinds) {
          for (const slot of facts.flowsOf(kind)) {
            const finding = this.judgeFlow(facts, slot, kind);
            if (finding) found.set(finding.subject, finding);
          }
        }
        break;
      case 'saga':
        for (const id of Object.keys(facts.design.sagas)) put(id, this.judgeSaga(facts, id));
        break;
      case 'relation':
        for (const id of Object.keys(facts.design.relations)) put(id, this.judgeRelation(facts, id));
        break;
      case 'graph':
        this.also = this.alsoOf(facts);
        for (const [subject, occurrence] of this.findOccurrences(facts)) {
          this.occurrences.set(subject, occurrence);
          put(subject, this.describe(facts, subject, occurrence));
        }
        break;
      case 'design':
        put(WHOLE_DESIGN, this.judgeDesign(facts));
        break;
      default:
        judgement satisfies never;
    }
  }

  // Most of a full run is spent in these two, so they have no closures.
  private judgeElement(facts: Facts, slot: number, kind = facts.kind(slot)): Finding | undefined {
    const { judgement } = this.rule;
    const isAsked = judgement.each === 'element' && kind !== undefined && judgement.kinds.includes(kind);
    if (this.failures.size > 0) this.failures.delete(facts.elementId(slot));
    if (!isAsked) return undefined;
    try {
      const verdict = judgement.judge(facts, slot, this.values);
      return verdict && this.finding(facts.elementId(slot), verdict);
    } catch (error) {
      return this.fail(facts.elementId(slot), error);
    }
  }

  private judgeFlow(facts: Facts, slot: number, kind = facts.flowKind(slot)): Finding | undefined {
    const { judgement } = this.rule;
    const isAsked = judgement.each === 'flow' && kind !== undefined && judgement.kinds.includes(kind);
    if (this.failures.size > 0) this.failures.delete(facts.flowId(slot));
    if (!isAsked) return undefined;
    try {
      const verdict = judgement.judge(facts, slot, this.values);
      return verdict && this.finding(facts.flowId(slot), verdict);
    } catch (error) {
      return this.fail(facts.flowId(slot), error);
    }
  }

  private judgeSaga(facts: Facts, id: string): Finding | undefined {
    const { judgement } = this.rule;
    const saga: Saga | undefined = facts.design.sagas[id];
    if (judgement.each !== 'saga' || !saga) return this.pass(id);
    return this.guarded(id, () => judgement.judge(facts, id, saga, this.values));
  }

  private judgeRelation(facts: Facts, id: string): Finding | undefined {
    const { judgement } = this.rule;
    const relation = facts.design.relations[id];
    if (judgement.each !== 'relation' || !relation) return this.pass(id);
    return this.guarded(id, () => judgement.judge(facts, id, relation, this.values));
  }

  private judgeDesign(facts: Facts): Finding | undefined {
    const { judgement } = this.rule;
    if (judgement.each !== 'design') return undefined;
    return this.guarded(WHOLE_DESIGN, () => judgement.judge(facts, this.values));
  }

  private describe(facts: Facts, subject: string, occurrence: Occurrence): Finding | undefined {
    const { judgement } = this.rule;
    if (judgement.each !== 'graph') return undefined;
    return this.guarded(subject, () => judgement.describe(facts, occurrence, this.values));
  }

  private findOccurrences(facts: Facts): Map<string, Occurrence> {
    const { judgement } = this.rule;
    const found = new Map<string, Occurrence>();
    if (judgement.each !== 'graph') return found;
    this.failures.delete(WHOLE_DESIGN);
    try {
      for (const occurrence of judgement.find(facts, this.values)) found.set(facts.elementId(occurrence.subject), occurrence);
    } catch (error) {
      this.failures.set(WHOLE_DESIGN, reasonOf(error));
    }
    return found;
  }

  private followGraph(facts: Facts, touched: Touched, put: (subject: string, finding: Finding | undefined) => void): void {
    const also = this.alsoOf(facts);
    const isSame = !touched.syncChanged && also === this.also;
    this.also = also;
    const next: ReadonlyMap<string, Occurrence> = isSame ? this.occurrences : this.findOccurrences(facts);
    for (const subject of isSame ? [] : this.occurrences.keys()) if (!next.has(subject)) this.forget(subject);
    for (const [subject, occurrence] of next) {
      const old = isSame ? occurrence : this.occurrences.get(subject);
      if (old && (isSame || sameOccurrence(old, occurrence)) && !isTouched(facts, occurrence, touched)) continue;
      this.occurrences.set(subject, occurrence);
      put(subject, this.describe(facts, subject, occurrence));
    }
  }

  private alsoOf(facts: Facts): number | string | boolean | undefined {
    const { judgement } = this.rule;
    if ((judgement.each !== 'element' && judgement.each !== 'graph') || !judgement.also) return undefined;
    try {
      const also = judgement.also(facts);
      this.pass(ALSO);
      return also;
    } catch (error) {
      return this.fail(ALSO, error);
    }
  }

  private readsChanged(changes: Changes): boolean {
    return this.rule.reads?.some((collection) => changes[collection] !== undefined) ?? false;
  }

  private forget(subject: string): void {
    this.findings.set(subject, undefined);
    this.failures.delete(subject);
    this.occurrences.delete(subject);
  }

  /** The rule has nothing to say of the subject. */
  private pass(subject: string): undefined {
    if (this.failures.size > 0) this.failures.delete(subject);
  }

  private guarded(subject: string, judge: () => Verdict | undefined): Finding | undefined {
    this.pass(subject);
    try {
      const verdict = judge();
      return verdict && this.finding(subject, verdict);
    } catch (error) {
      return this.fail(subject, error);
    }
  }

  private fail(subject: string, error: unknown): undefined {
    this.failures.set(subject, reasonOf(error));
  }

  private finding(subject: string, verdict: Verdict): Finding {
    const question = verdict.question === true;
    const finding: Finding = {
      key: findingKey(this.rule.id, subject),
      ruleId: this.rule.id,
      severity: question ? 'info' : (this.setting.severity ?? verdict.severity),
      subject,
      evidence: verdict.evidence,
      title: verdict.title,
      message: writeTitle(verdict.title),
      where: verdict.where,
      why: verdict.why,
      question,
    };
    if (verdict.noFixReason === undefined && verdict.path === undefined) return finding;
    return { ...finding, ...(verdict.noFixReason !== undefined && { noFixReason: verdict.noFixReason }), ...(verdict.path && { path: verdict.path }) };
  }

  private addDefect(facts: Facts, found: Map<string, Finding>): void {
    const defect = this.defect(facts);
    if (defect) found.set(WHOLE_DESIGN, defect);
  }

  /** Says that the rule itself is broken. The other subjects keep their findings, and the other rules run. */
  private defect(facts: Facts): Finding | undefined {
    if (this.failures.size === 0) return undefined;
    const failed = [...this.failures.keys()].sort(compareIds)[0] ?? WHOLE_DESIGN;
    const subject = failed === ALSO ? WHOLE_DESIGN : failed;
    const slot = facts.elementSlot(subject);
    const name = slot >= 0 ? facts.name(slot) : subject === WHOLE_DESIGN ? 'the design' : subject;
    return this.finding(WHOLE_DESIGN, {
      severity: 'warning',
      evidence: subject === WHOLE_DESIGN ? [] : [subject],
      title: titled`The rule ${strong(this.rule.id)} failed on ${strong(name)}`,
      where: name,
      why: say`This is a defect of the rule, not of the design: “${this.failures.get(failed) ?? ''}”. What it would have said here is missing; every other rule ran.`,
      noFixReason: say`Nothing in the design has to change; the rule has to be repaired.`,
    });
  }
}

const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

function touchedSagas(design: Design, changes: Changes, touched: Touched): Set<string> {
  const ids = new Set((changes.sagas ?? []).map(([id]) => id));
  if (touched.changedElementIds.size === 0) return ids;
  for (const [id, saga] of Object.entries(design.sagas)) {
    const concerned = (element: string | undefined) => element !== undefined && touched.changedElementIds.has(element);
    if (concerned(saga.orchestratorId) || concerned(saga.stateStoreId) || saga.steps.some((step) => concerned(step.participantId))) ids.add(id);
  }
  return ids;
}

function touchedRelations(design: Design, changes: Changes, touched: Touched): Set<string> {
  const ids = new Set((changes.relations ?? []).map(([id]) => id));
  if (!changes.contexts && touched.changedElementIds.size === 0) return ids;
  const contexts = new Set((changes.contexts ?? []).map(([id]) => id));
  for (const [id, { upstream, downstream }] of Object.entries(design.relations)) {
    if ([upstream, downstream].some((end) => contexts.has(end) || touched.changedElementIds.has(end))) ids.add(id);
  }
  return ids;
}

function isTouched(facts: Facts, { elements, flows }: Occurrence, { changedElements, changedFlows }: Touched): boolean {
  if (changedElements.size === 0 && changedFlows.size === 0) return false;
  for (const slot of elements) if (changedElements.has(slot)) return true;
  // A call of a worker starts at the worker, which stands for its service in the occurrence.
  for (const flow of flows) if (changedFlows.has(flow) || changedElements.has(facts.source(flow)) || changedElements.has(facts.target(flow))) return true;
  return false;
}

const sameOccurrence = (a: Occurrence, b: Occurrence): boolean =>
  a.subject === b.subject && a.told === b.told && sameSlots(a.elements, b.elements) && sameSlots(a.flows, b.flows);

const sameSlots = (a: readonly number[], b: readonly number[]): boolean => a.length === b.length && a.every((slot, i) => slot === b[i]);
