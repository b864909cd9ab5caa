import { compensationWithDefaults, type RetryPolicy, type Saga, type SagaStep } from '../../model/index.ts';
import type { StepLock } from './locks.ts';

export type Direction = 'do' | 'undo';
export type StepKind = 'compensatable' | 'pivot' | 'retriable';

/** A saga as the protocols need it: no names, no places, only what decides. */
export interface Plan {
  readonly style: 'orchestration' | 'choreography';
  readonly steps: readonly PlanStep[];
  /** Indices of steps; the steps of one block run at the same time. */
  readonly blocks: readonly (readonly number[])[];
  readonly order: 'reverse' | 'parallel' | 'forward';
  /** Tries of every compensation; after that a person is called. */
  readonly undoTries: number;
  /** Blocks after this one are retried instead of undone; Infinity without a pivot. */
  readonly pivotBlock: number;
}

export interface PlanStep {
  readonly index: number;
  readonly id: string;
  readonly kind: StepKind;
  readonly block: number;
  /** A compensation is designed. */
  readonly hasUndo: boolean;
  /** Changes nothing, so nothing is to be undone. */
  readonly readOnly: boolean;
  /** The participant recognises a key that it has seen. */
  readonly idempotent: boolean;
  /** Choreography: an event that comes twice is recognised before the step is done again. Holds unless the design around the saga says otherwise. */
  readonly inbox: boolean;
  /** A record that is pending from when it is done until the saga has ended or it is undone. */
  readonly lock?: StepLock;
  /** Absent: nobody designed one, the wait has no end. */
  readonly timeoutUs?: number;
  /** Tries of doing it, the first included. */
  readonly doTries: number;
  /** What the design says of retries; absent where it says nothing. */
  readonly retry?: RetryPolicy;
}

/** Nothing takes it back once it may have been applied: it has to become known, or a person is called. */
export const cannotGoBack = ({ kind, hasUndo, readOnly }: PlanStep): boolean => kind === 'pivot' && !hasUndo && !readOnly;

/** A step after the pivot, one that is called retriable, or one that finds its record pending and is to come again, is tried that often before a person is called, where the design says nothing. */
const RETRIABLE_TRIES = 4;

/** Reads a saga of the design. Steps that stand together with one another form a block; a block stands where its first step stands. */
export function planOf(saga: Saga): Plan {
  const { compensationOrder, compensationTries } = compensationWithDefaults(saga);
  const blocks = blocksOf(saga.steps);
  const blockOf = new Map(blocks.flatMap((members, block) => members.map((index) => [index, block] as const)));
  const pivot = saga.steps.findIndex((step) => step.kind === 'pivot');
  const pivotBlock = pivot < 0 ? Number.POSITIVE_INFINITY : (blockOf.get(pivot) ?? 0);
  const steps = saga.steps.map((step, index) => planStep(step, index, blockOf.get(index) ?? 0, pivotBlock));
  return { style: saga.style, steps, blocks, order: compensationOrder, undoTries: compensationTries, pivotBlock };
}

function planStep(step: SagaStep, index: number, block: number, pivotBlock: number): PlanStep {
  const kind = step.kind ?? (block > pivotBlock ? 'retriable' : 'compensatable');
  const designed = step.retry ? (step.retry.unlimited ? Number.MAX_SAFE_INTEGER : 1 + (step.retry.retries ?? RETRIABLE_TRIES - 1)) : undefined;
  return {
    index,
    id: step.id,
    kind,
    block,
    hasUndo: step.compensation !== undefined,
    readOnly: step.readOnly === true,
    idempotent: step.idempotent === true,
    inbox: true,
    ...(step.lock ? { lock: lockOf(step.lock) } : {}),
    ...(step.timeout ? { timeoutUs: Math.round((step.timeout.ms ?? 1_000) * 1_000) } : {}),
    doTries: designed ?? (kind === 'retriable' || step.lock?.policy === 'retry' ? RETRIABLE_TRIES : 1),
    ...(step.retry ? { retry: step.retry } : {}),
  };
}

/** Where nothing is said, it is the record that the run is about, another run is refused, and the pending state is called after the record. */
function lockOf({ resource = 'record', pendingState, policy = 'fail', of = 'own' }: NonNullable<SagaStep['lock']>): StepLock {
  return { resource, pending: pendingState ?? `${resource.toUpperCase().replace(/\s+/g, '_')}_PENDING`, policy, of };
}

function blocksOf(steps: readonly SagaStep[]): number[][] {
  const leader = steps.map((_, index) => index);
  const find = (index: number): number => (leader[index] === index ? index : find(leader[index] as number));
  steps.forEach((step, index) => {
    const other = step.parallelWith === undefined ? -1 : steps.findIndex(({ id }) => id === step.parallelWith);
    if (other < 0) return;
    const [low, high] = [find(index), find(other)].sort((a, b) => a - b) as [number, number];
    leader[high] = low;
  });
  const blocks = new Map<number, number[]>();
  for (let index = 0; index < steps.length; index += 1) {
    const first = find(index);
    const block = blocks.get(first);
    if (block) block.push(index);
    else blocks.set(first, [index]);
  }
  return [...blocks.values()];
}
