import { afterEach } from 'vitest';
import { InMemoryBus } from '../../platform/messaging/in-memory-bus.ts';
import { describeBus, leaveAll } from './bus-contract.ts';

afterEach(leaveAll);

const bus = new InMemoryBus();
describeBus('the bus in memory', () => bus);
