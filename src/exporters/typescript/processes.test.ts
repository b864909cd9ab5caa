import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { sketch } from '../../testing/index.ts';
import { exportTypeScript } from './exporter.ts';
import { BROKER_SERVERS, freePort, programOf, type Server, startPostgres } from './testing/servers.ts';
import { removeWorkspace, run, typeCheck, writeWorkspace } from './testing/workspace.ts';

const design = sketch(`
  shop(service {name: Shop, operations: [{name: place}]}) -> events(channel {technology: RabbitMQ}): publish {messageId: ordered, outbox: transactional-outbox}
  bank(service {name: Bank}); events -> bank: consume {messageId: ordered}
  shop -> shopdb(datastore {name: orders, engine: PostgreSQL}): access
  bank -> bankdb(datastore {name: payments, engine: PostgreSQL}): access
  message ordered(event)
  saga buy(choreography): order@shop {action: order, compensation: cancel, idempotent: true} > pay@bank {action: charge, compensation: refund, idempotent: true}
`);

/** What a team would fill in: each step counts in its store how often it stands, and runs say what goes wrong with them. */
const SHOP = `
import { doOnce, stepOf, undoOnce } from '../../platform/saga/once.ts';
import type { ShopDependencies, ShopOperations } from './generated/ports.ts';

export function createOperations({ records, stores, sagas, publishers, transact }: ShopDependencies): ShopOperations {
  const count = async (key: string, by: number) => {
    const known = await stores.orders.get(key);
    await stores.orders.put(key, Number(known?.value ?? 0) + by, known?.version ?? 0);
  };
  return {
    async place(request) {
      const { id } = request as { id: string };
      await transact(async () => {
        await count('placed', 1);
        await publishers.ordered({ id }, { key: id });
      });
      await sagas.buy.start(id, { id });
      return {};
    },
    async order(_, { idempotencyKey = '' }) {
      return doOnce(records, stepOf(idempotencyKey), async () => count(stepOf(idempotencyKey), 1));
    },
    async cancel(_, { idempotencyKey = '' }) {
      return undoOnce(records, stepOf(idempotencyKey), async () => count(stepOf(idempotencyKey), -1));
    },
  };
}
`;

const BANK = `
import { Refused } from '../../platform/errors.ts';
import { doOnce, stepOf, undoOnce } from '../../platform/saga/once.ts';
import type { BankDependencies, BankOperations } from './generated/ports.ts';

export function createOperations({ records, stores }: BankDependencies): BankOperations {
  const count = async (key: string, by: number) => {
    const known = await stores.payments.get(key);
    await stores.payments.put(key, Number(known?.value ?? 0) + by, known?.version ?? 0);
  };
  return {
    async charge(_, { idempotencyKey = '' }) {
      const key = stepOf(idempotencyKey);
      return doOnce(records, key, async () => {
        if (key.startsWith('poor')) throw new Refused('no money');
        await count(key, 1);
        if (process.env['DIES_AT'] === key) process.kill(process.pid, 'SIGKILL');
      });
    },
    async refund(_, { idempotencyKey = '' }) {
      return undoOnce(records, stepOf(idempotencyKey), async () => count(stepOf(idempotencyKey), -1));
    },
  };
}
`;

const REACTIONS = `
import type { BankReactions } from './generated/consumers.ts';
import type { BankDependencies } from './generated/ports.ts';

export function createReactions({ stores }: BankDependencies): BankReactions {
  return {
    async onOrdered(data) {
      await stores.payments.put(\`heard \${(data as { id: string }).id}\`, 1, 0);
    },
  };
}
`;

/** The same saga with simulated participants in virtual time: what stands in the end. */
const PLAY = `
import { playChoreography } from './platform/simulation/play.ts';
import { buySaga } from './sagas/buy/generated/definition.ts';

const played = await Promise.all([playChoreography(buySaga, {}), playChoreography(buySaga, { pay: { do: 'refuse' } })]);
console.log(JSON.stringify(played.map(({ effects }) => effects)));
`;

const FILLED: Readonly<Record<string, string>> = {
  'services/shop/operations.ts': SHOP,
  'services/bank/operations.ts': BANK,
  'services/bank/reactions.ts': REACTIONS,
};

const there = programOf(BROKER_SERVERS.rabbitmq.program) !== undefined;

it('has the broker where everything is tested', () => {
  expect(there || !process.env['CI']).toBe(true);
});

