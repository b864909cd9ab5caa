import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it, onTestFinished } from 'vitest';
import { Database } from '../../platform/adapters/postgres/database.ts';
import { connectPostgres, type Postgres } from '../../platform/adapters/postgres/index.ts';
import { migrate, PLATFORM_MIGRATIONS } from '../../platform/adapters/postgres/migrate.ts';
import { PostgresOutbox } from '../../platform/adapters/postgres/outbox.ts';
import { PostgresSagaStore } from '../../platform/adapters/postgres/saga-store.ts';
import { PostgresStore } from '../../platform/adapters/postgres/store.ts';
import { systemClock } from '../../platform/clock.ts';
import type { Envelope } from '../../platform/messaging/envelope.ts';
import { InMemoryBus } from '../../platform/messaging/in-memory-bus.ts';
import { SagaCoordinator } from '../../platform/saga/coordinator.ts';
import type { SagaDefinition } from '../../platform/saga/definition.ts';
import { eventually, message } from './bus-contract.ts';
import { fresh, needed, onError, shared } from './environment.ts';
import { proxyTo } from './proxy.ts';
import { describeState } from './state-contract.ts';

const url = needed('DATABASE_URL', 'postgres://postgres:postgres@localhost:5432/postgres');

/** Tables that only these tests have. */
const folder = mkdtempSync(join(tmpdir(), 'migrations-'));
const suffix = crypto.randomUUID().slice(0, 8);
const table = `check_${suffix}`;
writeFileSync(
  join(folder, `${table}.sql`),
  `create schema if not exists stores;
   create table stores."${table}" (position bigint generated always as identity, key text primary key, value jsonb not null, version integer not null);`,
);
const migrations = { [`check-${suffix}`]: pathToFileURL(`${folder}/`) };

/** A broker that remembers what it was given. */
class Remembering extends InMemoryBus {
  readonly all: { readonly channel: string; readonly envelope: Envelope }[] = [];

  override async publish(channel: string, envelope: Envelope): Promise<void> {
    this.all.push({ channel, envelope });
    await super.publish(channel, envelope);
  }

  of(channel: string): readonly Envelope[] {
    return this.all.flatMap((each) => (each.channel === channel ? [each.envelope] : []));
  }
}

const bus = new Remembering();
const postgres = shared<Postgres>(
  () => connectPostgres({ url, bus, clock: systemClock, migrations, onError }),
  async (connected) => {
    await connected.close();
    rmSync(folder, { recursive: true });
  },
);
const database = shared(
  async () => new Database({ url }),
  (connected) => connected.close(),
);

describeState('in PostgreSQL', () => ({
  ...postgres().ports,
  store: () => postgres().store(table),
  relayed: (channel) => bus.of(channel),
  standsInLine: (record, owner) =>
    eventually(async () => {
      expect(await database().query('select 1 from platform.pending_line where record = $1 and owner = $2', [record, owner])).toHaveLength(1);
    }),
}));

