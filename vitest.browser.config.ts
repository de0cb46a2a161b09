import { defineConfig } from 'vitest/config'

/** `npm run test:browser`: tests in a real Chromium, which is installed where it is missing. */
export default defineConfig({
  test: {
    name: 'browser',
    pool: 'forks',
    include: ['e2e/**/*.browser.ts'],
    globalSetup: ['scripts/testing/global-browser.ts'],
    testTimeout: 120_000,
    hookTimeout: 120_000,
    fileParallelism: false,
  },
})
