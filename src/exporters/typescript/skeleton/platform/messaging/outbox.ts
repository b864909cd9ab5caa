import type { MessageBus } from './bus.ts';
import type { Envelope } from './envelope.ts';

/** A message that waits to be published. */
export interface OutboxEntry {
  readonly channel: string;
  readonly envelope: Envelope;
}

/** Messages that are written with the data, in the same transaction, and relayed to the broker afterwards. */
export interface Outbox {
  add(entry: OutboxEntry): Promise<void>;
  /** Oldest first. */
  pending(): Promise<readonly OutboxEntry[]>;
  markPublished(messageId: string): Promise<void>;
}

/** In memory there is no transaction to wait for: what is added is relayed at once. */
export class InMemoryOutbox implements Outbox {
  readonly #entries = new Map<string, OutboxEntry>();
  readonly #bus: MessageBus;

  constructor(bus: MessageBus) {
    this.#bus = bus;
  }

  async add(entry: OutboxEntry): Promise<void> {
    this.#entries.set(entry.envelope.id, entry);
    await relay(this, this.#bus);
  }

  async pending(): Promise<readonly OutboxEntry[]> {
    return [...this.#entries.values()];
  }

  async markPublished(messageId: string): Promise<void> {
    this.#entries.delete(messageId);
  }
}

/** Publishes what waits, in order. A crash between publishing and marking publishes again: consumers remember message ids. */
export async function relay(outbox: Outbox, bus: MessageBus): Promise<number> {
  const entries = await outbox.pending();
  for (const { channel, envelope } of entries) {
    await bus.publish(channel, envelope);
    await outbox.markPublished(envelope.id);
  }
  return entries.length;
}
