import { array, cleanComment, doc, Module, object, str, ts, type Code } from '../emit/index.ts';
import type { AdaptersPlan, BrokerKind, StoreKeyPlan, WorkspacePlan } from '../plan/index.ts';
import { generatedFile, type WorkspaceFile } from './file.ts';
import { sagaConstant, sagaPath } from './sagas.ts';

export const CONNECT = 'app/generated/connect.ts';

/** Whether the design names anything that the workspace can connect to. */
export const hasAdapters = ({ adapters }: WorkspacePlan): boolean => adapters.brokers.length > 0 || adapters.postgres;

interface BrokerTexts {
  readonly title: string;
  readonly variable: string;
  readonly example: string;
  readonly help: string;
  /** In `platform/adapters/`. */
  readonly file: string;
}

/** How each broker is called, and where the environment says where it is. */
export const BROKER_TEXTS: Readonly<Record<BrokerKind, BrokerTexts>> = {
  kafka: {
    title: 'Kafka',
    variable: 'KAFKA_BROKERS',
    example: 'localhost:9092',
    help: 'host:port of one or more brokers, with commas between; KAFKA_SSL=true, KAFKA_USERNAME, KAFKA_PASSWORD and KAFKA_SASL_MECHANISM (plain, scram-sha-256, scram-sha-512) where they ask for it',
    file: 'kafka.ts',
  },
  rabbitmq: {
    title: 'RabbitMQ',
    variable: 'RABBITMQ_URL',
    example: 'amqp://guest:guest@localhost:5672',
    help: 'address with user, password and virtual host; 3.10 or newer',
    file: 'rabbitmq.ts',
  },
  nats: {
    title: 'NATS JetStream',
    variable: 'NATS_SERVERS',
    example: 'localhost:4222',
    help: 'one or more servers with JetStream, with commas between; NATS_USER and NATS_PASSWORD, or NATS_TOKEN, where they ask for it; 2.9 or newer',
    file: 'nats.ts',
  },
};

export const POSTGRES_TEXTS: BrokerTexts = {
  title: 'PostgreSQL',
  variable: 'DATABASE_URL',
  example: 'postgres://postgres:postgres@localhost:5432/postgres',
  help: 'address with user, password and database; 14 or newer. Its schema is brought up to date at every start',
  file: 'postgres/',
};

/** Files of the skeleton that only some workspaces have. */
const ONLY_WITH: readonly (readonly [path: RegExp, needed: (adapters: AdaptersPlan) => boolean])[] = [
  ...Object.keys(BROKER_TEXTS).map(
    (broker) => [new RegExp(`^(platform|tests)/adapters/${broker}\\.`), ({ brokers }: AdaptersPlan) => brokers.some((each) => each === broker)] as const,
  ),
  [/^(platform|tests)\/adapters\/postgres[./]/, ({ postgres }) => postgres],
  [/^platform\/messaging\/lanes\.ts$/, ({ brokers }) => brokers.includes('rabbitmq')],
  [/^platform\/messaging\/(wire|delivery)\.ts$|^platform\/adapters\/routing-bus\.ts$|^tests\/adapters\/crash-/, ({ brokers }) => brokers.length > 0],
  [/^platform\/adapters\/|^tests\/adapters\/proxy\.ts$|^vitest\.adapters\.config\.ts$/, ({ brokers, postgres }) => brokers.length > 0 || postgres],
];

/** Whether a file of the skeleton belongs to a workspace with these adapters. */
export const belongs = (path: string, adapters: AdaptersPlan): boolean => ONLY_WITH.find(([pattern]) => pattern.test(path))?.[1](adapters) ?? true;

/** What connects the workspace to what the design names. */
export function adapterFiles(plan: WorkspacePlan): readonly WorkspaceFile[] {
  if (!hasAdapters(plan)) return [];
  return [connectFile(plan), ...plan.stores.flatMap((store) => (plan.adapters.postgres && store.table !== undefined ? [tableFile(store, store.table)] : []))];
}

