import { AsyncLocalStorage } from 'node:async_hooks';
import { Pool, type PoolClient, type QueryResultRow } from 'pg';

export interface DatabaseOptions {
  /** `postgres://user:password@host:5432/name`. */
  readonly url: string;
  /** Transactions at the same time. Single statements have as many connections of their own, so that one never waits for the other. Default 20. */
  readonly connections?: number;
  /** Hears of connections that break while nobody uses them. The next statement opens a new one. */
  readonly onError?: (error: Error) => void;
}

interface Transaction {
  readonly client: PoolClient;
  readonly afterCommit: (() => void)[];
  /** Ends when the last statement so far has: a connection does one at a time. */
  last: Promise<unknown>;
  over: boolean;
}

/**
 * A PostgreSQL database. Inside {@link Database.transaction} every statement belongs to the transaction, however deep it is called, so that stores, outbox
 * and inbox are written together without knowing of one another.
 */
export class Database {
  readonly #transactions: Pool;
  readonly #statements: Pool;
  readonly #onError: (error: Error) => void;
  readonly #current = new AsyncLocalStorage<Transaction | undefined>();

  constructor({ url, connections = 20, onError = () => undefined }: DatabaseOptions) {
    const options = { connectionString: url, max: connections, connectionTimeoutMillis: 10_000, keepAlive: true };
    this.#transactions = new Pool(options);
    this.#statements = new Pool(options);
    this.#onError = onError;
    for (const pool of [this.#transactions, this.#statements]) pool.on('error', onError);
  }

  /** The rows that a statement gives back: in the transaction that goes on, else by itself. */
  async query<R extends QueryResultRow>(text: string, values: readonly unknown[] = []): Promise<readonly R[]> {
    const transaction = this.#open();
    if (!transaction) return (await this.#statements.query<R>(text, [...values])).rows;
    const turn = transaction.last.then(() => transaction.client.query<R>(text, [...values]));
    transaction.last = turn.catch(() => undefined);
    return (await turn).rows;
  }

  /** Everything that `work` writes happens together, or not at all when it throws. Inside a transaction it becomes a part of that one. */
  async transaction<T>(work: () => Promise<T>): Promise<T> {
    if (this.#open()) return work();
    const client = await this.#transactions.connect();
    client.on('error', this.#onError);
    const transaction: Transaction = { client, afterCommit: [], last: Promise.resolve(), over: false };
    try {
      await client.query('begin');
      const result = await this.#current.run(transaction, work);
      transaction.over = true;
      await transaction.last;
      await client.query('commit');
      this.#release(client);
      for (const then of transaction.afterCommit) then();
      return result;
    } catch (error) {
      transaction.over = true;
      await transaction.last;
      await client.query('rollback').then(
        () => this.#release(client),
        (broken: Error) => this.#release(client, broken),
      );
      throw error;
    }
  }

  /** What `work` writes stands at once, whatever becomes of the transaction around it. */
  apart<T>(work: () => Promise<T>): Promise<T> {
    return this.#current.run(undefined, work);
  }

  /** Calls back when the transaction that goes on has been committed; at once where there is none. */
  afterCommit(then: () => void): void {
    const transaction = this.#open();
    if (transaction) transaction.afterCommit.push(then);
    else then();
  }

  /** Whether it answers. */
  async check(): Promise<boolean> {
    return (await this.apart(() => this.query('select 1'))).length === 1;
  }

  /** Waits for what goes on, and ends all connections. */
  async close(): Promise<void> {
    await Promise.all([this.#transactions.end(), this.#statements.end()]);
  }

  #release(client: PoolClient, broken?: Error): void {
    client.off('error', this.#onError);
    client.release(broken);
  }

  /** A transaction that is over has nothing to say to those who come late. */
  #open(): Transaction | undefined {
    const transaction = this.#current.getStore();
    return transaction?.over ? undefined : transaction;
  }
}
