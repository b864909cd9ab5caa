import { availableParallelism } from 'node:os';
import { defineConfig } from '@playwright/test';
import { CHROMIUM_FLAGS, findChromium } from '../scripts/chromium.ts';

const port = Number(process.env['E2E_PORT'] ?? 4174);
const address = `http://127.0.0.1:${port}/`;

export default defineConfig({
  testDir: '.',
  outputDir: '../test-results/browser',
  fullyParallel: true,
  // A browser, its page and the page's workers have more than one thing to do at a time.
  workers: Math.max(2, Math.floor(availableParallelism() / 2)),
  retries: process.env['CI'] ? 2 : 0,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  forbidOnly: true,
  reporter: process.env['PLAYWRIGHT_JSON_OUTPUT_FILE'] ? [['list'], ['json']] : [['list']],
  use: {
    baseURL: address,
    viewport: { width: 1440, height: 900 },
    // Tracing costs a third of the time of a test: only what fails and is tried again is traced.
    trace: 'on-first-retry',
    screenshot: 'only-on-failure',
    permissions: ['clipboard-read', 'clipboard-write'],
    // Only the tests of working offline let it in: it fetches the whole product for each new browser.
    serviceWorkers: 'block',
    launchOptions: {
      executablePath: findChromium(),
      args: CHROMIUM_FLAGS,
    },
  },
  projects: [
    { name: 'light', use: { colorScheme: 'light' } },
    {
      name: 'dark',
      use: { colorScheme: 'dark' },
      // What people meet first, what every editor does, and whatever looks at colours. Elsewhere a theme changes nothing that a test could see.
      grep: /first-minutes\/|conventions-|accessibility\.spec|states\.spec|@both-themes/,
    },
  ],
  // A server that is running already is taken for it: `vite preview --port 4174` beside the tests saves its start.
  webServer: {
    command: `vite preview --host 127.0.0.1 --port ${port} --strictPort`,
    cwd: '..',
    url: address,
    reuseExistingServer: process.env['E2E_PORT'] !== undefined,
  },
});
