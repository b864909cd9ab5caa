import { VersionConflict } from '../../errors.ts';
import type { SagaState, SagaStore } from '../../saga/state.ts';
import type { Database } from './database.ts';

/** One row for each run. It stands as soon as it is written, also inside a transaction: a command must not leave before its state does. */
export class PostgresSagaStore implements SagaStore {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  load(sagaId: string): Promise<SagaState | undefined> {
    return this.#database.apart(async () => {
      const [row] = await this.#database.query<{ state: SagaState }>('select state from platform.saga where saga_id = $1', [sagaId]);
      return row?.state;
    });
  }

  save(state: SagaState): Promise<SagaState> {
    return this.#database.apart(async () => {
      const next: SagaState = { ...state, version: state.version + 1 };
      const write =
        state.version === 0
          ? 'insert into platform.saga (saga_id, definition, status, version, state) values ($1, $2, $3, $4, $5) on conflict (saga_id) do nothing returning state'
          : 'update platform.saga set definition = $2, status = $3, version = $4, state = $5, updated_at = now() where saga_id = $1 and version = $4 - 1 returning state';
      const [row] = await this.#database.query<{ state: SagaState }>(write, [next.sagaId, next.definition, next.status, next.version, JSON.stringify(next)]);
      if (row) return row.state;
      const newest = (await this.load(state.sagaId))?.version ?? 0;
      throw new VersionConflict(`saga ${state.sagaId} is at version ${newest}, not ${state.version}`);
    });
  }

  unfinished(): Promise<readonly SagaState[]> {
    return this.#database.apart(async () => {
      const select = "select state from platform.saga where status in ('running', 'compensating') order by saga_id";
      return (await this.#database.query<{ state: SagaState }>(select)).map(({ state }) => state);
    });
  }
}
