import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['src/**/*.test.ts', 'src/**/*.test.tsx'],
    environment: 'node',
    setupFiles: ['src/testing/properties.ts'],
    // Property tests do thousands of cases; how long that takes on a busy machine is not what they are about.
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
});
