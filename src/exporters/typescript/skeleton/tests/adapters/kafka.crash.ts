import { KafkaBus } from '../../platform/adapters/kafka.ts';
import { listed } from '../../platform/adapters/outside.ts';
import { systemClock } from '../../platform/clock.ts';
import { handleAndDie } from './crash-contract.ts';
import { needed } from './environment.ts';

handleAndDie(new KafkaBus({ brokers: listed(needed('KAFKA_BROKERS', 'localhost:9092')), clientId: 'crash', sessionTimeoutMs: 6_000, clock: systemClock }));
