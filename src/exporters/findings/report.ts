import type { Design } from '../../model/index.ts';
import { RULES, type Finding, type RuleInfo, type Severity } from '../../rules/index.ts';

/** What the rules said of one file. */
export interface CheckedFile {
  /** As the reader of the report will look for it: relative, with forward slashes. */
  readonly path: string;
  readonly design: Design;
  readonly findings: readonly Finding[];
  /** Line of a record in the file, counted from 1; `undefined` where the file has none for it. */
  readonly lineOf?: (recordId: string) => number | undefined;
}

export type Counts = Readonly<Record<Severity, number>>;

export function countsOf(findings: readonly Finding[]): Counts {
  const counts = { error: 0, warning: 0, info: 0 };
  for (const { severity } of findings) counts[severity]++;
  return counts;
}

/** Where a finding stands in its file: at its subject, else at the first piece of its evidence that has a line. */
export const lineOfFinding = ({ lineOf }: CheckedFile, finding: Finding): number | undefined =>
  lineOf && [finding.subject, ...finding.evidence].map(lineOf).find((line) => line !== undefined);

/** The rule that made a finding. */
export const ruleOf = (finding: Finding): RuleInfo | undefined => RULES.find(({ id }) => id === finding.ruleId);

/** Name of a record, for a reader who does not know its id. */
export function nameOf({ elements, flows, sagas, contexts }: Design, id: string): string {
  const flow = flows[id];
  if (flow) return `${elements[flow.from]?.name ?? flow.from} → ${elements[flow.to]?.name ?? flow.to}`;
  return (elements[id] ?? sagas[id] ?? contexts[id])?.name ?? id;
}
