import { VersionConflict } from '../errors.ts';
import type { SagaContext } from './definition.ts';

/** How far doing or undoing a step is, from its second try on or after a crash. */
export interface TriesSoFar {
  /** Tries that were sent, the one that is waited for included. */
  readonly count: number;
  /** One of them may have been done: it had no answer, or a crash took whoever waited for it. */
  readonly unknown: boolean;
  /** The last one has failed, and the next one waits for its time. */
  readonly pausing: boolean;
}

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
  /** Steps that were certainly not done. */
  readonly failedSteps: readonly string[];
  readonly compensatedSteps: readonly string[];
  /** By `do:step` and `undo:step`, what is sent or pausing; absent for a first try. */
  readonly tries: Readonly<Record<string, TriesSoFar>>;
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
