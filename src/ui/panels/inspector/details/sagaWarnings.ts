import { t } from '../../../../language/index.ts';
import type { Design, Saga, SagaStep } from '../../../../model/index.ts';

/**
 * What a step lacks by the theory of sagas (Garcia-Molina and Salem 1987; Richardson, Microservices Patterns, ch. 4):
 * before the pivot every step that changes something has a compensation, there is one pivot, and what follows it is retried until it works.
 */
export function stepWarnings(saga: Saga, index: number, design: Design): readonly string[] {
  const step = saga.steps[index];
  if (!step) return [];
  const pivot = saga.steps.findIndex((one) => one.kind === 'pivot');
  const warnings: string[] = [];
  if (!design.elements[step.participantId]) warnings.push(t('Its participant is not there.'));
  if (needsCompensation(step, index, pivot, saga.steps.length) && step.compensation === undefined)
    warnings.push(t('Changes something and has no compensation.'));
  if (step.kind === 'pivot' && index !== pivot) warnings.push(t('A second pivot: only one step can be the point of no return.'));
  if (pivot !== -1 && index > pivot && step.kind !== 'retriable') warnings.push(t('Stands after the pivot, so it must be retriable.'));
  if (saga.style === 'choreography' && index > 0 && step.on === undefined && step.parallelWith === undefined) warnings.push(t('No event starts it.'));
  return warnings;
}

/** The last step of a saga undoes nothing: when it fails, nothing of it is done. */
function needsCompensation(step: SagaStep, index: number, pivot: number, count: number): boolean {
  if (step.readOnly || step.kind === 'pivot' || step.kind === 'retriable') return false;
  if (pivot !== -1) return index < pivot;
  return index < count - 1 || step.kind === 'compensatable';
}
