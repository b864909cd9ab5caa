import type { Saga, SagaStep } from '../../../model/index.ts';
import type { Facts } from '../../facts/facts.ts';
import { blocksOf, changesNothing, operationOf } from '../../facts/sagas.ts';

/** What can be wrong with a step beside its compensation. */
export type Danger = 'not-idempotent' | 'endless' | 'second-pivot' | 'after-pivot' | 'before-pivot';

export interface UnsafeStep {
  readonly step: SagaStep;
  readonly danger: Danger;
}

export interface Unsafe {
  /** In the order of {@link Danger}, then of the steps. */
  readonly steps: readonly UnsafeStep[];
  /** Steps of which an import could not know whether they are idempotent. */
  readonly asked: readonly SagaStep[];
}

/** The unsafe steps of a saga. */
export function unsafeSteps(facts: Facts, saga: Saga): Unsafe {
  const repeated = saga.steps.map((step) => [step, repetition(facts, saga, step)] as const);
  const misplaced = misplacements(facts, saga);
  const of = (danger: Danger): UnsafeStep[] => saga.steps.filter((_, i) => misplaced[i] === danger).map((step) => ({ step, danger }));
  return {
    steps: [
      ...repeated.flatMap(([step, state]) => (state === 'harmful' ? [{ step, danger: 'not-idempotent' as const }] : [])),
      ...saga.steps.flatMap((step) => (step.retry?.unlimited === true ? [{ step, danger: 'endless' as const }] : [])),
      ...of('second-pivot'),
      ...of('after-pivot'),
      ...of('before-pivot'),
    ],
    asked: repeated.flatMap(([step, state]) => (state === 'unknown' ? [step] : [])),
  };
}

/** What happens when a step is done twice: what it says itself counts, then what its operation says. */
function repetition(facts: Facts, saga: Saga, step: SagaStep): 'harmless' | 'harmful' | 'unknown' {
  if (changesNothing(facts, step)) return 'harmless';
  const stated = step.idempotent ?? operationOf(facts, step)?.idempotent;
  if (stated !== undefined) return stated ? 'harmless' : 'harmful';
  return saga.unknown?.some((field) => field === 'idempotent' || field === 'steps') === true ? 'unknown' : 'harmful';
}

/**
 * Kinds in an order that cannot work. The order is: compensatable steps, one pivot, retriable steps; a step that changes nothing may stand anywhere.
 * Only what is declared counts: a step without a kind takes the one that its place asks for.
 */
function misplacements(facts: Facts, saga: Saga): (Danger | undefined)[] {
  const blocks = blocksOf(saga);
  const pivot = saga.steps.findIndex(({ kind }) => kind === 'pivot');
  const pivotBlock = pivot < 0 ? Number.POSITIVE_INFINITY : (blocks[pivot] ?? pivot);
  const isUndone = ({ kind }: SagaStep) => kind === 'pivot' || kind === 'compensatable';
  return saga.steps.map((step, i) => {
    const block = blocks[i] ?? i;
    if (step.kind === 'pivot') return i === pivot ? undefined : 'second-pivot';
    if (changesNothing(facts, step)) return undefined;
    if (step.kind === 'compensatable' && block > pivotBlock) return 'after-pivot';
    const isBefore = block < pivotBlock && saga.steps.some((later, k) => isUndone(later) && (blocks[k] ?? k) > block);
    return step.kind === 'retriable' && isBefore ? 'before-pivot' : undefined;
  });
}
