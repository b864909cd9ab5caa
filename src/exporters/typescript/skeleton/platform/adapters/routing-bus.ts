import type { MessageBus, MessageHandler, Subscription } from '../messaging/bus.ts';
import type { Envelope } from '../messaging/envelope.ts';

/** Several brokers as one: each channel has its own. */
export class RoutingBus implements MessageBus {
  readonly #busOf: (channel: string) => MessageBus;

  constructor(busOf: (channel: string) => MessageBus) {
    this.#busOf = busOf;
  }

  publish(channel: string, envelope: Envelope): Promise<void> {
    return this.#busOf(channel).publish(channel, envelope);
  }

  subscribe(subscription: Subscription, handler: MessageHandler): () => void {
    return this.#busOf(subscription.channel).subscribe(subscription, handler);
  }
}
