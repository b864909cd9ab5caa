import { phrasebook } from '../../language/index.ts';
import type { RulesClient } from '../../workers/rules/index.ts';

let client: Promise<RulesClient> | undefined;
/** Whether tests brought the one there is. */
let isReplaced = false;
let running: RulesClient | undefined;

/** The rules, in their worker; both are loaded with the first question. */
export function rulesClient(): Promise<RulesClient> {
  client ??= import('../../workers/rules/index.ts').then(({ createRulesClient }) => (running = createRulesClient(undefined, phrasebook()))).catch(forgetClient);
  return client;
}

/** The same for who cannot wait for a promise; none until they are loaded. */
export const runningRules = (): RulesClient | undefined => running;

/** Loading has failed: the next question tries again. */
function forgetClient(error: unknown): never {
  client = undefined;
  throw error;
}

/** Puts another one in its place: tests have no workers. */
export function replaceRulesClient(replacement: RulesClient): void {
  client = Promise.resolve(replacement);
  isReplaced = true;
  running = replacement;
}

/** Ends the worker, if there is one. */
export function endRulesClient(): void {
  client?.then((ending) => ending.dispose()).catch(() => undefined);
  client = undefined;
  running = undefined;
  isReplaced = false;
}

/** The language has changed: the next question begins with a worker that speaks it. */
export function renewRulesClient(): void {
  if (!isReplaced) endRulesClient();
}
