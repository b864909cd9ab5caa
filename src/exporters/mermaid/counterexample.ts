import type { Design } from '../../model/index.ts';
import type { CounterexampleStep, Exploration } from '../../simulation/index.ts';
import { participantsIn } from './participants.ts';
import { mermaidText } from './text.ts';

/** On both themes of GitHub: a tint, not a colour of its own. */
const FAULT = 'rgba(245, 181, 83, 0.18)';
const BROKEN = 'rgba(255, 138, 138, 0.22)';

/**
 * A Mermaid `sequenceDiagram` of the counterexample of an exploration: its steps with their numbers, faults tinted, and at the end the promise that
 * breaks; or of how two runs break a promise of their locks. Undefined where nothing is broken.
 */
export function counterexampleDiagram(design: Design, exploration: Exploration): string | undefined {
  const counterexample = exploration.counterexample ?? exploration.together?.counterexample;
  if (!counterexample) return undefined;
  const saga = design.sagas[exploration.sagaId];
  const participants = participantsIn(design, () => exploration.sagaName);
  const coordinator = exploration.style === 'orchestration' ? participants.of(saga?.orchestratorId ?? exploration.sagaId) : undefined;
  const placeOf = (step: CounterexampleStep): string => {
    const own = saga?.steps.find(({ id }) => id === step.stepId)?.participantId;
    return coordinator ?? participants.of(step.toId ?? own ?? step.subjects[0] ?? exploration.sagaId);
  };
  const last = counterexample.steps.length - 1;
  const body = counterexample.steps.flatMap((step, index) => {
    const words = `${index + 1}. ${mermaidText(step.words)}`;
    const { fromId, toId } = step;
    const line =
      fromId !== undefined && toId !== undefined
        ? `${participants.of(fromId)}${arrowOf(step)}${participants.of(toId)}: ${words}`
        : `Note over ${placeOf(step)}: ${words}`;
    if (index === last) return tinted(BROKEN, [line, `Note over ${placeOf(step)}: ${mermaidText(counterexample.sentence)}`]);
    return step.fault ? tinted(FAULT, [line]) : [line];
  });
  const title = `  title: ${mermaidText(`${exploration.sagaName}: ${counterexample.sentence}`)}`;
  return `${['sequenceDiagram', title, ...participants.lines, ...body.map((line) => `  ${line}`)].join('\n')}\n`;
}

/** Lost messages end in a cross; events and answers are dashed. */
function arrowOf({ kind }: CounterexampleStep): string {
  switch (kind) {
    case 'lose':
      return '-x';
    case 'lose-answer':
    case 'lose-event':
      return '--x';
    case 'answer':
    case 'event':
      return '-->>';
    default:
      return '->>';
  }
}

const tinted = (colour: string, lines: readonly string[]): string[] => [`rect ${colour}`, ...lines.map((line) => `  ${line}`), 'end'];
