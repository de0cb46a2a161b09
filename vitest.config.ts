import { defineConfig } from 'vitest/config'

const ignored = ['**/node_modules/**', '**/.floodgate/**', '**/generated/**']

/** The suffix of a test file says what it needs: `npm test -- --project unit` runs what needs nothing. */
export default defineConfig({
  // Vite would take graphql's ES build for our files while their dependencies take its CommonJS one: two realms,
  // whose types refuse each other.
  resolve: { alias: [{ find: /^graphql$/, replacement: 'graphql/index.js' }] },
  test: {
    pool: 'forks',
    // Files share what they import: graphql, the gateway and Prisma would be loaded hundreds of times otherwise.
    isolate: false,
    // More than the two processors of a small machine: integration tests wait more than they compute.
    maxWorkers: 3,
    // What fails here fails at once; what is right takes seconds on a machine that is busy with other things.
    testTimeout: 30_000,
    hookTimeout: 60_000,
    expect: { poll: { timeout: 20_000 } },
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['**/*.test.ts'],
          exclude: [...ignored, '**/*.int.test.ts'],
          sequence: { groupOrder: 0 },
        },
      },
      {
        extends: true,
        test: {
          name: 'integration',
          include: ['**/*.int.test.ts'],
          exclude: ignored,
          globalSetup: ['scripts/testing/global-servers.ts'],
          sequence: { groupOrder: 1 },
        },
      },
      {
        extends: true,
        test: {
          name: 'e2e',
          include: ['e2e/**/*.e2e.ts'],
          exclude: ignored,
          globalSetup: ['scripts/testing/global-binaries.ts'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
          // Each file runs a whole stack of processes: one at a time.
          fileParallelism: false,
          sequence: { groupOrder: 2 },
        },
      },
    ],
  },
})
