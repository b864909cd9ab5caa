/**
 * `npm test`: types, lint and format, unit tests, build, browser tests. Stops at the first stage that fails and
 * closes with one line that adds up what the test runners counted.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { ensureBrokers } from './brokers.ts';
import { ensureChromium } from './chromium.ts';

const REPORTS = 'test-results/reports';
const totals = { passed: 0, failed: 0, skipped: 0 };

function stage(title: string, command: string, args: readonly string[], env: NodeJS.ProcessEnv = {}): boolean {
  console.log(`\n=== ${title}`);
  const started = process.hrtime.bigint();
  const { status } = spawnSync(command, args, { stdio: 'inherit', env: { ...process.env, ...env }, shell: process.platform === 'win32' });
  console.log(`=== ${title}: ${status === 0 ? 'ok' : 'FAILED'} after ${Number((process.hrtime.bigint() - started) / 1_000_000n) / 1000} s`);
  return status === 0;
}

function report(file: string): Record<string, unknown> | undefined {
  try {
    return JSON.parse(readFileSync(`${REPORTS}/${file}`, 'utf8')) as Record<string, unknown>;
  } catch {
    return undefined;
  }
}

function addUnit(): void {
  const counts = report('unit.json');
  totals.passed += Number(counts?.['numPassedTests'] ?? 0);
  totals.failed += Number(counts?.['numFailedTests'] ?? 0);
  totals.skipped += Number(counts?.['numPendingTests'] ?? 0) + Number(counts?.['numTodoTests'] ?? 0);
}

function addBrowser(): void {
  const counts = report('browser.json')?.['stats'] as Record<string, number> | undefined;
  totals.passed += (counts?.['expected'] ?? 0) + (counts?.['flaky'] ?? 0);
  totals.failed += counts?.['unexpected'] ?? 0;
  totals.skipped += counts?.['skipped'] ?? 0;
}

function run(): boolean {
  rmSync(REPORTS, { recursive: true, force: true });
  mkdirSync(REPORTS, { recursive: true });
  if (!stage('Types', 'tsc', ['--noEmit'])) return false;
  if (!stage('Lint', 'oxlint', [])) return false;
  if (!stage('Format', 'biome', ['format', '.'])) return false;
  ensureBrokers();
  const unit = stage('Unit tests', 'vitest', ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${REPORTS}/unit.json`]);
  addUnit();
  if (!unit) return false;
  if (!stage('Build', 'vite', ['build'])) return false;
  const browser = stage('Browser tests', 'playwright', ['test', '--config', 'e2e/playwright.config.ts'], {
    CHROMIUM_PATH: ensureChromium(),
    PLAYWRIGHT_JSON_OUTPUT_FILE: `${REPORTS}/browser.json`,
  });
  addBrowser();
  return browser;
}

const passed = run();
console.log(`\n${totals.passed} passed, ${totals.failed} failed, ${totals.skipped} skipped`);
process.exitCode = passed ? 0 : 1;
