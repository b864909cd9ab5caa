import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { systemClock } from '../../platform/clock.ts';
import type { Envelope } from '../../platform/messaging/envelope.ts';
import { consume, reaction } from '../../platform/messaging/consume.ts';
import { InMemoryBus } from '../../platform/messaging/in-memory-bus.ts';
import { InMemoryInbox } from '../../platform/messaging/inbox.ts';
import { InMemoryOutbox } from '../../platform/messaging/outbox.ts';
import { publish } from '../../platform/messaging/publish.ts';

const Placed = z.object({ order: z.string() });

function world() {
  const bus = new InMemoryBus();
  const handled: string[] = [];
  let ids = 0;
  const ports = { bus, inbox: new InMemoryInbox(), outbox: new InMemoryOutbox(bus), clock: systemClock, newId: () => `m${++ids}` };
  const place = (order: string, through: 'direct' | 'outbox' = 'direct', cause?: Envelope) =>
    publish({ channel: 'orders', type: 'Placed', version: 1, source: 'shop', data: { order }, through, ...(cause && { cause }) }, ports);
  const listen = (group: string, handle: (order: string) => void = () => undefined) =>
    consume(
      group,
      { channel: 'orders', group, maxDeliveries: 3, deadLetterChannel: 'dead' },
      [
        reaction('Placed', Placed, async ({ order }) => {
          handled.push(`${group} ${order}`);
          handle(order);
        }),
      ],
      ports,
    );
  return { bus, handled, place, listen };
}

describe('messages', () => {
  it('reach every group once', async () => {
    const { bus, handled, place, listen } = world();
    listen('mail');
    listen('stock');
    await place('1');
    await bus.settled();
    expect(handled).toEqual(['mail 1', 'stock 1']);
  });

  it('are shared by the members of a group', async () => {
    const { bus, handled, place, listen } = world();
    listen('mail');
    listen('mail');
    await place('1');
    await place('2');
    await bus.settled();
    expect(handled).toEqual(['mail 1', 'mail 2']);
  });

  it('are handled once when they come twice', async () => {
    const { bus, handled, place, listen } = world();
    listen('mail');
    const envelope = await place('1');
    await bus.publish('orders', envelope);
    await bus.settled();
    expect(handled).toEqual(['mail 1']);
  });

  it('come again when handling fails, and become dead letters in the end', async () => {
    const { bus, handled, place, listen } = world();
    listen('mail', () => {
      throw new Error('no paper');
    });
    await place('1');
    await bus.settled();
    expect(handled).toEqual(['mail 1', 'mail 1', 'mail 1']);
    expect(bus.deadLetters.map(({ envelope, error }) => [envelope.type, String(error)])).toEqual([['Placed', 'Error: no paper']]);
  });

  it('take over the correlation id of what caused them', async () => {
    const { place } = world();
    const first = await place('1');
    const second = await place('2', 'direct', first);
    expect(second.correlationId).toBe(first.correlationId);
    expect(second.causationId).toBe(first.id);
  });

  it('that go through the outbox arrive as well', async () => {
    const { bus, handled, place, listen } = world();
    listen('mail');
    await place('1', 'outbox');
    await bus.settled();
    expect(handled).toEqual(['mail 1']);
  });

  it('reach nobody who has left', async () => {
    const { bus, handled, place, listen } = world();
    const leave = listen('mail');
    leave();
    await place('1');
    await bus.settled();
    expect(handled).toEqual([]);
  });
});
