import type { Clock } from '../clock.ts';
import { inSpan } from '../tracing.ts';
import { attempt, neverRefused, type TryLog } from './attempt.ts';
import type { SagaContext, SagaDefinition, SagaStep } from './definition.ts';
import type { PendingRecords } from './locks.ts';
import { type Participants, send } from './participants.ts';
import { afterDoing, afterUndoing, atBlock, isOver, resumed, stepsToDo, stepsToUndo, triesKey, withTries } from './progress.ts';
import type { SagaState, SagaStore } from './state.ts';
import { FIRST_TRY, type Outcome, triesOf, undoTriesOf } from './tries.ts';

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
    const empty: SagaState = {
      sagaId,
      definition: this.#saga.id,
      status: 'running',
      currentStepIndex: 0,
      completedSteps: [],
      unknownSteps: [],
      failedSteps: [],
      compensatedSteps: [],
      tries: {},
      context,
      startedAt: now,
      updatedAt: now,
      needsHuman: false,
      version: 0,
    };
    const run = new Run(empty, this.#ports);
    await run.change((state) => atBlock(this.#saga, state, 0));
    return this.#follow(run);
  }

  /** Goes on where the last write left off. @throws VersionConflict when another one goes on with it as well and was first. */
  async resume(sagaId: string): Promise<SagaState> {
    const state = await this.#ports.store.load(sagaId);
    if (!state) throw new Error(`there is no saga ${sagaId}`);
    const run = new Run(state, this.#ports);
    await run.change((before) => resumed(this.#saga, before));
    return this.#follow(run);
  }

  /** Resumes every unfinished run of this saga: call it once when the process starts. */
  async resumeAll(): Promise<readonly SagaState[]> {
    const mine = (await this.#ports.store.unfinished()).filter(({ definition }) => definition === this.#saga.id);
    return Promise.all(mine.map(({ sagaId }) => this.resume(sagaId)));
  }

  #follow(run: Run): Promise<SagaState> {
    return inSpan(`saga ${this.#saga.name}`, { attributes: { 'saga.id': run.state.sagaId } }, async () => {
      while (run.state.status === 'running') await this.#runBlock(run);
      while (run.state.status === 'compensating') await this.#compensate(run);
      if (!run.state.needsHuman) await this.#ports.pending?.freeAll(run.state.sagaId);
      return run.state;
    });
  }

  /** Does the steps of the current block at the same time, and waits for all of them, also when one fails. */
  async #runBlock(run: Run): Promise<void> {
    const { context } = run.state;
    const doAndWrite = async (step: SagaStep) => {
      const outcome = await this.#do(step, run, context);
      await run.change((state) => afterDoing(this.#saga, state, step, outcome));
    };
    await Promise.all(stepsToDo(this.#saga, run.state).map(doAndWrite));
  }

  async #compensate(run: Run): Promise<void> {
    const undoAndWrite = async (step: SagaStep) => {
      const outcome = await this.#undo(step, run);
      await run.change((state) => afterUndoing(this.#saga, state, step, outcome));
    };
    await Promise.all(stepsToUndo(this.#saga, run.state).map(undoAndWrite));
  }

  #do(step: SagaStep, run: Run, context: SagaContext): Promise<Outcome> {
    const command = { sagaId: run.state.sagaId, step, direction: 'do', operation: step.action, context } as const;
    const work = () => send(this.#ports.participants, command, this.#ports.clock);
    return attempt(work, triesOf(this.#saga, step), this.#ports, run.log('do', step));
  }

  #undo(step: SagaStep, run: Run): Promise<Outcome> {
    const { sagaId, context } = run.state;
    const command = { sagaId, step, direction: 'undo', operation: step.compensation ?? step.action, context } as const;
    const work = neverRefused(() => send(this.#ports.participants, command, this.#ports.clock));
    return attempt(work, undoTriesOf(this.#saga), this.#ports, run.log('undo', step));
  }
}

/** The state of one run as this process knows it. What it writes, it writes one after the other. */
class Run {
  state: SagaState;
  readonly #ports: CoordinatorPorts;
  #written: Promise<void> = Promise.resolve();

  constructor(state: SagaState, ports: CoordinatorPorts) {
    this.state = state;
    this.#ports = ports;
  }

  /** Writes what follows from the state, if that is another one. @throws VersionConflict when somebody else goes on with this run. */
  change(next: (state: SagaState) => SagaState): Promise<void> {
    this.#written = this.#written.then(async () => {
      const changed = next(this.state);
      if (changed !== this.state) this.state = await this.#ports.store.save({ ...changed, updatedAt: this.#ports.clock.now() });
    });
    return this.#written;
  }

  log(direction: 'do' | 'undo', step: SagaStep): TryLog {
    return {
      begin: this.state.tries[triesKey(direction, step)] ?? FIRST_TRY,
      note: async (tries) => {
        await this.change((state) => withTries(state, direction, step, tries));
        return !isOver(this.state);
      },
    };
  }
}
