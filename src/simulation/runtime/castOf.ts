import type { Model, SagaModel, SagaStepModel } from '../compile/model.ts';
import type { Cast, CastFault, CastSaga, CastStep } from '../replay/index.ts';
import type { Calls } from './calls.ts';
import { say } from '../../speech/index.ts';

/** What the record needs to know of the design to be read by itself. */
export function castOf(model: Model, calls: Calls, faults: readonly CastFault[]): Omit<Cast, 'legs'> {
  return {
    elements: model.elements.map(({ id, places }) => ({ id, ...(Number.isFinite(places) ? { places } : {}) })),
    flows: model.flows.map(({ id }) => id),
    breakers: calls.breakers.map(({ flow, windowUs }) => ({ flowId: flow.id, windowUs })),
    ...(model.saga ? { saga: castSaga(model.saga) } : {}),
    faults,
  };
}

function castSaga(saga: SagaModel): CastSaga {
  return { id: saga.id, name: saga.name, style: saga.plan.style, steps: saga.steps.map((step, index) => castStep(saga, step, index)) };
}

function castStep(saga: SagaModel, step: SagaStepModel, index: number): CastStep {
  const plan = saga.plan.steps[index];
  const undo = plan?.readOnly
    ? ({ name: step.undoName, state: 'absent', word: say`changes nothing` } as const)
    : plan?.hasUndo
      ? ({ name: step.undoName, state: 'not-reached', word: '' } as const)
      : ({ name: step.undoName, state: 'absent', word: say`no compensation designed` } as const);
  return {
    id: step.id,
    participantId: step.participant.id,
    kind: plan?.kind ?? 'compensatable',
    block: plan?.block ?? index,
    forward: { name: step.name, state: 'waiting', word: say`waiting` },
    undo,
  };
}
