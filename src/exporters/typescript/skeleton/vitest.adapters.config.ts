import { defineConfig } from 'vitest/config';

/** Holds the adapters that the environment names to their promises: `npm run test:adapters`. */
export default defineConfig({ test: { include: ['tests/adapters/**/*.check.ts'], testTimeout: 60_000, hookTimeout: 60_000, fileParallelism: false } });
