import type { MessageBus } from '../../messaging/bus.ts';
import type { Outbox, OutboxEntry } from '../../messaging/outbox.ts';
import type { Database } from './database.ts';

/** How many messages of one lane are published in one transaction. */
const BATCH = 100;

/** Messages in a table: written in the transaction of the work, published afterwards. */
export class PostgresOutbox implements Outbox {
  readonly #database: Database;
  readonly #onAdded: () => void;

  /** @param onAdded called when the transaction of an entry has been committed: there is something to relay. */
  constructor(database: Database, onAdded: () => void = () => undefined) {
    this.#database = database;
    this.#onAdded = onAdded;
  }

  async add({ channel, envelope }: OutboxEntry): Promise<void> {
    await this.#database.query(
      `insert into platform.outbox (message_id, lane, channel, envelope) values ($1, hashtext($2 || ' ' || $3) & 15, $2, $4) on conflict (message_id) do nothing`,
      [envelope.id, channel, envelope.key ?? '', JSON.stringify(envelope)],
    );
    this.#database.afterCommit(this.#onAdded);
  }

  pending(): Promise<readonly OutboxEntry[]> {
    return this.#database.query<OutboxEntry>('select channel, envelope from platform.outbox order by position');
  }

  async markPublished(messageId: string): Promise<void> {
    await this.#database.query('delete from platform.outbox where message_id = $1', [messageId]);
  }

  /**
   * Publishes what waits: messages of one channel and key in order, and none that another relay has taken. What a crash leaves behind comes again.
   * @throws AggregateError when something could not be published; the rest was.
   * @returns how many were published.
   */
  async relay(bus: MessageBus): Promise<number> {
    const lanes = await this.#database.query<{ lane: number }>('select distinct lane from platform.outbox order by lane');
    let sent = 0;
    const errors: unknown[] = [];
    for (const { lane } of lanes) {
      const relayed = await this.#database.transaction(() => this.#relayLane(lane, bus));
      sent += relayed.published;
      errors.push(...relayed.errors);
    }
    if (errors.length > 0) throw new AggregateError(errors, `messages wait in the outbox: ${errors.map(String).join('; ')}`);
    return sent;
  }

  async #relayLane(lane: number, bus: MessageBus): Promise<{ published: number; errors: readonly unknown[] }> {
    const mine = await this.#database.query('select lane from platform.outbox_lane where lane = $1 for update skip locked', [lane]);
    if (mine.length === 0) return { published: 0, errors: [] };
    const select = 'select channel, envelope from platform.outbox where lane = $1 order by position limit $2';
    const published: string[] = [];
    const failures = new Map<string, unknown>();
    for (const { channel, envelope } of await this.#database.query<OutboxEntry>(select, [lane, BATCH])) {
      if (failures.has(channel)) continue;
      try {
        await bus.publish(channel, envelope);
        published.push(envelope.id);
      } catch (error) {
        failures.set(channel, error);
      }
    }
    await this.#database.query('delete from platform.outbox where message_id = any($1)', [published]);
    return { published: published.length, errors: [...failures.values()] };
  }
}
