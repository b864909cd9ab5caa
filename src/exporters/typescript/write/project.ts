import { cleanComment } from '../emit/index.ts';
import type { WorkspacePlan } from '../plan/index.ts';
import { environmentFile, hasAdapters, textsOf } from './adapters.ts';
import type { WorkspaceFile } from './file.ts';
import { onTemporal } from './sagas.ts';

/** Versions that the workspace's own tests were run with. A test compares them with what is installed here. */
export const VERSIONS = {
  dependencies: {
    '@hono/node-server': '2.1.8',
    '@opentelemetry/api': '1.10.0',
    cockatiel: '4.0.0',
    hono: '4.13.19',
    zod: '4.6.7',
  },
  devDependencies: {
    '@types/node': '24.19.2',
    typescript: '7.0.2',
    vite: '8.3.8',
    vitest: '5.1.1',
  },
} as const;

/** What the adapters stand on; only those are asked for that the design names. */
export const ADAPTER_VERSIONS = {
  kafka: { dependencies: { kafkajs: '2.2.4' }, devDependencies: {} },
  rabbitmq: { dependencies: { amqplib: '2.3.1' }, devDependencies: {} },
  nats: { dependencies: { '@nats-io/jetstream': '3.4.0', '@nats-io/transport-node': '3.4.0' }, devDependencies: {} },
  postgres: { dependencies: { pg: '8.23.1' }, devDependencies: { '@types/pg': '8.23.1' } },
} as const;

/** What sagas on Temporal stand on. */
export const TEMPORAL_VERSIONS = {
  dependencies: {
    '@temporalio/activity': '1.24.0',
    '@temporalio/client': '1.24.0',
    '@temporalio/common': '1.24.0',
    '@temporalio/worker': '1.24.0',
    '@temporalio/workflow': '1.24.0',
  },
  devDependencies: {},
} as const;

/** Everything that the workspace stands on, in the order of names. */
function packagesOf({ adapters, sagas }: WorkspacePlan): { dependencies: Record<string, string>; devDependencies: Record<string, string> } {
  const named = [...adapters.brokers, ...(adapters.postgres ? (['postgres'] as const) : [])].map((name) => ADAPTER_VERSIONS[name]);
  const all = [VERSIONS, ...named, ...(onTemporal({ sagas }).length > 0 ? [TEMPORAL_VERSIONS] : [])];
  const sorted = (lists: readonly object[]) => Object.fromEntries(lists.flatMap((list) => Object.entries(list)).sort(([a], [b]) => (a < b ? -1 : 1)));
  return { dependencies: sorted(all.map(({ dependencies }) => dependencies)), devDependencies: sorted(all.map(({ devDependencies }) => devDependencies)) };
}

/** The files around the code: they belong to the team from the first day on. */
export function projectFiles(plan: WorkspacePlan, firstPort: number): readonly WorkspaceFile[] {
  return [
    { ...once('package.json', json(packageJson(plan)), 'application/json'), demands: Object.values(packagesOf(plan)).flatMap(Object.keys) },
    once('tsconfig.json', json(TSCONFIG), 'application/json'),
    once('vitest.config.ts', VITEST, 'text/typescript'),
    once('.gitignore', 'node_modules/\n.env\n', 'text/plain'),
    ...environmentFile(plan),
    once('README.md', readme(plan, firstPort), 'text/markdown'),
  ];
}

const once = (path: string, content: string, mediaType: string): WorkspaceFile => ({ path, content, mediaType, once: true });

const json = (value: unknown): string => `${JSON.stringify(value, undefined, 2)}\n`;

