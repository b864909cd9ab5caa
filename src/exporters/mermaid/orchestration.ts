import type { SagaStep } from '../../model/index.ts';
import { actionOf, compensationOf, COORDINATOR, pastThePoint, undoneWhen, type SagaScript } from './sagaScript.ts';
import { mermaidText } from './text.ts';

/** Commands from the coordinator and answers to it; then one branch for each step that can fail. */
export function orchestrationLines(script: SagaScript): string[] {
  const coordinator = script.participant(script.saga.orchestratorId ?? COORDINATOR);
  const steps = script.stages.flat();
  const failing = steps.filter((step) => !pastThePoint(script, step));
  const happy = script.stages.flatMap((stage) => stageLines(script, coordinator, stage));
  if (failing.length === 0) return indent(happy);
  return [
    `  alt ${mermaidText(`${script.saga.name} succeeds`)}`,
    ...indent(happy, 2),
    ...failing.flatMap((step) => [`  else ${mermaidText(`${step.name} fails`)}`, ...indent(failureLines(script, coordinator, step), 2)]),
    '  end',
  ];
}

function stageLines(script: SagaScript, coordinator: string, stage: readonly SagaStep[]): string[] {
  if (stage.length === 1) return stage.flatMap((step) => stepLines(script, coordinator, step));
  return [
    ...stage.flatMap((step, index) => [`${index === 0 ? 'par' : 'and'} ${mermaidText(step.name)}`, ...indent(stepLines(script, coordinator, step))]),
    'end',
  ];
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
function failureLines(script: SagaScript, coordinator: string, step: SagaStep): string[] {
  const participant = script.participant(step.participantId);
  const own = step.compensation !== undefined && step.readOnly !== true && participant !== coordinator;
  const undone = undoneWhen(script, step);
  return [
    `${coordinator}->>${participant}: ${actionOf(step)}`,
    participant === coordinator ? `Note over ${coordinator}: ${mermaidText(`${step.name} failed`)}` : `${participant}--x${coordinator}: failed`,
    ...(own ? ['opt no answer came, so it may have happened', ...indent(undoLines(script, coordinator, step)), 'end'] : []),
    ...(script.order === 'parallel' && undone.length > 1
      ? [
          ...undone.flatMap((other, index) => [`${index === 0 ? 'par' : 'and'} ${compensationOf(other)}`, ...indent(undoLines(script, coordinator, other))]),
          'end',
        ]
      : undone.flatMap((other) => undoLines(script, coordinator, other))),
    `Note over ${coordinator}: ${mermaidText(undone.length === 0 ? `${script.saga.name} failed, nothing to undo` : `${script.saga.name} failed and is undone`)}`,
  ];
}

function undoLines(script: SagaScript, coordinator: string, step: SagaStep): string[] {
  const participant = script.participant(step.participantId);
  return participant === coordinator
    ? [`${coordinator}->>${coordinator}: ${compensationOf(step)}`]
    : [`${coordinator}->>${participant}: ${compensationOf(step)}`, `${participant}-->>${coordinator}: undone`];
}

const indent = (lines: readonly string[], depth = 1): string[] => lines.map((line) => `${'  '.repeat(depth)}${line}`);
