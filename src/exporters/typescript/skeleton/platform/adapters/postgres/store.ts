import { VersionConflict } from '../../errors.ts';
import type { Store, Versioned } from '../../storage/store.ts';
import type { Database } from './database.ts';

interface Row<T> {
  readonly key: string;
  readonly value: T;
  readonly version: number;
}

/** Records in a table of their own: `key`, `value` as JSON, and `version`. */
export class PostgresStore<T> implements Store<T> {
  readonly #database: Database;
  readonly #table: string;

  /** @param table a name in the schema `stores`, made by a migration. */
  constructor(database: Database, table: string) {
    if (!/^[a-z][a-z0-9_]{0,62}$/.test(table)) throw new Error(`"${table}" is not the name of a table`);
    this.#database = database;
    this.#table = `stores."${table}"`;
  }

  async get(key: string): Promise<Versioned<T> | undefined> {
    const [row] = await this.#database.query<Row<T>>(`select value, version from ${this.#table} where key = $1`, [key]);
    return row;
  }

  async put(key: string, value: T, expected: number): Promise<Versioned<T>> {
    const written =
      expected === 0
        ? `insert into ${this.#table} (key, value, version) values ($1, $2, $3 + 1) on conflict (key) do nothing returning value, version`
        : `update ${this.#table} set value = $2, version = version + 1 where key = $1 and version = $3 returning value, version`;
    const [row] = await this.#database.query<Row<T>>(written, [key, JSON.stringify(value), expected]);
    return row ?? this.#conflict(key, expected);
  }

  async remove(key: string, expected: number): Promise<void> {
    const gone = await this.#database.query(`delete from ${this.#table} where key = $1 and version = $2 returning key`, [key, expected]);
    if (gone.length === 0 && (expected !== 0 || (await this.get(key)))) await this.#conflict(key, expected);
  }

  async all(): Promise<readonly (readonly [string, Versioned<T>])[]> {
    const rows = await this.#database.query<Row<T>>(`select key, value, version from ${this.#table} order by position`);
    return rows.map(({ key, value, version }) => [key, { value, version }] as const);
  }

  async #conflict(key: string, expected: number): Promise<never> {
    throw new VersionConflict(`"${key}" is at version ${(await this.get(key))?.version ?? 0}, not ${expected}`);
  }
}
