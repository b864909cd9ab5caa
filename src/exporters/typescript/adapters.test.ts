import { spawn } from 'node:child_process';
import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import type { Design } from '../../model/index.ts';
import { sketch } from '../../testing/index.ts';
import { exportTypeScript, type TypeScriptFile } from './exporter.ts';
import { planWorkspace } from './plan/index.ts';
import { brokerName, headerText } from './skeleton/platform/messaging/wire.ts';
import { hostileDesigns } from './testing/hostileDesigns.ts';
import { BROKER_SERVERS, programOf, type Server, startPostgres } from './testing/servers.ts';
import { removeWorkspace, start, typeCheck, writeWorkspace, writeWorkspaces } from './testing/workspace.ts';

const design = sketch(`
  shop(service {name: Shop, operations: [{name: Order}]}) -> orders(channel {name: orders, technology: Apache Kafka 3, keyed: true}): publish {messageId: placed, outbox: transactional-outbox}
  shop -> mails(channel {name: mails, technology: RabbitMQ}): publish {messageId: wrote}
  shop -> clicks(channel {name: clicks, technology: NATS JetStream}): publish {messageId: clicked}
  shop -> old(channel {name: old, technology: Amazon SQS}): publish
  mail(service {name: Mail})
  orders -> mail: consume {messageId: placed}
  mails -> mail: consume #c2 {messageId: wrote}
  clicks -> mail: consume {messageId: clicked}
  shop -> db(datastore {name: Shop DB, engine: PostgreSQL 17}): access {schemas: [orders, order lines]}
  shop -> docs(datastore {name: Docs, engine: MongoDB}): access
  message placed(event); message wrote(event); message clicked(event)
  saga buy(choreography): order@shop {compensation: cancel} > pay@mail {compensation: refund}
`);

const textOf = (files: readonly TypeScriptFile[], path: string): string => String(files.find((file) => file.path === path)?.content ?? `there is no ${path}`);

