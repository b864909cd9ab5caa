import { RabbitBus } from '../../platform/adapters/rabbitmq.ts';
import { systemClock } from '../../platform/clock.ts';
import { handleAndDie } from './crash-contract.ts';
import { needed } from './environment.ts';

handleAndDie(new RabbitBus({ url: needed('RABBITMQ_URL', 'amqp://guest:guest@localhost:5672'), clock: systemClock }));
