import { afterEach } from 'vitest';
import { InMemoryBus } from '../../platform/messaging/in-memory-bus.ts';
import { inMemoryPorts } from '../../platform/service.ts';
import { describeBus, leaveAll } from './bus-contract.ts';
import { describeState } from './state-contract.ts';

afterEach(leaveAll);

const bus = new InMemoryBus();
describeBus('the bus in memory', () => bus);

const relayed: { channel: string; envelope: unknown }[] = [];
const seen = {
  publish: async (channel: string, envelope: unknown) => void relayed.push({ channel, envelope }),
  subscribe: () => () => undefined,
};
const ports = inMemoryPorts({ call: () => Promise.reject(new Error('nobody is called')) }, { bus: seen });
describeState('in memory', () => ({
  ...ports,
  relayed: (channel) => relayed.flatMap((each) => (each.channel === channel ? [each.envelope] : [])),
  standsInLine: async () => undefined,
}));
