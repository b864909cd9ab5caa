/** The saga protocols by themselves, without latencies and hops: for what generates code that must behave the same. */
export { QUIET, react, type ChoreographyEmission, type ChoreographyInput, type ChoreographyState } from './choreography.ts';
export { initialSaga, stepSaga, type SagaEmission, type SagaInput, type SagaState } from './orchestrator.ts';
export { FRESH, handle, type ParticipantState } from './participant.ts';
export { mayWrite, SAGA_PROTOCOL, type SagaProtocol } from './protocol.ts';
export { planOf, type Plan, type PlanStep } from './plan.ts';
