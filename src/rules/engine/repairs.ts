import { diffDesigns, type Design } from '../../model/index.ts';
import type { Finding, Fix, FixAllPreview, FixPreview, FixProgress, HelpfulFix, Severity } from '../finding.ts';
import { cost, type Differences } from './differences.ts';
import { say } from '../../speech/index.ts';

/** Work that can stop between any two of its steps; whoever stops it calls `return`, and the engine is where it was before. */
export type Work<T> = Generator<FixProgress, T, void>;

/** Which findings to repair. */
export interface FixAllOptions {
  /** Only findings of this severity. Without it all but those that only ask. */
  readonly severity?: Severity;
}

export interface HelpfulOptions {
  /** How many to name. */
  readonly most?: number;
  /** How many findings to try the fixes of. */
  readonly tries?: number;
}

/** The engine as repairs use it: it can try a fix, keep it or take it back, and go back to where it began. */
export interface Workbench {
  readonly design: Design;
  readonly found: readonly Finding[];
  fixesOf(finding: Finding): readonly Fix[];
  /** Does a fix and says what that changes; `undefined` if it does not apply. Either `keep` or `undo` follows. */
  attempt(fix: Fix): Differences | undefined;
  keep(): void;
  undo(): void;
  /** What changed since the work began. */
  differences(): Differences;
}

/** Rounds of safe fixes, each over all that is left; more than two hardly ever find anything. */
const MOST_ROUNDS = 8;
const MOST_HELPFUL = 5;
const MOST_TRIES = 40;

/** What each fix of a finding would take away and bring, in the order of its rule. */
export function* previewsOf(bench: Workbench, finding: Finding): Work<readonly FixPreview[]> {
  const fixes = bench.fixesOf(finding);
  const previews: FixPreview[] = [];
  for (const [i, fix] of fixes.entries()) {
    yield { done: i, of: fixes.length };
    const change = bench.attempt(fix);
    if (change) previews.push({ fix, ...change });
    bench.undo();
  }
  return previews;
}

/** Does all steps of a piece of work at once. */
export function finish<T>(work: Work<T>): T {
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
  }
}

/** Repairs every finding of one rule with its best fix, one after the other, but for those whose repair does more harm than good. */
export function* fixEvery(bench: Workbench, ruleId: string, { severity }: FixAllOptions): Work<FixAllPreview> {
  const origin = bench.design;
  const isMeant = (finding: Finding) => finding.ruleId === ruleId && (severity === undefined ? !finding.question : finding.severity === severity);
  const keys = bench.found.filter(isMeant).map(({ key }) => key);
  const done: { finding: Finding; fix: Fix }[] = [];
  const reasons = new Map<string, string>();
  for (const [i, key] of keys.entries()) {
    yield { done: i, of: keys.length };
    const finding = bench.found.find((candidate) => candidate.key === key);
    if (!finding || !isMeant(finding)) continue;
    const outcome = repairOne(bench, finding);
    if (typeof outcome === 'string') reasons.set(key, outcome);
    else done.push({ finding, fix: outcome });
  }
  const left = bench.found
    .filter(isMeant)
    .map((finding) => ({ finding, reason: reasons.get(finding.key) ?? say`It came to be by the repair of another one.` }));
  return { edits: diffDesigns(origin, bench.design), done, ...bench.differences(), left };
}

/** Does what a machine may do unasked, as long as it brings no error and no warning, until nothing is left to do. */
export function* fixSafely(bench: Workbench): Work<FixAllPreview> {
  const origin = bench.design;
  const done: { finding: Finding; fix: Fix }[] = [];
  const reasons = new Map<string, string>();
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const before = done.length;
    const keys = bench.found.filter(({ question }) => !question).map(({ key }) => key);
    for (const [i, key] of keys.entries()) {
      yield { done: i, of: keys.length };
      const finding = bench.found.find((candidate) => candidate.key === key);
      if (!finding) continue;
      const fixes = bench.fixesOf(finding).filter(({ safe }) => safe);
      if (fixes.length === 0) continue;
      const fix = fixes.find((candidate) => keptIf(bench, candidate, (change) => isGone(finding, change) && !change.come.some(isSerious)));
      if (fix) done.push({ finding, fix });
      else reasons.set(key, say`Its safe repair would bring another finding, or leave it as it is.`);
    }
    if (done.length === before) break;
  }
  const left = bench.found.flatMap((finding) => {
    const reason = reasons.get(finding.key);
    return reason === undefined ? [] : [{ finding, reason }];
  });
  return { edits: diffDesigns(origin, bench.design), done, ...bench.differences(), left };
}

