/** Remembers which messages a consumer has handled. With a database: a table in the same transaction as the work. */
export interface Inbox {
  /** Runs `work` once for each consumer and message; a duplicate does nothing. When `work` throws, the message counts as not handled. */
  once(consumer: string, messageId: string, work: () => Promise<void>): Promise<'handled' | 'duplicate'>;
}

export class InMemoryInbox implements Inbox {
  readonly #seen = new Map<string, Promise<void>>();

  async once(consumer: string, messageId: string, work: () => Promise<void>): Promise<'handled' | 'duplicate'> {
    const key = `${consumer}\n${messageId}`;
    const running = this.#seen.get(key);
    if (running) {
      await running;
      return 'duplicate';
    }
    const run = work();
    this.#seen.set(key, run);
    try {
      await run;
      return 'handled';
    } catch (error) {
      this.#seen.delete(key);
      throw error;
    }
  }
}