describe('what the design names', () => {
  const adaptersOf = (elements: string) => planWorkspace(sketch(elements)).adapters;
  const brokerFor = (text: string) => adaptersOf(`a(service) -> c(channel {${text}})`).brokerOf.get('c');

  it.each([
    ['technology: Kafka', 'kafka'],
    ['technology: Apache Kafka 3.9 topic', 'kafka'],
    ['technology: Redpanda', 'kafka'],
    ['technology: rabbitmq', 'rabbitmq'],
    ['technology: RabbitMQ 4 quorum queue', 'rabbitmq'],
    ['technology: NATS', 'nats'],
    ['technology: JetStream', 'nats'],
    ['name: kafka-orders', 'kafka'],
    ['technology: Amazon SQS', undefined],
    ['technology: Azure Service Bus (AMQP 1.0)', undefined],
    ['technology: alternates', undefined],
    ['name: kafka-orders, technology: Amazon SQS', undefined],
  ])('%s is on %s', (text, broker) => {
    expect(brokerFor(text)).toBe(broker);
  });

  it.each(['PostgreSQL', 'postgres 17', 'Amazon Aurora (Postgres)', 'TimescaleDB'])('%s is a PostgreSQL database', (engine) => {
    expect(adaptersOf(`a(service) -> s(datastore {engine: ${engine}}): access`).postgres).toBe(true);
  });

  it.each(['MongoDB', 'Oracle', 'PostgREST', 'MySQL'])('%s is none', (engine) => {
    expect(adaptersOf(`a(service) -> s(datastore {engine: ${engine}}): access`).postgres).toBe(false);
  });

  it('may be said of the broker of a channel', () => {
    const { brokerOf } = adaptersOf('b(broker {engine: RabbitMQ}); a(service) -> c(channel {brokerId: b}): publish');
    expect(brokerOf.get('c')).toBe('rabbitmq');
  });

  it('holds for channels that name nothing: dead letters go where their messages are, the others where most are', () => {
    const { brokerOf, otherwise } = adaptersOf(`
      a(service) -> k1(channel {technology: Kafka}): publish; a -> k2(channel {technology: Kafka}): publish
      a -> r(channel {technology: RabbitMQ, deadLetterChannelId: dead}): publish
      dead(channel {name: dead, technology: dead letters}); a -> some(channel {name: some}): publish; a -> sqs(channel {technology: SQS}): publish
    `);
    expect([brokerOf.get('dead'), brokerOf.get('some'), brokerOf.get('sqs'), otherwise]).toEqual(['rabbitmq', 'kafka', undefined, 'kafka']);
  });

  it('is all that is asked for', () => {
    const packages = (of: Design) => Object.keys((JSON.parse(textOf(exportTypeScript(of), 'package.json')) as { dependencies: object }).dependencies);
    const basis = packages(sketch('a(service)'));
    expect(packages(design).filter((name) => !basis.includes(name))).toEqual(['@nats-io/jetstream', '@nats-io/transport-node', 'amqplib', 'kafkajs', 'pg']);
    const onlyNats = exportTypeScript(sketch('a(service) -> c(channel {technology: NATS}): publish')).map(({ path }) => path);
    expect(onlyNats.filter((path) => path.startsWith('platform/adapters/'))).toEqual(
      ['adapter', 'nats', 'outside', 'routing-bus'].map((name) => `platform/adapters/${name}.ts`),
    );
    expect(exportTypeScript(design, { adapters: 'none' }).filter(({ path }) => /^platform\/adapters|connect|\.env|migrations/.test(path))).toEqual([]);
  });

  it('stands in the README and in .env.example', () => {
    const files = exportTypeScript(design);
    for (const variable of ['KAFKA_BROKERS', 'RABBITMQ_URL', 'NATS_SERVERS', 'DATABASE_URL']) {
      expect(textOf(files, 'README.md')).toContain(`| \`${variable}\` |`);
      expect(textOf(files, '.env.example')).toMatch(new RegExp(`^# ${variable}=\\S`, 'm'));
    }
    expect(textOf(files, 'README.md')).toContain('There is no adapter for what these channels run on');
  });
});

describe('designs with hostile names that name everything', async () => {
  const TECHNOLOGIES = ['Kafka', 'RabbitMQ', 'NATS'];
  const named = (await hostileDesigns(24)).map((hostile) => {
    const elements = Object.entries(hostile.elements).map(([id, element], index) => {
      if (element.kind === 'channel' || element.kind === 'broker') return [id, { ...element, technology: TECHNOLOGIES[index % 3] }] as const;
      return [id, element.kind === 'datastore' ? { ...element, engine: 'PostgreSQL' } : element] as const;
    });
    return { ...hostile, elements: Object.fromEntries(elements) } as Design;
  });
  const exports = named.map((each) => exportTypeScript(each));

  it('become workspaces that type-check', () => {
    const folder = writeWorkspaces(exports);
    expect(typeCheck(folder)).toBe('');
    removeWorkspace(folder);
  });

  it('become migrations that PostgreSQL takes, each table once', async () => {
    const server = await startPostgres();
    onTestFinished(() => server.stop());
    const client = new Client(server.variables['DATABASE_URL']);
    await client.connect();
    let tables = 0;
    for (const files of exports) {
      await client.query('begin');
      for (const { path, content } of files) {
        if (!path.endsWith('.sql')) continue;
        await client.query(String(content));
        tables += path.startsWith('app/') ? 1 : 0;
      }
      await client.query('rollback');
    }
    expect(tables).toBeGreaterThan(50);
    await client.end();
  });

  it('become names that every broker takes, as many as there are channels and groups', () => {
    const all = named.flatMap((each) => Object.values(each.elements).map(({ name }) => name));
    const distinct = new Set(all.map((name) => name.toWellFormed()));
    const names = new Set([...distinct].map((name) => brokerName(name, '')));
    expect(names.size).toBe(distinct.size);
    for (const name of names) expect(name).toMatch(/^[A-Za-z0-9_-]{1,100}$/);
    for (const name of distinct) expect(headerText(name)).toMatch(/^[ -~]*$/);
  });
});