function connectFile(plan: WorkspacePlan): WorkspaceFile {
  const { brokers, postgres } = plan.adapters;
  const module = new Module(CONNECT);
  const environment = module.type('platform/adapters/outside.ts', 'Environment');
  const result = module.type('platform/adapters/outside.ts', 'Outside');
  const tables = postgres ? plan.stores.filter(({ table }) => table !== undefined) : [];
  return generatedFile(
    module,
    ts`
      ${brokers.length > 0 && channelsOf(plan, module)}

      ${
        tables.length > 0 &&
        ts`
          /** Stores that are tables of the database, in the schema \`stores\`. */
          const TABLES: ReadonlyMap<string, string> = new Map(${array(tables.map(({ key: name, table }) => ts`[${str(name)}, ${str(table ?? '')}]`))});
        `
      }

      /**
       * Connects to everything outside that the environment names; see \`.env.example\`. What it does not name stays in memory.
       * @param name as brokers and logs call this process.
       */
      export async function connect(name: string, environment: ${environment} = process.env): Promise<${result}> {
        const clock = ${module.use('platform/clock.ts', 'systemClock')};
        const onError = ${module.use('platform/adapters/outside.ts', 'complain')};
        const adapters: ${module.type('platform/adapters/adapter.ts', 'Adapter')}[] = [];
        ${brokers.length > 0 && busOf(plan, module)}
        ${postgres && databaseOf(plan, module, tables.length > 0)}
        return ${module.use('platform/adapters/outside.ts', 'outside')}(adapters, { ${brokers.length > 0 && ts`bus, `}${postgres ? ts`...database?.ports, store ` : ts`outbox: new ${module.use('platform/messaging/outbox.ts', 'InMemoryOutbox')}(bus) `}});
      }
    `,
  );
}

/** Which broker each channel is on. */
function channelsOf({ adapters, channels }: WorkspacePlan, module: Module): Code {
  const names = module.use('contracts/channels.ts', 'channels');
  const rows = [...channels.values()].map(({ id, name }) => ts`[${names}.${name.camel}, ${str(adapters.brokerOf.get(id) ?? 'memory')}]`);
  return ts`
    ${doc(`Where each channel is. Those that are not listed, of sagas and of dead letters, are ${adapters.otherwise === undefined ? 'in memory' : `on ${BROKER_TEXTS[adapters.otherwise].title}`}.`)}
    const CHANNELS: ReadonlyMap<string, string> = new Map<string, string>(${array(rows)});
  `;
}

function busOf(plan: WorkspacePlan, module: Module): Code {
  const { brokers, otherwise } = plan.adapters;
  return ts`
    const memory = new ${module.use('platform/messaging/in-memory-bus.ts', 'InMemoryBus')}();
    const brokers = new Map<string, ${module.type('platform/messaging/bus.ts', 'MessageBus')}>();
    ${brokers.map((broker) => connectionTo(broker, plan, module))}
    const bus = new ${module.use('platform/adapters/routing-bus.ts', 'RoutingBus')}((channel) => brokers.get(CHANNELS.get(channel) ?? ${str(otherwise ?? 'memory')}) ?? memory);
  `;
}

function connectionTo(broker: BrokerKind, plan: WorkspacePlan, module: Module): Code {
  const { variable } = BROKER_TEXTS[broker];
  return ts`
    if (environment[${str(variable)}]) {
      const broker = ${connectionOf(broker, plan, module)};
      adapters.push(broker);
      brokers.set(${str(broker)}, broker);
    }
  `;
}

function connectionOf(broker: BrokerKind, plan: WorkspacePlan, module: Module): Code {
  const value = ts`environment[${str(BROKER_TEXTS[broker].variable)}]`;
  if (broker === 'kafka') {
    return ts`
      new ${module.use('platform/adapters/kafka.ts', 'KafkaBus')}({
        brokers: ${module.use('platform/adapters/outside.ts', 'listed')}(${value}),
        clientId: name,
        ssl: environment['KAFKA_SSL'] === 'true',
        ...(environment['KAFKA_USERNAME'] && {
          sasl: {
            mechanism: environment['KAFKA_SASL_MECHANISM'] ?? 'plain',
            username: environment['KAFKA_USERNAME'],
            password: environment['KAFKA_PASSWORD'] ?? '',
          },
        }),
        clock,
        onError,
      })
    `;
  }
  if (broker === 'rabbitmq')
    return ts`new ${module.use('platform/adapters/rabbitmq.ts', 'RabbitBus')}({ url: ${value}, audience: ${audienceOf(plan, module)}, clock, onError })`;
  return ts`
    new ${module.use('platform/adapters/nats.ts', 'NatsBus')}({
      servers: ${module.use('platform/adapters/outside.ts', 'listed')}(${value}),
      ...(environment['NATS_USER'] && { user: environment['NATS_USER'], password: environment['NATS_PASSWORD'] ?? '' }),
      ...(environment['NATS_TOKEN'] && { token: environment['NATS_TOKEN'] }),
      clock,
      onError,
    })
  `;
}