describe.skipIf(!there)('services as processes of their own, over RabbitMQ, each with a database', () => {
  let folder = '';
  const servers: Server[] = [];
  const running = new Map<string, ChildProcess>();
  const environments: Record<string, Record<string, string>> = {};
  const clients = new Map<string, Client>();

  beforeAll(async () => {
    const files = exportTypeScript(design).map((file) => ({ ...file, content: FILLED[file.path] ?? file.content }));
    folder = writeWorkspace([...files, { path: 'play.ts', content: PLAY }]);
    servers.push(...(await Promise.all([startPostgres(), BROKER_SERVERS.rabbitmq.start()])));
    const { DATABASE_URL = '', RABBITMQ_URL = '' } = Object.assign({}, ...servers.map(({ variables }) => variables)) as Record<string, string>;
    const ports = { shop: await freePort(), bank: await freePort() };
    const admin = await connected(DATABASE_URL);
    for (const [service, port] of Object.entries(ports)) {
      await admin.query(`create database ${service}`);
      const url = DATABASE_URL.replace(/postgres$/, service);
      environments[service] = {
        PORT: String(port),
        DATABASE_URL: url,
        RABBITMQ_URL,
        SHOP_URL: `http://127.0.0.1:${ports.shop}`,
        BANK_URL: `http://127.0.0.1:${ports.bank}`,
      };
      clients.set(service, await connected(url));
      await begin(service);
    }
    await admin.end();
  });

  afterAll(async () => {
    for (const service of running.keys()) await end(service);
    await Promise.all([...clients.values()].map((client) => client.end()));
    await Promise.all(servers.map((server) => server.stop()));
    removeWorkspace(folder);
  });

  async function begin(service: string, more: Record<string, string> = {}): Promise<void> {
    const child = spawn(process.execPath, [`services/${service}/main.ts`], { cwd: folder, env: { ...process.env, ...environments[service], ...more } });
    running.set(service, child);
    let output = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (output += String(chunk)));
    await vi.waitFor(async () => expect((await fetch(`http://127.0.0.1:${environments[service]?.['PORT']}/health/ready`)).status, output).toBe(200), WAIT);
  }

  async function end(service: string): Promise<unknown> {
    const child = running.get(service);
    if (!child || child.exitCode !== null || child.signalCode !== null) return child?.exitCode;
    const gone = once(child, 'exit');
    child.kill('SIGTERM');
    const [code] = (await gone) as [number | null];
    return code;
  }

  async function place(id: string): Promise<void> {
    const response = await fetch(`${environments['shop']?.['SHOP_URL']}/operations/place`, { method: 'POST', body: JSON.stringify({ id }) });
    expect(response.status).toBe(200);
  }

  /** Steps of a run that stand, by how often, as the databases have them. */
  async function stands(id: string): Promise<Record<string, number>> {
    const rows = await Promise.all(
      [...clients].map(async ([service, client]) => {
        const { rows: found } = await client.query<{ key: string; value: number }>(
          `select key, value from stores."${service === 'shop' ? 'orders' : 'payments'}" where key like $1 or key = $2`,
          [`${id}:%`, `heard ${id}`],
        );
        return found;
      }),
    );
    return Object.fromEntries(rows.flat().map(({ key, value }) => [key.replace(`${id}:`, ''), value]));
  }

  it('type-check, with what was filled in', () => {
    expect(typeCheck(folder)).toBe('');
  });

  it('end as the picture does, when all goes well and when a step is refused', async () => {
    const { output, status } = run(['play.ts'], folder);
    expect(status, output).toBe(0);
    const [well, refused] = JSON.parse(output) as [string[], string[]];
    await place('rich');
    await place('poor');
    await vi.waitFor(async () => {
      expect(standing(await stands('rich'))).toEqual([...well].sort());
      expect(standing(await stands('poor'))).toEqual([...refused].sort());
      expect(await stands('poor')).toEqual({ order: 0, 'heard poor': 1 });
    }, WAIT);
  });

  it('do every step once, also when a process dies in the middle of one', async () => {
    await end('bank');
    await begin('bank', { DIES_AT: 'unlucky:pay' });
    const bank = running.get('bank');
    const died = bank && once(bank, 'exit');
    await place('unlucky');
    expect((await died)?.[1]).toBe('SIGKILL');
    expect((await stands('unlucky'))['pay']).toBeUndefined();
    await begin('bank');
    await vi.waitFor(async () => expect(await stands('unlucky')).toEqual({ order: 1, pay: 1, 'heard unlucky': 1 }), WAIT);
  });

  it('lose nothing that is said to one of them while it is away', async () => {
    expect(await end('bank')).toBe(0);
    await place('patient');
    await begin('bank');
    await vi.waitFor(async () => expect(await stands('patient')).toEqual({ order: 1, pay: 1, 'heard patient': 1 }), WAIT);
  });
});

const WAIT = { timeout: 60_000, interval: 50 };

const standing = (counts: Readonly<Record<string, number>>): string[] =>
  Object.entries(counts)
    .filter(([step, count]) => count > 0 && !step.startsWith('heard'))
    .map(([step]) => step)
    .sort();

async function connected(url: string): Promise<Client> {
  const client = new Client(url);
  await client.connect();
  return client;
}
