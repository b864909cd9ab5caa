import type { Inbox } from '../../messaging/inbox.ts';
import type { Database } from './database.ts';

/** Remembers messages in the transaction of the work: a crash takes back both or none. */
export class PostgresInbox implements Inbox {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  /** Whoever has the same message at the same time waits until the first one is done with it. */
  once(consumer: string, messageId: string, work: () => Promise<void>): Promise<'handled' | 'duplicate'> {
    return this.#database.transaction(async () => {
      const insert = 'insert into platform.inbox (consumer, message_id) values ($1, $2) on conflict do nothing returning 1';
      if ((await this.#database.query(insert, [consumer, messageId])).length === 0) return 'duplicate';
      await work();
      return 'handled';
    });
  }

  /** Forgets messages that are older than any that may still come again. */
  async forget(olderThanDays: number): Promise<void> {
    await this.#database.query('delete from platform.inbox where handled_at < now() - make_interval(days => $1)', [olderThanDays]);
  }
}
