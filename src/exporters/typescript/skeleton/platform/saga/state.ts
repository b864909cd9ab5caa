import { VersionConflict } from '../errors.ts';
import type { SagaContext } from './definition.ts';

/** Everything that must survive a crash. */
export interface SagaState {
  readonly sagaId: string;
  /** Id of the definition. */
  readonly definition: string;
  readonly status: 'running' | 'compensating' | 'completed' | 'failed';
  /** Index of the block that runs or comes next. Its steps may have been sent already. */
  readonly currentStepIndex: number;
  /** In order of completion. */
  readonly completedSteps: readonly string[];
  /** Steps of which nobody knows whether they were done: undone as well. */
  readonly unknownSteps: readonly string[];
  readonly compensatedSteps: readonly string[];
  readonly context: SagaContext;
  /** Milliseconds since 1970. */
  readonly startedAt: number;
  readonly updatedAt: number;
  readonly failureReason?: string;
  /** Only with `failed`: something could neither be finished nor undone. Without it, a failed saga is cleanly rolled back. */
  readonly needsHuman: boolean;
  /** Counts writes. A coordinator that was replaced loses its write. */
  readonly version: number;
}

/** Port to where the state is kept. With a database: one row for each saga, written in the same transaction as the outgoing command. */
export interface SagaStore {
  load(sagaId: string): Promise<SagaState | undefined>;
  /** Writes `state` as the version after `state.version`; throws {@link VersionConflict} when that one is not the newest. */
  save(state: SagaState): Promise<SagaState>;
  /** Sagas that are neither completed nor failed: to resume after a crash. */
  unfinished(): Promise<readonly SagaState[]>;
}

export class InMemorySagaStore implements SagaStore {
  readonly #states = new Map<string, SagaState>();

  async load(sagaId: string): Promise<SagaState | undefined> {
    return structuredClone(this.#states.get(sagaId));
  }

  async save(state: SagaState): Promise<SagaState> {
    const newest = this.#states.get(state.sagaId)?.version ?? 0;
    if (state.version !== newest) throw new VersionConflict(`saga ${state.sagaId} is at version ${newest}, not ${state.version}`);
    const next = structuredClone({ ...state, version: newest + 1 });
    this.#states.set(state.sagaId, next);
    return structuredClone(next);
  }

  async unfinished(): Promise<readonly SagaState[]> {
    return structuredClone([...this.#states.values()].filter(({ status }) => status === 'running' || status === 'compensating'));
  }
}