function packageJson(plan: WorkspacePlan): object {
  return {
    name: plan.packageName,
    version: '0.1.0',
    private: true,
    type: 'module',
    engines: { node: '>=22.18' },
    scripts: {
      ...(plan.services.length > 0 && { start: hasAdapters(plan) ? 'node --env-file-if-exists=.env app/main.ts' : 'node app/main.ts' }),
      ...(onTemporal(plan).length > 0 && { worker: hasAdapters(plan) ? 'node --env-file-if-exists=.env app/worker.ts' : 'node app/worker.ts' }),
      ...(plan.sagas.length > 0 && { demo: 'node app/generated/demo.ts' }),
      test: 'vitest run',
      ...(hasAdapters(plan) && { 'test:adapters': 'node --env-file-if-exists=.env node_modules/vitest/vitest.mjs run --config vitest.adapters.config.ts' }),
      types: 'tsc --noEmit',
    },
    ...packagesOf(plan),
  };
}

const TSCONFIG = {
  compilerOptions: {
    target: 'ES2024',
    lib: ['ES2024'],
    module: 'NodeNext',
    moduleResolution: 'NodeNext',
    types: ['node'],
    strict: true,
    noUncheckedIndexedAccess: true,
    noImplicitOverride: true,
    noFallthroughCasesInSwitch: true,
    noUnusedLocals: true,
    exactOptionalPropertyTypes: true,
    verbatimModuleSyntax: true,
    erasableSyntaxOnly: true,
    allowImportingTsExtensions: true,
    skipLibCheck: true,
    noEmit: true,
  },
  include: ['**/*.ts'],
};

const VITEST = `import { defineConfig } from 'vitest/config';

export default defineConfig({ test: { include: ['tests/**/*.test.ts'] } });
`;

function readme(plan: WorkspacePlan, firstPort: number): string {
  const lines = [
    `# ${prose(plan.title)}`,
    '',
    ...(plan.description === undefined ? [] : [prose(plan.description), '']),
    'A workspace to start from: it type-checks, passes its tests and runs, with everything in memory, before a line is written. Needs Node 22.18 or newer.',
    '',
    '```sh',
    'npm install',
    'npm run types   # TypeScript, strict',
    'npm test        # every way a saga can fail, every circuit breaker',
    ...(plan.sagas.length > 0 ? ['npm run demo    # plays the sagas in virtual time'] : []),
    ...(plan.services.length > 0 ? [`npm start       # all services behind http://localhost:${firstPort}`] : []),
    '```',
    '',
    '## Whose file is it?',
    '',
    'Files that say “Generated from the design” on top follow the design: do not edit them. They are all of `contracts/`, `platform/`, `tests/` and every folder called `generated/`.',
    'All others are yours as soon as you change them:',
    '',
    '| file | what to fill in |',
    '|---|---|',
    ...plan.services.flatMap((service) => [
      ...(service.endpoint.operations.length > 0 ? [`| \`${service.folder}/operations.ts\` | what ${prose(service.endpoint.element.name)} does |`] : []),
      ...(service.consumers.length > 0 ? [`| \`${service.folder}/reactions.ts\` | what ${prose(service.endpoint.element.name)} does with messages |`] : []),
    ]),
    ...plan.sagas.map((saga) => `| \`${saga.folder}/requests.ts\` | what the steps of ${prose(saga.saga.name)} send |`),
    '| `app/main.ts`, `services/*/main.ts` | real ports in place of those in memory (`platform/service.ts` lists them) |',
    ...(plan.adapters.postgres ? ['| `migrations/*.sql` | changes of the schema of your own, in the order of their names |'] : []),
    '',
    ...(plan.sagas.length > 0
      ? [
          'Whoever takes part in a saga may be asked twice, too late, or to undo what was never done. `doOnce` and `undoOnce` in `platform/saga/once.ts` make that harmless: wrap the work of the operation in them.',
          '',
        ]
      : []),
    'What nobody has filled in yet throws `NotImplemented` with its name; over HTTP that is a 501.',
    '',
    ...outsideText(plan),
    ...temporalLines(plan),
    '## When the design changes',
    '',
    'Write the workspace again into the same folder. Commit first, `.seamwright.json` too: by it, generating tells what people have changed, and keeps that.',
    '',
    '- A file of yours stays as it is. What the design asks for beyond it is told by name, and `npm run types` shows the place.',
    '- A generated file that somebody has edited stays, too. Its new version is put beside it under the same name with `.new` behind: merge the two, better still move the edit to a file of yours, and delete it.',
    '- What the design no longer has is removed, unless somebody has changed it.',
    '',
    ...servicesPicture(plan),
    ...plan.sagas.flatMap((saga) => ['', `## Saga: ${prose(saga.saga.name)}`, '', ...sagaPicture(saga)]),
    '',
  ];
  return lines.join('\n');
}

