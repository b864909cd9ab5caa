import type { Envelope } from './envelope.ts';

/** What handles a message. When it throws, the message is delivered again. */
export type MessageHandler = (envelope: Envelope) => Promise<void>;

export interface Subscription {
  /** Channel: a topic or a queue. */
  readonly channel: string;
  /** Each group gets every message once; members of a group share them. */
  readonly group: string;
  /** After that many failed deliveries the message goes to the dead-letter channel. */
  readonly maxDeliveries: number;
  readonly deadLetterChannel?: string;
  /** Messages with the same key are handled one after the other, in the order in which they were published. Otherwise the broker may mix them. */
  readonly ordered?: boolean;
}

/** Port to the message broker. Delivery is at least once: duplicates are real. */
export interface MessageBus {
  publish(channel: string, envelope: Envelope): Promise<void>;
  /** Returns what ends the subscription. A handler knows nothing of the transaction and the trace in which a message was published. */
  subscribe(subscription: Subscription, handler: MessageHandler): () => void;
}