/** Everybody who listens on RabbitMQ: what is published before they do waits for them. */
function audienceOf({ adapters, services, sagas }: WorkspacePlan, module: Module): Code {
  const consumers = services.flatMap((service) => service.consumers.filter(({ channel }) => adapters.brokerOf.get(channel.id) === 'rabbitmq'));
  const listed = consumers.map(({ channel, group, maxDeliveries }) =>
    object([
      ts`channel: ${module.use('contracts/channels.ts', 'channels')}.${channel.name.camel}`,
      ts`group: ${str(group)}`,
      ts`maxDeliveries: ${maxDeliveries}`,
      channel.ordered && ts`ordered: true`,
    ]),
  );
  const choreographed = adapters.otherwise === 'rabbitmq' ? sagas.filter(({ saga }) => saga.style === 'choreography') : [];
  return array([
    ...listed,
    ...choreographed.map((saga) => ts`...${module.use('platform/saga/choreography.ts', 'audienceOf')}(${module.use(sagaPath(saga), sagaConstant(saga))})`),
  ]);
}

function databaseOf({ adapters }: WorkspacePlan, module: Module, tables: boolean): Code {
  return ts`
    ${adapters.brokers.length === 0 && ts`const bus = new ${module.use('platform/messaging/in-memory-bus.ts', 'InMemoryBus')}();`}
    const database = environment['DATABASE_URL']
      ? await ${module.use('platform/adapters/postgres/index.ts', 'connectPostgres')}({
          url: environment['DATABASE_URL'],
          bus,
          migrations: { stores: new URL('./migrations/', import.meta.url), own: new URL('../../migrations/', import.meta.url) },
          clock,
          onError,
        })
      : undefined;
    if (database) adapters.push(database);
    const inMemory = ${module.use('platform/service.ts', 'inMemoryStores')}();
    ${
      tables
        ? ts`
          const store = (key: string) => {
            const table = TABLES.get(key);
            return database && table !== undefined ? database.store(table) : inMemory(key);
          };
        `
        : ts`const store = inMemory;`
    }
  `;
}

/** The table of one store. It never changes: what comes later is a migration of its own. */
const tableFile = ({ title }: StoreKeyPlan, table: string): WorkspaceFile => ({
  path: `app/generated/migrations/${table.replaceAll('_', '-')}.sql`,
  content: `${SQL_GENERATED}

-- ${cleanComment(title)}
create schema if not exists stores;

create table stores."${table}" (
  position bigint generated always as identity,
  key text primary key,
  value jsonb not null,
  version integer not null
);
`,
  mediaType: 'application/sql',
  once: false,
});

/** Stands on top of every generated file of SQL. */
export const SQL_GENERATED = '-- Generated from the design. Do not edit: what you write belongs into a migration of your own, in `migrations/`.';

/** `.env.example`: every variable that says where something is. */
export function environmentFile(plan: WorkspacePlan): WorkspaceFile[] {
  if (!hasAdapters(plan)) return [];
  const lines = textsOf(plan).flatMap(({ title, variable, example, help }) => [`# ${title}: ${help}.`, `# ${variable}=${example}`, '']);
  const content = ['# Copy this file to .env and take away the # in front of what you have. What stays out stays in memory.', '', ...lines].join('\n');
  return [{ path: '.env.example', content, mediaType: 'text/plain', once: true }];
}

/** What the workspace can connect to, in words. */
export const textsOf = ({ adapters }: WorkspacePlan): readonly BrokerTexts[] => [
  ...adapters.brokers.map((broker) => BROKER_TEXTS[broker]),
  ...(adapters.postgres ? [POSTGRES_TEXTS] : []),
];
