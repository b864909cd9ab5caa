import type { Finding, Severity } from './types.ts';

/** What the list shows: severities that are let through, and words that are looked for. */
export interface FindingFilter {
  readonly severities: ReadonlySet<Severity>;
  readonly query: string;
  /** Only findings about what is selected. */
  readonly selection: readonly string[] | null;
}

export const ALL_SEVERITIES: ReadonlySet<Severity> = new Set(['error', 'warning', 'info']);

/** Findings that pass the filter, in their order. Every typed word must stand in the message, the place or the rule's id. */
export function filtered(findings: readonly Finding[], { severities, query, selection }: FindingFilter): readonly Finding[] {
  const words = query.trim().toLocaleLowerCase().split(/\s+/u).filter(Boolean);
  return findings.filter((finding) => {
    if (!severities.has(finding.severity)) return false;
    if (selection !== null && !finding.evidence.some((id) => selection.includes(id))) return false;
    const text = `${finding.message} ${finding.where} ${finding.ruleId}`.toLocaleLowerCase();
    return words.every((word) => text.includes(word));
  });
}
