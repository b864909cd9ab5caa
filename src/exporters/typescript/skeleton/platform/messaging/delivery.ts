import type { Clock } from '../clock.ts';
import { waitBefore } from '../resilience/backoff.ts';
import type { MessageHandler, Subscription } from './bus.ts';
import type { Envelope } from './envelope.ts';
import { headerText, type Packet, unpack } from './wire.ts';

/** What an adapter of a broker does with a message that has come in. */
export interface Delivery {
  readonly subscription: Subscription;
  readonly handler: MessageHandler;
  readonly packet: Packet;
  /** How often the broker has delivered it before and heard nothing: the process died of it, or with it, or ended in time. */
  readonly deliveredBefore: number;
  readonly clock: Clock;
  /** Aborted when the subscription ends. */
  readonly leave: AbortSignal;
  /** Puts the message, as it is, into a dead-letter channel, and resolves when it is safe there. */
  readonly bury: (channel: string, packet: Packet) => Promise<void>;
}

/** Waits between two deliveries of a message that nobody could handle. */
const WAITS = { kind: 'exponential', baseMs: 100, capMs: 10_000, jitter: 'none' } as const;

/** A message that was never acknowledged so often kills whoever takes it: it is not even tried. */
const POISONOUS = 20;

/** Where dead letters of a subscription go. */
export const deadLettersOf = ({ channel, deadLetterChannel }: Subscription): string => deadLetterChannel ?? `${channel}.dead-letters`;

/**
 * Handles a message, again and again where that fails, until it is done or a dead letter. Then, and only then, it may be acknowledged.
 * @throws the signal's reason when the subscription ends first, or what keeps the message from being buried: give it back to the broker.
 */
export async function deliver(delivery: Delivery): Promise<'handled' | 'buried'> {
  delivery.leave.throwIfAborted();
  const opened = open(delivery.packet);
  const failure = 'envelope' in opened ? await handle(opened.envelope, delivery) : opened.failure;
  if (failure === undefined) return 'handled';
  await buryAs(delivery, failure);
  return 'buried';
}

function open(packet: Packet): { readonly envelope: Envelope } | { readonly failure: unknown } {
  try {
    return { envelope: unpack(packet) };
  } catch (failure) {
    return { failure };
  }
}

/** The last error, or nothing when one delivery went through. */
async function handle(envelope: Envelope, { subscription, handler, deliveredBefore, clock, leave }: Delivery): Promise<unknown> {
  if (deliveredBefore >= Math.max(POISONOUS, subscription.maxDeliveries)) return new Error(`delivered ${deliveredBefore} times, and never acknowledged`);
  let failure: unknown;
  for (let count = 1; count <= subscription.maxDeliveries; count++) {
    try {
      await handler(envelope);
      return undefined;
    } catch (error) {
      failure = error ?? new Error('the handler threw nothing');
    }
    if (count < subscription.maxDeliveries) await clock.sleep(waitBefore(count - 1, 0, WAITS), leave);
  }
  return failure;
}

function buryAs({ subscription, packet, bury }: Delivery, failure: unknown): Promise<void> {
  const why = failure instanceof Error ? `${failure.name}: ${failure.message}` : String(failure);
  return bury(deadLettersOf(subscription), {
    body: packet.body,
    headers: {
      ...packet.headers,
      'dead-letter-channel': headerText(subscription.channel),
      'dead-letter-group': headerText(subscription.group),
      'dead-letter-reason': headerText(why.slice(0, 500)),
    },
  });
}