describe('a transaction', () => {
  it('takes back store, outbox, inbox and records together when it fails', async () => {
    const { transact, outbox, inbox, records } = postgres().ports;
    const [key, channel, id] = [fresh('order'), fresh('orders'), fresh('m')];
    const work = transact(async () => {
      await postgres().store(table).put(key, 1, 0);
      await outbox.add({ channel, envelope: message(1) });
      await records.put(key, { undone: true });
      await inbox.once('mail', id, async () => undefined);
      throw new Error('no');
    });
    await expect(work).rejects.toThrow('no');
    expect(await postgres().store(table).get(key)).toBeUndefined();
    expect((await outbox.pending()).filter((entry) => entry.channel === channel)).toEqual([]);
    expect(await records.get(key)).toBeUndefined();
    expect(await inbox.once('mail', id, async () => undefined)).toBe('handled');
  });

  it('tells nobody of its messages before it has ended', async () => {
    const { transact, outbox } = postgres().ports;
    const channel = fresh('orders');
    await transact(async () => {
      await outbox.add({ channel, envelope: message(1) });
      expect((await new PostgresOutbox(database()).pending()).filter((entry) => entry.channel === channel)).toEqual([]);
      expect(bus.of(channel)).toEqual([]);
    });
    await eventually(() => expect(bus.of(channel)).toHaveLength(1));
  });

  it('goes on when somebody else was faster, and the loser was not written', async () => {
    const key = fresh('order');
    const store = postgres().store(table);
    await store.put(key, 'theirs', 0);
    await postgres().ports.transact(async () => {
      await expect(store.put(key, 'mine', 0)).rejects.toThrow('is at version 1, not 0');
      await store.put(`${key}-other`, 'mine', 0);
    });
    expect(await store.get(`${key}-other`)).toEqual({ value: 'mine', version: 1 });
  });

  it('is one with those inside it, and knows many statements at the same time', async () => {
    const { transact } = postgres().ports;
    const store = postgres().store(table);
    const keys = Array.from({ length: 5 }, () => fresh('order'));
    const work = transact(async () => {
      await transact(() => Promise.all(keys.map((key) => store.put(key, 1, 0))));
      throw new Error('no');
    });
    await expect(work).rejects.toThrow('no');
    for (const key of keys) expect(await store.get(key)).toBeUndefined();
  });

  it('does not take back the state of a saga, because its commands have left', async () => {
    const { transact, sagaStore } = postgres().ports;
    const sagaId = fresh('run');
    const saga: SagaDefinition = { id: 'none', name: 'None', trigger: 'started', blocks: [], compensationOrder: 'reverse', compensationTries: 1 };
    const ports = { store: sagaStore, participants: { call: async () => undefined }, clock: systemClock, random: Math.random };
    const work = transact(async () => {
      await new SagaCoordinator(saga, ports).start(sagaId, {});
      throw new Error('no');
    });
    await expect(work).rejects.toThrow('no');
    expect((await sagaStore.load(sagaId))?.status).toBe('completed');
  });
});

/** Opens so many connections for transactions, so that nobody waits for one. */
async function connections(count: number): Promise<void> {
  let here = 0;
  let open = (): void => undefined;
  const all = new Promise<void>((resolve) => (open = resolve));
  const arrive = async () => {
    if (++here === count) open();
    await all;
  };
  await Promise.all(Array.from({ length: count }, () => database().transaction(arrive)));
}

describe('the outbox', () => {
  it('is relayed by many at the same time: each message once, those with one key in order', async () => {
    const channel = fresh('orders');
    const quiet = new PostgresOutbox(database());
    const slow = new Remembering();
    const all = Array.from({ length: 60 }, (_, index) => message(index, { key: `k${index % 6}` }));
    await database().transaction(async () => {
      for (const envelope of all) await quiet.add({ channel, envelope });
    });
    const relays = Array.from({ length: 4 }, () => new PostgresOutbox(database()));
    await connections(relays.length);
    const waits = () => quiet.pending().then((entries) => entries.some((entry) => entry.channel === channel));
    while (await waits())
      await Promise.all(relays.map((relay) => relay.relay({ subscribe: slow.subscribe.bind(slow), publish: (to, envelope) => slow.publish(to, envelope) })));
    const sent = [...slow.of(channel), ...bus.of(channel)];
    expect(new Set(sent.map(({ id }) => id)).size).toBe(all.length);
    expect(sent).toHaveLength(all.length);
    for (const from of [slow, bus]) {
      for (let key = 0; key < 6; key++) {
        const numbers = from.of(channel).flatMap((each) => (each.key === `k${key}` ? [(each.data as { number: number }).number] : []));
        expect(numbers).toEqual([...numbers].sort((a, b) => a - b));
      }
    }
  });

  it('keeps what the broker does not take, and goes on with the rest', async () => {
    const good = fresh('orders');
    const bad = fresh('broken');
    const quiet = new PostgresOutbox(database());
    await database().transaction(async () => {
      for (const channel of [bad, good]) await quiet.add({ channel, envelope: message(1) });
      const picky = {
        subscribe: () => () => undefined,
        publish: async (channel: string) => {
          if (channel === bad) throw new Error('full');
        },
      };
      await expect(quiet.relay(picky)).rejects.toThrow('full');
      expect((await quiet.pending()).map(({ channel }) => channel).filter((channel) => channel === good || channel === bad)).toEqual([bad]);
    });
  });
});

