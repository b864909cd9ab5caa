import { compensationWithDefaults, type Design, type Saga } from '../../model/index.ts';
import { choreographyBranches } from './choreography.ts';
import { mermaidIds } from './ids.ts';
import { fitsLength } from './labels.ts';
import { orchestrationBranches } from './orchestration.ts';
import { packed } from './packing.ts';
import { numbered, type Page } from './parts.ts';
import { type Branch, COORDINATOR, indent, stagesOf, type SagaScript } from './sagaScript.ts';
import { mermaidText } from './text.ts';

/** Steps that run together on one diagram of several: longer blocks might not fit any. */
const MOST_TOGETHER = 6;

/**
 * A Mermaid `sequenceDiagram` of a saga: how it goes well, then what is undone for each step that can fail. What GitHub would not draw in one comes in
 * several: first how it goes well, then the failures. Nothing for a saga that is not there.
 */
export function sagaPages(design: Design, sagaId: string): readonly Page[] {
  const saga = Object.hasOwn(design.sagas, sagaId) ? design.sagas[sagaId] : undefined;
  if (saga === undefined) return [];
  const whole = scriptOf(design, saga, Number.POSITIVE_INFINITY);
  const text = whole.diagram(whole.branches);
  if (fitsLength(text)) return [{ title: '', text }];
  const { branches, diagram } = scriptOf(design, saga, MOST_TOGETHER);
  const [success, ...failures] = branches;
  const alone = (branch: Branch) => packed(branch.items, (items) => diagram([{ ...branch, items }]), fitsLength);
  const failed = packed(failures, diagram, fitsLength).flatMap((page) => (fitsLength(page) ? [page] : []));
  const long = failures.filter((branch) => !fitsLength(diagram([branch])));
  return [
    ...numbered('Overview', success === undefined ? [] : alone(success)),
    ...numbered('Failures', failed),
    ...long.flatMap((branch) => numbered(`Failure of step ${failures.indexOf(branch) + 1}`, alone(branch))),
  ];
}

interface Written {
  readonly branches: readonly Branch[];
  /** The text of some of the branches, with the participants that they need. */
  diagram(branches: readonly Branch[]): string;
}

function scriptOf(design: Design, saga: Saga, mostTogether: number): Written {
  const idOf = mermaidIds();
  const participants = new Map<string, string>();
  const script: SagaScript = {
    design,
    saga,
    mostTogether,
    stages: stagesOf(saga.steps),
    order: compensationWithDefaults(saga).compensationOrder,
    participant: (recordId) => {
      const id = idOf(recordId);
      const name = design.elements[recordId]?.name ?? (recordId === COORDINATOR ? 'Coordinator' : recordId);
      if (!participants.has(id)) participants.set(id, `  participant ${id} as ${mermaidText(name)}`);
      return id;
    },
  };
  const branches = saga.style === 'orchestration' ? orchestrationBranches(script) : choreographyBranches(script);
  return {
    branches,
    diagram(shown) {
      const body = linesOf(shown);
      const used = participantsIn(body);
      const lines = [...participants].flatMap(([id, line]) => (used.has(id) ? [line] : []));
      const declared = lines.length === 0 ? [`  participant ${idOf(COORDINATOR)} as ${mermaidText(saga.name)}`] : lines;
      return `${['sequenceDiagram', ...declared, ...body].join('\n')}\n`;
    },
  };
}

/** One way as it is; several as the cases of one block. */
function linesOf(branches: readonly Branch[]): string[] {
  const [only] = branches;
  if (only !== undefined && branches.length === 1) return indent(only.items.flat());
  return [...branches.flatMap(({ title, items }, index) => [`  ${index === 0 ? 'alt' : 'else'} ${title}`, ...indent(items.flat(), 2)]), '  end'];
}

const ENDS = /^\s*(?:Note over (\w+)|(\w+?)(?:->>|-->>|--x|--?\))(\w+)):/;

function participantsIn(lines: readonly string[]): ReadonlySet<string> {
  return new Set(lines.flatMap((line) => (ENDS.exec(line)?.slice(1) ?? []).filter((id) => id !== undefined)));
}
