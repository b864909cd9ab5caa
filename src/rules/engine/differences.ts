import { compareNaturally } from '../facts/ids.ts';
import { SEVERITIES, type Finding, type Severity } from '../finding.ts';

/** What became of a list of findings. */
export interface Differences {
  /** Findings that are gone, or milder than before. */
  readonly gone: readonly Finding[];
  /** Findings that are new, or worse than before. */
  readonly come: readonly Finding[];
}

/**
 * Compares two lists of one engine. Both are in the same order and share the objects of what stayed, so only what differs is looked at closely.
 * @param rankOf place of a rule among the others
 */
export function differencesBetween(before: readonly Finding[], after: readonly Finding[], rankOf: (ruleId: string) => number): Differences {
  const left: Finding[] = [];
  const arrived: Finding[] = [];
  let i = 0;
  let j = 0;
  while (i < before.length || j < after.length) {
    const a = before[i];
    const b = after[j];
    if (a !== undefined && a === b) {
      i++;
      j++;
    } else if (a !== undefined && (b === undefined || inOrder(a, b, rankOf))) {
      left.push(a);
      i++;
    } else if (b !== undefined) {
      arrived.push(b);
      j++;
    }
  }
  const now = severities(arrived);
  const then = severities(left);
  return {
    gone: left.filter(({ key, severity }) => isMilder(now.get(key), severity)),
    come: arrived.filter(({ key, severity }) => isWorse(severity, then.get(key))),
  };
}

/** Errors weigh more than any number of warnings, and these more than any number of notes. */
export const cost = (findings: readonly Finding[]): number => findings.reduce((sum, { severity }) => sum + { error: 1e8, warning: 1e4, info: 1 }[severity], 0);

const severities = (findings: readonly Finding[]): ReadonlyMap<string, Severity> => new Map(findings.map(({ key, severity }) => [key, severity]));

function inOrder(a: Finding, b: Finding, rankOf: (ruleId: string) => number): boolean {
  const bySeverity = SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity);
  if (bySeverity !== 0) return bySeverity < 0;
  const byRule = rankOf(a.ruleId) - rankOf(b.ruleId);
  return byRule === 0 ? compareNaturally(a.subject, b.subject) <= 0 : byRule < 0;
}

/** Whether a finding is gone, or left something milder behind: where two calls had no timeout, a question about a third may remain. */
const isMilder = (now: Severity | undefined, before: Severity): boolean => now === undefined || SEVERITIES.indexOf(now) > SEVERITIES.indexOf(before);

const isWorse = (now: Severity, before: Severity | undefined): boolean => before === undefined || SEVERITIES.indexOf(now) < SEVERITIES.indexOf(before);
