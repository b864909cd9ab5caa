import { AsyncLocalStorage } from 'node:async_hooks';
import type { MessageBus, MessageHandler, Subscription } from './bus.ts';
import type { Envelope } from './envelope.ts';

interface Member {
  readonly subscription: Subscription;
  readonly handler: MessageHandler;
}

export interface DeadLetter {
  readonly channel: string;
  readonly group: string;
  readonly envelope: Envelope;
  readonly error: unknown;
}

/**
 * A broker in memory. Messages of one group are handled one after the other, in the order in which they were published. A message that nobody could
 * handle is delivered again, at once; after `maxDeliveries` it is a dead letter.
 */
export class InMemoryBus implements MessageBus {
  readonly deadLetters: DeadLetter[] = [];
  readonly #groups = new Map<string, Map<string, Member[]>>();
  readonly #queues = new Map<string, Promise<void>>();
  readonly #turns = new Map<string, number>();

  async publish(channel: string, envelope: Envelope): Promise<void> {
    for (const group of this.#groups.get(channel)?.keys() ?? []) {
      const queue = `${channel}\n${group}`;
      const before = this.#queues.get(queue) ?? Promise.resolve();
      this.#queues.set(
        queue,
        before.then(() => this.#deliver(channel, group, envelope)),
      );
    }
  }

  subscribe(subscription: Subscription, handler: MessageHandler): () => void {
    const groups = this.#groups.get(subscription.channel) ?? new Map<string, Member[]>();
    this.#groups.set(subscription.channel, groups);
    const member = { subscription, handler: AsyncLocalStorage.bind(handler) };
    groups.set(subscription.group, [...(groups.get(subscription.group) ?? []), member]);
    return () => {
      groups.set(
        subscription.group,
        (groups.get(subscription.group) ?? []).filter((other) => other !== member),
      );
    };
  }

  /** Resolves when every message that was published, and every one that followed from it, has been handled or put aside. */
  async settled(): Promise<void> {
    for (let before: Promise<void>[] = []; ; ) {
      const now = [...this.#queues.values()];
      if (now.length === before.length && now.every((queue, index) => queue === before[index])) return;
      await Promise.all(now);
      before = now;
    }
  }

  async #deliver(channel: string, group: string, envelope: Envelope): Promise<void> {
    const members = this.#groups.get(channel)?.get(group) ?? [];
    const turn = this.#turns.get(`${channel}\n${group}`) ?? 0;
    this.#turns.set(`${channel}\n${group}`, turn + 1);
    const member = members[turn % Math.max(1, members.length)];
    if (!member) return;
    const error = await tryToHandle(member, envelope);
    if (error === undefined) return;
    this.deadLetters.push({ channel, group, envelope, error });
    if (member.subscription.deadLetterChannel !== undefined) await this.publish(member.subscription.deadLetterChannel, envelope);
  }
}

/** The last error, or nothing when one delivery went through. */
async function tryToHandle({ subscription, handler }: Member, envelope: Envelope): Promise<unknown> {
  let failure: unknown;
  for (let delivery = 1; delivery <= subscription.maxDeliveries; delivery++) {
    try {
      await handler(envelope);
      return undefined;
    } catch (error) {
      failure = error ?? new Error('the handler threw nothing');
    }
  }
  return failure;
}
