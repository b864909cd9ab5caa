import type { StepRecord, StepRecords } from '../../saga/once.ts';
import type { Database } from './database.ts';

/** What was done, refused or undone, in the same database as the data. */
export class PostgresStepRecords implements StepRecords {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  async get(key: string): Promise<StepRecord | undefined> {
    const [row] = await this.#database.query<{ record: StepRecord }>('select record from platform.step_record where key = $1', [key]);
    return row?.record;
  }

  async put(key: string, record: StepRecord): Promise<void> {
    await this.#database.query('insert into platform.step_record (key, record) values ($1, $2) on conflict (key) do update set record = excluded.record', [
      key,
      JSON.stringify(record),
    ]);
  }

  /** In a transaction, under a lock that all processes share. */
  alone<T>(key: string, task: () => Promise<T>): Promise<T> {
    return this.#database.transaction(async () => {
      await this.#database.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [`step ${key}`]);
      return task();
    });
  }
}
