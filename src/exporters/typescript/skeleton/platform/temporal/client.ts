import { Client, Connection } from '@temporalio/client';
import type { SagaContext, SagaDefinition } from '../saga/definition.ts';
import type { SagaState } from '../saga/state.ts';
import { workflowIdOf } from './names.ts';
import { type Decision, decideSignal, stateQuery } from './saga-workflow.ts';

/** Where the server is; `temporal server start-dev` starts one there. */
export const temporalAddress = (): string => process.env['TEMPORAL_ADDRESS'] ?? 'localhost:7233';
export const temporalNamespace = (): string => process.env['TEMPORAL_NAMESPACE'] ?? 'default';

let shared: Client | undefined;

/** The client of this process. It connects when it is first used. */
export function temporalClient(): Client {
  shared ??= new Client({ connection: Connection.lazy({ address: temporalAddress() }), namespace: temporalNamespace() });
  return shared;
}

/** Runs of a saga on Temporal, seen from outside. */
export class TemporalSaga {
  readonly #saga: SagaDefinition;
  readonly #workflow: string;
  readonly #taskQueue: string;
  readonly #client: () => Client;

  /** @param workflow name of its workflow, which a worker of the task queue has registered */
  constructor(saga: SagaDefinition, workflow: string, taskQueue: string, client: () => Client = temporalClient) {
    this.#saga = saga;
    this.#workflow = workflow;
    this.#taskQueue = taskQueue;
    this.#client = client;
  }

  /**
   * Starts a run and follows it to its end; where it needs a person, until one has decided.
   * @throws WorkflowExecutionAlreadyStartedError when a run with this id exists.
   */
  start(sagaId: string, context: SagaContext): Promise<SagaState> {
    const workflowId = workflowIdOf(this.#saga, sagaId);
    return this.#client().workflow.execute<(context: SagaContext) => Promise<SagaState>>(this.#workflow, {
      workflowId,
      workflowIdReusePolicy: 'REJECT_DUPLICATE',
      taskQueue: this.#taskQueue,
      args: [context],
    });
  }

  /** How far a run is. */
  state(sagaId: string): Promise<SagaState> {
    return this.#client().workflow.getHandle(workflowIdOf(this.#saga, sagaId)).query(stateQuery);
  }

  /** Says what a person has decided for a run that needs one. */
  decide(sagaId: string, decision: Decision): Promise<void> {
    return this.#client().workflow.getHandle(workflowIdOf(this.#saga, sagaId)).signal(decideSignal, decision);
  }
}