/** How to leave memory, where the design names something to leave it for. */
function outsideText(plan: WorkspacePlan): string[] {
  if (!hasAdapters(plan)) return [];
  const { brokers, postgres } = plan.adapters;
  return [
    '## Brokers and databases',
    '',
    'Without them everything stays in memory and is lost when the process ends. Copy `.env.example` to `.env`, or set the variables where you deploy, and the next start connects to what they name; each service by itself (`services/*/main.ts`) or all in one process (`app/main.ts`).',
    '',
    '| variable | what it names | adapter |',
    '|---|---|---|',
    ...textsOf(plan).map(({ title, variable, help, file }) => `| \`${variable}\` | ${title}: ${help} | \`platform/adapters/${file}\` |`),
    '',
    'What holds with all of them:',
    '',
    ...(brokers.length > 0
      ? [
          '- A message is acknowledged when it has been handled, so a crash brings it again. Handled twice it is not: the inbox knows it. What fails is tried again after 0.1, 0.2, 0.4 s and so on, and becomes a dead letter after as many deliveries as the design says: in its dead-letter channel, else in `<channel>.dead-letters`.',
          '- Messages with the same key stay in order where the design says so. Trace context travels in the headers.',
        ]
      : []),
    ...(postgres
      ? [
          '- Inbox, outbox, sagas, pending records and what `doOnce` remembers are in the schema `platform`, stores in `stores`. What `transact` encloses, and all that handling one message writes, is one transaction; the outbox is relayed after it, by any number of processes.',
          '- In one process all services share the database. Deployed each for itself, each has a `DATABASE_URL` of its own.',
        ]
      : []),
    '- A connection that breaks is made again. `/health/ready` says meanwhile what is missing. SIGTERM lets what was begun come to its end.',
    '',
    '`npm run test:adapters` holds what the environment names to the same promises as the adapters in memory. It makes channels and tables of its own, and leaves them behind: run it against a server for tests.',
    '',
    ...(plan.adapters.brokers.length > 0 ? unnamed(plan) : []),
  ];
}

/** Channels that stay in memory, whatever the environment says. */
function unnamed({ channels, adapters }: WorkspacePlan): string[] {
  const left = [...channels.values()].filter(({ id }) => !adapters.brokerOf.has(id));
  if (left.length === 0) return [];
  const titles = left.map(({ title }) => prose(title)).join(', ');
  return [
    `There is no adapter for what these channels run on, so they stay in memory until you write one (\`platform/messaging/bus.ts\` is the port): ${titles}.`,
    '',
  ];
}

