import { NatsBus } from '../../platform/adapters/nats.ts';
import { listed } from '../../platform/adapters/outside.ts';
import { systemClock } from '../../platform/clock.ts';
import { handleAndDie } from './crash-contract.ts';
import { needed } from './environment.ts';

handleAndDie(new NatsBus({ servers: listed(needed('NATS_SERVERS', 'localhost:4222')), ackWaitMs: 2_000, clock: systemClock }));
