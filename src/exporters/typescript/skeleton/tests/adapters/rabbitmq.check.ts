import { connect } from 'amqplib';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { RabbitBus } from '../../platform/adapters/rabbitmq.ts';
import { systemClock } from '../../platform/clock.ts';
import { describeBus, describeDurableBus, eventually, leaveAll, message } from './bus-contract.ts';
import { itSurvivesACrash } from './crash-contract.ts';
import { fresh, needed, onError } from './environment.ts';
import { proxyTo } from './proxy.ts';

const url = needed('RABBITMQ_URL', 'amqp://guest:guest@localhost:5672');
const bus = new RabbitBus({ url, clock: systemClock, onError });

afterEach(leaveAll);
afterAll(() => bus.close());

describeBus('RabbitMQ', () => bus);
describeDurableBus('RabbitMQ', () => bus);

describe('messages over RabbitMQ', () => {
  itSurvivesACrash(() => bus, new URL('./rabbitmq.crash.ts', import.meta.url));

  it('wait for those who are known to listen, also when they have never been there', async () => {
    const channel = fresh('orders');
    const subscription = { channel, group: 'mail', maxDeliveries: 3 };
    const early = new RabbitBus({ url, clock: systemClock, audience: [subscription], onError });
    await early.publish(channel, message(1));
    await early.close();
    const heard: unknown[] = [];
    const leave = bus.subscribe(subscription, async ({ data }) => void heard.push(data));
    await eventually(() => expect(heard).toEqual([{ number: 1 }]));
    leave();
  });

  it('go on when the connection has been lost', async () => {
    const { host, href } = new URL(url);
    const proxy = await proxyTo(host.includes(':') ? host : `${host}:5672`);
    const shaky = new RabbitBus({ url: href.replace(host, proxy.address), clock: systemClock, onError });
    const channel = fresh('orders');
    const heard = new Set<number>();
    shaky.subscribe({ channel, group: 'mail', maxDeliveries: 3 }, async ({ data }) => void heard.add((data as { number: number }).number));
    await shaky.publish(channel, message(1));
    await eventually(() => expect([...heard]).toEqual([1]));
    proxy.cut();
    await eventually(() => expect(heard.size).toBe(1));
    await bus.publish(channel, message(2));
    await eventually(() => expect([...heard]).toEqual([1, 2]));
    await shaky.publish(channel, message(3));
    await eventually(() => expect([...heard]).toEqual([1, 2, 3]));
    await shaky.close();
    await proxy.close();
  });

  it('carry why they are dead letters', async () => {
    const channel = fresh('orders');
    const leave = bus.subscribe({ channel, group: 'mail & more', maxDeliveries: 1 }, () => Promise.reject(new Error('kein Papier für „1“')));
    const connection = await connect(url);
    const others = await connection.createChannel();
    const { queue } = await others.assertQueue('', { exclusive: true });
    await others.assertExchange(`${channel}.dead-letters`, 'fanout', { durable: true });
    await others.bindQueue(queue, `${channel}.dead-letters`, '');
    const seen: unknown[] = [];
    await others.consume(queue, (each) => seen.push(each?.properties.headers?.['dead-letter-reason'], each?.properties.headers?.['dead-letter-group']));
    await bus.publish(channel, message(1));
    await eventually(() => expect(seen).toHaveLength(2));
    expect(seen.map((text) => decodeURIComponent(String(text)))).toEqual(['Error: kein Papier für „1“', 'mail & more']);
    leave();
    await connection.close();
  });
});

it('RabbitMQ says that it is there', async () => {
  expect(await bus.check()).toBe(true);
});

it('what is published while RabbitMQ is away is refused, not lost in silence', async () => {
  const lost = new RabbitBus({ url: 'amqp://127.0.0.1:1', patienceMs: 50, clock: systemClock });
  await expect(lost.publish('orders', message(1))).rejects.toThrow('RabbitMQ was not reached within 50 ms');
  await expect(lost.check()).rejects.toThrow();
  await lost.close();
});
