import { SpanKind } from '@opentelemetry/api';
import type { z } from 'zod';
import { inSpan } from '../tracing.ts';
import type { MessageBus, Subscription } from './bus.ts';
import { Envelope } from './envelope.ts';
import type { Inbox } from './inbox.ts';

/** What a consumer does with one type of message. */
export interface Reaction<T> {
  /** Name of the message; `*` takes everything. */
  readonly type: string;
  readonly schema: z.ZodType<T>;
  readonly handle: (data: T, envelope: Envelope) => Promise<void>;
}

/** Keeps the type of the data together while reactions to different messages stand in one list. */
export const reaction = <T>(type: string, schema: z.ZodType<T>, handle: (data: T, envelope: Envelope) => Promise<void>): Reaction<unknown> => ({
  type,
  schema,
  handle: (data, envelope) => handle(schema.parse(data), envelope),
});

/** Handles each message once, inside the trace that it came with. Messages of other types are left alone. */
export function consume(
  consumer: string,
  subscription: Subscription,
  reactions: readonly Reaction<unknown>[],
  { bus, inbox }: { bus: MessageBus; inbox: Inbox },
) {
  return bus.subscribe(subscription, async (raw) => {
    const envelope = Envelope.parse(raw);
    const react = reactions.find(({ type }) => type === envelope.type || type === '*');
    if (!react) return;
    const span = { kind: SpanKind.CONSUMER, attributes: { 'messaging.destination.name': subscription.channel }, parent: envelope.trace };
    await inSpan(`consume ${envelope.type}`, span, () => inbox.once(consumer, envelope.id, () => react.handle(envelope.data, envelope)));
  });
}
