import type { Clock } from '../../clock.ts';
import type { MessageBus } from '../../messaging/bus.ts';
import type { ServicePorts } from '../../service.ts';
import type { Store } from '../../storage/store.ts';
import type { Adapter } from '../adapter.ts';
import { Database } from './database.ts';
import { PostgresInbox } from './inbox.ts';
import { type Folders, migrate, PLATFORM_MIGRATIONS } from './migrate.ts';
import { PostgresOutbox } from './outbox.ts';
import { PostgresPendingRecords } from './pending-records.ts';
import { OutboxRelay } from './relay.ts';
import { PostgresSagaStore } from './saga-store.ts';
import { PostgresStepRecords } from './step-records.ts';
import { PostgresStore } from './store.ts';

export interface PostgresOptions {
  /** `postgres://user:password@host:5432/name`. */
  readonly url: string;
  /** Where the outbox is relayed to. */
  readonly bus: MessageBus;
  readonly clock: Clock;
  /** Folders with migrations of one's own; they run after those of the platform. */
  readonly migrations?: Folders;
  /** Hears of everything that goes wrong in the background and is tried again. */
  readonly onError?: (error: unknown) => void;
}

/** Longer than any broker keeps a message back. */
const INBOX_DAYS = 30;

/** Everything of a service that a PostgreSQL database keeps. */
export type PostgresPorts = Pick<ServicePorts, 'inbox' | 'outbox' | 'sagaStore' | 'pending' | 'records' | 'transact'>;

export interface Postgres extends Adapter {
  readonly ports: PostgresPorts;
  /** The store in a table of the schema `stores`. */
  store(table: string): Store<unknown>;
}

/**
 * Connects to a database, brings its schema up to date, and begins to relay its outbox.
 * @throws Error when it cannot be reached.
 */
export async function connectPostgres({ url, bus, clock, migrations = {}, onError = () => undefined }: PostgresOptions): Promise<Postgres> {
  const database = new Database({ url, onError });
  try {
    await migrate(database, { ...PLATFORM_MIGRATIONS, ...migrations });
    const inbox = new PostgresInbox(database);
    await inbox.forget(INBOX_DAYS);
    const relay = new OutboxRelay({ bus, clock, onError });
    const outbox = new PostgresOutbox(database, () => relay.wake());
    relay.start(outbox);
    return {
      name: 'PostgreSQL',
      ports: {
        inbox,
        outbox,
        sagaStore: new PostgresSagaStore(database),
        pending: new PostgresPendingRecords(database, clock),
        records: new PostgresStepRecords(database),
        transact: (work) => database.transaction(work),
      },
      store: (table) => new PostgresStore(database, table),
      check: () => database.check(),
      settle: () => relay.stop(),
      close: async () => {
        await relay.stop();
        await database.close();
      },
    };
  } catch (error) {
    await database.close();
    throw error;
  }
}
