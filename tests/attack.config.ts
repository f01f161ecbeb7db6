import path from 'node:path'
import { defineConfig } from 'vitest/config'
import { removableChecks } from './support/matrix/removable'
import tests from './vitest.config'

const root = path.resolve(import.meta.dirname, '..')

/** What `npm run attack -- access` runs: the matrix, with every check made so that it can be removed. */
export default defineConfig({
  root,
  plugins: [removableChecks(root)],
  resolve: tests.resolve,
  test: {
    include: ['tests/attack/**/*.attack.ts'],
    globalSetup: ['tests/support/global-setup.ts'],
    setupFiles: ['tests/support/own-database.ts', 'tests/support/matrix/checks.ts'],
    server: { deps: { inline: ['next-auth'] } },
    hookTimeout: 120_000,
    testTimeout: 3_600_000,
    reporters: ['dot'],
    disableConsoleIntercept: true,
  },
})
