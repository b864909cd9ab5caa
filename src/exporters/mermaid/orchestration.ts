import type { SagaStep } from '../../model/index.ts';
import { actionOf, type Branch, compensationOf, COORDINATOR, indent, pastThePoint, type SagaScript, together, undoneWhen } from './sagaScript.ts';
import { mermaidText } from './text.ts';

/** Commands from the coordinator and answers to it: how it goes well, then one branch for each step that can fail. */
export function orchestrationBranches(script: SagaScript): readonly Branch[] {
  const coordinator = script.participant(script.saga.orchestratorId ?? COORDINATOR);
  const steps = script.stages.flat();
  const failing = steps.filter((step) => !pastThePoint(script, step));
  return [
    { title: mermaidText(`${script.saga.name} succeeds`), items: script.stages.flatMap((stage) => stageItems(script, coordinator, stage)) },
    ...failing.map((step) => ({ title: mermaidText(`${step.name} fails`), items: failureItems(script, coordinator, step) })),
  ];
}

function stageItems(script: SagaScript, coordinator: string, stage: readonly SagaStep[]): string[][] {
  if (stage.length === 1) return stage.map((step) => stepLines(script, coordinator, step));
  return together(
    script,
    stage.map((step) => ({ title: mermaidText(step.name), items: [stepLines(script, coordinator, step)] })),
  );
}

function stepLines(script: SagaScript, coordinator: string, step: SagaStep): string[] {
  const participant = script.participant(step.participantId);
  const exchange =
    participant === coordinator
      ? [`${coordinator}->>${coordinator}: ${actionOf(step)}`]
      : [`${coordinator}->>${participant}: ${actionOf(step)}`, `${participant}-->>${coordinator}: done`];
  return pastThePoint(script, step) ? ['loop until it works', ...indent(exchange), 'end'] : exchange;
}

/** The step is tried and fails; whether it happened is unknown without an answer, so then it is undone as well; then what went before. */
function failureItems(script: SagaScript, coordinator: string, step: SagaStep): string[][] {
  const participant = script.participant(step.participantId);
  const own = step.compensation !== undefined && step.readOnly !== true && participant !== coordinator;
  const undone = undoneWhen(script, step);
  return [
    [
      `${coordinator}->>${participant}: ${actionOf(step)}`,
      participant === coordinator ? `Note over ${coordinator}: ${mermaidText(`${step.name} failed`)}` : `${participant}--x${coordinator}: failed`,
    ],
    ...(own ? [['opt no answer came, so it may have happened', ...indent(undoLines(script, coordinator, step)), 'end']] : []),
    ...(script.order === 'parallel' && undone.length > 1
      ? together(
          script,
          undone.map((other) => ({ title: compensationOf(other), items: [undoLines(script, coordinator, other)] })),
        )
      : undone.map((other) => undoLines(script, coordinator, other))),
    [
      `Note over ${coordinator}: ${mermaidText(undone.length === 0 ? `${script.saga.name} failed, nothing to undo` : `${script.saga.name} failed and is undone`)}`,
    ],
  ];
}

function undoLines(script: SagaScript, coordinator: string, step: SagaStep): string[] {
  const participant = script.participant(step.participantId);
  return participant === coordinator
    ? [`${coordinator}->>${coordinator}: ${compensationOf(step)}`]
    : [`${coordinator}->>${participant}: ${compensationOf(step)}`, `${participant}-->>${coordinator}: undone`];
}
