import type { SagaDefinition, SagaStep } from '../saga/definition.ts';

/** What the activities of a saga are sent. */
export interface StepRequest {
  readonly sagaId: string;
  readonly context: Readonly<Record<string, unknown>>;
}

/** Name of the activity that does, or undoes, a step. */
export const activityOf = (saga: SagaDefinition, direction: 'do' | 'undo', step: SagaStep): string => `${saga.id}.${direction}.${step.id}`;

/** Name of the activity that frees what a run has marked as pending. */
export const freeing = (saga: SagaDefinition): string => `${saga.id}.free`;

/** Id of the workflow that is one run of a saga: two runs of one id are never started. */
export const workflowIdOf = (saga: SagaDefinition, sagaId: string): string => `${saga.id}/${sagaId}`;
