import { jetstreamManager } from '@nats-io/jetstream';
import { connect } from '@nats-io/transport-node';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { NatsBus } from '../../platform/adapters/nats.ts';
import { listed } from '../../platform/adapters/outside.ts';
import { systemClock } from '../../platform/clock.ts';
import { describeBus, describeDurableBus, eventually, leaveAll, message } from './bus-contract.ts';
import { itSurvivesACrash } from './crash-contract.ts';
import { fresh, needed, onError } from './environment.ts';
import { proxyTo } from './proxy.ts';

const servers = listed(needed('NATS_SERVERS', 'localhost:4222'));
const bus = new NatsBus({ servers, ackWaitMs: 2_000, clock: systemClock, onError });

afterEach(leaveAll);
afterAll(() => bus.close());

describeBus('NATS', () => bus);
describeDurableBus('NATS', () => bus);

describe('messages over NATS', () => {
  itSurvivesACrash(() => bus, new URL('./nats.crash.ts', import.meta.url));

  it('are kept once when they are published twice', async () => {
    const channel = fresh('orders');
    const twice = message(1);
    await bus.publish(channel, twice);
    await bus.publish(channel, twice);
    const connection = await connect({ servers: [...servers] });
    const { streams } = await jetstreamManager(connection);
    expect((await streams.info(channel)).state.messages).toBe(1);
    await connection.close();
  });

  it('come again only when nothing has been said for the whole time, however long handling takes', async () => {
    const channel = fresh('orders');
    const begun: number[] = [];
    let done = false;
    const leave = bus.subscribe({ channel, group: 'mail', maxDeliveries: 3 }, async ({ data }) => {
      begun.push((data as { number: number }).number);
      await systemClock.sleep(3_500);
      done = true;
    });
    await bus.publish(channel, message(1));
    await eventually(() => expect(done).toBe(true));
    expect(begun).toEqual([1]);
    leave();
  });

  it('go on when the connection has been lost', async () => {
    const proxy = await proxyTo(servers[0] ?? '');
    const shaky = new NatsBus({ servers: [proxy.address], ackWaitMs: 2_000, clock: systemClock, onError });
    const channel = fresh('orders');
    const heard = new Set<number>();
    shaky.subscribe({ channel, group: 'mail', maxDeliveries: 3 }, async ({ data }) => void heard.add((data as { number: number }).number));
    await shaky.publish(channel, message(1));
    await eventually(() => expect([...heard]).toEqual([1]));
    proxy.cut();
    await bus.publish(channel, message(2));
    await eventually(() => expect([...heard]).toEqual([1, 2]));
    await shaky.publish(channel, message(3));
    await eventually(() => expect([...heard]).toEqual([1, 2, 3]));
    await shaky.close();
    await proxy.close();
  });
});

it('NATS says that it is there', async () => {
  expect(await bus.check()).toBe(true);
});
