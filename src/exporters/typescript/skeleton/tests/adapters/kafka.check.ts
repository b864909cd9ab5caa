import { Kafka } from 'kafkajs';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { KafkaBus } from '../../platform/adapters/kafka.ts';
import { listed } from '../../platform/adapters/outside.ts';
import { systemClock } from '../../platform/clock.ts';
import { describeBus, describeDurableBus, eventually, leaveAll, message } from './bus-contract.ts';
import { itSurvivesACrash } from './crash-contract.ts';
import { fresh, needed, onError } from './environment.ts';

const brokers = listed(needed('KAFKA_BROKERS', 'localhost:9092'));
const bus = new KafkaBus({ brokers, clientId: 'check', sessionTimeoutMs: 6_000, clock: systemClock, onError });

afterEach(leaveAll);
afterAll(() => bus.close());

describeBus('Kafka', () => bus);
describeDurableBus('Kafka', () => bus);

describe('messages over Kafka', () => {
  itSurvivesACrash(() => bus, new URL('./kafka.crash.ts', import.meta.url));

  it('carry their key and their trace context where others see them', async () => {
    const topic = fresh('orders');
    const consumer = new Kafka({ brokers: [...brokers], logLevel: 0 }).consumer({ groupId: fresh('others') });
    const seen: unknown[] = [];
    const sent = message(1, { key: 'order 1', trace: { traceparent: '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01' } });
    await bus.publish(topic, sent);
    await consumer.connect();
    await consumer.subscribe({ topic, fromBeginning: true });
    await consumer.run({
      eachMessage: async ({ message: { key, headers } }) => void seen.push([String(key), String(headers?.['traceparent']), String(headers?.['message-id'])]),
    });
    await eventually(() => expect(seen).toEqual([['order 1', sent.trace['traceparent'], sent.id]]));
    await consumer.disconnect();
  });

  it('that are no messages at all become dead letters, and do not hold up those behind them', async () => {
    const topic = fresh('orders');
    const producer = new Kafka({ brokers: [...brokers], logLevel: 0 }).producer();
    await producer.connect();
    await producer.send({ topic, messages: [{ key: 'a', value: 'not JSON' }] });
    await producer.disconnect();
    const sent = message(2, { key: 'a' });
    await bus.publish(topic, sent);
    const heard: string[] = [];
    const leave = bus.subscribe({ channel: topic, group: 'mail', maxDeliveries: 3 }, async ({ id }) => void heard.push(id));
    await eventually(() => expect(heard).toEqual([sent.id]));
    leave();
  });
});

it('Kafka says that it is there', async () => {
  expect(await bus.check()).toBe(true);
});

it('Kafka that is not there is not healthy', async () => {
  const lost = new KafkaBus({ brokers: ['127.0.0.1:1'], clientId: 'check', clock: systemClock });
  await expect(lost.check()).rejects.toThrow();
  await lost.close();
});
