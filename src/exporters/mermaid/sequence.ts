import { compensationWithDefaults, type Design } from '../../model/index.ts';
import { choreographyLines } from './choreography.ts';
import { mermaidIds } from './ids.ts';
import { orchestrationLines } from './orchestration.ts';
import { COORDINATOR, stagesOf, type SagaScript } from './sagaScript.ts';
import { mermaidText } from './text.ts';

/** A Mermaid `sequenceDiagram` of a saga: how it goes well, then what is undone for each step that can fail. Undefined for a saga that is not there. */
export function sagaDiagram(design: Design, sagaId: string): string | undefined {
  const saga = Object.hasOwn(design.sagas, sagaId) ? design.sagas[sagaId] : undefined;
  if (saga === undefined) return undefined;
  const idOf = mermaidIds();
  const participants: string[] = [];
  const script: SagaScript = {
    design,
    saga,
    stages: stagesOf(saga.steps),
    order: compensationWithDefaults(saga).compensationOrder,
    participant: (recordId) => {
      const id = idOf(recordId);
      if (!participants.some((line) => line.startsWith(`  participant ${id} `))) {
        participants.push(`  participant ${id} as ${mermaidText(design.elements[recordId]?.name ?? (recordId === COORDINATOR ? 'Coordinator' : recordId))}`);
      }
      return id;
    },
  };
  const body = saga.style === 'orchestration' ? orchestrationLines(script) : choreographyLines(script);
  const lines = participants.length === 0 ? [`  participant ${idOf(COORDINATOR)} as ${mermaidText(saga.name)}`] : participants;
  return `${['sequenceDiagram', ...lines, ...body].join('\n')}\n`;
}
