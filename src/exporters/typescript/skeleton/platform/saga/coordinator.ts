import type { Clock } from '../clock.ts';
import { inSpan } from '../tracing.ts';
import { attempt, neverRefused, type Outcome, stepCalled, triesOf, undoTriesOf } from './attempt.ts';
import { cannotGoBack, pivotBlock, type SagaContext, type SagaDefinition, type SagaStep } from './definition.ts';
import type { PendingRecords } from './locks.ts';
import { type Participants, send } from './participants.ts';
import type { SagaState, SagaStore } from './state.ts';

export interface CoordinatorPorts {
  readonly store: SagaStore;
  readonly participants: Participants;
  /** Freed when a saga has ended without needing a person. */
  readonly pending?: PendingRecords;
  readonly clock: Clock;
  /** Numbers in [0, 1), for jitter. */
  readonly random: () => number;
}

/**
 * Runs a saga: one block after the other, and when a step fails, the compensations of what was done.
 *
 * The state is written before every command, so after a crash {@link SagaCoordinator.resume} sends the command again under the same key. A step without
 * an answer may have been done: it is undone as well. After the pivot nothing is undone; what follows is tried again, and then a person is called.
 */
export class SagaCoordinator {
  readonly #saga: SagaDefinition;
  readonly #ports: CoordinatorPorts;

  constructor(saga: SagaDefinition, ports: CoordinatorPorts) {
    this.#saga = saga;
    this.#ports = ports;
  }

  /** Starts a run and follows it to its end. @throws VersionConflict when a run with this id exists. */
  async start(sagaId: string, context: SagaContext): Promise<SagaState> {
    const now = this.#ports.clock.now();
    const state = await this.#ports.store.save({
      sagaId,
      definition: this.#saga.id,
      status: 'running',
      currentStepIndex: 0,
      completedSteps: [],
      unknownSteps: [],
      compensatedSteps: [],
      context,
      startedAt: now,
      updatedAt: now,
      needsHuman: false,
      version: 0,
    });
    return this.#follow(state);
  }

  /** Goes on where the last write left off. */
  async resume(sagaId: string): Promise<SagaState> {
    const state = await this.#ports.store.load(sagaId);
    if (!state) throw new Error(`there is no saga ${sagaId}`);
    return this.#follow(state);
  }

  /** Resumes every unfinished run of this saga: call it once when the process starts. */
  async resumeAll(): Promise<readonly SagaState[]> {
    const mine = (await this.#ports.store.unfinished()).filter(({ definition }) => definition === this.#saga.id);
    return Promise.all(mine.map(({ sagaId }) => this.resume(sagaId)));
  }

  #follow(start: SagaState): Promise<SagaState> {
    return inSpan(`saga ${this.#saga.name}`, { 'saga.id': start.sagaId }, async () => {
      let state = start;
      while (state.status === 'running') state = await this.#runBlock(state);
      while (state.status === 'compensating') state = await this.#compensate(state);
      if (!state.needsHuman) await this.#ports.pending?.freeAll(state.sagaId);
      return state;
    });
  }

  /** Does the steps of the current block at the same time, and waits for all of them, also when one fails. */
  async #runBlock(state: SagaState): Promise<SagaState> {
    const block = this.#saga.blocks[state.currentStepIndex];
    if (!block) return this.#save(state, { status: 'completed' });
    const completedSteps = [...state.completedSteps];
    const replies: Record<string, unknown> = {};
    const outcomes = await Promise.all(
      block
        .filter(({ id }) => !completedSteps.includes(id))
        .map(async (step) => {
          const outcome = await this.#do(step, state);
          if (outcome.kind === 'done') {
            completedSteps.push(step.id);
            replies[step.id] = outcome.reply;
          }
          return { step, outcome };
        }),
    );
    const progress = { completedSteps, context: { ...state.context, ...replies } };
    const failures = outcomes.flatMap(({ step, outcome }) => (outcome.kind === 'done' ? [] : [{ step, outcome }]));
    const [first] = failures;
    if (!first) return this.#save(state, { ...progress, currentStepIndex: state.currentStepIndex + 1 });
    const failureReason = `${first.step.name}: ${first.outcome.reason}`;
    const pivotUnknown = failures.some(({ step, outcome }) => outcome.kind === 'unknown' && cannotGoBack(step));
    const noWayBack = state.currentStepIndex > pivotBlock(this.#saga) || first.step.kind === 'retriable' || pivotUnknown;
    if (noWayBack) return this.#save(state, { ...progress, status: 'failed', needsHuman: true, failureReason });
    const unknownSteps = failures.filter(({ outcome }) => outcome.kind === 'unknown').map(({ step }) => step.id);
    return this.#save(state, { ...progress, status: 'compensating', unknownSteps, failureReason });
  }

  /** Undoes the next step, or all that are left where the saga undoes them at the same time. */
  async #compensate(state: SagaState): Promise<SagaState> {
    const left = this.#toUndo(state);
    if (left.length === 0) return this.#save(state, { status: 'failed' });
    const now = this.#saga.compensationOrder === 'parallel' ? left : left.slice(0, 1);
    const outcomes = await Promise.all(now.map(async (step) => ({ step, outcome: await this.#undo(step, state) })));
    const undone = outcomes.filter(({ outcome }) => outcome.kind === 'done').map(({ step }) => step.id);
    const compensatedSteps = [...state.compensatedSteps, ...undone];
    const stuck = outcomes.find(({ outcome }) => outcome.kind !== 'done');
    if (!stuck) return this.#save(state, { compensatedSteps });
    const failureReason = `${state.failureReason ?? ''}; ${stuck.step.name} could not be undone`;
    return this.#save(state, { compensatedSteps, status: 'failed', needsHuman: true, failureReason });
  }

  #do(step: SagaStep, { sagaId, context }: SagaState): Promise<Outcome> {
    const command = { sagaId, step, direction: 'do', operation: step.action, context } as const;
    return attempt(() => send(this.#ports.participants, command, this.#ports.clock), triesOf(this.#saga, step), this.#ports);
  }

  #undo(step: SagaStep, { sagaId, context }: SagaState): Promise<Outcome> {
    const command = { sagaId, step, direction: 'undo', operation: step.compensation ?? step.action, context } as const;
    const work = neverRefused(() => send(this.#ports.participants, command, this.#ports.clock));
    return attempt(work, undoTriesOf(this.#saga), this.#ports);
  }

  /** Steps that still have to be undone, the next one first. What nobody knows of may have been done last. */
  #toUndo({ completedSteps, unknownSteps, compensatedSteps }: SagaState): readonly SagaStep[] {
    const left = [...completedSteps, ...unknownSteps]
      .flatMap((id) => stepCalled(this.#saga, id) ?? [])
      .filter((step) => step.compensation !== undefined && !compensatedSteps.includes(step.id));
    return this.#saga.compensationOrder === 'forward' ? left : left.reverse();
  }

  #save(state: SagaState, change: Partial<SagaState>): Promise<SagaState> {
    return this.#ports.store.save({ ...state, ...change, updatedAt: this.#ports.clock.now() });
  }
}