/** How sagas run on Temporal, and what of the design does not reach it. */
function temporalLines(plan: WorkspacePlan): readonly string[] {
  const sagas = onTemporal(plan);
  if (sagas.length === 0) return [];
  const others = plan.sagas.filter((saga) => !sagas.includes(saga));
  return [
    '## Sagas on Temporal',
    '',
    `${sagas.map(({ saga }) => prose(saga.name)).join(', ')}: each run is a workflow of [Temporal](https://docs.temporal.io), each doing and undoing of a step an activity.`,
    '',
    '```sh',
    'temporal server start-dev   # a server on this machine; TEMPORAL_ADDRESS and TEMPORAL_NAMESPACE name another one',
    'npm start',
    'npm run worker              # follows the runs; there may be many',
    '```',
    '',
    'Steps, compensations, their order, the pivot and steps side by side are decided by `platform/saga/progress.ts`, as with the embedded coordinator; tests play both without a server, to the same end. Retries are retry policies. A refusal is never tried again.',
    '',
    'Where a run can neither go on nor back, it stays open and waits for a person: the query `state` tells how far it is, the signal `decide` takes `try-again` or `settled` (`TemporalSaga.decide`).',
    '',
    'What is different on Temporal:',
    '',
    '- A step without a timeout gets a day for each try, because Temporal wants an end. Its worker counts as dead afterwards, and what it did as unknown.',
    '- A pause before the next try takes a millisecond at least. The pauses are told by the activity, also the spread ones; only when a worker dies the bare policy holds.',
    '- Cancelling a workflow does not stop a saga half-way: it goes on to its end, or back. Terminating does, and undoes nothing.',
    '- Records that are marked as pending are kept by those who take part, not by Temporal. A step that stands in line for one holds its activity open, and its timeout runs meanwhile. They are freed at the end by an activity, so the worker needs the same records as the services: those in memory are each process’s own.',
    '- `requests.ts` of a saga is bundled with its workflow: import nothing of Node there.',
    '- What a run knows travels in its history, which Temporal limits to 50 MB: keep what steps answer small.',
    '- A changed design changes the workflows of runs that are under way. Let them end first, or version the worker.',
    ...(others.length > 0
      ? [`- ${others.map(({ saga }) => prose(saga.name)).join(', ')}: no service of the workspace coordinates it, so it runs as before.`]
      : []),
    '',
  ];
}

/** Text that stays text in Markdown and in a table. */
function prose(text: string): string {
  return cleanComment(text).replace(/[\\`*_{}[\]<>()#+!|~&$:@-]/g, (character) => `\\${character}`);
}

/** Text that stays text inside the quotes of a Mermaid label. */
function label(text: string): string {
  const plain = text.length > 80 ? `${text.slice(0, 79)}…` : text;
  return `"${cleanComment(plain).replace(/[^\p{L}\p{N} .,/()·-]/gu, (character) => `#${character.codePointAt(0)};`)}"`;
}

function servicesPicture(plan: WorkspacePlan): string[] {
  const nodes = new Map<string, string>();
  const node = (id: string, title: string, [open, close]: readonly [string, string]): string => {
    const known = nodes.get(id)?.split(/[[({]/)[0];
    if (known !== undefined) return known;
    const name = `n${nodes.size + 1}`;
    nodes.set(id, `${name}${open}${label(title)}${close}`);
    return name;
  };
  const BOX = ['[', ']'] as const;
  const PIPE = ['([', '])'] as const;
  const lines = plan.services.flatMap((service) => {
    const self = node(service.endpoint.id, service.endpoint.element.name, BOX);
    return [
      ...service.clients.map(({ target }) => `${self} --> ${node(target.id, target.element.name, BOX)}`),
      ...service.publishers.map(({ channel }) => `${self} -.-> ${node(`channel ${channel.id}`, channel.title, PIPE)}`),
      ...service.consumers.map(({ channel }) => `${node(`channel ${channel.id}`, channel.title, PIPE)} -.-> ${self}`),
    ];
  });
  if (nodes.size === 0) return [];
  return ['## Services', '', '```mermaid', 'flowchart LR', ...[...nodes.values(), ...new Set(lines)].slice(0, 500).map((line) => `  ${line}`), '```'];
}

function sagaPicture(saga: WorkspacePlan['sagas'][number]): string[] {
  const steps = saga.blocks.flat();
  return [
    '```mermaid',
    'flowchart LR',
    ...steps.map((step, index) => `  s${index}[${label(step.step.name)}]`),
    ...saga.blocks
      .slice(1)
      .flatMap((block, before) =>
        (saga.blocks[before] ?? []).flatMap((first) => block.map((then) => `  s${steps.indexOf(first)} --> s${steps.indexOf(then)}`)),
      ),
    ...steps.flatMap((step, index) => (step.compensation ? [`  s${index} -.->|${label('undo')}| u${index}[${label(step.compensation.title)}]`] : [])),
    '```',
  ];
}
