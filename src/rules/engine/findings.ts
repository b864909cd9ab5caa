import { compareNaturally } from '../facts/ids.ts';
import { sameFinding, SEVERITIES, type Finding, type Severity } from '../finding.ts';

/** The findings of one rule, by severity and in order of their subjects. A finding that says the same as before stays the same object. */
export class RuleFindings {
  private readonly bySubject = new Map<string, Finding>();
  private readonly lists: Record<Severity, Finding[]> = { error: [], warning: [], info: [] };
  private changed = true;

  get size(): number {
    return this.bySubject.size;
  }

  get(subject: string): Finding | undefined {
    return this.bySubject.get(subject);
  }

  list(severity: Severity): readonly Finding[] {
    return this.lists[severity];
  }

  /** Whether anything changed since this was asked last. */
  takeChanged(): boolean {
    const changed = this.changed;
    this.changed = false;
    return changed;
  }

  /** @param remembered an equal finding of before that may stand in for the new one */
  set(subject: string, finding: Finding | undefined, remembered?: Finding): void {
    const old = this.bySubject.get(subject);
    if (finding === undefined) {
      if (old) this.drop(old);
      return;
    }
    if (old && sameFinding(old, finding)) return;
    if (old) this.drop(old);
    const kept = remembered && sameFinding(remembered, finding) ? remembered : finding;
    this.bySubject.set(subject, kept);
    const list = this.lists[kept.severity];
    list.splice(placeOf(list, subject), 0, kept);
    this.changed = true;
  }

  /** Replaces everything. */
  replace(findings: ReadonlyMap<string, Finding>, remembered?: ReadonlyMap<string, Finding>): void {
    const before = this.bySubject.size > 0 ? new Map(this.bySubject) : undefined;
    this.bySubject.clear();
    for (const severity of SEVERITIES) this.lists[severity].length = 0;
    for (const [subject, finding] of findings) {
      const kept = sameOf(finding, before?.get(subject)) ?? sameOf(finding, remembered?.get(finding.key)) ?? finding;
      this.bySubject.set(subject, kept);
      this.lists[kept.severity].push(kept);
    }
    for (const severity of SEVERITIES) this.lists[severity].sort((a, b) => compareNaturally(a.subject, b.subject));
    this.changed = true;
  }

  private drop(finding: Finding): void {
    this.bySubject.delete(finding.subject);
    const list = this.lists[finding.severity];
    list.splice(placeOf(list, finding.subject), 1);
    this.changed = true;
  }
}

const sameOf = (finding: Finding, candidate: Finding | undefined): Finding | undefined =>
  candidate && sameFinding(candidate, finding) ? candidate : undefined;

/** Where a subject stands, or would stand, in an ordered list. */
function placeOf(list: readonly Finding[], subject: string): number {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (compareNaturally((list[middle] as Finding).subject, subject) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}
