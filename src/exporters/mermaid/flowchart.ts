import { isAsynchronous, subtitleOf } from '../../drawing/index.ts';
import type { Design, Element } from '../../model/index.ts';
import { mermaidIds } from './ids.ts';
import { edgeLabel, nodeText } from './labels.ts';
import { type Part, wholeDesign } from './parts.ts';
import { mermaidText } from './text.ts';

export type Direction = 'TB' | 'LR' | 'BT' | 'RL';

/** A finding as it is shown in a diagram. Passed in as data, so that the exporter knows no rules. */
export interface FindingNote {
  /** The record it speaks of: an element, flow, context or saga. */
  readonly subject: string;
  readonly severity: 'error' | 'warning' | 'info';
  readonly message: string;
}

export interface FlowchartOptions {
  /** Default `TB`. */
  readonly direction?: Direction;
  /** Bounded contexts as subgraphs. Default yes. */
  readonly contexts?: boolean;
  /** Words on the flows. Default yes. */
  readonly labels?: boolean;
  /** Technology and the like in a second line under the names. Default no. */
  readonly technology?: boolean;
  /** Findings to hang onto what they speak of. Default none. */
  readonly findings?: readonly FindingNote[];
}

/** A Mermaid `flowchart`: contexts as subgraphs, a shape for each kind, solid arrows where the caller waits and dashed ones where it does not. */
export function flowchart(design: Design, options: FlowchartOptions = {}, part: Part = wholeDesign(design)): string {
  const idOf = mermaidIds();
  const shown = new Set(part.elementIds);
  const lines = [`flowchart ${options.direction ?? 'TB'}`];

  const nodeLine = (id: string, element: Element) => nodeText(idOf(id), element, options.technology === true ? subtitleOf(element, design) : '');
  const grouped = options.contexts === false ? new Set<string>() : contextLines(design, part, idOf, nodeLine, lines);
  for (const id of part.elementIds) {
    const element = design.elements[id];
    if (element !== undefined && !grouped.has(id)) lines.push(`  ${nodeLine(id, element)}`);
  }
  for (const id of part.flowIds) {
    const flow = design.flows[id];
    if (flow === undefined || !shown.has(flow.from) || !shown.has(flow.to)) continue;
    const label = options.labels === false ? '' : edgeLabel(flow, design);
    lines.push(`  ${idOf(flow.from)} ${isAsynchronous(flow) ? '-.->' : '-->'}${label} ${idOf(flow.to)}`);
  }
  lines.push(...findingLines(design, options, part, idOf));
  return `${lines.join('\n')}\n`;
}

/** Writes the subgraphs with their nodes; answers which elements now stand in one. An element in several contexts stands in its first. */
function contextLines(
  design: Design,
  part: Part,
  idOf: (id: string) => string,
  nodeLine: (id: string, element: Element) => string,
  lines: string[],
): ReadonlySet<string> {
  const grouped = new Set<string>();
  const contexts = new Set(part.contextIds);
  const members = new Map<string, string[]>();
  for (const id of part.elementIds) {
    const home = design.elements[id]?.contextIds?.find((contextId) => contexts.has(contextId));
    if (home === undefined) continue;
    grouped.add(id);
    members.set(home, [...(members.get(home) ?? []), id]);
  }
  for (const contextId of part.contextIds) {
    const context = design.contexts[contextId];
    if (context === undefined) continue;
    lines.push(`  subgraph ${idOf(contextId)}["${mermaidText(context.name)}"]`);
    for (const id of members.get(contextId) ?? []) {
      const element = design.elements[id];
      if (element !== undefined) lines.push(`    ${nodeLine(id, element)}`);
    }
    lines.push('  end');
  }
  return grouped;
}

const SEVERITY_WORDS = { error: 'Error', warning: 'Warning', info: 'Note' } as const;
/** Fill, border and ink of a note; readable on GitHub's light and dark page alike. */
const SEVERITY_STYLES = {
  error: 'fill:#FBE9EA,stroke:#C4262E,color:#1B1C1E',
  warning: 'fill:#FFF4E0,stroke:#9A5B00,color:#1B1C1E',
  info: 'fill:#EEF0F4,stroke:#575B61,color:#1B1C1E',
} as const;

function findingLines(design: Design, options: FlowchartOptions, part: Part, idOf: (id: string) => string): string[] {
  const drawn = new Set([...part.elementIds, ...(options.contexts === false ? [] : part.contextIds)]);
  const lines: string[] = [];
  const notes = new Map<FindingNote['severity'], string[]>();
  for (const [index, finding] of (options.findings ?? []).entries()) {
    const anchor = anchorOf(finding.subject, design);
    if (anchor === undefined || !drawn.has(anchor)) continue;
    const noteId = idOf(`finding ${index + 1}`);
    lines.push(`  ${noteId}["${SEVERITY_WORDS[finding.severity]}#58; ${mermaidText(finding.message)}"]`, `  ${noteId} -.- ${idOf(anchor)}`);
    notes.set(finding.severity, [...(notes.get(finding.severity) ?? []), noteId]);
  }
  for (const [severity, ids] of notes) {
    lines.push(`  classDef ${severity}Note ${SEVERITY_STYLES[severity]}`, `  class ${ids.join(',')} ${severity}Note`);
  }
  return lines;
}

/** What a note is tied to: the element or context itself, the start of a flow, the coordinator of a saga. */
function anchorOf(subject: string, design: Design): string | undefined {
  if (Object.hasOwn(design.elements, subject) || Object.hasOwn(design.contexts, subject)) return subject;
  const flow = Object.hasOwn(design.flows, subject) ? design.flows[subject] : undefined;
  if (flow !== undefined) return flow.from;
  const saga = Object.hasOwn(design.sagas, subject) ? design.sagas[subject] : undefined;
  return saga?.orchestratorId ?? saga?.steps[0]?.participantId;
}
