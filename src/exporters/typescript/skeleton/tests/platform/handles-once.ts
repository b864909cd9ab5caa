import type { MessageBus } from '../../platform/messaging/bus.ts';
import type { Envelope } from '../../platform/messaging/envelope.ts';
import { InMemoryBus } from '../../platform/messaging/in-memory-bus.ts';
import { type Inbox, InMemoryInbox } from '../../platform/messaging/inbox.ts';

/** Lets a service subscribe, publishes one message twice, as brokers do, and waits until it has been handled. */
export async function deliverTwice(
  subscribe: (ports: { bus: MessageBus; inbox: Inbox }) => () => void,
  channel: string,
  message: Pick<Envelope, 'type' | 'version' | 'data'>,
): Promise<void> {
  const bus = new InMemoryBus();
  const end = subscribe({ bus, inbox: new InMemoryInbox() });
  const envelope: Envelope = { ...message, id: 'm1', source: 'test', occurredAt: '2026-01-31T12:00:00Z', correlationId: 'm1', trace: {} };
  await bus.publish(channel, envelope);
  await bus.publish(channel, envelope);
  await bus.settled();
  end();
}