/** The fixes that take away most minus what they bring, each a different way to help. Tries those of the findings first that share their evidence with most others. */
export function* mostHelpful(bench: Workbench, { most = MOST_HELPFUL, tries = MOST_TRIES }: HelpfulOptions): Work<readonly HelpfulFix[]> {
  const tried = candidates(bench.found).slice(0, tries);
  const helpful: HelpfulFix[] = [];
  for (const [i, finding] of tried.entries()) {
    yield { done: i, of: tried.length };
    for (const fix of bench.fixesOf(finding)) {
      const change = bench.attempt(fix);
      if (!change) continue;
      bench.undo();
      const value = weight(change.gone) - weight(change.come);
      if (value > 0 && isGone(finding, change)) helpful.push({ finding, fix, ...change, value });
    }
  }
  const ranked = helpful.toSorted(byValue);
  return varied(distinct(ranked)).slice(0, most).sort(byValue);
}

const byValue = (a: HelpfulFix, b: HelpfulFix): number => b.value - a.value || a.fix.edits.length - b.fix.edits.length;

/** The best of each rule first: five times the same for five calls would hide what else helps. */
function varied(ranked: readonly HelpfulFix[]): HelpfulFix[] {
  const rules = new Set<string>();
  const [best, more]: [HelpfulFix[], HelpfulFix[]] = [[], []];
  for (const one of ranked) {
    (rules.has(one.finding.ruleId) ? more : best).push(one);
    rules.add(one.finding.ruleId);
  }
  return [...best, ...more];
}

/** Leaves out what repairs a finding that a better fix takes away already. */
function distinct(ranked: readonly HelpfulFix[]): HelpfulFix[] {
  const taken = new Set<string>();
  return ranked.filter(({ finding, gone }) => {
    if (taken.has(finding.key)) return false;
    for (const { key } of gone) taken.add(key);
    return true;
  });
}

/** Takes the fix that brings least and says which, or why none is taken. */
function repairOne(bench: Workbench, finding: Finding): Fix | string {
  if (finding.noFixReason !== undefined) return finding.noFixReason;
  let best: { fix: Fix; come: readonly Finding[]; cost: number } | undefined;
  let harm: Finding | undefined;
  for (const fix of bench.fixesOf(finding)) {
    const change = bench.attempt(fix);
    if (!change) continue;
    if (change.come.length === 0 && isGone(finding, change)) {
      bench.keep();
      return fix;
    }
    bench.undo();
    const brought = change.come.find(({ severity }) => severity === 'error') ?? (cost(change.come) >= cost(change.gone) ? change.come[0] : undefined);
    harm ??= brought;
    if (brought || !isGone(finding, change)) continue;
    if (!best || cost(change.come) < best.cost) best = { fix, come: change.come, cost: cost(change.come) };
  }
  if (best) {
    bench.attempt(best.fix);
    bench.keep();
    return best.fix;
  }
  return harm ? say`Its repair would bring this: ${harm.message}.` : say`No repair applies to it as the design stands.`;
}

function keptIf(bench: Workbench, fix: Fix, isGood: (change: Differences) => boolean): boolean {
  const change = bench.attempt(fix);
  if (!change) return false;
  if (isGood(change)) {
    bench.keep();
    return true;
  }
  bench.undo();
  return false;
}

const isGone = (finding: Finding, { gone }: Differences): boolean => gone.some(({ key }) => key === finding.key);
const isSerious = ({ severity }: Finding): boolean => severity !== 'info';

/** What a list of findings weighs where they are set against each other: an error as much as three warnings or nine notes. */
const weight = (findings: readonly Finding[]): number => findings.reduce((sum, { severity }) => sum + { error: 9, warning: 3, info: 1 }[severity], 0);

/** Findings with fixes, those first whose evidence the most and worst others share. */
function candidates(found: readonly Finding[]): Finding[] {
  const weights = new Map<string, number>();
  for (const finding of found) for (const id of finding.evidence) weights.set(id, (weights.get(id) ?? 0) + weight([finding]));
  const pull = (finding: Finding) =>
    weight([finding]) + finding.evidence.reduce((sum, id) => sum + (weights.get(id) ?? 0), 0) / Math.max(1, finding.evidence.length);
  const pulls = found.filter(({ question, noFixReason }) => !question && noFixReason === undefined).map((finding) => ({ finding, pull: pull(finding) }));
  return pulls.sort((a, b) => b.pull - a.pull).map(({ finding }) => finding);
}
