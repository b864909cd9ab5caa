import type { Design, Saga, SagaStep } from '../../model/index.ts';
import { mermaidText } from './text.ts';

/** What the two styles share when they are written down. */
export interface SagaScript {
  readonly design: Design;
  readonly saga: Saga;
  /** Steps that run together stand in one stage. */
  readonly stages: readonly (readonly SagaStep[])[];
  readonly order: 'reverse' | 'parallel' | 'forward';
  /** So many branches stand in one `par` block at most. */
  readonly mostTogether: number;
  /** Id and name for the record in this diagram; the record becomes a participant when it is first asked for. */
  participant(recordId: string): string;
}

/** One way in which a saga can go. */
export interface Branch {
  readonly title: string;
  /** Lines that belong together: a message and its answer, a block with its end. */
  readonly items: readonly (readonly string[])[];
}

/** Stands for an orchestrator that nobody chose. A blank keeps it apart from every id. */
export const COORDINATOR = 'the coordinator';

/** Steps in stages: those that run together stand in one. */
export function stagesOf(steps: readonly SagaStep[]): SagaStep[][] {
  const stages: SagaStep[][] = [];
  for (const step of steps) {
    const stage = stages.find((other) => other.some(({ id, parallelWith }) => id === step.parallelWith || parallelWith === step.id));
    if (stage === undefined) stages.push([step]);
    else stage.push(step);
  }
  return stages;
}

/** What is undone when `failing` fails: the compensatable steps of the stages before it that have something to undo, in the saga's order. */
export function undoneWhen(script: Pick<SagaScript, 'stages' | 'order'>, failing: SagaStep): readonly SagaStep[] {
  const at = script.stages.findIndex((stage) => stage.includes(failing));
  const before = [...script.stages.slice(0, at).flat(), ...(script.stages[at] ?? []).filter((step) => step !== failing)];
  const undoable = before.filter((step) => step.compensation !== undefined && step.readOnly !== true);
  return script.order === 'forward' ? undoable : undoable.toReversed();
}

/** True once nothing is undone any more: the step itself is retried until it works, or it stands behind the pivot. */
export function pastThePoint(script: Pick<SagaScript, 'stages'>, step: SagaStep): boolean {
  if (step.kind === 'retriable') return true;
  const steps = script.stages.flat();
  return steps.slice(0, steps.indexOf(step)).some(({ kind }) => kind === 'pivot');
}

/** The ways as blocks `par … and … end` of no more than `mostTogether` branches. */
export function together(script: SagaScript, ways: readonly Branch[]): string[][] {
  const blocks: string[][] = [];
  for (let from = 0; from < ways.length; from += script.mostTogether) {
    const block = ways.slice(from, from + script.mostTogether);
    blocks.push([...block.flatMap(({ title, items }, index) => [`${index === 0 ? 'par' : 'and'} ${title}`, ...indent(items.flat())]), 'end']);
  }
  return blocks;
}

export const indent = (lines: readonly string[], depth = 1): string[] => lines.map((line) => `${'  '.repeat(depth)}${line}`);

export const actionOf = (step: SagaStep): string => mermaidText(step.action ?? step.name);
export const compensationOf = (step: SagaStep): string => mermaidText(step.compensation ?? `undo ${step.name}`);
