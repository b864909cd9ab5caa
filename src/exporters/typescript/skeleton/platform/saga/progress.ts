import { cannotGoBack, pivotBlock, type SagaDefinition, type SagaStep, stepsOf } from './definition.ts';
import type { SagaState, TriesSoFar } from './state.ts';
import { FIRST_TRY, type Outcome } from './tries.ts';

/** What the coordinator decides: from a state and what has happened to the state that is written next. No ports, no time. */

type Direction = 'do' | 'undo';

export const triesKey = (direction: Direction, { id }: SagaStep): string => `${direction}:${id}`;

export const isOver = ({ status }: SagaState): boolean => status === 'completed' || status === 'failed';

/** Steps of the block that runs whose end is not known. */
export function stepsToDo(saga: SagaDefinition, { currentStepIndex, completedSteps, unknownSteps, failedSteps }: SagaState): readonly SagaStep[] {
  const settled = [...completedSteps, ...unknownSteps, ...failedSteps];
  return (saga.blocks[currentStepIndex] ?? []).filter(({ id }) => !settled.includes(id));
}

/** Steps that are undone now: the next one, or all that are left where the saga undoes them at the same time. */
export function stepsToUndo(saga: SagaDefinition, state: SagaState): readonly SagaStep[] {
  const left = leftToUndo(saga, state);
  return saga.compensationOrder === 'parallel' ? left : left.slice(0, 1);
}

/** What nobody knows of may have been done last. */
function leftToUndo(saga: SagaDefinition, { completedSteps, unknownSteps, compensatedSteps }: SagaState): readonly SagaStep[] {
  const all = stepsOf(saga);
  const completed = completedSteps.flatMap((id) => all.find((step) => step.id === id) ?? []);
  const unknown = all.filter(({ id }) => unknownSteps.includes(id));
  const left = [...completed, ...unknown].filter(({ id, compensation }) => compensation !== undefined && !compensatedSteps.includes(id));
  return saga.compensationOrder === 'forward' ? left : left.reverse();
}

/** The tries of a step while they go on. */
export const withTries = (state: SagaState, direction: Direction, step: SagaStep, tries: TriesSoFar): SagaState =>
  isOver(state) ? state : { ...state, tries: { ...state.tries, [triesKey(direction, step)]: tries } };

/** A step of the block has ended. When all of them have, the next block begins, or the way back. */
export function afterDoing(saga: SagaDefinition, before: SagaState, step: SagaStep, outcome: Outcome): SagaState {
  const state = withOutcome(before, step, outcome);
  if (stepsToDo(saga, state).length > 0) return state;
  const block = saga.blocks[state.currentStepIndex] ?? [];
  const failed = block.find(({ id }) => !state.completedSteps.includes(id));
  if (!failed) return atBlock(saga, state, state.currentStepIndex + 1);
  const lostPivot = block.some((each) => cannotGoBack(each) && state.unknownSteps.includes(each.id));
  if (state.currentStepIndex > pivotBlock(saga) || failed.kind === 'retriable' || lostPivot) return { ...state, status: 'failed', needsHuman: true };
  return { ...state, status: leftToUndo(saga, state).length > 0 ? 'compensating' : 'failed' };
}

/** The saga as it begins. */
export const atBlock = (saga: SagaDefinition, state: SagaState, currentStepIndex: number): SagaState => ({
  ...state,
  currentStepIndex,
  status: currentStepIndex < saga.blocks.length ? 'running' : 'completed',
});

/** A step is undone, or its tries are used up. */
export function afterUndoing(saga: SagaDefinition, before: SagaState, step: SagaStep, { kind }: Outcome): SagaState {
  if (isOver(before)) return before;
  const state = { ...before, tries: without(before.tries, triesKey('undo', step)) };
  if (kind !== 'done') return { ...state, status: 'failed', needsHuman: true, failureReason: `${state.failureReason ?? ''}; ${step.name} could not be undone` };
  const undone = { ...state, compensatedSteps: [...state.compensatedSteps, step.id] };
  return leftToUndo(saga, undone).length > 0 ? undone : { ...undone, status: 'failed' };
}

/** After a crash. What was sent may have been done, and is sent again; a pause is over. The version grows, so that whoever was replaced loses its write. */
export function resumed(saga: SagaDefinition, state: SagaState): SagaState {
  if (isOver(state)) return state;
  const direction = state.status === 'running' ? 'do' : 'undo';
  const steps = direction === 'do' ? stepsToDo(saga, state) : stepsToUndo(saga, state);
  const tries = steps.map((step) => {
    const { count, unknown, pausing } = state.tries[triesKey(direction, step)] ?? FIRST_TRY;
    return [triesKey(direction, step), pausing ? { count: count + 1, unknown, pausing: false } : { count, unknown: true, pausing: false }] as const;
  });
  return { ...state, tries: { ...state.tries, ...Object.fromEntries(tries) } };
}

function withOutcome(state: SagaState, step: SagaStep, outcome: Outcome): SagaState {
  const next = { ...state, tries: without(state.tries, triesKey('do', step)) };
  if (outcome.kind === 'done') return { ...next, completedSteps: [...state.completedSteps, step.id], context: { ...state.context, [step.id]: outcome.reply } };
  const failureReason = state.failureReason ?? `${step.name}: ${outcome.reason}`;
  if (outcome.kind === 'unknown') return { ...next, failureReason, unknownSteps: [...state.unknownSteps, step.id] };
  return { ...next, failureReason, failedSteps: [...state.failedSteps, step.id] };
}

const without = (tries: SagaState['tries'], key: string): SagaState['tries'] => Object.fromEntries(Object.entries(tries).filter(([other]) => other !== key));
