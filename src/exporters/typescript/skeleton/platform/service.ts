import type { Hono } from 'hono';
import { type Clock, systemClock } from './clock.ts';
import type { HealthCheck } from './http.ts';
import type { MessageBus } from './messaging/bus.ts';
import { InMemoryBus } from './messaging/in-memory-bus.ts';
import { type Inbox, InMemoryInbox } from './messaging/inbox.ts';
import { InMemoryOutbox, type Outbox } from './messaging/outbox.ts';
import { InMemoryPendingRecords, type PendingRecords } from './saga/locks.ts';
import { InMemoryStepRecords, type StepRecords } from './saga/once.ts';
import { InMemorySagaStore, type SagaStore } from './saga/state.ts';
import { InMemoryStore, type Store } from './storage/store.ts';
import { noTransaction, type Transact } from './storage/transaction.ts';
import type { Transport } from './transport.ts';

/** Everything outside that a service touches. Replace one after the other by what you run in production. */
export interface ServicePorts {
  readonly clock: Clock;
  /** Numbers in [0, 1), for jitter. */
  readonly random: () => number;
  /** Fresh ids, for messages and runs of sagas. */
  readonly newId: () => string;
  readonly transport: Transport;
  readonly bus: MessageBus;
  readonly inbox: Inbox;
  readonly outbox: Outbox;
  readonly sagaStore: SagaStore;
  /** Records that sagas have marked as pending. */
  readonly pending: PendingRecords;
  /** What this service remembers of the steps that it has done for sagas. */
  readonly records: StepRecords;
  readonly transact: Transact;
  /** The store of that name; always the same one for the same name. */
  readonly store: (name: string) => Store<unknown>;
  /** What must work before requests are taken. */
  readonly checks: readonly HealthCheck[];
}

export interface RunningService {
  readonly name: string;
  /** As it is called in paths. */
  readonly slug: string;
  readonly app: Hono;
  /** Goes on with what a crash interrupted. */
  resume(): Promise<void>;
  /** Ends its subscriptions: nothing new is begun. */
  stop(): void;
}

/** Stores in memory by their names. */
export function inMemoryStores(): ServicePorts['store'] {
  const stores = new Map<string, Store<unknown>>();
  return (name) => {
    const known = stores.get(name) ?? new InMemoryStore<unknown>();
    stores.set(name, known);
    return known;
  };
}

/** Ports that need nothing installed: everything in memory, lost when the process ends. */
export function inMemoryPorts(transport: Transport, replaced: Partial<ServicePorts> = {}): ServicePorts {
  const bus = replaced.bus ?? new InMemoryBus();
  return {
    clock: systemClock,
    random: Math.random,
    newId: () => crypto.randomUUID(),
    transport,
    bus,
    inbox: new InMemoryInbox(),
    outbox: new InMemoryOutbox(bus),
    sagaStore: new InMemorySagaStore(),
    pending: new InMemoryPendingRecords(),
    records: new InMemoryStepRecords(),
    transact: noTransaction,
    store: inMemoryStores(),
    checks: [],
    ...replaced,
  };
}