describe('a workspace with every adapter', () => {
  const found = Object.entries(BROKER_SERVERS).filter(([, { program }]) => programOf(program) !== undefined);
  const servers: Server[] = [];
  let folder = '';
  let variables: Record<string, string> = {};

  beforeAll(async () => {
    folder = writeWorkspace(exportTypeScript(design));
    for (const server of await Promise.all([startPostgres(), ...found.map(([, kind]) => kind.start())])) servers.push(server);
    variables = Object.assign({}, ...servers.map((server) => server.variables)) as Record<string, string>;
  });
  afterAll(async () => {
    await Promise.all(servers.map((server) => server.stop()));
    removeWorkspace(folder);
  });

  it('finds every server where everything is tested', () => {
    const missing = Object.values(BROKER_SERVERS).filter(({ program }) => programOf(program) === undefined);
    expect(process.env['CI'] ? missing.map(({ program }) => program) : []).toEqual([]);
  });

  it('type-checks under strict', () => {
    expect(typeCheck(folder)).toBe('');
  });

  for (const name of ['postgres', ...found.map(([broker]) => broker)]) {
    it.concurrent(`keeps its promises with a real server: ${name}`, async () => {
      const args = ['node_modules/vitest/vitest.mjs', 'run', '--config', 'vitest.adapters.config.ts', `tests/adapters/${name}.check.ts`];
      const { status, output } = await runBeside(args, folder, variables);
      expect(status, output).toBe(0);
      expect(output).toMatch(/Tests +\d+ passed \(\d+\)/);
    }, 300_000);
  }

  it('starts with all of them, says so, is ready, makes its tables, and ends in good order', async () => {
    const { match, stop, ended } = await start(['app/main.ts'], folder, { ...variables, PORT: '0' }, /(with .*)\n[^]*?(http:\/\/localhost:\d+\/shop)\/health/);
    try {
      expect(match[1]).toBe(`with ${[...found.map(([, { name }]) => name), 'PostgreSQL'].join(', ')}`);
      const ready = await fetch(`${match[2]}/health/ready`);
      const { checks } = (await ready.json()) as { checks: { name: string; ok: boolean }[] };
      expect([ready.status, checks.map(({ name, ok }) => `${name} ${ok}`)]).toEqual([200, [...found.map(([, { name }]) => `${name} true`), 'PostgreSQL true']]);
    } finally {
      stop();
    }
    expect(await ended).toBe(0);
    expect(await tablesIn(variables['DATABASE_URL'])).toEqual(['shop_db_order_lines', 'shop_db_orders']);
  });

  it('starts with none of them, and keeps everything in memory', async () => {
    const { match, stop } = await start(['app/main.ts'], folder, { PORT: '0' }, /in one process, (.*)\n/);
    stop();
    expect(match[1]).toBe('everything in memory');
  });
});

/** Those of the stores that the workspace has made; what the checks made for themselves is left out. */
async function tablesIn(url: string | undefined): Promise<string[]> {
  const client = new Client(url);
  await client.connect();
  const { rows } = await client.query<{ name: string }>("select table_name as name from information_schema.tables where table_schema = 'stores' order by 1");
  await client.end();
  return rows.map(({ name }) => name).filter((name) => !name.startsWith('check'));
}

/** Runs a program while others go on. */
function runBeside(args: readonly string[], cwd: string, variables: Readonly<Record<string, string>>): Promise<{ status: number | null; output: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, { cwd, env: { ...process.env, ...variables, FORCE_COLOR: '0', NO_COLOR: '1' } });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (output += String(chunk)));
    child.on('error', reject);
    child.on('close', (status) => resolve({ status, output }));
  });
}
