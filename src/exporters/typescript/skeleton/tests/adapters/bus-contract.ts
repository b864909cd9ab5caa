import { describe, expect, it, vi } from 'vitest';
import { z } from 'zod';
import type { MessageBus, MessageHandler, Subscription } from '../../platform/messaging/bus.ts';
import { consume, reaction } from '../../platform/messaging/consume.ts';
import type { Envelope } from '../../platform/messaging/envelope.ts';
import { InMemoryInbox } from '../../platform/messaging/inbox.ts';
import { fresh } from './environment.ts';

/** Waits until it is so; brokers take their time. */
export const eventually = (check: () => void | Promise<void>): Promise<void> => vi.waitFor(check, { timeout: 40_000, interval: 20 });

export function message(number: number, more: Partial<Envelope> = {}): Envelope {
  return {
    id: crypto.randomUUID(),
    type: 'Placed',
    version: 1,
    source: 'shop',
    occurredAt: '2026-01-31T12:00:00.000Z',
    correlationId: 'c1',
    trace: {},
    data: { number },
    ...more,
  };
}

const numberOf = ({ data }: Envelope): number => (data as { number: number }).number;

/** Subscribes, and leaves when the test is over. */
const leaving: (() => void)[] = [];
function listen(bus: MessageBus, subscription: Partial<Subscription> & { channel: string }, handler: MessageHandler): () => void {
  const leave = bus.subscribe({ group: 'mail', maxDeliveries: 3, ...subscription }, handler);
  leaving.push(leave);
  return leave;
}

/**
 * What every bus promises, in memory or over a broker.
 * @param bus is there when the tests run; a broker's may be far away.
 */
export function describeBus(name: string, bus: () => MessageBus): void {
  describe(`messages over ${name}`, () => {
    it('reach every group, as they were sent', async () => {
      const channel = fresh('orders');
      const heard: Record<string, Envelope[]> = { mail: [], 'Lager & “Versand”': [] };
      for (const group of Object.keys(heard)) listen(bus(), { channel, group }, async (envelope) => void heard[group]?.push(envelope));
      const sent = message(1, {
        key: 'order 1 ✓',
        causationId: 'm0',
        trace: { traceparent: '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01', tracestate: 'a=b' },
        data: { number: 1, text: 'Grüße, \u2028 "' },
      });
      await bus().publish(channel, sent);
      await eventually(() => expect(heard).toEqual({ mail: [sent], 'Lager & “Versand”': [sent] }));
    });

    it('are shared by the members of a group', async () => {
      const channel = fresh('orders');
      const heard: number[] = [];
      for (let member = 0; member < 2; member++) listen(bus(), { channel }, async (envelope) => void heard.push(numberOf(envelope)));
      const numbers = Array.from({ length: 20 }, (_, index) => index);
      for (const number of numbers) await bus().publish(channel, message(number, { key: `k${number}` }));
      await eventually(() => expect([...heard].sort((a, b) => a - b)).toEqual(numbers));
    });

    it('come again when handling fails, and become dead letters in the end', async () => {
      const channel = fresh('orders');
      const deadLetterChannel = fresh('dead');
      const tried: string[] = [];
      const dead: Envelope[] = [];
      listen(bus(), { channel, deadLetterChannel }, async ({ id }) => {
        tried.push(id);
        throw new Error('no paper');
      });
      listen(bus(), { channel: deadLetterChannel, group: 'clerk' }, async (envelope) => void dead.push(envelope));
      const sent = message(1);
      await bus().publish(channel, sent);
      await eventually(() => expect(dead).toEqual([sent]));
      expect(tried).toEqual([sent.id, sent.id, sent.id]);
    });

    it('with the same key are handled in order, also when one is tried again', async () => {
      const channel = fresh('orders');
      const heard: string[] = [];
      let failures = 0;
      listen(bus(), { channel, ordered: true }, async (envelope) => {
        if (numberOf(envelope) === 2 && ++failures < 3) throw new Error('not yet');
        heard.push(`${envelope.key} ${numberOf(envelope)}`);
      });
      for (const number of [1, 2, 3, 4]) for (const key of ['a', 'b']) await bus().publish(channel, message(number, { key }));
      await eventually(() => expect(heard).toHaveLength(8));
      for (const key of ['a', 'b']) expect(heard.filter((each) => each.startsWith(key))).toEqual([1, 2, 3, 4].map((number) => `${key} ${number}`));
    });

    it('with the same key are never handled at the same time', async () => {
      const channel = fresh('orders');
      let now = 0;
      const most: number[] = [];
      listen(bus(), { channel, ordered: true }, async () => {
        most.push(++now);
        await new Promise((go) => setImmediate(go));
        now--;
      });
      for (let number = 0; number < 10; number++) await bus().publish(channel, message(number, { key: 'a' }));
      await eventually(() => expect(most).toHaveLength(10));
      expect(Math.max(...most)).toBe(1);
    });

    it('are handled once when they are published twice, where there is an inbox', async () => {
      const channel = fresh('orders');
      const heard: number[] = [];
      const reactions = [reaction('Placed', z.object({ number: z.number() }), async ({ number }) => void heard.push(number))];
      leaving.push(consume('mail', { channel, group: 'mail', maxDeliveries: 3, ordered: true }, reactions, { bus: bus(), inbox: new InMemoryInbox() }));
      const twice = message(1, { key: 'a' });
      for (const each of [twice, twice, message(2, { key: 'a' })]) await bus().publish(channel, each);
      await eventually(() => expect(heard).toContain(2));
      expect(heard).toEqual([1, 2]);
    });

    it('reach nobody who has left', async () => {
      const channel = fresh('orders');
      const heard: string[] = [];
      const leave = listen(bus(), { channel, group: 'mail' }, async (envelope) => void heard.push(`mail ${numberOf(envelope)}`));
      listen(bus(), { channel, group: 'stock' }, async (envelope) => void heard.push(`stock ${numberOf(envelope)}`));
      await bus().publish(channel, message(1));
      await eventually(() => expect([...heard].sort()).toEqual(['mail 1', 'stock 1']));
      leave();
      await bus().publish(channel, message(2));
      await eventually(() => expect(heard).toContain('stock 2'));
      expect(heard).not.toContain('mail 2');
    });
  });
}

/** What a broker promises beyond that: it keeps what nobody has acknowledged. */
export function describeDurableBus(name: string, bus: () => MessageBus): void {
  describe(`messages over ${name} that are kept`, () => {
    it('wait for a group that is away', async () => {
      const channel = fresh('orders');
      const heard: number[] = [];
      const leave = listen(bus(), { channel }, async (envelope) => void heard.push(numberOf(envelope)));
      await bus().publish(channel, message(1));
      await eventually(() => expect(heard).toEqual([1]));
      leave();
      await bus().publish(channel, message(2));
      listen(bus(), { channel }, async (envelope) => void heard.push(numberOf(envelope)));
      await eventually(() => expect(heard).toEqual([1, 2]));
    });

    it('that cannot be handled and have no channel for it are found in one of their own', async () => {
      const channel = fresh('orders');
      const dead: string[] = [];
      listen(bus(), { channel, maxDeliveries: 1 }, () => Promise.reject(new Error('no paper')));
      listen(bus(), { channel: `${channel}.dead-letters`, group: 'clerk' }, async ({ id }) => void dead.push(id));
      const sent = message(1);
      await bus().publish(channel, sent);
      await eventually(() => expect(dead).toEqual([sent.id]));
    });
  });
}

export function leaveAll(): void {
  for (const leave of leaving.splice(0)) leave();
}
