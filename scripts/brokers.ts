import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { BROKER_SERVERS, programOf } from '../src/exporters/typescript/testing/servers.ts';

const missing = (): string[] =>
  Object.values(BROKER_SERVERS)
    .map(({ program }) => program)
    .filter((program) => programOf(program) === undefined);

/**
 * Installs the brokers that the adapters of the TypeScript workspace are tested with, where Debian's packages can be had: they are called like their
 * programs. Elsewhere those tests are left out, and said so; CI fails without them.
 */
export function ensureBrokers(): void {
  const before = missing();
  if (before.length === 0) return;
  if (existsSync('/usr/bin/apt-get')) {
    console.log(`No ${before.join(', ')} found: installing them for the tests of the adapters.`);
    const sudo = process.getuid?.() === 0 ? [] : ['sudo', '-n'];
    apt([...sudo, 'apt-get', 'update', '-qq']);
    apt([...sudo, 'apt-get', 'install', '-y', '-qq', '--no-install-recommends', ...before]);
  }
  const after = missing();
  if (after.length > 0) console.log(`Adapters are not tested against ${after.join(', ')}: install them, and they are.`);
}

function apt([command = '', ...args]: readonly string[]): void {
  console.log(`> ${command} ${args.join(' ')}`);
  const { error } = spawnSync(command, args, { stdio: 'inherit', timeout: 600_000, env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } });
  if (error) console.log(`  ${error.message}`);
}
