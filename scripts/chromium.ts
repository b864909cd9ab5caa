import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { chromium } from '@playwright/test';

/** Where distributions put a Chromium. */
const SYSTEM_PATHS = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

/** Starts it where there is no screen and no sandbox, and keeps it from asking for anything by itself. */
export const CHROMIUM_FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** The Chromium that is here already: `CHROMIUM_PATH`, else Playwright's own, else the system's. */
export function findChromium(): string | undefined {
  const named = process.env['CHROMIUM_PATH'];
  if (named) {
    if (!existsSync(named)) throw new Error(`CHROMIUM_PATH names ${named}, and there is no such file.`);
    return named;
  }
  return [chromium.executablePath(), ...SYSTEM_PATHS].find((path) => path !== '' && existsSync(path));
}

function attempt(command: string, args: readonly string[], timeoutMs: number): boolean {
  console.log(`> ${command} ${args.join(' ')}`);
  const { status, error } = spawnSync(command, args, { stdio: 'inherit', timeout: timeoutMs, env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } });
  if (error) console.log(`  ${error.message}`);
  return status === 0;
}

/**
 * Finds a Chromium or installs one: Playwright's download first, Debian's package where that cannot be had.
 * @throws Error that says what to do by hand.
 */
export function ensureChromium(): string {
  const found = findChromium();
  if (found) return found;

  console.log('No Chromium found: installing one for the browser tests.');
  const playwright = createRequire(import.meta.url).resolve('@playwright/test/cli');
  const downloaded = attempt(process.execPath, [playwright, 'install', '--with-deps', 'chromium'], 300_000);
  if (!downloaded) attempt(process.execPath, [playwright, 'install', 'chromium'], 300_000);
  if (!findChromium() && existsSync('/usr/bin/apt-get')) {
    const sudo = process.getuid?.() === 0 ? [] : ['sudo', '-n'];
    const apt = (...args: string[]) => attempt([...sudo, 'apt-get'][0] ?? 'apt-get', [...[...sudo, 'apt-get'].slice(1), ...args], 600_000);
    apt('update', '-qq');
    apt('install', '-y', '-qq', 'chromium');
  }
  const installed = findChromium();
  if (!installed) throw new Error('No Chromium could be installed. Install one and set CHROMIUM_PATH to its path.');
  console.log(execFileSync(installed, ['--version', '--no-sandbox']).toString().trim());
  return installed;
}