describe('a saga whose coordinator has died', () => {
  const saga: SagaDefinition = {
    id: fresh('buy'),
    name: 'Buy',
    trigger: 'started',
    compensationOrder: 'reverse',
    compensationTries: 3,
    blocks: ['reserve', 'pay'].map((id) => [
      {
        id,
        name: id,
        participant: id,
        action: id,
        compensation: `undo-${id}`,
        kind: 'compensatable' as const,
        idempotent: true,
        inbox: true,
        request: (context) => context,
        emits: `${id}.done`,
      },
    ]),
  };

  it('is brought to its end by the next one, with the same keys', async () => {
    const sagaId = fresh('run');
    const keys: string[] = [];
    const clock = systemClock;
    const dying = {
      call: ({ key, stepId }: { key: string; stepId: string }) => {
        keys.push(key);
        return stepId === 'pay' ? new Promise(() => undefined) : Promise.resolve('ok');
      },
    };
    const store = new PostgresSagaStore(database());
    void new SagaCoordinator(saga, { store, participants: dying, clock, random: Math.random }).start(sagaId, { order: 1 });
    await eventually(() => expect(keys).toHaveLength(2));
    const living = {
      call: async ({ key }: { key: string }) => {
        keys.push(key);
        return 'paid';
      },
    };
    const [run] = await new SagaCoordinator(saga, { store: postgres().ports.sagaStore, participants: living, clock, random: Math.random }).resumeAll();
    expect(run).toMatchObject({ sagaId, status: 'completed', completedSteps: ['reserve', 'pay'], context: { order: 1, reserve: 'ok', pay: 'paid' } });
    expect(keys).toEqual(['reserve', 'pay', 'pay'].map((step) => `${sagaId}:${step}:do`));
  });
});

describe('migrations', () => {
  it('run once, whoever comes at the same time', async () => {
    const name = `check-${fresh('once')}`;
    const own = mkdtempSync(join(tmpdir(), 'migrations-'));
    onTestFinished(() => rmSync(own, { recursive: true }));
    writeFileSync(join(own, '1.sql'), `create table stores."${name}" (a integer);`);
    writeFileSync(join(own, '2.sql'), `insert into stores."${name}" (a) values (1);`);
    const folders = { ...PLATFORM_MIGRATIONS, [name]: pathToFileURL(`${own}/`) };
    const ran = await Promise.all(Array.from({ length: 3 }, () => migrate(database(), folders)));
    expect(ran.flat()).toEqual([`${name}/1.sql`, `${name}/2.sql`]);
    expect(await database().query(`select a from stores."${name}"`)).toEqual([{ a: 1 }]);
    writeFileSync(join(own, '2.sql'), `-- a comment is not a change\n\ninsert into stores."${name}" (a) values (1);\n`);
    expect(await migrate(database(), folders)).toEqual([]);
    writeFileSync(join(own, '2.sql'), `insert into stores."${name}" (a) values (2);`);
    await expect(migrate(database(), folders)).rejects.toThrow(`migration ${name}/2.sql has run, and says something else now`);
  });

  it('that fail leave nothing behind', async () => {
    const name = `check-${fresh('fails')}`;
    const own = mkdtempSync(join(tmpdir(), 'migrations-'));
    onTestFinished(() => rmSync(own, { recursive: true }));
    writeFileSync(join(own, '1.sql'), `create table stores."${name}" (a integer);`);
    writeFileSync(join(own, '2.sql'), 'create nonsense;');
    await expect(migrate(database(), { [name]: pathToFileURL(`${own}/`) })).rejects.toThrow('syntax error');
    expect(await database().query('select 1 from information_schema.tables where table_name = $1', [name])).toEqual([]);
  });
});

describe('a database', () => {
  it('that was lost and is back is used again', async () => {
    const { host, href } = new URL(url);
    const proxy = await proxyTo(host.includes(':') ? host : `${host}:5432`);
    const shaky = new Database({ url: href.replace(host, proxy.address), connections: 2 });
    const store = new PostgresStore(shaky, table);
    const key = fresh('order');
    await store.put(key, 1, 0);
    const broken = shaky.transaction(async () => {
      await store.put(key, 2, 1);
      proxy.cut();
      await store.put(key, 3, 2);
    });
    await expect(broken).rejects.toThrow();
    await eventually(async () => expect(await store.get(key)).toEqual({ value: 1, version: 1 }));
    expect(await shaky.check()).toBe(true);
    await shaky.close();
    await proxy.close();
  });

  it('that is not there is said so at the start', async () => {
    await expect(connectPostgres({ url: 'postgres://127.0.0.1:1/none', bus, clock: systemClock })).rejects.toThrow('ECONNREFUSED');
  });
});
