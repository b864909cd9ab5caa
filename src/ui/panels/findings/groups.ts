import { t } from '../../../language/index.ts';
import type { Design } from '../../../model/index.ts';
import type { FindingGrouping } from '../../../workspace/index.ts';
import { SEVERITY_PLURALS } from '../../controls/Severity.tsx';
import { titleOf } from '../../records/describe.ts';
import type { Finding, Severity } from './types.ts';

/** Findings that stand under one head. */
export interface FindingGroup {
  /** Severity, rule or record; unique among the groups. */
  readonly id: string;
  readonly title: string;
  readonly worst: Severity;
  readonly findings: readonly Finding[];
}

/** What the head of a group is called. */
export interface GroupNames {
  readonly design: Design;
  /** Titles of rules by id; empty until they are known. */
  readonly rules: ReadonlyMap<string, string>;
}

/** The group of what is about no single record. */
export const WHOLE_DESIGN = 'meta';

/** Findings under their heads. Heads come in the order of their first, which is their worst finding; within one the order stays. */
export function grouped(findings: readonly Finding[], by: FindingGrouping, names: GroupNames): readonly FindingGroup[] {
  const members = new Map<string, Finding[]>();
  for (const finding of findings) {
    const id = headOf(finding, by, names.design);
    const list = members.get(id);
    if (list) list.push(finding);
    else members.set(id, [finding]);
  }
  return [...members].map(([id, list]) => ({ id, title: titleOfHead(id, by, names), worst: list[0]?.severity ?? 'info', findings: list }));
}

function headOf(finding: Finding, by: FindingGrouping, design: Design): string {
  switch (by) {
    case 'severity':
      return finding.severity;
    case 'rule':
      return finding.ruleId;
    case 'element':
      return homeOf(finding, design);
    default:
      return by satisfies never;
  }
}

/** The record that a finding is listed under: its subject, of a flow the element that it comes from. */
export function homeOf(finding: Finding, design: Design): string {
  const { subject } = finding;
  const flow = design.flows[subject];
  if (flow) return flow.from;
  const isRecord = subject in design.elements || subject in design.sagas || subject in design.contexts || subject in design.relations;
  return isRecord ? subject : WHOLE_DESIGN;
}

function titleOfHead(id: string, by: FindingGrouping, { design, rules }: GroupNames): string {
  if (by === 'severity') return SEVERITY_PLURALS[id as Severity];
  if (by === 'rule') return t(rules.get(id) ?? id);
  return id === WHOLE_DESIGN ? t('The design as a whole') : titleOf(design, id);
}
