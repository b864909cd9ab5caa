import { SpanKind } from '@opentelemetry/api';
import type { Clock } from '../clock.ts';
import { carrier, inSpan } from '../tracing.ts';
import type { MessageBus } from './bus.ts';
import type { Envelope } from './envelope.ts';
import type { Outbox } from './outbox.ts';

export interface PublishOptions {
  /** Messages with the same key stay in order. */
  readonly key?: string;
  /** The message that this one follows from; its correlation id is taken over. */
  readonly cause?: Envelope;
}

export interface Publishing {
  readonly clock: Clock;
  /** Fresh message ids. */
  readonly newId: () => string;
  readonly bus: MessageBus;
  readonly outbox: Outbox;
}

export interface Outgoing extends PublishOptions {
  readonly channel: string;
  readonly type: string;
  readonly version: number;
  readonly source: string;
  readonly data: unknown;
  /** `outbox`: written with the data and relayed later. `direct`: handed to the broker at once, not atomic with any write. */
  readonly through: 'outbox' | 'direct';
}

/** Puts a message into its envelope and sends it. */
export function publish(out: Outgoing, { clock, newId, bus, outbox }: Publishing): Promise<Envelope> {
  return inSpan(`publish ${out.type}`, { kind: SpanKind.PRODUCER, attributes: { 'messaging.destination.name': out.channel } }, async () => {
    const id = newId();
    const envelope: Envelope = {
      id,
      type: out.type,
      version: out.version,
      source: out.source,
      occurredAt: new Date(clock.now()).toISOString(),
      correlationId: out.cause?.correlationId ?? id,
      ...(out.cause && { causationId: out.cause.id }),
      ...(out.key !== undefined && { key: out.key }),
      trace: carrier(),
      data: out.data,
    };
    if (out.through === 'outbox') await outbox.add({ channel: out.channel, envelope });
    else await bus.publish(out.channel, envelope);
    return envelope;
  });
}
