/** The rules off the main thread. */
export { createRulesClient, type RulesClient, type WorkerLike } from './client.ts';
