import { defineConfig } from 'vitest/config';

// Three projects, one runner: `unit` needs nothing, `pg` starts a real PostgreSQL, `browser` drives
// Chromium.
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          // Properties try hundreds of cases, also on a machine that is busy.
          testTimeout: 30_000,
          include: ['src/**/*.test.ts', 'test/**/*.test.ts', 'console/src/**/*.test.ts'],
          exclude: [
            '**/*.pg.test.ts',
            '**/*.browser.test.ts',
            'test/planted/**',
            '**/node_modules/**',
          ],
        },
      },
      {
        test: {
          name: 'pg',
          include: ['src/**/*.pg.test.ts', 'test/**/*.pg.test.ts'],
          exclude: ['test/planted/**', '**/node_modules/**'],
          globalSetup: ['test/support/postgres-setup.ts'],
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      },
      {
        test: {
          name: 'browser',
          include: ['test/browser/**/*.browser.test.ts'],
          globalSetup: ['test/support/postgres-setup.ts'],
          testTimeout: 120_000,
          hookTimeout: 180_000,
          fileParallelism: false,
        },
      },
    ],
  },
});
