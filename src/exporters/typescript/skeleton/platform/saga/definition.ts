import type { BackoffOptions } from '../resilience/backoff.ts';
import type { SemanticLock } from './locks.ts';

/** What a saga knows so far: what started it, and under each step's id what that step answered. */
export type SagaContext = Readonly<Record<string, unknown>>;

export interface RetryOptions extends BackoffOptions {
  /** Attempts after the first one; `Infinity` tries for ever. */
  readonly retries: number;
}

export interface SagaStep {
  readonly id: string;
  readonly name: string;
  /** The service that does it, as it is called in paths. */
  readonly participant: string;
  /** The operation that does it. */
  readonly action: string;
  /** The operation that undoes it; absent where nothing needs to be undone. */
  readonly compensation?: string;
  /** It changes nothing, so nothing is undone. */
  readonly readOnly?: boolean;
  /** After the pivot nothing is undone; retriable steps are tried until they work. */
  readonly kind: 'compensatable' | 'pivot' | 'retriable';
  /** No answer after this time means: unknown. Absent: the coordinator waits for ever. */
  readonly timeoutMs?: number;
  /** The policies of the calls that lead there give up after this time, whatever the step says. */
  readonly callTimeoutMs?: number;
  readonly retry?: RetryOptions;
  /** Its participant knows a key again. Otherwise a request that comes twice is done twice. */
  readonly idempotent: boolean;
  /** Choreography: events that come twice are recognised before it is done again. Otherwise it is done again. */
  readonly inbox: boolean;
  /** The record that it marks as pending until the saga has ended or undone it: its participant calls `takeRecord`. */
  readonly lock?: SemanticLock;
  /** What the action is sent. */
  readonly request: (context: SagaContext) => unknown;
  /** Choreography: what it says is written together with its work and relayed afterwards, so that it cannot get lost. */
  readonly outbox?: boolean;
  /** Choreography: the event that says the step is done. */
  readonly emits: string;
}

export interface SagaDefinition {
  /** As it is called in paths; the first part of every key. */
  readonly id: string;
  readonly name: string;
  /** The event that starts it. */
  readonly trigger: string;
  /** In order; the steps of one block run at the same time. */
  readonly blocks: readonly (readonly SagaStep[])[];
  readonly compensationOrder: 'reverse' | 'parallel' | 'forward';
  /** Tries of each compensation, the first one included; then a person is called. */
  readonly compensationTries: number;
  /** The design names no store for its state: a crash of the coordinator forgets its runs. */
  readonly volatile?: boolean;
}

export const stepsOf = (saga: SagaDefinition): readonly SagaStep[] => saga.blocks.flat();

/** Index of the block with the pivot: what comes later is not undone. Infinity where there is none. */
export function pivotBlock(saga: SagaDefinition): number {
  const index = saga.blocks.findIndex((block) => block.some(({ kind }) => kind === 'pivot'));
  return index < 0 ? Number.POSITIVE_INFINITY : index;
}

/** Nothing takes it back once it may have been done: it has to become known, or a person decides. */
export const cannotGoBack = ({ kind, compensation, readOnly }: SagaStep): boolean => kind === 'pivot' && compensation === undefined && readOnly !== true;

/** The same for every attempt of doing (or undoing) a step of one run, also after a crash: participants do the work once. */
export const keyOf = (sagaId: string, step: SagaStep, direction: 'do' | 'undo'): string => `${sagaId}:${step.id}:${direction}`;
