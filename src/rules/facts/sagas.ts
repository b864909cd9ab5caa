import type { Operation, Saga, SagaStep } from '../../model/index.ts';
import type { Facts } from './facts.ts';
import { isService } from './kinds.ts';

/** The operation of the participant that does a step, where the step names one that is there. */
export function operationOf(facts: Facts, step: SagaStep): Operation | undefined {
  const participant = facts.design.elements[step.participantId];
  if (!isService(participant) || step.action === undefined) return undefined;
  const action = step.action.split(/[.:/]/u).at(-1);
  return participant.operations?.find(({ name }) => name === action || name === step.action);
}

/** A step that only looks: it is marked so, or what it asks for is a query. */
export const changesNothing = (facts: Facts, step: SagaStep): boolean => step.readOnly === true || operationOf(facts, step)?.intent === 'query';

/** For each step the block that it runs in: steps of one block run at the same time, a block with a smaller number before one with a larger. */
export function blocksOf(saga: Saga): readonly number[] {
  const blocks = saga.steps.map((_, i) => i);
  const places = new Map(saga.steps.map(({ id }, i) => [id, i]));
  for (let changed = true; changed; ) {
    changed = false;
    for (const [i, { parallelWith }] of saga.steps.entries()) {
      const other = parallelWith === undefined ? undefined : places.get(parallelWith);
      if (other === undefined || blocks[i] === blocks[other]) continue;
      const least = Math.min(blocks[i] ?? i, blocks[other] ?? other);
      blocks[i] = least;
      blocks[other] = least;
      changed = true;
    }
  }
  return blocks;
}

/** Elements that take part in steps, in the order of ids, each once. */
export const participantsOf = (facts: Facts, steps: readonly SagaStep[]): number[] =>
  facts.inOrder(steps.map(({ participantId }) => facts.elementSlot(participantId)).filter((slot) => slot >= 0));

/** Steps that a failure of another one may have to undo, and that say not how. */
export function stepsWithoutUndo(facts: Facts, saga: Saga): SagaStep[] {
  const pivot = pivotIndex(saga);
  const blocks = blocksOf(saga);
  return saga.steps.filter((step, i) => {
    if (step.compensation !== undefined && step.compensation.trim() !== '') return false;
    if (changesNothing(facts, step)) return false;
    // Whatever runs at the same time as the pivot has to be undone when that one fails.
    return i < pivot || (i > pivot && step.kind !== 'retriable' && blocks[i] === blocks[pivot]);
  });
}

/** The declared pivot, else the last step that is not retriable; -1 where every step is. */
export function pivotIndex(saga: Saga): number {
  const declared = saga.steps.findIndex((step) => step.kind === 'pivot');
  return declared >= 0 ? declared : saga.steps.findLastIndex((step) => step.kind !== 'retriable');
}
