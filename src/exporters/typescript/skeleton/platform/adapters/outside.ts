import type { HealthCheck } from '../http.ts';
import type { ServicePorts } from '../service.ts';
import type { Adapter } from './adapter.ts';

/** Everything outside that the environment names, connected. */
export interface Outside {
  /** Ports that replace those in memory. */
  readonly ports: Partial<ServicePorts>;
  /** What is connected, in words: `with Kafka`, `everything in memory`. */
  readonly summary: string;
  /** Lets what was begun come to its end, then disconnects. */
  close(): Promise<void>;
}

/** Variables and their values: `process.env`, or what a test says. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** A check that takes too long has failed. */
const PATIENCE_MS = 2_000;

/** @param adapters brokers first: what they have begun still needs the database. */
export function outside(adapters: readonly Adapter[], ports: Partial<ServicePorts>): Outside {
  return {
    ports: { ...ports, checks: adapters.map(healthOf) },
    summary: adapters.length === 0 ? 'everything in memory' : `with ${adapters.map(({ name }) => name).join(', ')}`,
    close: async () => {
      for (const adapter of adapters) await adapter.settle();
      for (const adapter of adapters) await adapter.close();
    },
  };
}

const healthOf = (adapter: Adapter): HealthCheck => ({
  name: adapter.name,
  check: async () => {
    const check = adapter.check();
    check.catch(() => undefined);
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<boolean>((answer) => {
      timer = setTimeout(() => answer(false), PATIENCE_MS);
    });
    return Promise.race([check, late]).finally(() => clearTimeout(timer));
  },
});

/** A list with commas between. */
export const listed = (text: string): readonly string[] =>
  text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');

/** Says what went wrong in the background and is tried again, on one line. */
export function complain(error: unknown): void {
  console.error(error instanceof Error ? `${error.name}: ${error.message}`.trim() : error);
}
